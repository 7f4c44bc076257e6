/// A scenario's variants as its plan writes them: each as what it changes of the plan's resolved values.
///
/// What is written is merged over the plan before it is trusted: a variant that this does not give is left out.
struct PlannedVariants {
  /// The variants' names with their changes; nil for none.
  private(set) var node: YAMLNode?
  /// The combinations; nil when there are none, and when they stand among the variants.
  private(set) var matrix: YAMLNode?
  /// A line for each variant that is left out.
  private(set) var leftOut: [String] = []
  /// Their names.
  private(set) var missing: Set<String> = []

  /// The variants of a scenario's plan.
  ///
  /// - Parameters:
  ///   - variants: all of them, in order; combinations after those that are written.
  ///   - base: the plan of the scenario itself.
  ///   - requirements: those of the scenario itself.
  ///   - matrix: the combinations as written.
  ///   - inheriting: the scenario itself and the side of a cell (m) that its run uses.
  ///   - paths: how to write the paths of sources.
  init(
    _ variants: [ResolvedVariant], over base: YAMLNode, requirements: [Requirement], matrix: YAMLNode?,
    inheriting own: (scenario: Scenario, cellSize: Double), paths: PlanPaths
  ) {
    let ownRequirements = requirements.map(\.plan)
    var changes: [(name: String, node: YAMLNode)] = []
    var targets: [String: YAMLNode] = [:]
    for variant in variants {
      guard let scenario = variant.scenario, let lists = variant.lists else {
        leaveOut(variant.name, variant.problem ?? "")
        continue
      }
      var target = scenario.plan(
        lists, cellSize: Self.cellSize(of: scenario, inheriting: own), paths: paths)
      let required = scenario.requirements.map(\.plan)
      if required != ownRequirements { target.add(ScenarioKeys.requirements, .list(required)) }
      guard let change = base.changes(to: target.node) else {
        leaveOut(variant.name, "it cannot be written as a change of this plan's values")
        continue
      }
      changes.append((variant.name, change))
      targets[variant.name] = target.node
    }
    let combinations = variants.filter { $0.parts.count > 1 }
    if missing.isEmpty, !combinations.isEmpty {
      let steps = Dictionary(changes.map { ($0.name, $0.node) }) { first, _ in first }
      let areTold = combinations.allSatisfy { combination in
        let merged = combination.parts.reduce(Optional(base)) { node, part in
          node.flatMap { node in steps[part].flatMap(node.planMerged(with:)) }
        }
        return targets[combination.name].map { merged?.hasSameValues(as: $0) ?? false } ?? false
      }
      if areTold {
        self.matrix = matrix
        let names = Set(combinations.map(\.name))
        changes.removeAll { names.contains($0.name) }
      }
    }
    node = changes.isEmpty ? nil : .mapping(changes.map { ($0.name, $0.node) })
  }

  private mutating func leaveOut(_ name: String, _ reason: String) {
    missing.insert(name)
    leftOut.append("Variant \(name) is left out: \(reason)")
  }

  /// The side of a variant's cells as its plan writes it; nil for the terrain's own, where that is not the scenario's.
  private static func cellSize(
    of variant: Scenario, inheriting own: (scenario: Scenario, cellSize: Double)
  ) -> Double? {
    if let size = variant.grid.cellSize { return size }
    let isSameGround =
      variant.border == own.scenario.border && variant.terrain == own.scenario.terrain
      && own.scenario.grid.cellSize == nil
    return isSameGround ? own.cellSize : nil
  }
}

/// A scenario's lists with the rows of its layers, nothing left to look up.
public struct ResolvedLists: Sendable, Hashable {
  /// All sites.
  public var sites: [Site]
  /// All centres.
  public var centres: [Centre]
  /// All patrols.
  public var patrols: [Patrol]

  /// The lists of a scenario.
  public init(sites: [Site], centres: [Centre], patrols: [Patrol]) {
    self.sites = sites
    self.centres = centres
    self.patrols = patrols
  }

  /// The ids of what senses: sites, then patrols.
  var sensorIDs: [String] { sites.map(\.id) + patrols.map(\.id) }
}

/// A variant that a plan is to keep: resolved, or with what is wrong with it.
public struct ResolvedVariant: Sendable {
  /// Its name.
  public let name: String
  /// The written variants that it combines; itself for one that is written.
  let parts: [String]
  /// The variant.
  let scenario: Scenario?
  /// Its lists.
  let lists: ResolvedLists?
  /// Why it could not be resolved; nil when it was.
  let problem: String?

  /// A variant that was resolved.
  ///
  /// - Parameters:
  ///   - parts: the written variants that it combines; itself for one that is written.
  ///   - name: as the scenario names it, a combination with `+`.
  ///   - scenario: the scenario with the variant merged in.
  ///   - lists: its sites, centres and patrols, layers read.
  public init(_ name: String, of parts: [String], _ scenario: Scenario, _ lists: ResolvedLists) {
    self.name = name
    self.parts = parts
    self.scenario = scenario
    self.lists = lists
    problem = nil
  }

  /// A variant that could not be.
  ///
  /// - Parameters:
  ///   - problem: why not.
  ///   - name: as the scenario names it, a combination with `+`.
  ///   - parts: the written variants that it combines.
  public init(_ name: String, of parts: [String], problem: String) {
    self.name = name
    self.parts = parts
    self.problem = problem
    scenario = nil
    lists = nil
  }
}
