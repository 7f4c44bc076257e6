public import GeoCore
import SensorPhysics

extension CentreEntry {
  /// The items of `centres`.
  static func list(_ value: YAMLValue) throws -> [CentreEntry] {
    try value.list(ScenarioKeys.centres.summary).map { item in
      guard case .mapping(let entries) = item.node.content else {
        throw item.fault(
          expected: "a mapping", fix: "give {id, level, at: [longitude, latitude]} or {source: ...}")
      }
      let isLayer = entries.contains { $0.key == SiteKeys.source.name }
      return isLayer ? .layer(try SiteLayer(item)) : .centre(try Centre(item))
    }
  }
}

extension Centre {
  fileprivate init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: CentreKeys.inline, "a centre: {id, level, at: [longitude, latitude], ...}")
    place = value.place
    path = "\(value.path)"
    let link = try map.mapping(CentreKeys.link)
    station = try MonitoringCentre(
      id: map.required(SiteKeys.id).text(SiteKeys.id.summary),
      class: CentreClass(
        level: map.choice(CentreKeys.level, CentreLevel.self),
        type: map(CentreKeys.type)?.choice(CentreClass.all.map(\.name), CentreKeys.type.summary),
        at: map(CentreKeys.level)?.place ?? place, "\(path): "),
      coordinate: Coordinate(map.required(SiteKeys.at)), mastHeight: map.number(CentreKeys.mastHeight),
      frequency: link?.number(CentreKeys.frequency), maxRange: link?.number(CentreKeys.maxRange),
      capacity: map(CentreKeys.capacity)?.integer(in: .atLeast(1), CentreKeys.capacity.summary))
  }

  /// The centre of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline centre and of its `link`; others are not looked at.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: PointRow) throws {
    place = InputError.Place(file: row.place)
    path = ""
    let columns = RowColumns(row: row)
    let id = try columns.text(SiteKeys.id)
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "centre \(id): \(fault.problem)", fix: fault.remedy)
    }
    station = try MonitoringCentre(
      id: id,
      class: CentreClass(
        level: columns.choice(CentreKeys.level).flatMap(CentreLevel.init),
        type: columns.choice(CentreKeys.type),
        at: place, "centre \(id): "),
      coordinate: row.coordinate, mastHeight: columns.number(CentreKeys.mastHeight),
      frequency: columns.number(CentreKeys.frequency), maxRange: columns.number(CentreKeys.maxRange),
      capacity: columns.integer(CentreKeys.capacity))
  }
}

extension CentreClass {
  /// The class that a level, a type or both name.
  ///
  /// - Parameter subject: what the message starts with.
  fileprivate init(
    level: CentreLevel?, type: String?, at place: InputError.Place, _ subject: String
  ) throws {
    let found = Self.all.first { kind in type.map { $0 == kind.name } ?? (kind.level == level) }
    guard let found else {
      throw InputError(
        .badData, at: place, "\(subject)level: missing".onOneLine,
        fix: "add `level`: \(CentreKeys.level.summary)")
    }
    if let level, level != found.level {
      throw InputError(
        .badData, at: place,
        "\(subject)level \(level.rawValue) contradicts the type \(found.name)".onOneLine,
        fix: "leave one of the two out")
    }
    self = found
  }
}

extension MonitoringCentre {
  /// A centre whose missing figures are those of its class.
  fileprivate init(
    id: String, class kind: CentreClass, coordinate: Coordinate, mastHeight: Double?, frequency: Double?,
    maxRange: Double?, capacity: Int?
  ) {
    self.init(
      id: id, level: kind.level, coordinate: coordinate, mastHeight: mastHeight ?? kind.mastHeight,
      frequency: frequency ?? kind.frequency, maxRange: maxRange ?? kind.maxRange,
      capacity: capacity ?? kind.capacity)
  }
}
