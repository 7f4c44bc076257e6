public import GeoCore
import SensorPhysics

extension Scenario {
  /// The patrol that a draft describes, nothing left to look up.
  ///
  /// - Parameters:
  ///   - route: what the draft's `routeSource` holds; nil when it has none, or when that is not read
  ///     yet: then the patrol's route is empty and its heights are not looked at.
  ///   - draft: what the scenario or a row of a layer says.
  /// - Throws: `InputError` for an unknown type, and for figures that do not go with each other or with it.
  public func patrol(_ draft: PatrolDraft, along route: Route?) throws -> Patrol {
    let type = try movingType(of: draft)
    try checkKeys(of: draft, type)
    let path = route ?? draft.row ?? Route(vertices: draft.vertices ?? [])
    let speed = draft.speed ?? path.speed ?? type.movement.speed
    let isUnread = draft.routeSource != nil && route == nil
    guard speed != nil || isUnread || !draft.posts.isEmpty else {
      throw draft.fault(
        ".\(PatrolKeys.speed.name)", "patrol \(draft.id) has no speed",
        fix: "add `\(PatrolKeys.speed.name)`: \(PatrolKeys.speed.summary)")
    }
    let flight = try isUnread ? Flight(vertices: []) : flight(of: draft, along: path, type)
    let flies = type.kind == .aircraft
    let isAnother = !isUnread && draft.recorded.map { $0 != flight.vertices } ?? false
    let changes =
      isAnother
      ? [
        "patrol \(draft.id): its route_source holds another route than `route_vertices` tell; the source counts"
      ]
      : []
    let patrol = Patrol(
      id: draft.id, type: draft.type, kind: type.kind, route: flight.vertices,
      isClosed: draft.isClosed ?? false, speed: speed, turnTime: draft.turnTime ?? 0,
      cameras: draft.cameras ?? type.cameras,
      mastHeight: flies ? 0 : draft.mastHeight ?? type.mastHeight, aircraft: draft.aircraft ?? 1,
      inAir: draft.inAir, endurance: draft.endurance ?? type.movement.endurance,
      turnaround: draft.turnaround ?? type.movement.turnaround ?? 0,
      launch: flies ? draft.launch ?? path.launch ?? path.vertices.first?.coordinate : nil,
      start: draft.start ?? 0, halts: draft.halts, posts: draft.posts,
      sensesOnTheMove: draft.sensesOnTheMove ?? (flies && !type.movement.sensesAtHalts),
      attributes: draft.attributes, place: draft.place, notes: path.notes + flight.notes + changes,
      draft: draft,
      constantHeight: flight.constantHeight)
    try check(patrol, type)
    return patrol
  }

  /// The type of a patrol, which must be one that can move.
  private func movingType(of draft: PatrolDraft) throws -> EquipmentType {
    guard let type = equipmentType(named: draft.type) else {
      let movable = (equipment + catalogue).filter { $0.kind != .centre }
      throw draft.fault(".type", unknownType(draft.type), fix: knownTypes(near: draft.type, among: movable))
    }
    guard type.kind != .centre else {
      throw draft.fault(
        ".type", "patrol \(draft.id): \(type.name) is a monitoring centre, it does not move",
        fix: "list it under `centres`")
    }
    return type
  }

  /// Finds keys that say nothing about the type.
  private func checkKeys(of draft: PatrolDraft, _ type: EquipmentType) throws {
    let flies = type.kind == .aircraft
    let strange = flies ? PatrolKeys.ofGround : PatrolKeys.ofAircraft
    if let key = strange.first(where: { draft.keys.contains($0.name) }) {
      throw draft.fault(
        ".\(key.name)",
        "patrol \(draft.id): `\(key.name)` is of what \(flies ? "stands or drives" : "flies"),"
          + " \(type.name) \(flies ? "flies" : "does not")",
        fix: "leave it out, or correct the type")
    }
    guard flies || !(draft.vertices ?? []).contains(where: { $0.height != nil }) else {
      throw draft.fault(
        ".route", "patrol \(draft.id): \(type.name) does not fly, its route has heights",
        fix: "give [longitude, latitude]")
    }
    if draft.halts != nil, !draft.posts.isEmpty {
      throw draft.fault(
        ".halts", "patrol \(draft.id) has posts, too", fix: "give halts along a route, or posts")
    }
  }
}

extension Patrol.Halts {
  init(_ map: YAMLMapping) throws {
    guard let duration = try map.number(PatrolKeys.duration) else { throw map.missing(PatrolKeys.duration) }
    switch (try map.number(PatrolKeys.every), map(PatrolKeys.at)) {
    case (let way?, nil): self = .every(way, duration: duration)
    case (nil, let value?):
      let summary = PatrolKeys.at.summary
      let distances = try value.list(summary).map { try $0.number(in: .length, unit: .metres, summary) }
      guard !distances.isEmpty, zip(distances, distances.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw value.fault(expected: "one distance or more, rising", fix: "give \(summary)")
      }
      self = .at(distances, duration: duration)
    case (nil, nil): throw map.missing(PatrolKeys.every)
    case (_?, let value?):
      throw InputError(
        .badData, at: value.place, "\(value.path): every_m is given, too", fix: "keep one of the two")
    }
  }
}

extension Patrol.Post {
  /// The items of `posts`, in the order of time.
  static func list(_ value: YAMLValue) throws -> [Patrol.Post] {
    let items = try value.list(PatrolKeys.posts.summary)
    guard !items.isEmpty else {
      throw value.fault(expected: "at least one post", fix: "give \(PatrolKeys.posts.summary)")
    }
    let posts = try items.enumerated().map { (index: $0, value: $1, post: try Patrol.Post($1)) }
      .sorted { $0.post.time.lowerBound < $1.post.time.lowerBound }
    for (one, next) in zip(posts, posts.dropFirst())
    where next.post.time.lowerBound < one.post.time.upperBound {
      let start = YAMLNode.number(next.post.time.lowerBound).summary
      throw InputError(
        .badData, at: next.value.place,
        "\(next.value.path): it starts at \(start) s, before posts[\(one.index)] ends",
        fix: "let one post end before the next one starts")
    }
    return posts.map(\.post)
  }

  private init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: PatrolKeys.postKeys, "a post: {at: [longitude, latitude], from_s: ..., to_s: ...}")
    coordinate = try Coordinate(map.required(SiteKeys.at), SiteKeys.at)
    guard let start = try map.number(PatrolKeys.from) else { throw map.missing(PatrolKeys.from) }
    guard let end = try map.number(PatrolKeys.to) else { throw map.missing(PatrolKeys.to) }
    guard start < end else {
      throw try map.required(PatrolKeys.to).fault(
        expected: "a number above from_s, \(YAMLNode.number(start).summary)",
        fix: "give \(PatrolKeys.to.summary)")
    }
    time = start..<end
    azimuth = try map.number(SiteKeys.azimuth).map(Angle.init(azimuthDegrees:))
    sector = try map.angle(SiteKeys.sector)
  }
}
