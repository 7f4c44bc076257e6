import CGDAL
import GeoCore

/// The lines, or the polygons, of a border's source: in WGS 84, in the source's order, with their rows.
struct BorderFeatures {
  /// What is read: lines, or polygons' rings.
  let content: VectorContent
  private(set) var lines: [SourceLine] = []
  /// The rings of each polygon, the outer one first; they end where they start.
  private(set) var polygons: [[SourceLine]] = []
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
    let system = try layer.system()
    let transformation = try CoordinateTransformation(from: system, to: .wgs84)
    try unsafe layer.forEachFeature(strays) { number, geometry, values in
      let name = (layers.count > 1 ? "layer \(layer.name), " : "") + "feature \(number)"
      let parts = unsafe geometry.map { unsafe Geometry.parts(of: $0, wanting: content) } ?? Geometry.Parts()
      if parts.lines.isEmpty, parts.polygons.isEmpty, parts.others.isEmpty { missing.add(name) }
      for type in parts.others { try passOver(type, name) }
      let all = parts.lines + parts.polygons.joined()
      var read = try all.enumerated().map { index, line in
        try check(
          line, isGeographic: system.isGeographic, name: Self.name(name, index, of: all.count, content))
        return SourceLine(
          vertices: try self.places(of: line, transformation, name), attributes: attributes.count,
          name: Self.name(name, index, of: all.count, content))
      }[...]
      lines += read.prefix(parts.lines.count)
      read = read.dropFirst(parts.lines.count)
      for polygon in parts.polygons {
        polygons.append(read.prefix(polygon.count).map(\.closed))
        read = read.dropFirst(polygon.count)
      }
      var row = [AttributeValue](repeating: .null, count: (places.max() ?? -1) + 1)
      for (place, value) in zip(places, strays.settled(values)) { row[place] = value }
      attributes.append(row)
    }
  }

  private static func name(
    _ feature: String, _ index: Int, of count: Int, _ content: VectorContent
  ) -> String {
    count == 1 ? feature : "\(feature), \(content == .lines ? "line" : "ring") \(index + 1)"
  }

  private func places(
    of line: Geometry.Line, _ transformation: borrowing CoordinateTransformation, _ name: String
  ) throws -> [Coordinate] {
    var line = line
    guard !transformation.transformWherePossible(&line.x, &line.y).contains(false) else {
      throw InputError(
        .badData, at: .init(file: path), "\(name) has coordinates that its system cannot place on Earth",
        fix: "check the layer's coordinate system")
    }
    return zip(line.x, line.y).map { Coordinate(longitude: $0, latitude: $1) }.withoutRepeats()
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
}

extension SourceLine {
  /// The ring, which sources need not close.
  fileprivate var closed: SourceLine {
    var ring = self
    if let last = vertices.last, !last.isSamePlace(as: vertices[0]) { ring.vertices.append(vertices[0]) }
    return ring
  }
}
