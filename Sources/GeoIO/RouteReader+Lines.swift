import CGDAL
public import GeoCore

extension RouteReader {
  /// The routes of a line source, in the layer's order.
  ///
  /// The lines of one feature, such as the segments of a track, make one route; empty ones are passed over. A
  /// feature without a line is left out.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func rows() throws -> [RouteRow] {
    guard format == .lines else {
      throw InputError(
        .badData, at: .init(file: path), "is one flight, not a layer of patrols",
        fix: "name it in a patrol of its own: {id: ..., type: ..., route_source: ...}")
    }
    // GPX keeps elevations apart from coordinates unless told otherwise.
    unsafe CPLSetThreadLocalConfigOption(Self.gpxElevations, "YES")
    defer { unsafe CPLSetThreadLocalConfigOption(Self.gpxElevations, nil) }
    var query = query
    query.layer = try query.layer ?? LineLayers.onlyName(of: path)
    let source = try VectorLayer(opening: path, query, notes: notes)
    let transformation = try source.transformationToWGS84()
    var rows: [RouteRow] = []
    try unsafe source.forEachRow { number, place, geometry, attributes in
      guard let geometry = unsafe geometry else { return }
      let lines = try unsafe lines(of: geometry, place).filter { !$0.x.isEmpty }
      let heights = KMLHeights(attributes)
      var vertices: [RouteVertex] = []
      for line in lines {
        vertices += try Self.vertices(of: line, transformation, heights, place)
      }
      let notes =
        lines.count > 1 ? ["\(place): its \(lines.count) lines are flown one after the other"] : []
      let route = try Self.checked(Route(vertices: vertices, notes: notes), at: place)
      rows.append(RouteRow(route: route, attributes: attributes, place: place, number: number))
    }
    guard !rows.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path),
        "layer '\(source.name)' gives no route" + (query.filter.map { " where \($0)" } ?? ""),
        fix: "check the layer and the filter with ogrinfo -al -so")
    }
    return rows
  }

  private static let gpxElevations = "GPX_ELE_AS_25D"

  private func lines(of geometry: OGRGeometryH, _ place: String) throws -> [Geometry.Line] {
    if let lines = unsafe Geometry.linesWithHeights(of: geometry) { return lines }
    let isPolygonal = unsafe Geometry.isPolygonal(geometry)
    throw InputError(
      .badData, at: .init(file: place),
      "is a \(unsafe Geometry.typeName(of: geometry)), a route is a line",
      fix: isPolygonal
        ? "draw the line to fly inside or around the area" : "name a layer of lines")
  }

  private static func vertices(
    of line: Geometry.Line, _ transformation: borrowing CoordinateTransformation, _ heights: KMLHeights,
    _ place: String
  ) throws -> [RouteVertex] {
    var line = line
    let isFinite = zip(line.x, line.y).allSatisfy { $0.isFinite && $1.isFinite }
    guard isFinite, !transformation.transformWherePossible(&line.x, &line.y).contains(false) else {
      throw InputError(
        .badData, at: .init(file: place), "has coordinates that its system cannot place on Earth",
        fix: isFinite ? "check the layer's coordinate system" : "give finite numbers")
    }
    return line.x.indices.map { index in
      let coordinate = Coordinate(longitude: line.x[index], latitude: line.y[index])
      return RouteVertex(coordinate, height: line.z.flatMap { heights.height($0[index]) })
    }
  }
}

/// What the heights of a feature are above: KML says it in a column.
private struct KMLHeights {
  private enum Mode {
    case clamped
    case above(HeightReference?)
  }

  private let mode: Mode

  init(_ attributes: [String: AttributeValue]) {
    guard case .text(let word) = attributes["altitudeMode"] ?? .null else {
      // A KML feature that does not say how high it is lies on the ground; its other columns tell it is KML.
      mode = attributes["tessellate"] == nil ? .above(nil) : .clamped
      return
    }
    switch word {
    case "absolute": mode = .above(.seaLevel)
    case "relativeToGround": mode = .above(.ground)
    case "clampToGround", "clampToSeaFloor", "relativeToSeaFloor": mode = .clamped
    default: mode = .above(nil)
    }
  }

  func height(_ metres: Double) -> RouteHeight? {
    guard case .above(let reference) = mode else { return nil }
    return RouteHeight(metres: metres, above: reference)
  }
}
