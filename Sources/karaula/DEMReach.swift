import GeoCore
import GeoIO

/// How much of a border a DEM reaches, by the border's vertices.
struct DEMReach {
  /// What the user should know; nil when it reaches all.
  let warning: String?

  /// Opens a DEM and looks.
  ///
  /// - Parameters:
  ///   - query: which band is read, and what its values mean where the DEM does not say so.
  ///   - notes: takes what the user should know of it.
  /// - Throws: `InputError` when it cannot be opened or reaches nothing.
  init(of path: String, query: RasterQuery, along border: BorderLine, notes: InputNotes) throws {
    let mosaic = try TerrainMosaic(paths: [path], query: query, voids: .fill, notes: notes)
    let inside = try mosaic.contains(border.parts.flatMap(\.vertices))
    let count = inside.count { $0 }
    guard count > 0 else {
      throw InputError(
        .badData, at: .init(file: path), "the terrain does not reach the border anywhere",
        fix: "give a DEM of the border's area, or check both coordinate systems")
    }
    warning =
      count == inside.count
      ? nil
      : "\(path): reaches \(count) of the border's \(inside.count) vertices; the rest is without terrain"
  }
}
