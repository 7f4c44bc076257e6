import Coverage
import GeoCore
import GeoIO
import Placement
import Planner
import Scenario
import SensorPhysics

/// A placement as a problem for the solver: what each sensor at each candidate would detect, beside what stands.
struct PlacementProblem: Sendable {
  /// The scenario, resolved.
  let resolution: ResolvedScenario
  /// What the scenario says of equipment that is still to be placed.
  let placement: PlacementInput
  /// The types, by name.
  let types: [String]
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
  init(_ resolution: ResolvedScenario, threads: Int, report: @escaping WorkReport) async throws {
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
    limits = try PlacementLimits(placement, types, candidates.all, heads, seeing: seeing)
    for (reason, count) in candidates.refusals {
      report(.warning("\(count) candidates are refused: \(reason)"))
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
