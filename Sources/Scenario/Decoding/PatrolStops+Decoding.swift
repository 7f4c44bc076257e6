import GeoCore

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
