import CGDAL
public import GeoCore

/// Reads a border from any line source that GDAL opens.
public struct BorderReader: Sendable {
  /// What to read.
  public var path: String
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Whether polygons give their rings.
  public var usesRings: Bool
  /// Takes what the user should know.
  public var notes: InputNotes

  /// A reader of that source.
  public init(path: String, query: LayerQuery, usesRings: Bool, notes: InputNotes) {
    self.path = path
    self.query = query
    self.usesRings = usesRings
    self.notes = notes
  }

  /// Whether the layer itself names its coordinate system, so that `crs` is not used.
  ///
  /// - Throws: `InputError` when it cannot be opened.
  public func hasOwnCRS() throws -> Bool {
    try VectorLayer(opening: path, query, notes: notes).hasOwnCRS
  }

  /// Reads, measures and joins the lines.
  ///
  /// - Parameter side: the inside, checked against what the source says of its lines' sides.
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func border(inside side: BorderSide) throws -> BorderLine {
    let source = try VectorLayer(opening: path, query, notes: notes)
    let transformation = try source.transformationToWGS84()
    let isGeographic = try source.isGeographic()
    var members: [LineMember] = []
    var missing: [String] = []
    var attributes: [[AttributeValue]] = []
    try unsafe source.forEachFeature { number, geometry, values in
      guard let geometry = unsafe geometry else {
        missing.append("feature \(number) has no geometry and is left out")
        return
      }
      let lines = try unsafe lines(of: geometry, feature: number)
      for (index, var line) in lines.enumerated() where !line.x.isEmpty {
        let name = "feature \(number)" + (lines.count > 1 ? ", line \(index + 1)" : "")
        try check(line, isGeographic: isGeographic, name: name)
        guard !transformation.transformWherePossible(&line.x, &line.y).contains(false) else {
          throw InputError(
            .badData, at: .init(file: path), "\(name) has coordinates that its system cannot place on Earth",
            fix: "check the layer's coordinate system")
        }
        let vertices = Self.withoutRepeats(line)
        guard vertices.count > 1 else { continue }
        let measured = Geodesic.measured(vertices, dividingBeyond: BorderLine.longestSegment)
        members.append(
          LineMember(
            vertices: measured.vertices, chainages: measured.chainages, attributes: attributes.count,
            name: name))
      }
      attributes.append(values)
    }
    guard !members.isEmpty else { throw emptiness(of: source.name) }
    var border = BorderLine(joining: members, columns: source.columns, attributes: attributes)
    border.notes += missing
    let contradictions = border.contradictions(inside: side)
    guard contradictions.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path),
        "lines of one part disagree about the inside: \(contradictions.joined(separator: "; "))",
        fix: "mend the sides in the source, or read the lines as separate borders with `where:`")
    }
    return border
  }

  private func emptiness(of layer: String) -> InputError {
    InputError(
      .badData, at: .init(file: path),
      "layer '\(layer)' gives no line" + (query.filter.map { " where \($0)" } ?? ""),
      fix: "check the layer and the filter with ogrinfo -al -so")
  }

  private func lines(of geometry: OGRGeometryH, feature: Int) throws -> [(x: [Double], y: [Double])] {
    if let lines = unsafe Geometry.lines(of: geometry, usesRings: usesRings) { return lines }
    let isPolygonal = unsafe Geometry.isPolygonal(geometry)
    throw InputError(
      .badData, at: .init(file: path),
      "feature \(feature) is a \(unsafe Geometry.typeName(of: geometry)), a border needs lines",
      fix: isPolygonal
        ? "set `rings: true` or --rings to take polygons' rings" : "name a layer of lines with `layer:`")
  }

  private func check(_ line: (x: [Double], y: [Double]), isGeographic: Bool, name: String) throws {
    for (x, y) in zip(line.x, line.y) {
      guard x.isFinite, y.isFinite else {
        throw InputError(
          .badData, at: .init(file: path), "\(name) has the coordinate (\(x), \(y))",
          fix: "give finite numbers")
      }
      guard !isGeographic || (abs(x) <= Self.furthestLongitude && abs(y) <= 90) else {
        let isSwapped = abs(y) <= 180 && abs(x) <= 90
        throw InputError(
          .badData, at: .init(file: path),
          "\(name) has longitude \(x), latitude \(y), which is not on Earth",
          fix: isSwapped ? "swap them: longitude comes first" : "check the coordinate system")
      }
    }
  }

  /// Lines across the antimeridian are often stored running on past 180 (degrees).
  private static let furthestLongitude = 360.0

  private static func withoutRepeats(_ line: (x: [Double], y: [Double])) -> [Coordinate] {
    var vertices: [Coordinate] = []
    for (x, y) in zip(line.x, line.y) {
      let vertex = Coordinate(longitude: x, latitude: y)
      if let last = vertices.last, last.isSamePlace(as: vertex) { continue }
      vertices.append(vertex)
    }
    return vertices
  }
}
