public import Coverage
public import GeoCore
import SensorPhysics

/// The use case: a plan and a source of terrain in, an assessment out. Opens no file.
public struct Planner: Sendable {
  /// What a run gives beside the assessment.
  public struct Outcome: Sendable {
    /// The answer.
    public let assessment: Assessment
    /// What its user should know about sensors' ground, a sentence each.
    public let notes: [String]
    /// How many sections were worked on.
    public let sectionCount: Int
  }

  private let plan: Plan
  private let threads: Int

  /// A planner of that plan.
  ///
  /// - Parameter threads: sections in flight at once, at least 1; any number gives the same bits.
  public init(_ plan: Plan, threads: Int) {
    precondition(threads > 0, "a planner works on at least one section at a time")
    self.plan = plan
    self.threads = threads
  }

  /// Works out the plan, section by section.
  ///
  /// - Parameters:
  ///   - terrain: opens the terrain anew for each section, as its handles serve one task.
  ///   - distance: the geodesic distance (m) between two places.
  ///   - onTile: takes each tile of the maps, one at a time, in any order.
  ///   - onProgress: takes the share of sections done, in (0, 1].
  /// - Throws: what the closures throw, and `CancellationError`.
  public func outcome(
    terrain: @escaping @Sendable () throws -> any TerrainSource,
    distance: @escaping @Sendable (Coordinate, Coordinate) -> Double,
    onTile: (MapTile) throws -> Void, onProgress: (Double) -> Void
  ) async throws -> Outcome {
    let sections = Sections(of: plan)
    var verdicts = [PieceVerdict](repeating: .unknownGround, count: sections.pieces.count)
    var footings: [Int: Footing] = [:]
    try await withThrowingTaskGroup(of: SectionResult.self) { group in
      var next = 0
      func addTask() {
        guard next < sections.all.count else { return }
        let index = next
        next += 1
        group.addTask { [plan] in
          try Task.checkCancellation()
          return try SectionRun(index, of: sections, plan: plan, source: terrain()).result()
        }
      }
      for _ in 0..<threads { addTask() }
      var done = 0
      while let result = try await group.next() {
        verdicts.replaceSubrange(sections.all[result.section].pieces, with: result.verdicts)
        for tile in result.tiles { try onTile(tile) }
        footings.merge(result.footings) { first, _ in first }
        done += 1
        onProgress(Double(done) / Double(sections.all.count))
        addTask()
      }
    }
    let assessment = Assessment(
      border: plan.border, sensors: plan.sensors, pieces: sections.pieces, verdicts: verdicts,
      requiredProbability: plan.requiredProbability, distance: distance)
    return Outcome(assessment: assessment, notes: notes(footings), sectionCount: sections.all.count)
  }

  private func notes(_ footings: [Int: Footing]) -> [String] {
    footings.sorted { $0.key < $1.key }.compactMap { index, footing in
      let id = plan.sensors[index].id
      switch footing {
      case .known: return nil
      case .assumed: return "sensor \(id) stands where the terrain is void: the nearest ground is assumed"
      case .unknown: return "sensor \(id) stands where no ground is known: it sees nothing"
      }
    }
  }

  /// The window of each zone's map: all cells that its corridor's tiles hold; nil for a zone without one.
  public func mapWindow(ofZone zone: Int) -> CellWindow? {
    guard let corridor = plan.corridor else { return nil }
    let map = CorridorMap(corridor, along: plan.zones[zone].stretches, on: plan.zones[zone].lattice)
    return map.tiles.map(\.window).reduce(nil) { $0?.union($1) ?? $1 }
  }
}
