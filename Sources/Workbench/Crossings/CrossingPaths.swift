import Coverage
import Crossings
import GeoCore
import GeoIO
import Planner
import RealModule
import SensorPhysics
import Scenario

/// Tells of the paths that a search found: where they lead, who sees them, and their own probability of detection.
struct CrossingPaths {
  let zone: CrossingZone
  let plan: Plan
  let input: CrossingInput
  /// When all paths start (s); nil for a mean over starts at any time.
  let start: Double?
  /// Whether a detection at each place leaves the time to respond; nil where that is not asked for.
  var isTimely: [Bool]?

  /// So many starts, evenly over the period, are averaged.
  static let startCount = 60

  /// A path as reports tell it.
  ///
  /// - Parameter piece: the piece where it passes the line, by its place in the list.
  /// - Throws: `GDALError` when PROJ cannot place it.
  func path(_ crossing: LeastCrossing, piece: Int) throws -> CrossingAssessment.Path {
    let points = try points(of: crossing)
    let chance = crossing.legs.reduce(Float(0)) { max($0, zone.chances[$1.place]) }
    let timely = timelyLegs(of: crossing)
    return CrossingAssessment.Path(
      points: points, piece: piece, probability: crossing.probability,
      ownProbability: probability(of: crossing.legs), highestChance: Double(chance),
      seconds: crossing.seconds, metres: crossing.metres, observers: observers(of: crossing),
      criticalPoint: try timely?.lastIndex(of: true).flatMap { try point(ofLeg: $0, in: crossing) },
      timelyProbability: timely.map { probability(of: crossing.legs, counting: $0) })
  }

  /// The probability of detection along a path, exact in time: 1 minus the mean over starts of exp(-integral of the hazard).
  /// The mean of the exponent, which a search takes, would overstate it.
  ///
  /// - Parameter isCounted: on which legs detections count; nil for all.
  func probability(of legs: [PathLeg], counting isCounted: [Bool]? = nil) -> Double {
    let starts =
      start.map { [$0] }
      ?? (0..<Self.startCount).map { Double($0) * zone.hazards.period / Double(Self.startCount) }
    let legs = Self.joined(legs, isCounted ?? legs.map { _ in true })
    let standing = legs.reduce(0.0) { sum, own in
      own.isCounted ? sum + zone.hazards.standing(at: own.leg.place) * own.leg.seconds : sum
    }
    guard legs.contains(where: { $0.isCounted && !zone.hazards.passes(over: $0.leg.place).isEmpty }) else {
      return CrossingField.probability(ofExponent: standing)
    }
    let missed = starts.reduce(0.0) { sum, start in
      var time = start
      var exponent = standing
      for (leg, isCounted) in legs {
        if isCounted {
          exponent += zone.hazards.patrolExponent(at: leg.place, during: time..<(time + leg.seconds))
        }
        time += leg.seconds
      }
      return sum + Double.exp(-exponent)
    }
    return 1 - missed / Double(starts.count)
  }

  /// The legs, those that follow each other in one cell made one.
  private static func joined(_ legs: [PathLeg], _ isCounted: [Bool]) -> [(leg: PathLeg, isCounted: Bool)] {
    var joined: [(leg: PathLeg, isCounted: Bool)] = []
    for (leg, isCounted) in zip(legs, isCounted) {
      if let last = joined.last, last.leg.place == leg.place, last.isCounted == isCounted {
        joined[joined.count - 1].leg.seconds += leg.seconds
      } else {
        joined.append((leg, isCounted))
      }
    }
    return joined
  }

  /// The legs on which a detection leaves the time to respond; nil where that is not asked for.
  private func timelyLegs(of crossing: LeastCrossing) -> [Bool]? {
    guard let response = input.responseTime else {
      return isTimely.map { isTimely in crossing.legs.map { isTimely[$0.place] } }
    }
    var left = crossing.seconds
    return crossing.legs.map { leg in
      defer { left -= leg.seconds }
      return left >= response
    }
  }

  private func observers(of crossing: LeastCrossing) -> [String] {
    var sensors: Set<Int> = []
    var patrols: Set<Int> = []
    for leg in crossing.legs {
      for look in zone.hazards.looks(at: leg.place) { sensors.insert(Int(look.sensor)) }
      for pass in zone.hazards.passes(over: leg.place) { patrols.insert(Int(pass.patrol)) }
    }
    return sensors.sorted().map { plan.sensors[$0].id }
      + patrols.sorted().compactMap { plan.patrols?.sensors[$0].id }
  }

  private func points(of crossing: LeastCrossing) throws -> [CrossingAssessment.Path.Point] {
    let centres = crossing.places.map { zone.lattice.center(of: zone.ground.cells.cell(at: $0)) }
    let coordinates = try LatticeProjection(zone.lattice).places(of: centres)
    // The first leg leads to the first centre; then a step's legs lead to the next one.
    var points: [CrossingAssessment.Path.Point] = []
    var (seconds, metres) = (0.0, 0.0)
    var leg = 0
    for (index, coordinate) in coordinates.enumerated() {
      let end =
        leg + (index == 0 ? 1 : legCount(from: crossing.places[index - 1], to: crossing.places[index]))
      while leg < end {
        seconds += crossing.legs[leg].seconds
        metres += crossing.legs[leg].metres
        leg += 1
      }
      points.append(.init(coordinate: coordinate, seconds: seconds, metres: metres))
    }
    return points
  }

  private func legCount(from: Int, to: Int) -> Int {
    zone.ground.costs.legs(along: [from, to], over: zone.ground.cells).count
  }

  private func point(ofLeg index: Int, in crossing: LeastCrossing) throws -> CrossingAssessment.Path.Point? {
    let centre = zone.lattice.center(of: zone.ground.cells.cell(at: crossing.legs[index].place))
    let before = crossing.legs[..<index]
    return try LatticeProjection(zone.lattice).places(of: [centre]).first.map { coordinate in
      .init(
        coordinate: coordinate, seconds: before.reduce(0) { $0 + $1.seconds },
        metres: before.reduce(0) { $0 + $1.metres })
    }
  }
}
