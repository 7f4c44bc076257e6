import GeoCore
import GeoIO
import Scenario

/// The vehicles and roads of a scenario's response, read whole before anything is computed.
struct ResponseInputs: Sendable {
  let input: ResponseInput
  /// All vehicles, those of layers included.
  let vehicles: [ResponseInput.Vehicle]
  /// The lines that vehicles drive; empty where no roads are given.
  let roads: [RoadLine]

  /// Reads what the key `response` names.
  ///
  /// - Throws: `InputError` where the scenario has no such key, or where what it names cannot be read.
  init(_ file: ScenarioFile, notes: InputNotes) throws {
    guard let input = file.scenario.response else {
      throw InputError(
        .badData, at: .init(file: file.scenario.file), "says of nobody who comes when a crosser is detected",
        fix: "add the key `response`, such as `response: {vehicles: [{id: V1, at: [22.9, 41.7]}]}`")
    }
    self.input = input
    vehicles = try Self.vehicles(of: input, file, notes)
    roads = try input.roads.map { try RoadLine.all(of: $0, file, notes) } ?? []
  }

  private static func vehicles(
    of input: ResponseInput, _ file: ScenarioFile, _ notes: InputNotes
  ) throws -> [ResponseInput.Vehicle] {
    var taken = Set(
      input.vehicles.compactMap { if case .vehicle(let vehicle) = $0 { vehicle.id } else { nil } })
    let vehicles = try input.vehicles.flatMap { entry in
      switch entry {
      case .vehicle(let vehicle): [vehicle]
      case .layer(let own):
        try PointReader(path: file.path(own.layer.source), query: own.layer.query, notes: notes).layers()
          .flatMap { rows in
            rows.tellHeights(of: .vehicle, notes: notes)
            return try rows.matched(to: .vehicle, own.layer.query, besides: &taken, notes: notes).rows
          }.map { try ResponseInput.Vehicle(row: $0, of: own) }
      }
    }
    guard !vehicles.isEmpty else {
      throw InputError(
        .badData, at: input.place, "response.vehicles: its layers have no vehicle",
        fix: "add a point, or a vehicle of the form {id, at: [longitude, latitude]}")
    }
    try ResponseInput.checkIDs(vehicles)
    return vehicles
  }
}

/// A line that vehicles drive, both ways.
struct RoadLine: Sendable {
  let vertices: [Coordinate]
  /// In m/s.
  let speed: Double
  /// Whether nobody gets off it between its ends: a bridge or a tunnel.
  let isApart: Bool

  /// The lines of a source that have a speed.
  ///
  /// - Throws: `InputError` where it cannot be read, has no column of classes, or no line that is driven.
  static func all(
    of roads: ResponseInput.Roads, _ file: ScenarioFile, _ notes: InputNotes
  ) throws -> [RoadLine] {
    let path = file.path(roads.layer.source)
    let lines = try LineReader(path: path, query: roads.layer.query, notes: notes).lines()
    var driven: [RoadLine] = []
    var others: [String: Int] = [:]
    var knowsBridges = true
    for line in lines {
      let columns = LineColumns(line)
      guard columns.has(roads.classColumn) || roads.otherSpeed != nil else {
        let names = line.columns.map(\.name).joined(separator: ", ")
        throw InputError(
          .badData, at: .init(file: path),
          "has no column \(roads.classColumn) that tells a road's class; its columns are "
            + (names.isEmpty ? "none" : names),
          fix: "name it with `response.roads.class_column`, or give one speed for all with `other_km_h`")
      }
      knowsBridges = knowsBridges && columns.knowsBridges
      let name = columns.text(of: roads.classColumn) ?? "none"
      guard let speed = roads.speeds[name] ?? roads.otherSpeed else {
        others[name, default: 0] += 1
        continue
      }
      driven.append(RoadLine(vertices: line.vertices, speed: speed, isApart: columns.isBridgeOrTunnel))
    }
    let classes = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    guard !driven.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path), "has no road with a speed; its classes are \(classes)",
        fix: "give their speeds with `response.roads.speeds_km_h` or `other_km_h`")
    }
    if !others.isEmpty {
      let count = others.values.reduce(0, +)
      notes.add("\(path): \(count) of \(lines.count) lines have no speed and are not driven: \(classes)")
    }
    if !knowsBridges {
      notes.add(
        "\(path): no column bridge, tunnel or other_tags tells bridges and tunnels, so that one gets off the road on them, too"
      )
    }
    return driven
  }
}

/// What the columns of a line say of a road.
private struct LineColumns {
  private let values: [String: AttributeValue]

  init(_ line: LineReader.Line) {
    values = Dictionary(zip(line.columns.map(\.name), line.attributes)) { first, _ in first }
  }

  func has(_ column: String) -> Bool { values[column] != nil }

  /// A value as a text; nil for none.
  func text(of column: String) -> String? {
    switch values[column] {
    case .text(let text)? where !text.isEmpty: text
    case .json(let text)?: text
    case .integer(let number)?: "\(number)"
    case .boolean(let flag)?: flag ? "yes" : Self.no
    default: nil
    }
  }

  private static let marks = ["bridge", "tunnel"]
  /// Where GDAL puts the tags of OpenStreetMap that have no column, as `"bridge"=>"yes","layer"=>"1"`.
  private static let others = "other_tags"
  private static let no = "no"

  var knowsBridges: Bool { Self.marks.contains(where: has) || has(Self.others) }

  var isBridgeOrTunnel: Bool {
    let tags = text(of: Self.others) ?? ""
    return Self.marks.contains { mark in
      if let text = text(of: mark) { return text != Self.no && text != "0" }
      return tags.contains("\"\(mark)\"=>\"") && !tags.contains("\"\(mark)\"=>\"\(Self.no)\"")
    }
  }
}
