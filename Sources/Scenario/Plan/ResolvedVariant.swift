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
  /// - Parameter parts: the written variants that it combines; itself for one that is written.
  public init(_ name: String, of parts: [String], _ scenario: Scenario, _ lists: ResolvedLists) {
    self.name = name
    self.parts = parts
    self.scenario = scenario
    self.lists = lists
    problem = nil
  }

  /// A variant that could not be.
  ///
  /// - Parameter problem: why not.
  public init(_ name: String, of parts: [String], problem: String) {
    self.name = name
    self.parts = parts
    self.problem = problem
    scenario = nil
    lists = nil
  }
}
