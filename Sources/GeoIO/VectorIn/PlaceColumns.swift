import GeoCore

/// The columns of a table that hold the coordinates of its points.
struct PlaceColumns {
  /// The column of longitudes or eastings.
  let x: String
  /// The column of latitudes or northings.
  let y: String
  /// Whether their names say that they hold longitude and latitude.
  let areDegrees: Bool
  /// Whether their names alone tell what they hold.
  let isGuess: Bool

  /// The columns that the user names, or those of a layer without geometry whose names say it.
  ///
  /// - Parameter isPlane: whether coordinates are to be in a plane; nil when nobody says it.
  /// - Returns: nil for a layer whose features have their places themselves.
  /// - Throws: `InputError` that lists the columns found when those that are named or needed are not among them.
  init?(of layer: VectorLayer, isPlane: Bool?) throws {
    let names = layer.columns.map(\.name)
    if let places = layer.query.places {
      let x = try Self.column(places.x, among: names, of: layer)
      let y = try Self.column(places.y, among: names, of: layer)
      let areDegrees = Self.roles.contains { $0.isDegrees && $0.isX(x) && $0.isY(y) }
      self.init(x: x, y: y, areDegrees: areDegrees, isGuess: false)
      return
    }
    guard !layer.hasGeometry else { return nil }
    let pairs = try Self.roles.compactMap { try $0.pair(among: names, of: layer) }
    guard let best = pairs.first(where: { $0.areDegrees != isPlane }) ?? pairs.first else {
      throw InputError(
        .badData, at: .init(file: layer.path),
        "layer '\(layer.name)' has neither geometries nor columns that are called as coordinates are;"
          + " its columns are \(layer.columns.listed)",
        fix: names == [Self.separatorLine]
          ? "delete its first line, `\(Self.separatorLine);`, which only Excel understands"
          : "name those of the coordinates: `x: ..., y: ...` beside the source, or --observers-x and --observers-y"
      )
    }
    self = best
  }

  private init(x: String, y: String, areDegrees: Bool, isGuess: Bool) {
    self.x = x
    self.y = y
    self.areDegrees = areDegrees
    self.isGuess = isGuess
  }

  /// The line by which Excel is told how columns are parted, as a name of a column.
  private static let separatorLine = "sep="

  /// A column of a name, else the only one that differs from it in case alone.
  private static func column(_ name: String, among names: [String], of layer: VectorLayer) throws -> String {
    if names.contains(name) { return name }
    let alike = names.filter { $0.lowercased() == name.lowercased() }
    guard alike.count == 1 else {
      throw InputError(
        .badData, at: .init(file: layer.path),
        "layer '\(layer.name)' has no column '\(name)'; its columns are \(layer.columns.listed)",
        fix: "name one of them")
    }
    return alike[0]
  }
}

extension PlaceColumns {
  /// What two columns hold, told by what people call them.
  private struct Role {
    let x: Set<String>
    let y: Set<String>
    let isDegrees: Bool

    func isX(_ name: String) -> Bool { x.contains(Self.plain(name)) }
    func isY(_ name: String) -> Bool { y.contains(Self.plain(name)) }

    /// The pair of columns in this role; nil when one of them is not there.
    func pair(among names: [String], of layer: VectorLayer) throws -> PlaceColumns? {
      guard let x = try only(names.filter(isX), called: x, of: layer),
        let y = try only(names.filter(isY), called: y, of: layer)
      else { return nil }
      return PlaceColumns(x: x, y: y, areDegrees: isDegrees, isGuess: true)
    }

    /// The only one of some columns, or of those that are called so without anything beside it.
    private func only(_ names: [String], called known: Set<String>, of layer: VectorLayer) throws -> String? {
      guard names.count > 1 else { return names.first }
      let bare = names.filter { known.contains($0.lowercased()) }
      guard bare.count == 1 else {
        throw InputError(
          .badData, at: .init(file: layer.path),
          "layer '\(layer.name)' has several columns that may hold a coordinate: \(names.joined(separator: ", "))",
          fix: "say which with `x: ..., y: ...` beside the source, or --observers-x and --observers-y")
      }
      return bare[0]
    }

    /// A column's name in small letters, without what people add to it: units, the datum, the word coordinate.
    private static func plain(_ name: String) -> String {
      let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      return words.filter { !additions.contains($0) }.joined()
    }

    private static let additions: Set = [
      "deg", "degree", "degrees", "dd", "wgs", "wgs84", "84", "m", "metre", "metres", "meter", "meters",
      "utm", "gk",
      "coord", "coordinate", "point", "gps", "geo",
    ]
  }

  private static let roles = [
    Role(x: ["lon", "long", "lng", "longitude"], y: ["lat", "latitude"], isDegrees: true),
    Role(
      x: ["x", "xcoord", "coordx", "pointx", "xcoordinate"],
      y: ["y", "ycoord", "coordy", "pointy", "ycoordinate"],
      isDegrees: false),
    Role(x: ["easting", "east", "e"], y: ["northing", "north", "n"], isDegrees: false),
    Role(x: ["rechtswert"], y: ["hochwert"], isDegrees: false),
  ]
}

// The numbers in the columns.
extension PlaceColumns {
  /// The coordinates that a table's rows hold.
  struct Coordinates {
    /// Those of each row, in the columns' own system.
    var points: [(x: Double, y: Double)] = []
    /// Whether they are written with decimal commas.
    var haveCommas = false

    /// Whether all can be degrees.
    var canBeDegrees: Bool { points.allSatisfy { abs($0.x) <= 360 && abs($0.y) <= 90 } }
  }

  /// Reads the coordinates of rows.
  ///
  /// - Parameter isPlane: whether they are to be in a plane, where a comma may part thousands.
  /// - Throws: `InputError` naming the row and the column of what is no number.
  func coordinates(
    of rows: [(place: String, attributes: [String: AttributeValue])], isPlane: Bool
  ) throws -> Coordinates {
    let columns = [x, y].map { column in
      rows.compactMap { row in
        if case .text(let text)? = row.attributes[column] { text } else { nil as String? }
      }
    }
    let areCommasUsual = !isPlane || columns.joined().contains { WrittenNumber($0).hasCertainComma }
    let marks = columns.map { DecimalMark(of: $0, areCommasUsual: areCommasUsual) }
    var coordinates = Coordinates(haveCommas: marks.contains(.comma))
    for row in rows {
      coordinates.points.append(
        (try number(in: x, of: row, marks[0]), try number(in: y, of: row, marks[1])))
    }
    return coordinates
  }

  private func number(
    in column: String, of row: (place: String, attributes: [String: AttributeValue]), _ mark: DecimalMark?
  ) throws -> Double {
    let value = row.attributes[column] ?? .null
    let found: String
    switch value {
    case .integer(let number): return Double(number)
    case .real(let number) where number.isFinite: return number
    case .text(let text) where !WrittenNumber(text).isEmpty:
      let written = WrittenNumber(text)
      if let number = written.value ?? (mark == .comma ? written.valueWithComma : nil), number.isFinite {
        return number
      }
      found = written.text
    case .null, .text:
      throw InputError(
        .badData, at: .init(file: row.place), "has no place: column \(column) is empty",
        fix: "fill it, or delete the row")
    case .real(let number): found = "\(number)"
    case .boolean(let flag): found = "\(flag)"
    case .textList, .json: found = "a list"
    }
    let isUnclear = mark == .unclear && WrittenNumber(found).valueWithComma != nil
    throw InputError(
      .badData, at: .init(file: row.place), "column \(column): expected a number, found \(found)",
      fix: isUnclear
        ? "write its decimals after a point: the comma may part them or thousands"
        : "write degrees as 22.954, and metres without their unit")
  }
}
