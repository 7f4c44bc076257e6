public import Coverage
public import GeoCore
import SensorPhysics

/// The use case: a plan and a source of terrain in, an assessment out. Opens no file.
public struct Planner: Sendable {
  /// What a run gives beside the assessment.
  public struct Outcome: Sendable {
    /// The answer.
    public let assessment: Assessment
    /// What each sensor stands on, in the scenario's order; nil for one that reaches no border.
    public let standings: [SensorGround?]
    /// What its user should know about sensors' ground, a sentence each.
    public let notes: [String]
    /// The sections that were worked on, in the border's order.
    public let sections: [SectionExtent]
  }

  private let plan: Plan
  private let sections: Sections
  private let sectionsAtOnce: Int
  private let cache: PlannerCache?

  /// A planner of that plan.
  ///
  /// - Parameters:
  ///   - sections: the plan's.
  ///   - sectionsAtOnce: sections in work at a time, at least 1; any number gives the same bits.
  ///   - cache: what plans over the same ground share; nil when there is no other. It changes no bit.
  ///   - plan: the resolved plan; it holds all that a run needs but the ground.
  public init(_ plan: Plan, in sections: Sections, sectionsAtOnce: Int, cache: PlannerCache? = nil) {
    precondition(sectionsAtOnce > 0, "a planner works on at least one section at a time")
    self.plan = plan
    self.sections = sections
    self.sectionsAtOnce = sectionsAtOnce
    self.cache = cache
  }

  /// Works out the plan, section by section.
  ///
  /// - Parameters:
  ///   - terrain: opens the terrain anew for each section, as its handles serve one task.
  ///   - landCover: opens vegetation and buildings in the same way; gives nil when there are none.
  ///   - distance: the geodesic distance (m) between two places.
  ///   - onTile: takes each tile of the maps as soon as it is made, in any order, several at once.
  ///   - onProgress: takes the share of sections done, in (0, 1].
  /// - Throws: what the closures throw, and `CancellationError`.
  public func outcome(
    terrain: @escaping @Sendable () throws -> any TerrainSource,
    landCover: @escaping @Sendable () throws -> (any LandCoverSource)? = { nil },
    distance: @escaping @Sendable (Coordinate, Coordinate) -> Double,
    onTile: @escaping @Sendable (MapTile) throws -> Void, onProgress: (Double) -> Void
  ) async throws -> Outcome {
    let ranges = PlanRanges(of: plan)
    let numbers = plan.patrols.flatMap { patrols in cache?.numbers(of: patrols.sensors) } ?? []
    var results: [SectionResult] = []
    try await withThrowingTaskGroup(of: (section: Int, result: Result<SectionResult, any Error>).self) {
      group in
      var next = 0
      var faults: [Int: any Error] = [:]
      func addTask() {
        guard next < sections.all.count else { return }
        let index = next
        next += 1
        group.addTask { [plan, sections, cache] in
          let result = Result {
            try Task.checkCancellation()
            return try SectionRun(
              index, of: sections, plan: plan, ranges: ranges, source: terrain(), landCover: landCover(),
              cache: cache, patrolNumbers: numbers, onTile: onTile
            ).result()
          }
          return (index, result)
        }
      }
      for _ in 0..<min(sectionsAtOnce, sections.all.count) { addTask() }
      while let (section, outcome) = try await group.next() {
        guard let result = try? outcome.get() else {
          if case .failure(let fault) = outcome { faults[section] = fault }
          continue
        }
        // After a fault those at work are still waited for: the first section's is told, whatever the threads.
        guard faults.isEmpty else { continue }
        results.append(result)
        onProgress(Double(results.count) / Double(sections.all.count))
        addTask()
      }
      if let first = faults.min(by: { $0.key < $1.key }) { throw first.value }
    }
    return self.outcome(of: results, distance: distance)
  }

  /// The tasks that the plan consists of, in the border's order: each may be worked out anywhere.
  public var tasks: [SectionTask] { sections.all.indices.map { SectionTask(plan, section: $0) } }

  /// The answer that the results of all sections make together, in any order.
  ///
  /// - Parameters:
  ///   - results: one of each section.
  ///   - distance: the geodesic distance (m) between two places.
  public func outcome(
    of results: [SectionResult], distance: @escaping @Sendable (Coordinate, Coordinate) -> Double
  ) -> Outcome {
    var verdicts = [PieceVerdict](repeating: .unknownGround, count: sections.pieces.count)
    var standings = [SensorGround?](repeating: nil, count: plan.sensors.count)
    var passes: [Int: [PatrolPass]] = [:]
    var standby: [Int: [SensorChance]] = [:]
    // A sensor may stand on the lattices of two zones: the first section's tells, whichever was done first.
    for result in results.sorted(by: { $0.section > $1.section }) {
      verdicts.replaceSubrange(sections.all[result.section].pieces, with: result.verdicts)
      for (sensor, standing) in result.standings { standings[sensor] = standing }
      passes.merge(result.passes) { $1 }
      standby.merge(result.standby) { $1 }
    }
    let assessment = Assessment(
      border: plan.border, sensors: plan.sensors, patrolIDs: plan.patrols?.sensors.map(\.id) ?? [],
      passes: passes, standby: StandbySensors(chances: standby, reserve: plan.linkReserve),
      pieces: sections.pieces, verdicts: verdicts,
      requiredProbability: plan.requiredProbability, isMarginKnown: plan.terrainError != nil,
      distance: distance)
    return Outcome(
      assessment: assessment, standings: standings, notes: notes(standings),
      sections: sections.extents(of: plan, ranges: PlanRanges(of: plan)))
  }

  private func notes(_ standings: [SensorGround?]) -> [String] {
    zip(plan.sensors, standings).compactMap { sensor, standing in
      guard let standing else { return nil }
      if standing.elevation == nil {
        return "sensor \(sensor.id) stands where no ground is known: it sees nothing"
      }
      return standing.isAssumed
        ? "sensor \(sensor.id) stands where the terrain is void: the nearest ground is assumed" : nil
    }
  }

  /// The window of a zone's map: all cells that its corridor's tiles hold; nil for a zone without one.
  public func mapWindow(ofZone zone: Int) -> CellWindow? {
    guard sections.corridors.indices.contains(zone) else { return nil }
    return sections.corridors[zone].tiles.map(\.window).reduce(nil) { $0?.union($1) ?? $1 }
  }
}
