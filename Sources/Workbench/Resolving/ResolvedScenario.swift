import Coverage
import Foundation
public import GeoCore
import GeoIO
import Planner
public import Scenario
import SensorPhysics

/// A scenario with everything read and resolved: what `validate` prints and `run` computes.
public struct ResolvedScenario: Sendable {
  public let file: ScenarioFile
  let border: BorderLine
  let sites: [Site]
  let sensors: [Sensor]
  let centres: [Centre]
  let patrols: [Patrol]
  var terrain: TerrainChoice
  public let cellSize: Double
  let plan: Plan
  /// What the scenario requires of this variant.
  public let requirements: [AppliedRequirement]
  /// The plan's border, cut into what is worked on at a time.
  let sections: Sections
  /// What its run will hold.
  let demand: RunDemand
  /// Takes what the user should know of the inputs while they are read on.
  public let notes: InputNotes
  /// What the user should know, a sentence each.
  public let warnings: [String]

  public var scenario: Scenario { file.scenario }

  /// Whom the data are owed to.
  public var attribution: [String] { [scenario.border.attribution].compactMap { $0 } + terrain.attribution }

  /// Reads all that a scenario names and checks that it fits together.
  ///
  /// - Parameters:
  ///   - wantsMap: whether the corridor's map is to be made.
  ///   - threads: how many sections will be in flight.
  /// - Throws: `InputError`.
  public init(_ file: ScenarioFile, wantsMap: Bool, threads: Int) throws {
    let scenario = file.scenario
    self.file = file
    try file.checkSystemNames()
    let notes = InputNotes()
    border = try Self.border(file, notes)
    var layers = ScenarioLayers(file, notes: notes)
    sites = try layers.sites()
    sensors = try scenario.sensors(sites: sites)
    centres = try layers.centres()
    patrols = try PatrolResolution(file: file, notes: notes).patrols(
      layers.patrols(), besides: sites, centres)
    requirements = try scenario.appliedRequirements(
      sensors: sites.map(\.id) + patrols.map(\.id), on: border, isElsewhere: file.hasSensorInAnyVariant)
    let ranges = sensors.map { $0.furthestRange(required: scenario.requiredProbability) }
    let patrolReach = try PatrolPlanning.reach(of: patrols, in: scenario)
    terrain = try TerrainChoice(
      file, border: border,
      viewpoints: sensors.map(\.coordinate) + patrols.flatMap { PatrolPath.places(of: $0) }, sensors: sensors,
      centres: centres, reach: max(ranges.max() ?? 0, patrolReach), notes: notes)
    try terrain.check(border: border, at: scenario)
    try SiteChecks.notSwapped(sites, border: border)
    try PatrolChecks.check(patrols, border: border)
    try terrain.check(sites: sites)
    let measured = try terrain.cellSize(near: border)
    cellSize = scenario.grid.cellSize ?? measured.lattice
    let corridor = Corridor(
      inside: scenario.grid.corridorInside, outside: scenario.grid.corridorOutside,
      side: scenario.border.inside)
    let memory = MemoryCheck(scenario, threads: threads)
    try memory.checkLeast(
      borderLength: border.length, cellSize: cellSize, corridor: wantsMap ? corridor : nil,
      routeLength: patrols.reduce(0) { $0 + (PatrolPath($1)?.length ?? 0) })
    if let repeats = BorderRepeats(in: border, within: cellSize) {
      notes.add("\(file.path(scenario.border.source)): \(repeats.sentence(within: cellSize))")
    }
    try PatrolDemand.check(patrols, period: scenario.period, step: cellSize)
    let patrolPlan = try PatrolPlanning(
      scenario: scenario, step: cellSize, posts: try terrain.posts(), border: border
    )
    .plan(of: patrols)
    plan = try Self.plan(
      scenario, border, sensors, patrolPlan, cellSize: cellSize,
      assumedGroundReach: Self.assumedCells * max(measured.width, measured.height),
      corridor: wantsMap ? corridor : nil)
    sections = Sections(of: plan)
    demand = try Self.demand(of: plan, sections, over: terrain)
    try memory.check(plan, demand) { [terrain] in
      try Self.demand(of: $0, Sections(of: $0), over: terrain, furthest: $1)
    }
    self.notes = notes
    // Looked at first, as it adds to the notes.
    let landCoverWarnings = try terrain.landCoverWarnings(along: border, step: cellSize)
    warnings =
      scenario.warnings.map(\.description) + scenario.warnings(of: centres).map(\.description)
      + Self.asWritten(notes.newSentences(), in: file)
      + terrain.warnings + landCoverWarnings
      + SiteChecks.warnings(
        sites, sensors: sensors, border: border, targetHeight: scenario.target.height,
        curvature: plan.curvature, hasPatrols: !patrols.isEmpty)
      + PatrolChecks.warnings(patrols, patrolPlan?.sensors.map(\.schedule) ?? [], border: border)
      + Self.patrolMargins(scenario, patrols)
  }

  /// That the terrain's error is not asked of patrols.
  private static func patrolMargins(_ scenario: Scenario, _ patrols: [Patrol]) -> [String] {
    guard scenario.terrain?.error != nil, patrols.contains(where: { !$0.cameras.isEmpty }) else {
      return []
    }
    return [
      "the terrain's error is not asked of the sight of patrols, which counts as sure: what they cover is never marginal"
    ]
  }

  /// A target or a site in a void takes its ground from at most this many DEM cells away.
  private static let assumedCells = 2.0

  private static func plan(
    _ scenario: Scenario, _ border: BorderLine, _ sensors: [Sensor], _ patrols: PatrolPlan?, cellSize: Double,
    assumedGroundReach: Double, corridor: Corridor?
  ) throws -> Plan {
    var plan = Plan(
      border: border, zones: try zones(of: border, sensors, patrols, cellSize: cellSize),
      sensors: sensors, targetHeight: scenario.target.height,
      requiredProbability: scenario.requiredProbability,
      curvature: scenario.terrain?.earthCurvature
        ?? EarthCurvature(refraction: EarthCurvature.standardRefraction),
      voids: scenario.terrain?.voids ?? .block, assumedGroundReach: assumedGroundReach,
      corridor: corridor, sectionLength: scenario.grid.sectionLength)
    plan.patrols = patrols
    plan.landCoverBlocks = scenario.terrain?.kind != .surface
    plan.terrainError = scenario.terrain?.error
    return plan
  }

  private static func demand(
    of plan: Plan, _ sections: Sections, over terrain: TerrainChoice, furthest: Double = .infinity
  ) throws -> RunDemand {
    RunDemand(
      of: plan, in: sections, ground: try terrain.windows(of: plan.zones.map(\.lattice)),
      hasLandCover: terrain.hasLandCover, furthest: furthest)
  }

  private static func border(_ file: ScenarioFile, _ notes: InputNotes) throws -> BorderLine {
    let input = file.scenario.border
    let border = try BorderReader(
      path: file.path(input.source), query: input.query, usesRings: input.usesRings,
      joinTolerance: input.joinTolerance, notes: notes
    ).border(inside: input.inside)
    if let column = input.groupBy, !border.columns.contains(where: { $0.name == column }) {
      throw InputError(
        .badData, at: input.groupByPlace,
        "border.group_by names `\(column.quoted)`, the layer has no such attribute",
        fix: "name one of \(border.columns.map(\.name).joined(separator: ", "))")
    }
    return border
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
    return abs((place.longitude - middle).remainder(dividingBy: 360)) < Self.furthest
  }

  /// Degrees of longitude; beyond every range outside the polar caps.
  private static let furthest = 15.0
}

extension ResolvedScenario {
  /// The requirements that a run can be held to.
  var applicableRequirements: [Requirement] { requirements.filter(\.applies).map(\.requirement) }

  /// What is wrong with the scenario's requirements, a sentence each: a run does without those.
  public var requirementWarnings: [String] {
    requirements.compactMap(\.fault).map { "a requirement is passed over: \($0)" }
  }

  /// Throws when a requirement names what is not there.
  public func checkRequirements() throws {
    if let fault = requirements.lazy.compactMap(\.fault).first { throw fault }
  }
}

extension ScenarioFile {
  /// Whether the scenario or any of its variants has a site or a patrol of an id; layers that cannot be read have none.
  func hasSensorInAnyVariant(_ id: String) throws -> Bool {
    try ([nil] + variantNames.map(Optional.some)).contains { name in
      let file = try variant(name)
      if file.scenario.inlineSensorIDs.contains(id) { return true }
      var layers = ScenarioLayers(file, notes: InputNotes())
      let sites = (try? layers.sites()) ?? []
      let patrols = (try? layers.patrols()) ?? []
      return sites.contains { $0.id == id } || patrols.contains { $0.id == id }
    }
  }
}
