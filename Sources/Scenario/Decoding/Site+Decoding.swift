public import GeoCore

extension SiteEntry {
  /// The items of `sites`.
  static func list(_ value: YAMLValue) throws -> [SiteEntry] {
    try value.list(ScenarioKeys.sites.summary).map { item in
      guard case .mapping(let entries) = item.node.content else {
        throw item.fault(
          expected: "a mapping", fix: "give {id, type, at: [longitude, latitude]} or {source: ...}")
      }
      let isLayer = entries.contains { $0.key == SiteKeys.source.name }
      return isLayer ? .layer(try SiteLayer(item, .ofSites)) : .site(try Site(item))
    }
  }
}

extension SiteLayer {
  /// - Parameter keys: what may stand beside the source.
  init(_ value: YAMLValue, _ keys: LayerKeys) throws {
    let map = try YAMLMapping(
      value, keys: [SiteKeys.source] + keys.all, "a layer of points: {source: ..., layer: ...}")
    source = try map.required(SiteKeys.source).source(SiteKeys.source.summary)
    query = try LayerQuery(map, keys)
    place = value.place
  }
}

extension Site {
  fileprivate init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: SiteKeys.inline, "a site: {id, type, at: [longitude, latitude], ...}")
    try self.init(
      map, at: Coordinate(map.required(SiteKeys.at), SiteKeys.at),
      attributes: map(SiteKeys.attributes).map(Self.attributes) ?? [:])
  }

  /// A site of the values that an item of the scenario and a row of a layer have alike.
  init(
    _ values: some KeyedValues, at coordinate: Coordinate, attributes: [String: AttributeValue]
  ) throws {
    id = try values.requiredText(SiteKeys.id)
    type = try values.requiredText(SiteKeys.type)
    self.coordinate = coordinate
    azimuth = try values.azimuth(SiteKeys.azimuth)
    sector = try values.angle(SiteKeys.sector)
    mastHeight = try values.number(SiteKeys.mastHeight)
    antennaHeight = try values.number(SiteKeys.antennaHeight)
    minRange = try values.number(SiteKeys.minRange)
    self.attributes = attributes
    place = values.place
    path = values.path
  }

  /// Free values by name.
  static func attributes(_ value: YAMLValue) throws -> [String: AttributeValue] {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(SiteKeys.attributes.summary)")
    }
    return try Dictionary(
      uniqueKeysWithValues: entries.map { entry in
        let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
        return (entry.key, try AttributeValue(child))
      })
  }
}

extension AttributeValue {
  /// A text, a number, a flag, a list of texts or nothing.
  init(_ value: YAMLValue) throws {
    let summary = "a text, a number, true, false or a list of texts"
    switch value.node.content {
    case .mapping: throw value.fault(expected: summary, fix: "write nested values as keys of their own")
    case .list: self = .textList(try value.list(summary).map { try $0.text(summary) })
    case .scalar where value.node.isNothing: self = .null
    case .scalar(let text, let isQuoted):
      let number = YAMLValue.number(value.node).flatMap { $0.isFinite ? $0 : nil }
      if let flag = Bool(text), !isQuoted {
        self = .boolean(flag)
      } else if let number {
        self = Int(text).map(AttributeValue.integer) ?? .real(number)
      } else {
        self = .text(text)
      }
    }
  }
}

extension Angle {
  /// The direction of an azimuth (degrees, any finite number), in [0, 360) degrees.
  ///
  /// Whole turns are taken off in degrees, where that is exact.
  init(azimuthDegrees: Double) {
    let rest = azimuthDegrees.truncatingRemainder(dividingBy: 360)
    let turned = rest < 0 ? rest + 360 : rest
    self.init(degrees: turned < 360 ? turned : 0)
  }
}

extension Coordinate {
  /// Reads [longitude, latitude].
  init(_ value: YAMLValue, _ key: Key) throws {
    let summary = key.summary
    let numbers = try value.list(summary).map { try $0.number(in: .placeNumber, unit: .degrees, summary) }
    guard numbers.count == 2 else { throw value.fault(expected: "two numbers", fix: "give \(summary)") }
    self = try Coordinate(longitude: numbers[0], latitude: numbers[1]).checked(at: value)
  }

  /// The same place with a longitude in [-180, 180], if it lies on the earth.
  func checked(at value: YAMLValue) throws -> Coordinate {
    if let fault { throw InputError(.badData, at: value.place, "\(value.path): \(fault.0)", fix: fault.1) }
    return wrapped
  }

  /// What is wrong with a place and what to do; nil when it lies on the earth.
  var fault: (problem: String, remedy: String)? {
    // A whole turn on is the same place: some count longitudes from 0 to 360.
    let isLongitude = Interval.from(-360, upTo: 360).contains
    let isLatitude = Interval.from(-90, upTo: 90).contains
    let (x, y) = (YAMLNode.number(longitude).summary, YAMLNode.number(latitude).summary)
    if isLongitude(longitude), isLatitude(latitude) { return nil }
    if !isLatitude(latitude), isLongitude(latitude), isLatitude(longitude) {
      return (
        "latitude \(y) is not in [-90, 90]", "the two look swapped: longitude comes first, write [\(y), \(x)]"
      )
    }
    if !isLatitude(latitude) {
      return ("latitude \(y) is not in [-90, 90]", "give [longitude, latitude] in degrees")
    }
    return ("longitude \(x) is not in [-360, 360]", "give [longitude, latitude] in degrees")
  }
}

extension Site {
  /// The columns that a result writes beside those of the site, in order: what it found out about the sensor. They
  /// are no attributes when the layer is read again.
  public static let resultColumns = [
    "kind", "ground_elevation_m", "assumed_ground", "shift_m", "max_range_m", "cameras", "covered_length_m",
    "sole_length_m", "contribution_m", "linked",
  ]

  /// The site of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline site, an empty one is left to the type. `attributes` holds a JSON
  /// object; columns of other names are attributes too, and come before those of the object.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: PointRow) throws {
    self = try Site(RowValues(row), at: row.coordinate.wrapped, attributes: Self.freeValues(of: row))
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "site \(id): \(fault.problem)", fix: fault.remedy)
    }
  }

  /// The attributes of a row.
  static func freeValues(of row: some LayerRow) throws -> [String: AttributeValue] {
    if let values = row.freeValues { return values }
    let known = SiteKeys.inline.map(\.name) + resultColumns
    return try RowValues(row).attributes(SiteKeys.attributes)
      .merging(row.attributes(besides: known)) { $1 }
  }
}

extension LayerRow {
  /// The columns that are no key's; a list of texts comes as one.
  func attributes(besides known: [String]) -> [String: AttributeValue] {
    let known = Set(known)
    return attributes.filter { !known.contains($0.key) }.mapValues { value in
      guard case .json(let text) = value, let node = try? YAMLNode.parse(text, file: place),
        case .list(let items) = node.content
      else { return value }
      let texts = items.compactMap { item in
        if case .scalar(let text, isQuoted: true) = item.content { text } else { nil as String? }
      }
      return texts.count == items.count ? .textList(texts) : value
    }
  }
}

/// What a row of a layer of observers says of one.
public struct ObserverRow: Sendable {
  /// The columns of numbers, in order.
  public static let columns = ObserverKeys.numbers.map(\.name)

  /// Its id; nil when it has none.
  public let id: String?
  /// The numbers that it gives, by column.
  public let numbers: [String: Double]
  /// What the file calls the columns, where it calls them otherwise.
  public let columnNames: [String: String]

  /// The observer of a row of a point layer.
  ///
  /// - Throws: `InputError` naming the row's place and the column that holds no number.
  public init(row: PointRow) throws {
    let values = RowValues(row)
    id = try values.text(ObserverKeys.id)
    columnNames = row.columnNames
    var numbers: [String: Double] = [:]
    for key in ObserverKeys.numbers { numbers[key.name] = try values.number(key) }
    self.numbers = numbers
  }
}
