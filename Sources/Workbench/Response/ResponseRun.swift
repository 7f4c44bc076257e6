import Coverage
import Crossings
import GeoCore
import Planner
import Scenario

/// From a resolved scenario to who comes first to each piece of border and to each gap.
struct ResponseRun {
  /// What a run found, and what its files are made of.
  struct Outcome: Sendable {
    var assessment: ResponseAssessment
    var zones: [ResponseZone]
    /// What its user should know, a sentence each.
    var notes: [String]
    var timings: [String: Double]
  }

  let resolution: ResolvedScenario
  let inputs: ResponseInputs

  /// Searches, and tells of pieces and gaps.
  ///
  /// - Parameter gaps: those of a run's coverage; none where nobody asks for them.
  /// - Throws: `InputError`, `CancellationError`.
  func outcome(gaps: [Gap]) throws -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    let zones = try ResponseSearch(resolution: resolution, inputs: inputs).zones()
    let searched = clock.now
    let byZone = Dictionary(uniqueKeysWithValues: zones.map { ($0.zone, $0) })
    let pieces = resolution.sections.pieces.map { piece in
      ResponseAssessment.Piece(piece: piece, arrival: byZone[piece.zone]?.arrival(at: piece.cell))
    }
    let assessment = ResponseAssessment(
      border: resolution.plan.border, vehicles: inputs.vehicles.map(\.id), pieces: pieces,
      gaps: try gaps.map { try arrival(in: $0, pieces, byZone) })
    return Outcome(
      assessment: assessment, zones: zones, notes: notes(zones, assessment),
      timings: [
        "search": start.duration(to: searched).seconds, "ways": searched.duration(to: clock.now).seconds,
      ])
  }

  private func arrival(
    in gap: Gap, _ pieces: [ResponseAssessment.Piece], _ zones: [Int: ResponseZone]
  ) throws -> ResponseAssessment.GapArrival {
    let own = pieces.filter { $0.piece.part == gap.part && $0.piece.chainage.overlaps(gap.chainage) }
    let first = own.compactMap(\.arrival?.seconds).min()
    let isReached = own.allSatisfy { $0.arrival != nil }
    let last = own.max { ($0.arrival?.seconds ?? 0) < ($1.arrival?.seconds ?? 0) }
    guard isReached, let last else { return .init(gap: gap, last: nil, firstSeconds: first, way: nil) }
    return .init(
      gap: gap, last: last.arrival, firstSeconds: first,
      way: try zones[last.piece.zone]?.way(to: last.piece.cell))
  }

  private func notes(_ zones: [ResponseZone], _ assessment: ResponseAssessment) -> [String] {
    let unknown = zones.reduce(0) { $0 + $1.unknownCount }
    let stuck = Set(zones.flatMap(\.stuckVehicles)).sorted().map { inputs.vehicles[$0].id }
    let unreached = assessment.figures.unreachedLength
    return [
      inputs.input.roads == nil
        ? "no roads are given (response.roads): all go over open ground in the vehicle, and on foot where that is quicker"
        : nil,
      unknown > 0
        ? "\(unknown) cells that vehicles may cross have no known ground: they are as high as the nearest known one"
        : nil,
      stuck.isEmpty
        ? nil
        : "nobody can leave the place of \(stuck.joined(separator: ", ")): crossing.land_cover makes it a barrier",
      unreached > 0 ? "nobody comes to \(unreached.short) m of border" : nil,
    ].compactMap { $0 }
  }
}

/// What the figures of response rest on, a sentence each: printed with every result.
struct ResponseAssumptions {
  let input: ResponseInput
  let crossing: CrossingInput
  let hasRoads: Bool
  let zoneCount: Int

  private static let metresPerSecond = 3.6

  var sentences: [String] {
    [
      "times are from the call to the arrival; the call comes \(input.detectionDelay.short) s after the first detection "
        + "(detection_delay_s), which is not in them",
      hasRoads
        ? "roads are driven both ways at the speed of their class, whatever one-way signs, weather and traffic; lines meet at "
          + "shared vertices alone; one gets on and off by way of the cells' centres, at the pace of the ground"
        : nil,
      "beside roads vehicles drive \((input.offRoadSpeed * Self.metresPerSecond).short) km/h on ground of at most "
        + "\(input.steepest.short) degrees"
        + (crossing.ground == nil ? "" : ", slowed by crossing.land_cover"),
      input.foot == .tobler
        ? "people leave the vehicle where walking is quicker, by Tobler's function times \(crossing.offPathFactor.short) on "
          + "ground of at most \(crossing.steepest.short) degrees, and do not get in again"
        : "nobody leaves his vehicle (off_road.foot is none)",
      "ground is looked at \(input.reach.short) m and more beside the border, around vehicles and on the straight way between "
        + "both; ways run in 32 directions and are at most 1.4 % too long in open ground",
      "shares of the border are by its length, not by its pieces",
      zoneCount > 1 ? "no way over open ground leads from one zone of the lattice into the next" : nil,
    ].compactMap { $0 }
  }
}
