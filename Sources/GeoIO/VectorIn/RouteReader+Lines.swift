import CGDAL
public import GeoCore

extension RouteReader {
  /// The routes of a line source with their columns, layer by layer; at least one.
  ///
  /// The lines of one feature, such as the segments of a track, make one route; empty ones are passed over. A
  /// feature without a line is left out.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func layers() throws -> [LayerRows<RouteRow>] {
    guard format == .lines else {
      throw InputError(
        .badData, at: .init(file: path), "is one flight, not a layer of patrols",
        fix: "name it in a patrol of its own: {id: ..., type: ..., route_source: ...}")
    }
    // GPX keeps elevations apart from coordinates unless told otherwise.
    unsafe CPLSetThreadLocalConfigOption(Self.gpxElevations, "YES")
    defer { unsafe CPLSetThreadLocalConfigOption(Self.gpxElevations, nil) }
    let layers = try VectorLayer.opening(path, query, holding: .lines, notes: notes)
    var others = CountedNames()
    let rows = try layers.map { $0.rows(try self.rows(of: $0, others: &others)) }
    guard rows.contains(where: { !$0.rows.isEmpty }) else { throw emptiness(of: layers, others) }
    if others.count > 0 {
      let verb = others.count == 1 ? "is" : "are"
      notes.add("\(path): \(others.counted("feature")) without a line \(verb) passed over: \(others.names)")
    }
    return rows
  }

  private func rows(of layer: VectorLayer, others: inout CountedNames) throws -> [RouteRow] {
    try layer.checkHasGeometry()
    let transformation = try CoordinateTransformation(from: layer.system(), to: .wgs84)
    var rows: [RouteRow] = []
    let missing = layer.missingHeights()
    let tracks = KMLTracks(path: path, driver: layer.source.dataset.driver)
    try unsafe layer.forEachRow { number, place, geometry, attributes in
      let parts = unsafe geometry.map { unsafe Geometry.parts(of: $0, wanting: .lines) } ?? Geometry.Parts()
      let lines = parts.lines
      guard !lines.isEmpty else {
        let found = parts.others.first.map { "is a \($0)" } ?? "has no geometry"
        others.add("layer \(layer.name), feature \(number) \(found)")
        return
      }
      let heights = KMLHeights(attributes, track: tracks.mode(ofLineFrom: lines[0]))
      var vertices: [RouteVertex] = []
      for line in lines {
        vertices += try Self.vertices(of: line, transformation, heights, place)
      }
      if let isMissing = missing[number], isMissing.count == vertices.count {
        for index in vertices.indices where isMissing[index] { vertices[index].height = nil }
      }
      var notes =
        lines.count > 1 ? ["\(place): its \(lines.count) lines are flown one after the other"] : []
      if let note = heights.note(on: lines) { notes.append("\(place): \(note)") }
      let route = try Self.checked(Route(vertices: vertices, notes: notes), at: place)
      rows.append(RouteRow(route: route, attributes: attributes, place: place, number: number))
    }
    return rows
  }

  private func emptiness(of layers: [VectorLayer], _ others: CountedNames) -> InputError {
    InputError(
      .badData, at: .init(file: path),
      "layer '\(layers[0].name)' gives no route" + (query.filter.map { " where \($0)" } ?? "")
        + (others.count > 0 ? ": \(others.names)" : ""),
      fix: others.count > 0
        ? "a route is a line: draw it inside or around an area, or name a layer of lines"
        : layers[0].emptinessRemedy)
  }

  private static let gpxElevations = "GPX_ELE_AS_25D"

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
      return RouteVertex(
        coordinate, height: line.z.flatMap { $0[index].isNaN ? nil : heights.height($0[index]) })
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
  /// The mode as it is written; nil where it is not.
  private let word: String?

  /// - Parameter track: the mode of a `gx:Track`, which has no column.
  init(_ attributes: [String: AttributeValue], track: String?) {
    var word = track
    if word == nil, case .text(let text) = attributes["altitudeMode"] ?? .null { word = text }
    self.word = word
    guard let word else {
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

  /// That heights are there and do not count; nil when they do, or there are none.
  func note(on lines: [Geometry.Line]) -> String? {
    guard case .clamped = mode, lines.contains(where: { $0.z?.contains { $0 != 0 && !$0.isNaN } ?? false })
    else { return nil }
    return "its heights are not used, as its altitudeMode is \(word ?? "not given, that is clampToGround")"
  }

  func height(_ metres: Double) -> RouteHeight? {
    guard case .above(let reference) = mode else { return nil }
    return RouteHeight(metres: metres, above: reference)
  }
}
