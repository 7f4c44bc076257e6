import RadioLinks
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// The links of patrols where the scenario asks for them: from each place that they look from to a linked centre that takes
/// sensors. A centre's capacity is that for sites: patrols take no room in it.
struct PatrolLinks {
  let ground: LinkGround
  let centres: [MonitoringCentre]
  let network: LinkNetwork?

  /// For each stance of each patrol whether it is linked; nil for a patrol whose links are not looked at.
  ///
  /// - Throws: `InputError` when the terrain cannot be read, and `CancellationError`.
  func stances(of resolution: ResolvedScenario) throws -> [[Bool]?] {
    let kinds = resolution.scenario.links.kinds
    return try zip(resolution.patrols, resolution.plan.patrols?.sensors ?? []).map {
      patrol, sensor in
      guard kinds.contains(patrol.linkedKind) else { return nil }
      var known: [Start: Bool] = [:]
      return try sensor.stances.map { stance in
        try Task.checkCancellation()
        guard let start = try start(of: stance) else { return false }
        let key = Start(place: stance.coordinate, height: start.mast.height)
        if let known = known[key] { return known }
        let isLinked = try isLinked(start)
        known[key] = isLinked
        return isLinked
      }
    }
  }

  /// A place and a height (m) above its ground.
  private struct Start: Hashable {
    let place: Coordinate
    let height: Double
  }

  private func start(of stance: MovingSensor.ObservationPoint) throws -> LinkGround.Antenna? {
    guard let below = try ground.elevation(at: stance.coordinate) else { return nil }
    let height =
      switch stance.look {
      case .standing(let sensor): sensor.antennaHeight
      case .flying(_, .aboveGround(let height)): height
      case .flying(_, .aboveDatum(let elevation)): max(0, elevation - below)
      }
    return LinkGround.Antenna(place: stance.coordinate, mast: .init(ground: below, height: height))
  }

  /// Whether a clear path leads to any linked centre that takes sensors.
  private func isLinked(_ start: LinkGround.Antenna) throws -> Bool {
    for (index, centre) in centres.enumerated()
    where centre.acceptsSensors && network?.isCentreLinked[index] == true {
      let line = LinkLine(from: start.place, to: centre.coordinate)
      guard line.length <= centre.maxRange,
        let end = try ground.antenna(at: centre.coordinate, height: centre.mastHeight)
      else { continue }
      let link = RadioLink(
        start: .sensor(0), end: index, length: line.length, clearance: nil, isKnown: false)
      let look = try ground.look(from: start, to: end)
      if ground.link(link, over: look, from: start, to: end, frequency: centre.frequency).isClear {
        return true
      }
    }
    return false
  }

  /// For each patrol the share of its time at work that it is linked; nil for one that is not looked at.
  static func shares(_ stances: [[Bool]?], of sensors: [MovingSensor]) -> [Double?] {
    zip(stances, sensors).map { isLinked, sensor in
      guard let isLinked else { return nil }
      var (linked, whole) = (0.0, 0.0)
      for (isLinked, stance) in zip(isLinked, sensor.stances) {
        let time = stance.presences.reduce(0) { $0 + $1.time.upperBound - $1.time.lowerBound }
        whole += time
        if isLinked { linked += time }
      }
      return whole > 0 ? linked / whole : nil
    }
  }

  /// What its user should know: whose links nobody asks for, and what is not in the model.
  func notes(of resolution: ResolvedScenario) -> [String] {
    let settings = resolution.scenario.links
    let looking = resolution.patrols.filter {
      !$0.cameras.isEmpty && !settings.kinds.contains($0.linkedKind)
    }
    var notes: [String] = []
    if settings.mode == .require, !looking.isEmpty {
      let kinds = LinkedKind.allCases.filter { kind in looking.contains { $0.linkedKind == kind } }
      notes.append(
        "links are required of \(settings.kinds.map(\.rawValue).joined(separator: ", ")) only: what patrols see"
          + " (\(kinds.map(\.rawValue).joined(separator: ", "))) counts without a link; name more in links.applies_to"
      )
    }
    let high = centres.filter { $0.frequency > LinkRules.dryFrequency }
    let rain = resolution.scenario.conditions.rainRate
    guard !centres.isEmpty, !high.isEmpty || rain > 0 else { return notes }
    let reasons =
      (high.isEmpty ? [] : ["above 10 GHz: \(high.map(\.id).joined(separator: ", "))"])
      + (rain > 0 ? ["rain is given"] : [])
    notes.append(
      "attenuation of radio links by gas and rain is not in the model (ITU-R P.676, P.838), \(reasons.joined(separator: "; ")):"
        + " a clear path may still fail")
    return notes
  }
}

extension Patrol {
  /// What `links.applies_to` calls it.
  fileprivate var linkedKind: LinkedKind {
    if kind == .aircraft { return .aircraft }
    return posts.isEmpty ? .vehicles : .posts
  }
}
