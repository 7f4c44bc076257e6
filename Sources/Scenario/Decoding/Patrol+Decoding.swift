public import GeoCore
import SensorPhysics

extension PatrolEntry {
  /// The items of `patrols`.
  ///
  /// - Parameter sets: the scenario's own criterion sets.
  static func list(_ value: YAMLValue, criteria sets: [CriterionSet]) throws -> [PatrolEntry] {
    try value.list(ScenarioKeys.patrols.summary).map { item in
      guard case .mapping(let entries) = item.node.content else {
        throw item.fault(
          expected: "a mapping",
          fix: "give {id, type, route: [[longitude, latitude], ...]} or {source: ...}")
      }
      let isLayer = entries.contains { $0.key == PatrolKeys.source.name }
      return isLayer ? .layer(try RouteSource(item)) : .patrol(try PatrolDraft(item, criteria: sets))
    }
  }
}

extension RouteSource {
  fileprivate init(_ value: YAMLValue) throws {
    try LayerQuery.checkHasNoPlaces(value)
    let map = try YAMLMapping(
      value, keys: PatrolKeys.inLayer, "a layer of patrols: {source: ..., layer: ...}")
    source = try map.required(PatrolKeys.source).source(PatrolKeys.source.summary)
    query = try LayerQuery(map, .ofPatrols)
    place = value.place
  }

  /// - Returns: nil when the patrol names no source.
  fileprivate init?(ofPatrol map: YAMLMapping) throws {
    guard let value = map(PatrolKeys.routeSource) else { return nil }
    source = try value.source(PatrolKeys.routeSource.summary)
    query = try LayerQuery(map, .ofRoute)
    place = value.place
  }
}

extension RouteHeight {
  /// The third number of a vertex.
  fileprivate init(_ vertex: YAMLValue, metres: Double, above reference: HeightReference) throws {
    guard Interval.routeHeight.contains(metres) else {
      let expected = Interval.routeHeight.description(of: "a number", unit: .metres)
      throw vertex.fault(expected: "\(expected) as the height", fix: "give \(PatrolKeys.route.summary)")
    }
    self.init(metres: metres, above: reference)
  }
}

extension PatrolDraft {
  fileprivate init(_ value: YAMLValue, criteria sets: [CriterionSet]) throws {
    let map = try YAMLMapping(
      value, keys: PatrolKeys.inline, "a patrol: {id, type, route: [[longitude, latitude], ...], ...}")
    try self.init(map)
    let reference = heightReference ?? .ground
    vertices = try map(PatrolKeys.route).map { try Self.vertices($0, above: reference) }
    routeSource = try RouteSource(ofPatrol: map)
    recorded = try map(PatrolKeys.routeVertices).map(Self.recordedVertices)
    cameras = try Self.cameras(map, criteria: sets)
    posts = try map(PatrolKeys.posts).map(Patrol.Post.list) ?? []
    attributes = try map(PatrolKeys.attributes).map(Site.attributes) ?? [:]
    try checkPath(map)
  }

  /// The values that an item of the scenario and a row of a layer have alike.
  init(_ map: some KeyedValues) throws {
    id = try map.requiredText(PatrolKeys.id)
    type = try map.requiredText(PatrolKeys.type)
    isClosed = try map.flag(PatrolKeys.closed)
    height = try map.number(PatrolKeys.height)
    heightReference = try map.choice(PatrolKeys.heightReference, HeightReference.self)
    speed = try map.number(PatrolKeys.speed)
    turnTime = try map.number(PatrolKeys.turn)
    aircraft = try map.integer(PatrolKeys.aircraft)
    inAir = try map.integer(PatrolKeys.inAir)
    endurance = try map.number(PatrolKeys.endurance)
    turnaround = try map.number(PatrolKeys.turnaround)
    launch = try map.value(PatrolKeys.launch).map { try Coordinate($0, PatrolKeys.launch) }
    start = try map.number(PatrolKeys.start)
    mastHeight = try map.number(PatrolKeys.mastHeight)
    halts = try map.mapping(PatrolKeys.halts).map(Patrol.Halts.init)
    posts = []
    sensesOnTheMove = try map.flag(PatrolKeys.onTheMove)
    attributes = [:]
    keys = Set(PatrolKeys.inline.filter(map.has).map(\.name))
    place = map.place
    path = map.path
  }

  private static func vertices(
    _ value: YAMLValue, above reference: HeightReference
  ) throws -> [RouteVertex] {
    let summary = PatrolKeys.route.summary
    let vertices = try value.list(summary).map { item in
      let numbers = try item.list(summary).map { try $0.number(in: .placeNumber, summary) }
      guard numbers.count == 2 || numbers.count == 3 else {
        throw item.fault(expected: "two or three numbers", fix: "give \(summary)")
      }
      return RouteVertex(
        try Coordinate(longitude: numbers[0], latitude: numbers[1]).checked(at: item),
        height: numbers.count == 3 ? try RouteHeight(item, metres: numbers[2], above: reference) : nil)
    }
    let kept = Route.withoutRepeats(vertices)
    guard let first = kept.first,
      kept.contains(where: { !$0.coordinate.isSamePlace(as: first.coordinate) })
    else {
      throw value.fault(expected: "two different places or more", fix: "give \(summary)")
    }
    return kept
  }

  private static func recordedVertices(_ value: YAMLValue) throws -> [RouteVertex] {
    try value.list(PatrolKeys.routeVertices.summary).map { item in
      let map = try YAMLMapping(
        item, keys: PatrolKeys.vertexKeys, "a vertex: {at: [longitude, latitude], ...}")
      let reference = try map.choice(PatrolKeys.vertexAbove, HeightReference.self)
      var vertex = RouteVertex(
        try Coordinate(map.required(SiteKeys.at), SiteKeys.at),
        height: try map.number(PatrolKeys.vertexHeight).map { RouteHeight(metres: $0, above: reference) })
      vertex.wait = try map.number(PatrolKeys.vertexWait) ?? 0
      vertex.circles = try map.number(PatrolKeys.vertexCircles) ?? 0
      return vertex
    }
  }

  private static func cameras(_ map: YAMLMapping, criteria sets: [CriterionSet]) throws -> [Camera]? {
    let usualName = PatrolKeys.camera.name
    switch (map(PatrolKeys.camera), map(PatrolKeys.cameras)) {
    case (nil, nil): return nil
    case (let one?, nil): return [try Camera(one, criteria: sets, named: usualName)]
    case (nil, let several?):
      return try Camera.list(several, PatrolKeys.cameras) { index, item in
        try Camera(item, criteria: sets, named: "\(usualName)-\(index + 1)")
      }
    case (_?, let several?):
      throw InputError(
        .badData, at: several.place, "\(several.path): camera is given, too", fix: "keep one of the two")
    }
  }

  /// A patrol has a path of one kind, or posts.
  private func checkPath(_ map: YAMLMapping) throws {
    let given = [PatrolKeys.route, PatrolKeys.routeSource, PatrolKeys.posts].filter { map($0) != nil }
    guard given.count <= 1 else {
      throw fault(
        "", "patrol \(id) has both \(given[0].name) and \(given[1].name)", fix: "keep one of the two")
    }
    guard !given.isEmpty else {
      throw fault(
        "", "patrol \(id) has neither a route nor posts",
        fix: "add `route`: \(PatrolKeys.route.summary); or `route_source`, or `posts`")
    }
    let more = (LayerKeys.ofRoute.all + [PatrolKeys.routeVertices]).first { map($0) != nil }
    if let more, routeSource == nil {
      throw fault(".\(more.name)", "patrol \(id) has no route_source", fix: "add it, or leave this out")
    }
  }
}

extension PatrolDraft {
  /// The patrol of a row of a line layer.
  ///
  /// Columns are named as the keys of an inline patrol and read alike; columns of other names are kept as
  /// attributes.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: RouteRow) throws {
    guard !Self.isOfResult(row) else {
      throw InputError(
        .badData, at: .init(file: row.place),
        "is a route as a result draws it, without its patrol's heights, times and cameras",
        fix: "read the patrol from the scenario or the layer that the result was made from")
    }
    try self.init(RowValues(row))
    self.row = row.route
    attributes = Self.freeValues(of: row)
  }

  /// The attributes of a row.
  static func freeValues(of row: some LayerRow) -> [String: AttributeValue] {
    row.freeValues ?? row.attributes(besides: PatrolKeys.columns.map(\.name))
  }

  /// Whether a row is of the layer `routes` that a result writes.
  private static func isOfResult(_ row: RouteRow) -> Bool {
    row.attributes["kind"] == .text("route") && row.attributes["lap_s"] != nil
  }
}
