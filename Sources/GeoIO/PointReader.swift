import CGDAL
public import GeoCore

/// Reads the rows of a point layer: placements that planners edit in their GIS.
public struct PointReader: Sendable {
  /// What to read.
  public var path: String
  /// The layer; nil for the only one.
  public var layer: String?
  /// An attribute filter in OGR's SQL.
  public var filter: String?
  /// The coordinate system of a source that has none.
  public var crs: String?

  /// A reader of that source.
  public init(path: String, layer: String?, filter: String?, crs: String? = nil) {
    self.path = path
    self.layer = layer
    self.filter = filter
    self.crs = crs
  }

  /// The points with their columns, in the layer's order.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func rows() throws -> [PointRow] {
    let source = try VectorLayer(opening: path, layer: layer, filter: filter)
    let transformation = try source.transformationToWGS84(crs: crs)
    var rows: [PointRow] = []
    try unsafe source.forEachFeature { number, geometry, values in
      let place = "\(path) (layer \(source.name), feature \(number))"
      guard let geometry = unsafe geometry,
        unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbPoint
      else {
        throw InputError(
          .badData, at: .init(file: place), "is not a single point", fix: "give a layer of points")
      }
      var point = unsafe Geometry.points(of: geometry)
      guard point.x.count == 1, point.x[0].isFinite, point.y[0].isFinite else {
        throw InputError(
          .badData, at: .init(file: place), "has no finite coordinates", fix: "place the point again")
      }
      guard !transformation.transformWherePossible(&point.x, &point.y).contains(false) else {
        throw InputError(
          .badData, at: .init(file: place), "has coordinates that its system cannot place on Earth",
          fix: "check the layer's coordinate system")
      }
      let attributes = zip(source.columns, values).map { ($0.name, $1) }
      rows.append(
        PointRow(
          coordinate: Coordinate(longitude: point.x[0], latitude: point.y[0]),
          attributes: Dictionary(attributes) { first, _ in first }, place: place, number: number))
    }
    return rows
  }
}
