import GeoCore
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
    place = value.place
    path = "\(value.path)"
    let link = try map.mapping(CentreKeys.link)
    let figures = try types.figures(
      level: map.choice(CentreKeys.level, CentreLevel.self), type: map.text(CentreKeys.type),
      at: (map(CentreKeys.type) ?? map(CentreKeys.level))?.place ?? place, "\(path): ")
    station = try MonitoringCentre(
      id: map.required(SiteKeys.id).text(SiteKeys.id.summary), figures,
      coordinate: Coordinate(map.required(SiteKeys.at), SiteKeys.at),
      mastHeight: map.number(CentreKeys.mastHeight),
      frequency: link?.number(CentreKeys.frequency), maxRange: link?.number(CentreKeys.maxRange),
      capacity: map.integer(CentreKeys.capacity))
  }

  /// The centre of a row of a point layer.
  init(row: PointRow, _ types: CentreTypes) throws {
    place = InputError.Place(file: row.place)
    path = ""
    let columns = RowColumns(row: row)
    let id = try columns.text(SiteKeys.id)
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "centre \(id): \(fault.problem)", fix: fault.remedy)
    }
    let figures = try types.figures(
      level: columns.choice(CentreKeys.level).flatMap(CentreLevel.init),
      type: columns.textIfAny(CentreKeys.type), at: place, "centre \(id): ")
    station = try MonitoringCentre(
      id: id, figures, coordinate: row.coordinate, mastHeight: columns.number(CentreKeys.mastHeight),
      frequency: columns.number(CentreKeys.frequency), maxRange: columns.number(CentreKeys.maxRange),
      capacity: columns.integer(CentreKeys.capacity))
  }
}

extension MonitoringCentre {
  /// A centre whose missing figures are those of its type.
  fileprivate init(
    id: String, _ figures: CentreTypes.Figures, coordinate: Coordinate, mastHeight: Double?,
    frequency: Double?, maxRange: Double?, capacity: Int?
  ) {
    self.init(
      id: id, level: figures.level, coordinate: coordinate, mastHeight: mastHeight ?? figures.mastHeight,
      frequency: frequency ?? figures.link.frequency, maxRange: maxRange ?? figures.link.maxRange,
      capacity: capacity ?? figures.capacity)
  }
}
