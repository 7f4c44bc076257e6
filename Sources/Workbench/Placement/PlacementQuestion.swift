import Coverage
import GeoCore
import GeoIO
import Placement
import Planner
public import Scenario
import SensorPhysics

/// A placement as a question to the solver: what each sensor at each candidate would detect, beside what stands.
public struct PlacementQuestion: Sendable {
  public let resolution: ResolvedScenario
  public let placement: PlacementInput
  /// The types, by name.
  public let types: [String]
  let candidates: CandidatePlaces
  /// What may be chosen from; pieces count their weights.
  let instance: PlacementInstance
  /// The same with pieces that count their lengths.
  let lengths: PlacementInstance
  let limits: PlacementLimits
  /// The border's pieces.
  let pieces: [BorderPiece]

  /// What there is to be most of.
  var objective: PlacementObjective {
    switch placement.objective {
    case .coveredLength: .coveredLength
    case .expectedDetection: .expectedDetection
    case .backup: .backup(share: placement.beta)
    }
  }

  /// Whether a metre counts one whatever it is of.
  var countsLengths: Bool { objective == .coveredLength && instance.pieces == lengths.pieces }

  /// Reads and makes candidates, runs what stands, and looks from each candidate.
  ///
  /// - Throws: `InputError`, `CancellationError`.
  public init(_ resolution: ResolvedScenario, threads: Int, report: @escaping WorkReport) async throws {
    guard let placement = resolution.scenario.placement else {
      throw InputError(
        .badData, at: .init(file: resolution.scenario.file), "the scenario has no key `placement`",
        fix: "say where what may stand: placement: {candidates: [...], counts: {...}}")
    }
    self.resolution = resolution
    self.placement = placement
    try placement.checkWeights(on: resolution.border)
    types = Set(placement.candidates.flatMap(\.types)).sorted()
    var candidates = try CandidatePlaces(of: placement, in: resolution)
    let terrain = resolution.terrain
    let cache = PlannerCache(budget: CacheBudget(bytes: Self.cacheBytes))
    var plan = resolution.plan
    plan.countingSensors = try PlacementLinks.counting(in: resolution)
    let outcome = try await Planner(
      plan, in: resolution.sections, sectionsAtOnce: threads, cache: cache
    ).outcome(
      terrain: { try terrain.source() }, landCover: { try terrain.landCover() },
      distance: { Geodesic.distance($0, $1) }, onTile: { _ in }, onProgress: { _ in })
    var heads = try PlacementHeads(
      candidates.all, types: types, placement: placement, scenario: resolution.scenario)
    candidates.refuse(
      try heads.keepLinked(candidates.all, types, in: resolution), "without a possible link")
    let survey = CandidateSurvey(of: resolution.plan, in: resolution.sections, heads: heads.all)
    let placements = try resolution.placements(of: candidates.all.map(\.coordinate))
    let (columns, groundless) = try await survey.columns(
      of: candidates.all.indices.map { .init(placements: placements[$0], heads: heads.ofCandidates[$0]) },
      threads: threads, terrain: { try terrain.source() }, landCover: { try terrain.landCover() },
      cache: cache,
      onProgress: { report(.progress($0)) })
    candidates.refuse(groundless.count, "without known ground")
    let seeing = Set(columns.map(\.candidate))
    candidates.refuse(
      candidates.all.indices.count { !heads.ofCandidates[$0].isEmpty && !seeing.contains($0) }
        - groundless.count, "from which no border is in sight")
    guard !columns.isEmpty else { throw candidates.noneLeft(at: placement.place) }
    self.candidates = candidates
    pieces = survey.pieces
    lengths = Self.instance(outcome.assessment, columns, heads) { _ in 1 }
    let border = resolution.border
    instance =
      placement.weights.isEmpty
      ? lengths
      : lengths.weighing(
        survey.pieces.map { piece in
          placement.weight(
            ofRow: border.parts[piece.part].stretches[piece.stretch].attributes, in: border)
        })
    limits = try Self.limits(placement, types, candidates.all, heads, seeing: seeing)
    for (reason, count) in candidates.refusals {
      report(.notice("\(count) candidates are refused: \(reason)"))
    }
  }

  /// What the ground may take that is kept for all candidates (bytes).
  private static let cacheBytes = 600_000_000

  private static func instance(
    _ assessment: Assessment, _ columns: [CandidateSurvey.Column], _ heads: PlacementHeads,
    weight: (Int) -> Double
  ) -> PlacementInstance {
    let required = assessment.requiredProbability
    let pieces = zip(assessment.pieces, assessment.verdicts).map { piece, verdict in
      PlacementInstance.Piece(
        weight: piece.length, standingMiss: verdict.chances.reduce(1) { $0 * (1 - $1.probability) },
        moving: verdict.patrols?.probability ?? 0, standingOverlap: verdict.overlap(required: required))
    }
    var chances = CoverageMatrix()
    for column in columns { chances.append(column.chances.lazy.map { ($0.piece, $0.chance) }) }
    return PlacementInstance(
      pieces: pieces,
      columns: columns.map { column in
        .init(
          candidate: column.candidate, type: heads.types[column.head],
          azimuth: heads.azimuths[column.head].map { $0[column.direction] },
          cost: heads.costs[column.candidate][heads.types[column.head]])
      }, chances: chances, required: required)
  }

  /// The limits, checked against what there is to choose from.
  private static func limits(
    _ placement: PlacementInput, _ types: [String], _ places: [CandidatePlace], _ heads: PlacementHeads,
    seeing: Set<Int>
  ) throws -> PlacementLimits {
    let available = types.map { type in places.count { $0.types.contains(type) } }
    var counts: [Int]?
    if let wanted = placement.counts {
      // Under a budget what no count names is bounded by it alone.
      var all = placement.budget == nil ? types.map { _ in 0 } : available
      for (type, count) in wanted {
        guard let index = types.firstIndex(of: type) else { continue }
        guard count <= available[index] else {
          throw InputError(
            .badData, at: placement.place,
            "placement.counts: \(count) of \(type) are wanted, there are \(available[index]) candidates",
            fix: "give a lower count, or more candidates: a smaller spacing_m or a wider within_m")
        }
        all[index] = count
      }
      counts = all
    }
    if placement.budget != nil {
      for (index, place) in places.enumerated() where seeing.contains(index) {
        for type in place.types {
          let number = types.firstIndex(of: type) ?? 0
          guard counts.map({ $0[number] > 0 }) ?? true else { continue }
          guard let cost = heads.costs[index][number], cost > 0 else {
            throw InputError(
              .badData, at: placement.place,
              "placement.budget_eur: the type \(type) costs nothing that is known",
              fix: "give it `cost_eur` above 0: equipment: {\(type): {extends: \(type), cost_eur: ...}}")
          }
        }
      }
    }
    return PlacementLimits(counts: counts, budget: placement.budget.map { Int($0.rounded(.down)) })
  }
}

extension CandidatePlaces {
  /// The fault that nothing may stand anywhere.
  func noneLeft(at place: InputError.Place) -> InputError {
    let reasons = refusals.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    return InputError(
      .badData, at: place,
      "placement.candidates: no candidate is left" + (reasons.isEmpty ? "" : ": \(reasons)"),
      fix: "widen within_m, take a smaller spacing_m, or check the layer and what is excluded")
  }
}

extension PlacementInstance {
  /// The instance whose pieces count their lengths times a weight each.
  fileprivate func weighing(_ weights: [Double]) -> PlacementInstance {
    var copy = self
    for (index, weight) in weights.enumerated() { copy.pieces[index].weight *= weight }
    return copy
  }
}

/// What may stand at candidates: each kind of mast and cameras once.
struct PlacementHeads {
  /// The heads.
  private(set) var all: [CandidateSurvey.Head] = []
  /// The type of each, by its place in the list of types.
  private(set) var types: [Int] = []
  /// The directions of each (degrees); nil for one that looks all round.
  private(set) var azimuths: [[Double]?] = []
  /// The heads of each candidate.
  private(set) var ofCandidates: [[Int]] = []
  /// The price of each type at each candidate (whole euros); nil where none is known.
  private(set) var costs: [[Int?]] = []

  private struct Kind: Hashable {
    let type: String
    let azimuth: Angle?
    let sector: Angle?
    let mastHeight: Double?
    let minRange: Double?
  }

  /// The heads of candidates.
  ///
  /// - Throws: `InputError` for a type that cannot stand.
  init(
    _ candidates: [CandidatePlace], types names: [String], placement: PlacementInput, scenario: Scenario
  ) throws {
    let typeCosts = names.map { scenario.equipmentType(named: $0)?.cost }
    var known: [Kind: Int] = [:]
    for candidate in candidates {
      let row = candidate.row
      var heads: [Int] = []
      for type in candidate.types {
        let kind = Kind(
          type: type, azimuth: row?.azimuth, sector: row?.sector, mastHeight: row?.mastHeight,
          minRange: row?.minRange)
        if let head = known[kind] {
          heads.append(head)
          continue
        }
        let sensor = try scenario.sensor(
          at: scenario.placedSite(
            id: type, type: type, at: candidate.coordinate, azimuth: row?.azimuth ?? Angle(degrees: 0),
            like: row))
        let degrees =
          sensor.isAllRound
          ? nil : row?.azimuth.map { [$0.degrees] } ?? Self.directions(placement.azimuths)
        known[kind] = all.count
        heads.append(all.count)
        all.append(.init(sensor: sensor, directions: (degrees ?? [0]).map { Angle(degrees: $0) }))
        types.append(names.firstIndex(of: type) ?? 0)
        azimuths.append(degrees)
      }
      ofCandidates.append(heads)
      costs.append(
        typeCosts.map { cost in
          // Parts of a euro are not given away.
          (candidate.cost ?? cost).map { Int($0.rounded(.up)) }
        })
    }
  }

  /// Takes away what could not be linked.
  ///
  /// - Returns: how many candidates are left without anything.
  mutating func keepLinked(
    _ candidates: [CandidatePlace], _ names: [String], in resolution: ResolvedScenario
  ) throws -> Int {
    var sensors: [Sensor] = []
    for (candidate, heads) in zip(candidates, ofCandidates) {
      for head in heads {
        var sensor = all[head].sensor
        sensor.coordinate = candidate.coordinate
        sensors.append(sensor)
      }
    }
    guard let isLinked = try PlacementLinks.possible(for: sensors, in: resolution) else { return 0 }
    var next = 0
    for index in ofCandidates.indices {
      ofCandidates[index] = ofCandidates[index].filter { _ in
        defer { next += 1 }
        return isLinked[next]
      }
    }
    return ofCandidates.count(where: \.isEmpty)
  }

  /// Directions that are evenly spaced from north (degrees).
  private static func directions(_ count: Int) -> [Double] {
    (0..<count).map { Double($0) * 360 / Double(count) }
  }
}
