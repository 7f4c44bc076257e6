import GeoCore
import GeoIO

/// Tells of planes whose metres are not the ground's, as of Web Mercator's: cells are taken as they are on the ground.
enum ProjectionScale {
  /// The warning about a DEM's plane where observers stand; nil when it is true to the ground there.
  ///
  /// - Parameter cells: the observers' cells, at least one.
  static func warning(at cells: [Cell], on dem: DEM) throws -> String? {
    let errors = try cells.filter { try !dem.isGeographic && !dem.isTrue(at: $0) }.map {
      try dem.scaleError(at: $0)
    }
    guard let worst = errors.max(by: { abs($0) < abs($1) }) else { return nil }
    return
      "\(dem.path): distances on its projection are \(text(worst)) than on the ground; cells are taken as large as they"
      + " are on the ground at the observer"
  }

  /// What a viewshed's file says of it.
  ///
  /// - Parameters:
  ///   - cell: the observer's.
  ///   - window: the cells that the file has.
  static func facts(at cell: Cell, over window: CellWindow, on dem: DEM) throws -> [String: String] {
    guard !dem.isGeographic else { return [:] }
    let error = try dem.scaleError(at: cell)
    var facts = ["KARAULA_SCALE_ERROR": "\(error)"]
    guard try !dem.isTrue(at: cell) else { return facts }
    let others = try dem.cellSizeError(of: window, against: cell)
    facts["KARAULA_CELL_SIZE_ERROR"] =
      "distances on the DEM's projection are \(text(error)) than on the ground at the observer; cells are as large as the"
      + " observer's is on the ground, theirs differ by up to \(percent(others))"
    return facts
  }

  private static func text(_ error: Double) -> String {
    "\(percent(error)) \(error > 0 ? "longer" : "shorter")"
  }

  private static func percent(_ share: Double) -> String { "\((abs(share) * 10_000).rounded() / 100) %" }
}
