public import GeoCore

/// Reads the polygons of a layer: areas in which something is or is not allowed.
public enum PolygonReader {
  /// The rings of each polygon, in WGS 84, closed; the outer one first.
  ///
  /// - Parameters:
  ///   - path: anything OGR opens.
  ///   - query: which of its features, and how.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` naming the source and the feature at fault, also when there is no polygon.
  public static func polygons(
    of path: String, _ query: LayerQuery, notes: InputNotes
  ) throws -> [[[Coordinate]]] {
    try BorderFeatures(of: path, query, usesRings: true, notes: notes).polygons.map { $0.map(\.vertices) }
  }
}
