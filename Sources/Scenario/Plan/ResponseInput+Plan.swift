import GeoCore

extension ResponseInput {
  /// The response as the plan writes it, with all speeds.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(ResponseKeys.detectionDelay, number: detectionDelay)
    map.add(ResponseKeys.vehicles, .list(vehicles.map { $0.plan(paths) }))
    map.add(ResponseKeys.roads, roads?.plan(paths))
    var offRoad = PlanMapping()
    offRoad.add(ResponseKeys.offRoadSpeed, number: offRoadSpeed)
    offRoad.add(ResponseKeys.steepest, number: steepest)
    offRoad.add(ResponseKeys.foot, text: foot.rawValue)
    offRoad.add(ResponseKeys.reach, number: reach)
    map.add(ResponseKeys.offRoad, offRoad.node)
    return map.node
  }
}

extension ResponseInput.VehicleEntry {
  fileprivate func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    switch self {
    case .vehicle(let vehicle):
      map.add(VehicleKeys.id, text: vehicle.id)
      map.add(VehicleKeys.type, text: vehicle.type)
      map.add(SiteKeys.at, vehicle.coordinate.plan)
      map.add(VehicleKeys.ready, number: vehicle.readyTime)
    case .layer(let own):
      let query = own.layer.query
      map.add(SiteKeys.source, text: paths.written(own.layer.source))
      query.add(to: &map, .ofVehicles)
      map.add(LayerKeys.x, text: query.places?.x)
      map.add(LayerKeys.y, text: query.places?.y)
      if let key = LayerKeys.ofVehicles.columns, !query.columns.isEmpty {
        let columns = query.columns.sorted { $0.key < $1.key }
        map.add(key, .mapping(columns.map { ($0.key, .text($0.value)) }))
      }
      map.add(VehicleKeys.ready, number: own.readyTime)
    }
    return map.node
  }
}

extension ResponseInput.Roads {
  fileprivate func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(SiteKeys.source, text: paths.written(layer.source))
    layer.query.add(to: &map, .ofBorder)
    map.add(ResponseKeys.classColumn, text: classColumn)
    let written = Unit.kilometresPerHour.written
    map.add(
      ResponseKeys.classSpeeds,
      .mapping(speeds.sorted { $0.key < $1.key }.map { ($0.key, .number(written($0.value))) }))
    map.add(ResponseKeys.otherSpeed, number: otherSpeed)
    map.add(TerrainKeys.attribution, text: attribution)
    return map.node
  }
}
