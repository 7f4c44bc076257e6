import CGDAL
public import GeoCore

/// Reads lines of any vector source, such as roads: their vertices in WGS 84 and their attributes.
public struct LineReader {
  /// A line.
  public struct Line: Sendable {
    /// Its vertices, at least two.
    public var vertices: [Coordinate]
    /// The values of its feature, in the order of the columns.
    public var attributes: [AttributeValue]
    /// The columns of its layer.
    public var columns: [FeatureTable.Column]
  }

  private let path: String
  private let query: LayerQuery
  private let notes: InputNotes

  /// - Parameters:
  ///   - path: anything GDAL opens; of an OSM extract the layer `lines` is read unless another is named.
  ///   - query: which layers and features.
  ///   - notes: takes what the user should know.
  public init(path: String, query: LayerQuery, notes: InputNotes) {
    self.path = path
    self.query = query
    self.notes = notes
  }

  /// The lines, in the source's order; features that are no lines are passed over.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault, or when it has no lines.
  public func lines() throws -> [Line] {
    let layers = try VectorLayer.opening(path, query, holding: .lines, notes: notes)
    var lines: [Line] = []
    for layer in layers {
      try layer.checkHasGeometry()
      let strays = try StrayValues(of: layer)
      let columns = strays.settled(layer.columns)
      let transformation = try CoordinateTransformation(from: layer.system(), to: .wgs84)
      try unsafe layer.forEachFeature(strays) { number, geometry, values in
        let parts = unsafe geometry.map { unsafe Geometry.parts(of: $0, wanting: .lines) } ?? Geometry.Parts()
        for var line in parts.lines where line.x.count > 1 {
          guard !transformation.transformWherePossible(&line.x, &line.y).contains(false) else {
            throw InputError(
              .badData, at: .init(file: path),
              "layer \(layer.name), feature \(number) has coordinates that its system cannot place on Earth",
              fix: "check the layer's coordinate system")
          }
          let vertices = zip(line.x, line.y).map { Coordinate(longitude: $0, latitude: $1) }
          lines.append(Line(vertices: vertices, attributes: strays.settled(values), columns: columns))
        }
      }
    }
    guard !lines.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path), "has no line",
        fix: "check the layer and the filter with ogrinfo -al -so")
    }
    return lines
  }
}
