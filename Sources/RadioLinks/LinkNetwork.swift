/// Which sensors reach a regional centre, over which links.
///
/// 1. A local centre is linked when clear links lead from it to a regional one, over other local centres if need be.
///    It takes the way of the fewest links, of those the shortest, of those the first by the centres' places.
/// 2. A sensor is linked when a clear link joins it to a linked centre that takes sensors. No local centre serves more sensors
///    than its capacity, no regional one more than that from all centres whose ways lead to it.
/// 3. As many sensors as possible are linked under 1 and 2: a maximum flow. A sensor takes the nearest centre
///    that has room; when there is not room for all, the earlier ones of the scenario come first.
public struct LinkNetwork: Sendable {
  /// The links that were looked at.
  public let links: [RadioLink]
  /// For each sensor the link it uses, by its place in `links`; nil when it is not linked.
  public let sensorLinks: [Int?]
  /// For each centre the link it uses towards a regional one; nil for one that is not linked, and for a regional one.
  public let centreLinks: [Int?]
  /// For each centre how many sensors it serves.
  public let servedCounts: [Int]
  /// For each centre whether it is a regional one or linked to one.
  public let isCentreLinked: [Bool]
  /// Who takes the links of sensors that fail; nil when no sensor waits for a link that it could have.
  public let reserve: LinkReserve?

  /// Finds the ways and the assignment.
  ///
  /// - Parameters:
  ///   - links: any of those that `RadioLink.candidates` names; those that are not clear carry nothing.
  ///   - sensorCount: how many sensors there are, numbered from 0.
  ///   - centres: their levels and capacities.
  /// - Complexity: O(sensors (links + centres)).
  public init(sensorCount: Int, centres: [MonitoringCentre], links: [RadioLink]) {
    let ways = BackhaulRoutes(centres: centres, links: links)
    var assignment = SensorAssignment(
      sensorCount: sensorCount, centres: centres, regionals: ways.regionals)
    var options = [[Int]](repeating: [], count: sensorCount)
    for (index, link) in links.enumerated() where link.isClear {
      guard case .sensor(let sensor) = link.start, ways.regionals[link.end] != nil else { continue }
      options[sensor].append(index)
    }
    for sensor in options.indices {
      options[sensor].sort { (links[$0].length, links[$0].end) < (links[$1].length, links[$1].end) }
      assignment.add(reaching: options[sensor].map { links[$0].end })
    }
    self.links = links
    let chosen = assignment.chosen
    sensorLinks = options.indices.map { sensor in
      options[sensor].first { links[$0].end == chosen[sensor] }
    }
    centreLinks = ways.links
    isCentreLinked = ways.regionals.map { $0 != nil }
    servedCounts = assignment.servedCounts
    reserve = LinkReserve(
      centres: centres, regionals: ways.regionals,
      options: options.map { choices in choices.map { links[$0].end } }, isLinked: chosen.map { $0 != nil })
  }

  /// Whether a sensor is linked.
  public func isLinked(sensor: Int) -> Bool { sensorLinks[sensor] != nil }

  /// For each sensor whether it is linked.
  public var isSensorLinked: [Bool] { sensorLinks.map { $0 != nil } }

  /// The links to show, by their places in `links`: of each sensor and each local centre the one it uses, else the
  /// one of most clearance; of equals the first.
  public var shown: [Int] {
    var best: [RadioLink.Start: Int] = [:]
    for (index, link) in links.enumerated() {
      if let other = best[link.start], links[other].merit >= link.merit { continue }
      best[link.start] = index
    }
    for case let used? in sensorLinks + centreLinks { best[links[used].start] = used }
    return best.values.sorted { (links[$0].start, $0) < (links[$1].start, $1) }
  }

  /// Whether a sensor or a centre uses a link.
  public func isUsed(_ link: Int) -> Bool {
    switch links[link].start {
    case .sensor(let sensor): sensorLinks[sensor] == link
    case .centre(let centre): centreLinks[centre] == link
    }
  }
}

/// The ways of local centres to regional ones: fewest links, then shortest, then first.
struct BackhaulRoutes {
  /// For each centre the link that its way starts with; nil for a regional one and for one without a way.
  private(set) var links: [Int?]
  /// For each centre the regional one that its way leads to, itself for a regional one; nil without a way.
  private(set) var regionals: [Int?]

  /// Finds the ways, first those of one link, then those of two, and so on.
  init(centres: [MonitoringCentre], links all: [RadioLink]) {
    links = centres.map { _ in nil }
    regionals = centres.indices.map { centres[$0].level == .regional ? $0 : nil }
    var lengths = [Double](repeating: 0, count: centres.count)
    var reached = centres.indices.filter { centres[$0].level == .regional }
    while !reached.isEmpty {
      var next: [Int: (link: Int, length: Double)] = [:]
      for (index, link) in all.enumerated() where link.isClear && reached.contains(link.end) {
        guard case .centre(let start) = link.start, regionals[start] == nil else { continue }
        let length = link.length + lengths[link.end]
        if length < next[start]?.length ?? .infinity { next[start] = (index, length) }
      }
      for (start, way) in next {
        links[start] = way.link
        lengths[start] = way.length
        regionals[start] = regionals[all[way.link].end]
      }
      reached = next.keys.sorted()
    }
  }
}

/// The sensors that wait for a link, as centres have no room for them, and whose places they take.
public struct LinkReserve: Sendable, Codable {
  private let centres: [MonitoringCentre]
  private let regionals: [Int?]
  /// For each sensor the centres that it can be linked to, the preferred first.
  private let options: [[Int]]
  private let isLinked: [Bool]

  /// - Parameters:
  ///   - regionals: for each centre the regional one behind it; itself for a regional one, nil for none.
  ///   - options: for each sensor the centres that it can be linked to, the preferred first.
  ///   - isLinked: for each sensor whether it is linked when none fails.
  /// - Returns: nil when no sensor waits.
  init?(centres: [MonitoringCentre], regionals: [Int?], options: [[Int]], isLinked: [Bool]) {
    guard zip(options, isLinked).contains(where: { !$0.isEmpty && !$1 }) else { return nil }
    self.centres = centres
    self.regionals = regionals
    self.options = options
    self.isLinked = isLinked
  }

  /// The sensors that are linked only when some are not there, rising: those of a network without them.
  ///
  /// - Parameter failed: the sensors that are not there.
  /// - Complexity: O(sensors (links + centres)).
  public func standIns(for failed: [Int]) -> [Int] {
    guard failed.contains(where: { isLinked[$0] }) else { return [] }
    var assignment = SensorAssignment(sensorCount: options.count, centres: centres, regionals: regionals)
    for sensor in options.indices {
      assignment.add(reaching: failed.contains(sensor) ? [] : options[sensor])
    }
    let chosen = assignment.chosen
    return options.indices.filter { chosen[$0] != nil && !isLinked[$0] }
  }
}
