import CGDAL
public import GeoCore

/// Reads the rows of a point layer: placements that planners edit in their GIS, or keep as lists.
public struct PointReader: Sendable {
  /// What to read.
  public var path: String
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Takes what the user should know.
  public var notes: InputNotes

  /// A reader of that source.
  public init(path: String, query: LayerQuery, notes: InputNotes) {
    self.path = path
    self.query = query
    self.notes = notes
  }

  /// The points with their columns, layer by layer.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func layers() throws -> [LayerRows<PointRow>] {
    let isPlane = try query.crs.map { try !SpatialReference($0).isGeographic }
    return try VectorLayer.opening(path, query, holding: .points, notes: notes).map { layer in
      guard let columns = try PlaceColumns(of: layer, isPlane: isPlane) else {
        return try Self.rows(of: layer)
      }
      return try Self.rows(ofTable: layer, columns, isPlane: isPlane ?? false)
    }
  }

  private static func rows(of layer: VectorLayer) throws -> LayerRows<PointRow> {
    let transformation = try CoordinateTransformation(from: layer.system(), to: .wgs84)
    var rows: [PointRow] = []
    try unsafe layer.forEachRow { number, place, geometry, attributes in
      // A line of a file in which nothing stands is no point.
      guard unsafe geometry != nil || attributes.values.contains(where: { !$0.isBlank }) || attributes.isEmpty
      else { return }
      var point = try unsafe Self.point(geometry, of: place)
      guard point.x.count == 1, point.x[0].isFinite, point.y[0].isFinite else {
        throw InputError(
          .badData, at: .init(file: place), "has no finite coordinates", fix: "place the point again")
      }
      guard !transformation.transformWherePossible(&point.x, &point.y).contains(false) else {
        throw InputError(
          .badData, at: .init(file: place), "has coordinates that its system cannot place on Earth",
          fix: "check the layer's coordinate system")
      }
      rows.append(
        PointRow(
          coordinate: Coordinate(longitude: point.x[0], latitude: point.y[0]), z: point.z,
          attributes: attributes, place: place, number: number))
    }
    return layer.rows(rows)
  }

  /// The place of a feature, in its own system: a point, or several of which there is only one.
  private static func point(
    _ geometry: OGRGeometryH?, of place: String
  ) throws -> (x: [Double], y: [Double], z: Double?) {
    guard let geometry = unsafe geometry else {
      throw InputError(
        .badData, at: .init(file: place), "has no geometry", fix: "place the point, or delete the row")
    }
    switch unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint:
      let (x, y) = unsafe Geometry.points(of: geometry)
      let z = unsafe x.isEmpty ? 0 : OGR_G_GetZ(geometry, 0)
      return (x, y, z == 0 || !z.isFinite ? nil : z)
    case wkbMultiPoint where unsafe OGR_G_GetGeometryCount(geometry) == 1:
      return try unsafe point(OGR_G_GetGeometryRef(geometry, 0), of: place)
    case wkbMultiPoint:
      throw InputError(
        .badData, at: .init(file: place),
        "holds \(unsafe OGR_G_GetGeometryCount(geometry)) points, one is wanted",
        fix: "split it with QGIS's Multipart to singleparts, or delete the others")
    default:
      throw InputError(
        .badData, at: .init(file: place),
        "is a \(unsafe Geometry.typeName(of: geometry)), not a single point", fix: "give a layer of points")
    }
  }
}
