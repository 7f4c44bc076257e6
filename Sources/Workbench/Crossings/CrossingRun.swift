import Coverage
import Crossings
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario
import SensorPhysics

/// From a resolved scenario to how strong its border is.
struct CrossingRun {
  /// What is asked for beside the strengths.
  struct Question: Sendable {
    /// How far crossings may stray from their piece (m), told beside free ones; nil for not at all.
    var localReach: Double?
    /// Whether the loss of each sensor and patrol is told.
    var wantsLosses = false
    /// When crossers start (s); nil for any time.
    var start: Double?
  }

  /// What a run found, and what its files are made of.
  struct Outcome: Sendable {
    var assessment: CrossingAssessment
    var fields: [Field]
    /// What its user should know, a sentence each.
    var notes: [String]
    var timings: [String: Double]
  }

  /// One zone with what was found in it.
  typealias Field = (zone: CrossingZone, field: CrossingField)

  let run: ScenarioRun
  let question: Question
  /// Who comes when a crosser is detected; nil where that is not told.
  let response: ResponseInputs?
  var resolution: ResolvedScenario { run.resolution }
  var input: CrossingInput { resolution.scenario.usedCrossing }

  init(_ run: ScenarioRun, _ question: Question = Question(), response: ResponseInputs? = nil) {
    self.run = run
    self.question = question
    self.response = response
  }

  /// Looks at each cell as a run does, searches, and tells of the weakest ways.
  ///
  /// - Throws: `InputError`, `CancellationError`.
  func outcome() async throws -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    try check()
    let roads = try roads(on: resolution.plan)
    var plan = try run.plan(after: run.survey())
    plan.wantsDetections = true
    let ground = CrossingGround(resolution.file, notes: resolution.notes)
    let corridor = Corridor(crossedUnder: resolution.scenario)
    let cells = CrossingCells(
      plan.zones.map { CorridorMap(corridor, along: $0.stretches, on: $0.lattice) },
      pieces: resolution.sections.pieces, lattices: plan.zones.map(\.lattice), ground: ground)
    let terrain = resolution.terrain
    let report = run.report
    let outcome = try await Planner(
      plan, in: resolution.sections, sectionsAtOnce: run.sectionsAtOnce(), cache: run.cache
    ).outcome(
      terrain: { try terrain.source() }, landCover: { try terrain.landCover() },
      distance: { Geodesic.distance($0, $1) }, onTile: cells.add, onProgress: { report(.progress($0)) })
    let looked = clock.now
    var fields: [Field] = []
    for zone in plan.zones.indices {
      try Task.checkCancellation()
      let ground = CrossingZone(
        zone, of: plan, cells: cells, input: input, roads: roads[zone], over: searchWindow)
      if let ground { fields.append((ground, await CrossingField(of: ground.ground))) }
    }
    var strengths = Self.strengths(of: resolution.sections.pieces, in: fields)
    let searched = clock.now
    if plan.patrols != nil { try await addAnyStart(to: &strengths, fields, plan) }
    let asked = clock.now
    let timely = try timelyDetection(in: fields)
    await timely?.add(to: &strengths, fields)
    let responded = clock.now
    var assessment = CrossingAssessment(
      border: plan.border, strengths: strengths, paths: try paths(in: fields, plan, timely), losses: [],
      requiredProbability: plan.requiredProbability, work: Self.work(of: fields.map(\.field)))
    let told = clock.now
    if let reach = question.localReach {
      try await addLocal(within: reach, to: &assessment.strengths, fields)
    }
    let local = clock.now
    if question.wantsLosses { assessment.losses = try await losses(fields, plan) }
    var timings = [
      "looks": start.duration(to: looked), "search": looked.duration(to: searched),
      "paths": searched.duration(to: asked) + responded.duration(to: told),
    ]
    if timely != nil { timings["response"] = asked.duration(to: responded) }
    if question.localReach != nil { timings["local"] = told.duration(to: local) }
    if question.wantsLosses { timings["losses"] = local.duration(to: clock.now) }
    return Outcome(
      assessment: assessment, fields: fields,
      notes: outcome.notes + notes(fields, assessment) + (timely?.notes ?? []),
      timings: timings.mapValues(\.seconds))
  }

  /// The time (s) over which the search takes the mean of patrols: what a crossing that starts then takes on level ground.
  var searchWindow: Range<Double>? {
    guard let start = question.start else { return nil }
    let width = input.innerWidth + input.outerWidth
    let pace = TravelPace.tobler(factor: input.offPathFactor).secondsPerMetre(slope: 0)
    return start..<(start + min(width * pace, resolution.scenario.period))
  }

  private func check() throws {
    let cell = resolution.cellSize
    for (key, width) in [("from_m", input.outerWidth), ("to_m", input.innerWidth)] where width < cell {
      throw InputError(
        .badData, at: input.place, "crossing.\(key) is \(width.short) m, less than a cell of \(cell.short) m",
        fix: "give at least a cell, or a smaller grid.cell_size_m")
    }
    if let reach = question.localReach, reach < max(input.outerWidth, input.innerWidth) {
      throw InputError(
        .wrongUsage, at: nil,
        "--local \(reach.short): no path within that of its piece reaches both edges, at \(input.outerWidth.short) m "
          + "outside and \(input.innerWidth.short) m inside",
        fix: "give at least the larger of the two")
    }
    if let start = question.start, !(start >= 0 && start < resolution.scenario.period) {
      throw InputError(
        .wrongUsage, at: nil,
        "--at \(start.short): is not within period_s, \(resolution.scenario.period.short)",
        fix: "give seconds from the period's begin")
    }
  }

  /// The lines at which paths end, on each zone's plane.
  private func roads(on plan: Plan) throws -> [[[PlanePoint]]] {
    guard let layer = input.roads else { return plan.zones.map { _ in [] } }
    let lines = try LineReader(
      path: resolution.file.path(layer.source), query: layer.query, notes: resolution.notes
    ).lines()
    return try plan.zones.map { zone in
      let projection = try LatticeProjection(zone.lattice)
      let middle = BorderZone.furthestFromMeridian
      return try lines.map(\.vertices).filter { line in
        line.allSatisfy {
          abs(($0.longitude - zone.lattice.centralMeridian).remainder(dividingBy: 360)) < middle
        }
      }.map { try projection.points(of: $0) }
    }
  }

  static func strengths(
    of pieces: [BorderPiece], in fields: [Field]
  ) -> [CrossingAssessment.Strength] {
    let byZone = Dictionary(uniqueKeysWithValues: fields.map { ($0.zone.zone, $0.field) })
    return pieces.map { piece in
      guard let field = byZone[piece.zone], let place = field.lattice.cells.place(of: piece.cell) else {
        return .init(piece: piece, probability: 1, seconds: nil)
      }
      let seconds = field.seconds(at: place)
      return .init(
        piece: piece, probability: field.strength(at: place), seconds: seconds.isFinite ? seconds : nil)
    }
  }

  private static func work(of fields: [CrossingField]) -> (cells: Int, settled: Int, moves: Int) {
    fields.reduce((0, 0, 0)) { sum, field in
      (
        sum.0 + field.lattice.cells.cellCount,
        sum.1 + field.outer.settledCount + field.inner.settledCount,
        sum.2 + field.outer.moveCount + field.inner.moveCount
      )
    }
  }

  private func paths(
    in fields: [Field], _ plan: Plan, _ timely: TimelyDetection?
  ) throws -> [CrossingAssessment.Path] {
    var pieces: [Int: [Cell: Int]] = [:]
    for (index, piece) in resolution.sections.pieces.enumerated().reversed() {
      pieces[piece.zone, default: [:]][piece.cell] = index
    }
    let all = fields.flatMap { zone, field in
      field.weakest(input.pathCount, apart: input.pathSpacing).map { (zone, $0) }
    }
    let weakest = all.enumerated().sorted { left, right in
      let (a, b) = (left.element.1, right.element.1)
      return (a.exponent, a.seconds, left.offset) < (b.exponent, b.seconds, right.offset)
    }.prefix(input.pathCount).map(\.element)
    return try weakest.compactMap { zone, crossing in
      let cell = zone.ground.cells.cell(at: crossing.borderPlace)
      guard let piece = pieces[zone.zone]?[cell] else { return nil }
      return try CrossingPaths(
        zone: zone, plan: plan, input: input, start: question.start, isTimely: timely?.isTimely[zone.zone]
      ).path(crossing, piece: piece)
    }
  }

  /// Where detections are in time; nil where nobody is told to come, or `crossing.response_s` says when.
  private func timelyDetection(in fields: [Field]) throws -> TimelyDetection? {
    guard let response, input.responseTime == nil else { return nil }
    let zones = try ResponseSearch(resolution: resolution, inputs: response).zones()
    return TimelyDetection(fields, zones, delay: response.input.detectionDelay)
  }

  private func notes(
    _ fields: [Field], _ assessment: CrossingAssessment
  ) -> [String] {
    let unknown = fields.reduce(0) { $0 + $1.zone.unknownCount }
    let closed = fields.reduce(0) { $0 + $1.zone.closedCount }
    let closedLength = assessment.figures.closedLength
    return [
      unknown > 0
        ? "\(unknown) cells that crossers may walk over have no known ground: they are as high as the nearest known one, "
          + "and nobody is seen there" : nil,
      closed > 0 ? "\(closed) cells are too steep or of a class that nobody crosses" : nil,
      closedLength > 0 ? "\(closedLength.short) m of border cannot be crossed on foot at all" : nil,
    ].compactMap { $0 }
  }
}
