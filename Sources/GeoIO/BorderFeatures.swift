import CGDAL
import GeoCore

/// The lines, or the polygons, of a border's source: in WGS 84, in the source's order, with their rows.
struct BorderFeatures {
  /// A polygon as a source stores it.
  struct Polygon {
    /// Its rings, the outer one first: at least three different vertices, the last one the first again.
    var rings: [SourceLine]
  }

  /// What is read: lines, or polygons' rings.
  let content: VectorContent
  private(set) var lines: [SourceLine] = []
  private(set) var polygons: [Polygon] = []
  private(set) var columns: [FeatureTable.Column] = []
  private(set) var attributes: [[AttributeValue]] = []
  private var missing = CountedNames()
  /// What is passed over, by type in the order in which types first come.
  private var others: [(type: String, names: CountedNames)] = []
  private let path: String
  private let layers: [VectorLayer]

  /// Reads the layers of a source that a query means.
  ///
  /// - Throws: `InputError` naming the source and the feature at fault.
  init(of path: String, _ query: LayerQuery, usesRings: Bool, notes: InputNotes) throws {
    content = usesRings ? .polygons : .lines
    self.path = path
    layers = try VectorLayer.opening(path, query, holding: content, notes: notes)
    var united = UnitedColumns()
    for layer in layers {
      try layer.checkHasGeometry()
      let strays = try StrayValues(of: layer)
      try add(layer, strays, united.add(strays.settled(layer.columns)))
      for warning in strays.warnings(of: layer) { notes.add(warning) }
    }
    columns = united.columns
    attributes = united.rows(attributes)
    guard !lines.isEmpty || !polygons.isEmpty else { throw emptiness(query) }
    tell(notes)
  }

  private mutating func add(_ layer: VectorLayer, _ strays: StrayValues, _ places: [Int]) throws {
    let transformation = try layer.transformationToWGS84()
    let isGeographic = try layer.isGeographic()
    try unsafe layer.forEachFeature(strays) { number, geometry, values in
      let name = (layers.count > 1 ? "layer \(layer.name), " : "") + "feature \(number)"
      let parts = unsafe geometry.map { unsafe Geometry.parts(of: $0, wanting: content) } ?? Geometry.Parts()
      if parts.lines.isEmpty, parts.polygons.isEmpty, parts.others.isEmpty { missing.add(name) }
      for type in parts.others { try passOver(type, name) }
      func coordinates(_ line: Geometry.Line, _ name: String) throws -> SourceLine {
        try check(line, isGeographic: isGeographic, name: name)
        var line = line
        guard !transformation.transformWherePossible(&line.x, &line.y).contains(false) else {
          throw InputError(
            .badData, at: .init(file: path), "\(name) has coordinates that its system cannot place on Earth",
            fix: "check the layer's coordinate system")
        }
        return SourceLine(vertices: Self.withoutRepeats(line), attributes: attributes.count, name: name)
      }
      for (index, line) in parts.lines.enumerated() {
        lines.append(
          try coordinates(line, name + (parts.lines.count > 1 ? ", line \(index + 1)" : "")))
      }
      var ring = 0
      for polygon in parts.polygons {
        polygons.append(
          Polygon(
            rings: try polygon.map { line in
              ring += 1
              let isOnly = parts.polygons.count == 1 && polygon.count == 1
              return try coordinates(line, name + (isOnly ? "" : ", ring \(ring)"))
            }))
      }
      var row = [AttributeValue](repeating: .null, count: (places.max() ?? -1) + 1)
      for (place, value) in zip(places, strays.settled(values)) { row[place] = value }
      attributes.append(row)
    }
  }

  private mutating func passOver(_ type: String, _ name: String) throws {
    // The faces of such a surface would be rings within it.
    guard content != .polygons || !Self.surfaces.contains(type) else {
      throw InputError(
        .badData, at: .init(file: path), "\(name) is a \(type), whose faces are no border",
        fix: "give its outline as a polygon")
    }
    if let known = others.firstIndex(where: { $0.type == type }) {
      others[known].names.add(name)
    } else {
      var names = CountedNames()
      names.add(name)
      others.append((type, names))
    }
  }

  private static let surfaces: Set = ["TIN", "PolyhedralSurface", "Triangle"]

  private func tell(_ notes: InputNotes) {
    if missing.count > 0 {
      let verb = missing.count == 1 ? "has no geometry and is left out" : "have no geometry and are left out"
      notes.add("\(path): \(missing.counted("feature")) \(verb): \(missing.names)")
    }
    for (type, names) in others {
      let verb = names.count == 1 ? "is passed over" : "are passed over"
      notes.add(
        "\(path): \(names.count) of type \(type) \(verb), as a border takes \(content.noun): \(names.names)")
    }
  }

  private func emptiness(_ query: LayerQuery) -> InputError {
    let names = layers.map { "'\($0.name)'" }.joined(separator: ", ")
    let verb = layers.count > 1 ? "layers \(names) give" : "layer \(names) gives"
    let found =
      (others.map { "\($0.names.count) of type \($0.type)" }
      + (missing.count > 0 ? ["\(missing.counted("feature")) without geometry"] : [])).joined(separator: ", ")
    let noun = content == .lines ? "line" : "polygon"
    return InputError(
      .badData, at: .init(file: path),
      "\(verb) no \(noun)" + (query.filter.map { " where \($0)" } ?? "")
        + (found.isEmpty ? "" : ", only \(found)"),
      fix: others.isEmpty ? layers[0].emptinessRemedy : content.remedy)
  }

  private func check(_ line: Geometry.Line, isGeographic: Bool, name: String) throws {
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

  private static func withoutRepeats(_ line: Geometry.Line) -> [Coordinate] {
    var vertices: [Coordinate] = []
    for (x, y) in zip(line.x, line.y) {
      let vertex = Coordinate(longitude: x, latitude: y)
      if let last = vertices.last, last.isSamePlace(as: vertex) { continue }
      vertices.append(vertex)
    }
    return vertices
  }
}
