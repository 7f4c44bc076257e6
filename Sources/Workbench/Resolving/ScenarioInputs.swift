import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// All that a scenario names, read: the first step from a scenario to its plan.
struct ScenarioInputs {
  let file: ScenarioFile
  let border: BorderLine
  let sites: [Site]
  let sensors: [Sensor]
  let centres: [Centre]
  let patrols: [Patrol]
  /// What the scenario requires of this variant.
  let requirements: [AppliedRequirement]
  let terrain: TerrainChoice
  /// Takes what the user should know of the inputs while they are read on.
  let notes: InputNotes

  var scenario: Scenario { file.scenario }

  /// Reads the border, the layers and what the terrain says of itself.
  ///
  /// - Throws: `InputError`.
  init(reading file: ScenarioFile) throws {
    let scenario = file.scenario
    self.file = file
    try file.checkSystemNames()
    notes = InputNotes()
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

  /// Throws for inputs that do not fit together.
  func check() throws {
    try terrain.check(border: border, at: scenario)
    try SiteChecks.notSwapped(sites, border: border)
    try PatrolChecks.check(patrols, border: border)
    try terrain.check(sites: sites)
  }

  /// Throws when cutting the border into pieces would already take more memory than there is.
  func checkBudget(_ memory: MemoryCheck, cellSize: Double, corridor: Corridor?) throws {
    try memory.checkLeast(
      borderLength: border.length, cellSize: cellSize, corridor: corridor,
      routeLength: patrols.reduce(0) { $0 + (PatrolPath($1)?.length ?? 0) })
  }

  /// Notes where the border runs along itself within a distance (m).
  func noteRepeats(within distance: Double) {
    if let repeats = BorderRepeats(in: border, within: distance) {
      notes.add("\(file.path(scenario.border.source)): \(repeats.sentence(within: distance))")
    }
  }

  /// What the user should know, a sentence each.
  func warnings(under plan: Plan, cellSize: Double) throws -> [String] {
    // Looked at first, as it adds to the notes.
    let landCoverWarnings = try terrain.landCoverWarnings(along: border, step: cellSize)
    return scenario.warnings.map(\.description) + scenario.warnings(of: centres).map(\.description)
      + ResolvedScenario.asWritten(notes.newSentences(), in: file)
      + terrain.warnings + landCoverWarnings
      + SiteChecks.warnings(
        sites, sensors: sensors, border: border, targetHeight: scenario.target.height,
        curvature: plan.curvature, hasPatrols: !patrols.isEmpty)
      + PatrolChecks.warnings(patrols, plan.patrols?.sensors.map(\.schedule) ?? [], border: border)
      + patrolMargins
  }

  /// That the terrain's error is not asked of patrols.
  private var patrolMargins: [String] {
    guard scenario.terrain?.error != nil, patrols.contains(where: { !$0.cameras.isEmpty }) else {
      return []
    }
    return [
      "the terrain's error is not applied to the sight of patrols: what they cover never counts as marginal"
    ]
  }
}
