import GeoCore

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
