import GeoCore

extension Patrol {
  /// The patrol as the plan writes it, every figure that it takes from its type included.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(PatrolKeys.id, text: id)
    map.add(PatrolKeys.type, text: type)
    if posts.isEmpty {
      writePath(into: &map, paths)
      if kind == .aircraft { writeFlight(into: &map) }
    } else {
      map.add(PatrolKeys.posts, .list(posts.map(\.plan)))
    }
    map.add(PatrolKeys.speed, number: speed)
    if posts.isEmpty { map.add(PatrolKeys.turn, number: turnTime) }
    map.add(PatrolKeys.cameras, draft.cameras.map { .list($0.map(\.plan)) })
    map.add(PatrolKeys.endurance, number: endurance)
    map.add(PatrolKeys.turnaround, number: turnaround)
    map.add(PatrolKeys.start, number: start)
    if kind != .aircraft { map.add(PatrolKeys.mastHeight, number: mastHeight) }
    map.add(PatrolKeys.halts, halts?.plan)
    map.add(PatrolKeys.onTheMove, .flag(sensesOnTheMove))
    map.add(PatrolKeys.attributes, attributes.plan)
    return map.node
  }

  private func writePath(into map: inout PlanMapping, _ paths: PlanPaths) {
    if let source = draft.routeSource {
      map.add(PatrolKeys.routeSource, text: paths.written(source.source))
      source.query.add(to: &map, .ofRoute)
      if !route.isEmpty { map.add(PatrolKeys.routeVertices, .list(route.map(\.record))) }
    } else {
      let hasHeights = constantHeight == nil
      map.add(PatrolKeys.route, .list(route.map { $0.plan(withHeight: hasHeights) }))
    }
    map.add(PatrolKeys.closed, .flag(isClosed))
  }

  private func writeFlight(into map: inout PlanMapping) {
    map.add(PatrolKeys.height, number: constantHeight?.metres)
    // Heights of a source say themselves what they are above, unless the patrol had to.
    let own = draft.routeSource == nil ? route.first?.height?.reference : draft.heightReference
    map.add(PatrolKeys.heightReference, text: (constantHeight?.reference ?? own)?.rawValue)
    map.add(PatrolKeys.launch, launch?.plan)
    map.add(PatrolKeys.aircraft, integer: aircraft)
    map.add(PatrolKeys.inAir, integer: inAir)
  }
}

extension Coordinate {
  /// The place as the plan writes it.
  var plan: YAMLNode { .list([.number(longitude), .number(latitude)]) }
}

extension RouteVertex {
  fileprivate func plan(withHeight: Bool) -> YAMLNode {
    guard withHeight, let height else { return coordinate.plan }
    return .list([coordinate.longitude, coordinate.latitude, height.metres].map(YAMLNode.number))
  }
}

extension RouteVertex {
  /// The vertex with all that its source tells of it.
  fileprivate var record: YAMLNode {
    var map = PlanMapping()
    map.add(SiteKeys.at, coordinate.plan)
    map.add(PatrolKeys.vertexHeight, number: height?.metres)
    map.add(PatrolKeys.vertexAbove, text: height?.reference?.rawValue)
    if wait > 0 { map.add(PatrolKeys.vertexWait, number: wait) }
    if circles > 0 { map.add(PatrolKeys.vertexCircles, number: circles) }
    return map.node
  }
}

extension Patrol.Post {
  fileprivate var plan: YAMLNode {
    var map = PlanMapping()
    map.add(SiteKeys.at, coordinate.plan)
    map.add(PatrolKeys.from, number: time.lowerBound)
    map.add(PatrolKeys.to, number: time.upperBound)
    map.add(SiteKeys.azimuth, angle: azimuth)
    map.add(SiteKeys.sector, angle: sector)
    return map.node
  }
}

extension Patrol.Halts {
  fileprivate var plan: YAMLNode {
    var map = PlanMapping()
    switch self {
    case .every(let way, let duration):
      map.add(PatrolKeys.every, number: way)
      map.add(PatrolKeys.duration, number: duration)
    case .at(let distances, let duration):
      map.add(PatrolKeys.at, .list(distances.map(YAMLNode.number)))
      map.add(PatrolKeys.duration, number: duration)
    }
    return map.node
  }
}
