public import GeoCore

extension ResponseInput {
  /// Reads `response`.
  init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: ResponseKeys.all, "who comes when a crosser is detected: {vehicles, ...}")
    let items = try map.required(ResponseKeys.vehicles)
    let list = try items.list(ResponseKeys.vehicles.summary)
    guard !list.isEmpty else {
      throw items.fault(expected: "at least one vehicle", fix: "give \(ResponseKeys.vehicles.summary)")
    }
    let offRoad = try map.mapping(ResponseKeys.offRoad)
    let kept = Unit.kilometresPerHour.kept
    self.init(
      detectionDelay: try map.number(ResponseKeys.detectionDelay) ?? ResponseKeys.defaultDetectionDelay,
      vehicles: try list.map(VehicleEntry.init), roads: try map(ResponseKeys.roads).map(Roads.init),
      offRoadSpeed: try offRoad?.number(ResponseKeys.offRoadSpeed) ?? kept(ResponseKeys.defaultOffRoadSpeed),
      steepest: try offRoad?.number(ResponseKeys.steepest) ?? ResponseKeys.defaultSteepest,
      reach: try offRoad?.number(ResponseKeys.reach) ?? ResponseKeys.defaultReach,
      foot: try offRoad?.choice(ResponseKeys.foot, Foot.self) ?? .tobler, place: value.place)
    try Self.checkIDs(
      vehicles.compactMap { if case .vehicle(let vehicle) = $0 { vehicle } else { nil } })
  }

  /// Throws for an id that two vehicles have.
  ///
  /// - Parameter vehicles: those of the scenario, or also those of its layers.
  public static func checkIDs(_ vehicles: [Vehicle]) throws {
    var known: Set<String> = []
    for vehicle in vehicles where !known.insert(vehicle.id).inserted {
      throw InputError(
        .badData, at: vehicle.place, "response.vehicles: two have the id \(vehicle.id)".onOneLine,
        fix: "give each vehicle an id of its own")
    }
  }
}

extension ResponseInput.VehicleEntry {
  fileprivate init(_ value: YAMLValue) throws {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(
        expected: "a mapping", fix: "give {id, at: [longitude, latitude], ready_s: ...} or {source: ...}")
    }
    guard entries.contains(where: { $0.key == SiteKeys.source.name }) else {
      let map = try YAMLMapping(
        value, keys: VehicleKeys.inline, "a vehicle: {id, at: [longitude, latitude], ready_s: ...}")
      self = .vehicle(
        try .init(
          map, at: Coordinate(map.required(SiteKeys.at), SiteKeys.at), ready: VehicleKeys.defaultReady))
      return
    }
    let map = try YAMLMapping(value, keys: VehicleKeys.inLayer, "a layer of vehicles: {source: ...}")
    let layer = SiteLayer(
      source: try map.required(SiteKeys.source).source(SiteKeys.source.summary),
      query: try LayerQuery(map, .ofVehicles), place: value.place)
    self = .layer(
      .init(layer: layer, readyTime: try map.number(VehicleKeys.ready) ?? VehicleKeys.defaultReady))
  }
}

extension ResponseInput.Vehicle {
  /// A vehicle of the values that an item of the scenario and a row of a layer have alike.
  ///
  /// - Parameter ready: the time to get going (s) of one that does not say it.
  fileprivate init(_ values: some KeyedValues, at coordinate: Coordinate, ready: Double) throws {
    self.init(
      id: try values.requiredText(VehicleKeys.id), type: try values.text(VehicleKeys.type),
      coordinate: coordinate, readyTime: try values.number(VehicleKeys.ready) ?? ready, place: values.place)
  }

  /// The vehicle of a row of a point layer.
  ///
  /// - Parameters:
  ///   - row: the row, which has the vehicle's place.
  ///   - layer: the layer that it is of.
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: PointRow, of layer: ResponseInput.VehicleLayer) throws {
    try self.init(RowValues(row), at: row.coordinate.wrapped, ready: layer.readyTime)
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "vehicle \(id): \(fault.problem)", fix: fault.remedy)
    }
  }
}

extension ResponseInput.Roads {
  fileprivate init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: ResponseKeys.ofRoads, ResponseKeys.roads.summary)
    layer = SiteLayer(
      source: try map.required(SiteKeys.source).source(SiteKeys.source.summary),
      query: try LayerQuery(map, .ofBorder), place: value.place)
    classColumn = try map.text(ResponseKeys.classColumn) ?? ResponseKeys.defaultClassColumn
    speeds = RoadSpeeds.openStreetMap.mapValues(Unit.kilometresPerHour.kept)
    otherSpeed = try map.number(ResponseKeys.otherSpeed)
    attribution = try map.text(TerrainKeys.attribution)
    guard let table = map(ResponseKeys.classSpeeds) else { return }
    guard case .mapping(let entries) = table.node.content,
      case .number(let interval, let unit) = ResponseKeys.speed
    else {
      throw table.fault(expected: "a mapping", fix: "give \(ResponseKeys.classSpeeds.summary)")
    }
    for entry in entries {
      let child = YAMLValue(node: entry.value, path: table.path.key(entry.key), log: table.log)
      speeds[entry.key] = unit.kept(try child.number(in: interval, unit: unit, "the speed on the class"))
    }
  }
}
