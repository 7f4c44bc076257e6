/// The moves of a lattice as the search's inner loop reads them, and what they cost over its ground.
struct MoveTable {
  /// A move; rows are numbers of the seven steps of a run.
  struct Move {
    var row: Int32 = 0
    var column: Int32 = 0
    /// Its length (m), and the reciprocal of that.
    var length = 0.0
    var perMetre = 0.0
    /// The cells that it passes over, in the list of all.
    var firstPassed = 0
    var endPassed = 0
    /// Behind them in the list: the two cells of the corner that it goes through; a move of this reach has at most one.
    var hasCorner = false
  }

  /// A cell that a move passes over.
  private struct Passed {
    var row: Int32
    var column: Int32
    var share: Double
  }

  let moves: [Move]
  private let passed: [Passed]
  /// Of each place its factor, and its factor times its hazard.
  private let loads: [SIMD2<Float>]
  private let elevations: [Float]
  private let runNumbers: [Int32]
  private let steps: [Int32]
  private let pace: TravelPace
  private let levelPace: Double
  /// 1 when moves are walked from the settled place on, -1 when they lead to it.
  private let sign: Double

  init(_ costs: TravelCosts, over cells: PackedCells, _ direction: LatticeSearch.Direction) {
    var moves: [Move] = []
    var passed: [Passed] = []
    func step(_ rows: Int) -> Int32 { Int32(rows + PackedCells.margin) }
    func append(_ cells: [LatticeMove.Passed]) {
      passed += cells.map { Passed(row: step($0.rows), column: Int32($0.columns), share: $0.share) }
    }
    for move in LatticeMove.all {
      let first = passed.count
      append(move.passed)
      let end = passed.count
      append(move.corners.first ?? [])
      let length = move.length * costs.cellSize
      moves.append(
        Move(
          row: step(move.rows), column: Int32(move.columns), length: length, perMetre: 1 / length,
          firstPassed: first, endPassed: end, hasCorner: !move.corners.isEmpty))
    }
    self.moves = moves
    self.passed = passed
    loads = zip(costs.factors, costs.hazards).map { SIMD2<Float>($0, $0 < .infinity ? $0 * $1 : 0) }
    elevations = costs.elevations
    runNumbers = cells.runNumbers
    steps = cells.steps
    pace = costs.pace
    levelPace = costs.pace.secondsPerMetre(slope: 0)
    sign = direction == .forward ? 1 : -1
  }

  /// Where the steps of the run of a place begin.
  @inline(__always)
  func firstStep(of place: Int) -> Int {
    unsafe Int(runNumbers.span[unchecked: place]) &* PackedCells.stepCount
  }

  /// The place where a move ends; nil when that is a barrier.
  @inline(__always)
  func target(of move: Move, from place: Int, _ firstStep: Int) -> Int? {
    let target = neighbour(of: place, firstStep, move.row, move.column)
    return unsafe loads.span[unchecked: target].x < .infinity ? target : nil
  }

  /// The exponent (y) and the time (x, s) of a move; nil when a barrier lies on its way.
  @inline(__always)
  func cost(of move: Move, from place: Int, _ firstStep: Int, to target: Int) -> SIMD2<Double>? {
    var load = SIMD2<Double>(repeating: 0)
    for index in move.firstPassed..<move.endPassed {
      let passed = unsafe self.passed.span[unchecked: index]
      let loads = self.loads(of: passed, from: place, firstStep)
      load += SIMD2<Double>(loads) * passed.share
    }
    guard load.x < .infinity else { return nil }
    if move.hasCorner {
      let first = unsafe loads(of: passed.span[unchecked: move.endPassed], from: place, firstStep)
      let second = unsafe loads(of: passed.span[unchecked: move.endPassed &+ 1], from: place, firstStep)
      guard min(first.x, second.x) < .infinity else { return nil }
    }
    guard pace.decay > 0 else { return load * (levelPace * move.length) }
    let rise = unsafe Double(elevations.span[unchecked: target]) - Double(elevations.span[unchecked: place])
    return load * (pace.secondsPerMetre(slope: sign * rise * move.perMetre) * move.length)
  }

  @inline(__always)
  private func loads(of passed: Passed, from place: Int, _ firstStep: Int) -> SIMD2<Float> {
    unsafe loads.span[unchecked: neighbour(of: place, firstStep, passed.row, passed.column)]
  }

  @inline(__always)
  private func neighbour(of place: Int, _ firstStep: Int, _ row: Int32, _ column: Int32) -> Int {
    unsafe place &+ Int(steps.span[unchecked: firstStep &+ Int(row)]) &+ Int(column)
  }
}
