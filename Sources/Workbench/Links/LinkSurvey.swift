import RadioLinks
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// Looks at the ground under every link that a scenario's sensors and centres could have.
struct LinkSurvey {
  private let sensors: [Sensor]
  private let centres: [MonitoringCentre]
  private let ground: LinkGround
  private var notes = LinkNotes()

  /// What a survey gives.
  struct Result {
    var status: LinkStatus
    /// For each stance of each patrol whether it is linked; nil for a patrol that is not looked at.
    var stances: [[Bool]?] = []
    /// What its user should know, a sentence each.
    var notes: [String]
  }

  /// Looks at the links of a scenario that does not ignore them.
  ///
  /// - Throws: `InputError` when the terrain cannot be read, and `CancellationError`.
  static func result(of resolution: ResolvedScenario) throws -> Result {
    let centres = resolution.centres.map(\.station)
    guard resolution.scenario.links.mode != .ignore else {
      return Result(status: LinkStatus(ignoring: centres), notes: [])
    }
    let ground = try LinkGround(of: resolution)
    var survey = LinkSurvey(sensors: resolution.sensors, centres: centres, ground: ground)
    var result = try survey.result()
    let patrols = PatrolLinks(ground: ground, centres: centres, network: result.status.network)
    result.stances = try patrols.stances(of: resolution)
    result.status.patrolShares = PatrolLinks.shares(
      result.stances, of: resolution.plan.patrols?.sensors ?? [])
    result.notes += patrols.notes(of: resolution)
    return result
  }

  /// Of each of some sensors whether it is linked to some centres, over the terrain of a scenario.
  ///
  /// - Throws: as for `result(of:)`.
  static func areLinked(_ sensors: [Sensor], to centres: [MonitoringCentre], in resolution: ResolvedScenario)
    throws
    -> [Bool]
  {
    var survey = LinkSurvey(sensors: sensors, centres: centres, ground: try LinkGround(of: resolution))
    return try survey.result().status.network?.isSensorLinked ?? []
  }

  private init(sensors: [Sensor], centres: [MonitoringCentre], ground: LinkGround) {
    self.sensors = sensors
    self.centres = centres
    self.ground = ground
  }

  private mutating func result() throws -> Result {
    let ends = try centres.map { try ground.antenna(at: $0.coordinate, height: $0.mastHeight) }
    for (centre, end) in zip(centres, ends) where end == nil {
      notes.add(
        "centre \(centre.id) stands where no ground is known: nothing counts as linked to it")
    }
    let starts = try sensors.map { try ground.antenna(at: $0.coordinate, height: $0.antennaHeight) }
    var links: [RadioLink] = []
    for pair in LinkPair.all(sensors: sensors, centres: centres) {
      try Task.checkCancellation()
      let start =
        switch pair.candidate.start {
        case .sensor(let sensor): starts[sensor]
        case .centre(let centre): ends[centre]
        }
      links.append(try link(pair, from: start, to: ends[pair.candidate.end]))
    }
    let network = LinkNetwork(sensorCount: sensors.count, centres: centres, links: links)
    try addRegionals(network, from: starts, to: ends)
    return Result(
      status: LinkStatus(centres: centres, grounds: ends.map { $0?.mast.ground }, network: network),
      notes: notes.sentences)
  }

  /// A pair's link: of unknown ground when an antenna's own is not known, or when it leaves the terrain's extent.
  private mutating func link(
    _ pair: LinkPair, from start: LinkGround.Antenna?, to end: LinkGround.Antenna?
  ) throws -> RadioLink {
    let link = RadioLink(
      start: pair.candidate.start, end: pair.candidate.end, length: pair.line.length,
      clearance: nil,
      isKnown: false)
    guard let start, let end else { return link }
    let look = try ground.look(from: start, to: end)
    let (from, to) = (id(of: pair.candidate.start), centres[pair.candidate.end].id)
    if look.isOutside { notes.addOutside(from: from, to: to) }
    if look.voidLength > 0 { notes.addVoid(from: from, to: to, length: look.voidLength) }
    return ground.link(link, over: look, from: start, to: end, frequency: pair.candidate.frequency)
  }

  /// Tells of regional centres that sensors without a link could reach, if these took sensors.
  private mutating func addRegionals(
    _ network: LinkNetwork, from starts: [LinkGround.Antenna?], to ends: [LinkGround.Antenna?]
  ) throws {
    for sensor in sensors.indices where !network.isLinked(sensor: sensor) {
      for centre in centres.indices
      where centres[centre].level == .regional && !centres[centre].acceptsSensors {
        try Task.checkCancellation()
        let line = LinkLine(from: sensors[sensor].coordinate, to: centres[centre].coordinate)
        guard line.length <= centres[centre].maxRange, let start = starts[sensor],
          let end = ends[centre]
        else {
          continue
        }
        let link = ground.link(
          RadioLink(
            start: .sensor(sensor), end: centre, length: line.length, clearance: nil, isKnown: false
          ),
          over: try ground.look(from: start, to: end), from: start, to: end,
          frequency: centres[centre].frequency)
        if link.isClear {
          notes.addRegional(from: sensors[sensor].id, to: centres[centre].id, length: line.length)
        }
      }
    }
  }

  private func id(of start: RadioLink.Start) -> String {
    switch start {
    case .sensor(let sensor): sensors[sensor].id
    case .centre(let centre): centres[centre].id
    }
  }
}

extension LinkGround {
  /// The ground under the links of a scenario.
  fileprivate init(of resolution: ResolvedScenario) throws {
    let scenario = resolution.scenario
    try self.init(
      over: resolution.terrain, rules: scenario.links.rules, isFlat: scenario.terrain?.isCurved == false,
      landCoverBlocks: resolution.plan.landCoverBlocks, cellSize: resolution.cellSize)
  }
}

/// Two antennas that are near enough to each other for a link.
struct LinkPair {
  let candidate: RadioLink.Candidate
  /// The line between both.
  let line: LinkLine

  /// All pairs within range, by start and end.
  static func all(sensors: [Sensor], centres: [MonitoringCentre]) -> [LinkPair] {
    RadioLink.candidates(sensorCount: sensors.count, centres: centres).compactMap { candidate in
      let from =
        switch candidate.start {
        case .sensor(let sensor): sensors[sensor].coordinate
        case .centre(let centre): centres[centre].coordinate
        }
      let line = LinkLine(from: from, to: centres[candidate.end].coordinate)
      guard line.length <= candidate.maxRange else { return nil }
      return LinkPair(candidate: candidate, line: line)
    }
  }
}
