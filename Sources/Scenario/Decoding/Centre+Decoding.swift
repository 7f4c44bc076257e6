import RadioLinks
public import GeoCore
import SensorPhysics

extension CentreEntry {
  /// The items of `centres`.
  static func list(_ value: YAMLValue, _ types: CentreTypes) throws -> [CentreEntry] {
    try value.list(ScenarioKeys.centres.summary).map { item in
      guard case .mapping(let entries) = item.node.content else {
        throw item.fault(
          expected: "a mapping", fix: "give {id, level, at: [longitude, latitude]} or {source: ...}")
      }
      let isLayer = entries.contains { $0.key == SiteKeys.source.name }
      return isLayer ? .layer(try SiteLayer(item, .ofCentres)) : .centre(try Centre(item, types))
    }
  }
}

extension Centre {
  fileprivate init(_ value: YAMLValue, _ types: CentreTypes) throws {
    let map = try YAMLMapping(
      value, keys: CentreKeys.inline, "a centre: {id, level, at: [longitude, latitude], ...}")
    try self.init(
      map, link: map.mapping(CentreKeys.link), at: Coordinate(map.required(SiteKeys.at), SiteKeys.at), types)
  }

  /// The centre of a row of a point layer.
  init(row: PointRow, _ types: CentreTypes) throws {
    let values = RowValues(row)
    if let fault = row.coordinate.fault {
      let id = try values.requiredText(SiteKeys.id)
      throw InputError(.badData, at: values.place, "centre \(id): \(fault.problem)", fix: fault.remedy)
    }
    try self.init(values, link: values, at: row.coordinate.wrapped, types)
  }

  /// A centre of the values that an item of the scenario and a row of a layer have alike.
  ///
  /// - Parameter link: what holds those of its radio; nil for none.
  private init<Values: KeyedValues>(
    _ values: Values, link: Values?, at coordinate: Coordinate, _ types: CentreTypes
  ) throws {
    place = values.place
    path = values.path
    let id = try values.requiredText(SiteKeys.id)
    let figures = try types.figures(
      level: values.choice(CentreKeys.level, CentreLevel.self), type: values.text(CentreKeys.type),
      at: values.place(of: values.has(CentreKeys.type) ? CentreKeys.type : CentreKeys.level),
      path.isEmpty ? "centre \(id): " : "\(path): ")
    station = try MonitoringCentre(
      id: id, figures, coordinate: coordinate, mastHeight: values.number(CentreKeys.mastHeight),
      frequency: link?.number(CentreKeys.frequency), maxRange: link?.number(CentreKeys.maxRange),
      capacity: values.integer(CentreKeys.capacity),
      acceptsSensors: values.flag(CentreKeys.acceptsSensors))
  }
}

extension MonitoringCentre {
  /// A centre whose missing figures are those of its type.
  fileprivate init(
    id: String, _ figures: CentreTypes.Figures, coordinate: Coordinate, mastHeight: Double?,
    frequency: Double?, maxRange: Double?, capacity: Int?, acceptsSensors: Bool?
  ) {
    self.init(
      id: id, level: figures.level, coordinate: coordinate, mastHeight: mastHeight ?? figures.mastHeight,
      frequency: frequency ?? figures.link.frequency, maxRange: maxRange ?? figures.link.maxRange,
      capacity: capacity ?? figures.capacity, acceptsSensors: acceptsSensors)
  }
}

extension Scenario {
  /// The centre of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline centre and of its `link`; others are not looked at.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public func centre(of row: PointRow) throws -> Centre {
    try Centre(row: row, CentreTypes(equipment, catalogue))
  }

  /// What the user should know of the centres as a whole.
  ///
  /// - Parameter centres: inline centres and those of layers.
  public func warnings(of centres: [Centre]) -> [ScenarioWarning] {
    guard links.mode != .ignore, let linksPlace else { return [] }
    let stations = centres.map(\.station)
    let levels = Set(stations.map(\.level))
    let isTaken = stations.contains(where: \.acceptsSensors)
    let missing = CentreLevel.allCases.filter { !levels.contains($0) && !($0 == .local && isTaken) }
    let noTaker = isTaken || missing.contains(.local) ? [] : ["centre with `accepts_sensors`"]
    let lacking =
      (missing.isEmpty ? [] : [missing.map(\.rawValue).joined(separator: " and no ") + " centre"])
      + noTaker
    guard !lacking.isEmpty else { return [] }
    return [
      ScenarioWarning(
        place: linksPlace,
        text: "there is no \(lacking.joined(separator: " and no ")): no sensor can be linked")
    ]
  }
}
