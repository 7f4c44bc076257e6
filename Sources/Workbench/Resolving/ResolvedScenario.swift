import Coverage
import Foundation
public import GeoCore
import GeoIO
import Planner
public import Scenario
import SensorPhysics

/// What map of the corridor a run makes.
public enum MapChoice: Sendable {
  case none
  /// Of the strip that `grid.corridor_m` tells.
  case shown
  /// Of the strip that crossers walk over.
  case crossings

  /// The strip; nil for none.
  func corridor(of scenario: Scenario) -> Corridor? {
    switch self {
    case .none: nil
    case .shown: Corridor(of: scenario)
    case .crossings: Corridor(crossedUnder: scenario)
    }
  }
}

/// A scenario with everything read and resolved: what `validate` prints and `run` computes.
public struct ResolvedScenario: Sendable {
  /// Where it was read.
  public let file: ScenarioFile
  let border: BorderLine
  let sites: [Site]
  let sensors: [Sensor]
  let centres: [Centre]
  let patrols: [Patrol]
  var terrain: TerrainChoice
  /// The side of the lattice's cells (m).
  let cellSize: Double
  let plan: Plan
  /// What the scenario requires of this variant.
  let requirements: [AppliedRequirement]
  /// The plan's border, cut into what is worked on at a time.
  let sections: Sections
  /// What its run will hold.
  let demand: RunDemand
  /// Takes what the user should know of the inputs while they are read on.
  public let notes: InputNotes
  /// What the user should know, a sentence each.
  public let warnings: [String]

  /// The scenario as it is written.
  public var scenario: Scenario { file.scenario }

  /// Whom to credit for the data.
  var attribution: [String] { [scenario.border.attribution].compactMap { $0 } + terrain.attribution }

  /// Reads all that a scenario names, checks that it fits together and into memory, and plans the run.
  ///
  /// - Parameters:
  ///   - map: what map of the corridor is to be made.
  ///   - threads: how many sections will be in flight.
  /// - Throws: `InputError`.
  public init(_ file: ScenarioFile, map: MapChoice, threads: Int) throws {
    let inputs = try ScenarioInputs(reading: file)
    try inputs.check()
    let measured = try inputs.terrain.cellSize(near: inputs.border)
    let cellSize = file.scenario.grid.cellSize ?? measured.lattice
    let corridor = map.corridor(of: file.scenario)
    let memory = MemoryCheck(file.scenario, threads: threads)
    try inputs.checkBudget(memory, cellSize: cellSize, corridor: corridor)
    inputs.noteRepeats(within: cellSize)
    plan = try inputs.plan(
      cellSize: cellSize,
      assumedGroundReach: NearestGround.reach(width: measured.width, height: measured.height),
      corridor: corridor)
    sections = Sections(of: plan)
    demand = try inputs.demand(of: plan, sections)
    try memory.check(plan, demand) { try inputs.demand(of: $0, Sections(of: $0), furthest: $1) }
    warnings = try inputs.warnings(under: plan, cellSize: cellSize)
    self.file = file
    self.cellSize = cellSize
    border = inputs.border
    sites = inputs.sites
    sensors = inputs.sensors
    centres = inputs.centres
    patrols = inputs.patrols
    requirements = inputs.requirements
    terrain = inputs.terrain
    notes = inputs.notes
  }
}

extension ResolvedScenario {
  /// The requirements that a run can be held to: crossings and response are looked at by `check` alone.
  var applicableRequirements: [Requirement] {
    requirements.filter(\.applies).map(\.requirement).filter {
      !$0.metric.isOfCrossings && !$0.metric.isOfResponse
    }
  }

  /// Whether a requirement is over a figure of crossings.
  var needsCrossings: Bool {
    requirements.contains { $0.applies && $0.requirement.metric.isOfCrossings }
  }

  /// Whether a requirement is over a figure of response.
  var needsResponse: Bool {
    requirements.contains { $0.applies && $0.requirement.metric.isOfResponse }
  }

  /// What is wrong with the scenario's requirements, a sentence each: a run does without those.
  var requirementWarnings: [String] {
    requirements.compactMap(\.fault).map { "a requirement is passed over: \($0)" }
  }

  /// Reads what the key `response` names, where it is there.
  ///
  /// - Returns: what the user should know of it, a sentence each.
  /// - Throws: `InputError`.
  public func checkResponse() throws -> [String] {
    guard scenario.response != nil else { return [] }
    _ = try ResponseInputs(file, notes: notes)
    return Self.asWritten(notes.newSentences(), in: file)
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
