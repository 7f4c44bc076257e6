import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

extension ScenarioInputs {
  /// The plan of the run.
  ///
  /// - Parameters:
  ///   - cellSize: the side of the lattice's cells (m).
  ///   - assumedGroundReach: how far a target or a sensor in a void may take its ground from (m).
  ///   - corridor: the strip that maps show; nil when no map is wanted.
  func plan(cellSize: Double, assumedGroundReach: Double, corridor: Corridor?) throws -> Plan {
    try PatrolDemand.check(patrols, period: scenario.period, step: cellSize)
    let patrolPlan = try PatrolPlanning(
      scenario: scenario, step: cellSize, posts: try terrain.posts(), border: border
    ).plan(of: self.patrols)
    var plan = Plan(
      border: border, zones: try Self.zones(of: border, sensors, patrolPlan, cellSize: cellSize),
      sensors: sensors, targetHeight: scenario.target.height,
      requiredProbability: scenario.requiredProbability,
      curvature: scenario.terrain?.earthCurvature
        ?? EarthCurvature(refraction: EarthCurvature.standardRefraction),
      voids: scenario.terrain?.voids ?? .block, assumedGroundReach: assumedGroundReach,
      corridor: corridor, sectionLength: scenario.grid.sectionLength)
    plan.patrols = patrolPlan
    plan.landCoverBlocks = scenario.terrain?.kind != .surface
    plan.terrainError = scenario.terrain?.error
    return plan
  }

  /// What a plan's run will hold.
  ///
  /// - Parameter furthest: further than this no eye looks (m).
  func demand(of plan: Plan, _ sections: Sections, furthest: Double = .infinity) throws -> RunDemand {
    RunDemand(
      of: plan, in: sections, ground: try terrain.windows(of: plan.zones.map(\.lattice)),
      hasLandCover: terrain.hasLandCover, furthest: furthest)
  }

  private static func zones(
    of border: BorderLine, _ sensors: [Sensor], _ patrols: PatrolPlan?, cellSize: Double
  ) throws -> [Plan.Zone] {
    let zones = border.zones
    let stretches = border.stretches(in: zones)
    return try zones.map { zone in
      let lattice = zone.lattice(cellSize: cellSize)
      let projection = try LatticeProjection(lattice)
      var plane = Plan.Zone(
        lattice: lattice,
        stretches: try stretches.filter { $0.zone == zone.index }.map {
          PlaneStretch(
            part: $0.part, zone: $0.zone, points: try projection.points(of: $0.vertices),
            chainages: $0.chainages)
        }, placements: try placements(of: sensors.map(\.coordinate), in: zone, by: projection))
      plane.stances =
        try patrols?.sensors.map {
          try placements(of: $0.stances.map(\.coordinate), in: zone, by: projection)
        } ?? []
      return plane
    }
  }

  private static func placements(
    of places: [Coordinate], in zone: BorderZone, by projection: borrowing LatticeProjection
  ) throws -> [Plan.Placement?] {
    var placements: [Plan.Placement?] = []
    for place in places {
      guard zone.mayMatter(place) else {
        placements.append(nil)
        continue
      }
      placements.append(
        Plan.Placement(
          point: try projection.points(of: [place])[0],
          convergence: try projection.meridianConvergence(at: place)))
    }
    return placements
  }
}

extension BorderZone {
  /// Whether a place is near enough for its sensor to reach the zone; also keeps it where the projection is
  /// exact.
  func mayMatter(_ place: Coordinate) -> Bool {
    let middle = (longitudes.lowerBound + longitudes.upperBound) / 2
    return abs((place.longitude - middle).remainder(dividingBy: 360)) < Self.furthestFromMeridian
  }

  /// Degrees of longitude; beyond every range outside the polar caps.
  static let furthestFromMeridian = 15.0
}

extension Corridor {
  /// The strip that a scenario's maps show.
  init(of scenario: Scenario) {
    self.init(
      inside: scenario.grid.corridorInside, outside: scenario.grid.corridorOutside,
      side: scenario.border.inside)
  }

  /// The strip that a scenario's crossers walk over.
  init(crossedUnder scenario: Scenario) {
    let crossing = scenario.usedCrossing
    self.init(inside: crossing.innerWidth, outside: crossing.outerWidth, side: scenario.border.inside)
  }
}
