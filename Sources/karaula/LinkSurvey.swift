import GeoCore
import GeoIO
import Scenario
import SensorPhysics

/// Looks at the ground under every link that a scenario's sensors and centres could have.
struct LinkSurvey {
  private let sensors: [Sensor]
  private let centres: [MonitoringCentre]
  /// The terrain's own elevations; nil for level ground.
  private let posts: TerrainPosts?
  private let curvature: EarthCurvature
  private var notes = LinkNotes()

  /// What a survey gives.
  struct Result {
    let status: LinkStatus
    /// What its user should know, a sentence each.
    let notes: [String]
  }

  /// A profile is sampled twice a cell of the DEM, so that it misses no more of a cell than a corner.
  private static let samplesPerCell = 2.0
  /// Over level ground it is sampled as often as this (m): only the earth's bulge is to be found.
  private static let levelStep = 50.0
  /// An antenna in a void takes its ground from at most this many cells away, as a sensor's eye does.
  private static let assumedCells = 2

  /// Looks at the links of a scenario that does not ignore them.
  ///
  /// - Throws: `InputError` when the terrain cannot be read, and `CancellationError`.
  static func result(
    of scenario: Scenario, sensors: [Sensor], centres: [MonitoringCentre], over terrain: TerrainChoice
  ) throws -> Result {
    guard scenario.links != .ignore else { return Result(status: LinkStatus(ignoring: centres), notes: []) }
    let isFlat = scenario.terrain?.isCurved == false
    var survey = LinkSurvey(
      sensors: sensors, centres: centres, posts: try terrain.posts(),
      curvature: isFlat ? .flat : FresnelZone.earthCurvature)
    return try survey.result()
  }

  private init(
    sensors: [Sensor], centres: [MonitoringCentre], posts: TerrainPosts?, curvature: EarthCurvature
  ) {
    self.sensors = sensors
    self.centres = centres
    self.posts = posts
    self.curvature = curvature
  }

  private mutating func result() throws -> Result {
    let grounds = try centres.map { try ground(at: $0.coordinate) }
    for (centre, ground) in zip(centres, grounds) where ground == nil {
      notes.add("centre \(centre.id) stands where no ground is known: nothing counts as linked to it")
    }
    let steps = try zip(centres, grounds).map { centre, ground in
      guard ground != nil, let posts else { return Self.levelStep }
      return try posts.cellSide(near: centre.coordinate) / Self.samplesPerCell
    }
    var masts: [RadioLink.Start: LinkProfile.Antenna?] = [:]
    var links: [RadioLink] = []
    for pair in LinkPair.all(sensors: sensors, centres: centres) {
      try Task.checkCancellation()
      let start = pair.candidate.start
      let from = try masts[start] ?? antenna(start)
      masts[start] = .some(from)
      let to = grounds[pair.candidate.end].map {
        LinkProfile.Antenna(ground: $0, height: centres[pair.candidate.end].mastHeight)
      }
      links.append(try link(pair, from: from, to: to, step: steps[pair.candidate.end]))
    }
    let network = LinkNetwork(sensorCount: sensors.count, centres: centres, links: links)
    return Result(
      status: LinkStatus(centres: centres, grounds: grounds, network: network), notes: notes.sentences)
  }

  private func ground(at place: Coordinate) throws -> Double? {
    guard let posts else { return 0 }
    return try posts.elevation(near: place, within: Self.assumedCells)
  }

  private func antenna(_ start: RadioLink.Start) throws -> LinkProfile.Antenna? {
    let (place, height) =
      switch start {
      case .sensor(let sensor): (sensors[sensor].coordinate, sensors[sensor].mastHeight)
      case .centre(let centre): (centres[centre].coordinate, centres[centre].mastHeight)
      }
    return try ground(at: place).map { LinkProfile.Antenna(ground: $0, height: height) }
  }

  /// A pair's link: of unknown ground when an antenna's own is not known, or when it leaves the terrain's extent.
  private mutating func link(
    _ pair: LinkPair, from: LinkProfile.Antenna?, to: LinkProfile.Antenna?, step: Double
  ) throws -> RadioLink {
    var link = RadioLink(
      start: pair.candidate.start, end: pair.candidate.end, length: pair.length, clearance: nil,
      isKnown: false)
    guard let from, let to else { return link }
    let line = pair.places(every: step)
    let between = line.places.dropFirst().dropLast()
    let elevations = try posts?.elevations(at: Array(between)) ?? between.map { _ in 0 }
    let unknown = zip(between, elevations).filter { $0.1 == nil }.map(\.0)
    if !unknown.isEmpty {
      let (start, end) = (id(of: pair.candidate.start), centres[pair.candidate.end].id)
      guard try posts?.contains(unknown).contains(false) == false else {
        notes.addOutside(from: start, to: end)
        return link
      }
      let share = Double(unknown.count) / Double(between.count)
      notes.addVoid(from: start, to: end, length: share * pair.length)
    }
    let profile = LinkProfile(
      length: pair.length, from: from, to: to, distances: Array(line.distances.dropFirst().dropLast()),
      elevations: elevations)
    link.clearance = profile.leastClearance(frequency: pair.candidate.frequency, curvature: curvature)
    link.isKnown = true
    return link
  }

  private func id(of start: RadioLink.Start) -> String {
    switch start {
    case .sensor(let sensor): sensors[sensor].id
    case .centre(let centre): centres[centre].id
    }
  }
}
