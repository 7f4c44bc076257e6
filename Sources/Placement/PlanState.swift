import RealModule

/// A plan under construction: what is chosen, and what each other column would add to it.
///
/// Choosing a column or taking it back touches only the columns that share a piece with it. Two figures are kept for each
/// column: its gain, and its credit, which is counted in a bound's multipliers and looks further ahead.
struct PlanState {
  let problem: CoveringProblem
  let limits: PlacementLimits
  private let byPiece: CoverageMatrix
  /// -ln(1 - p) of the entries of ``byPiece``; empty under the single law.
  private let exponents: [Double]
  /// The price of a unit of credit on each piece.
  private let prices: [Double]

  /// Whether each column is chosen.
  private(set) var isChosen: [Bool]
  /// What each column would add (m).
  private(set) var gains: [Double]
  /// What each column would add in units of multipliers.
  private(set) var credits: [Double]
  /// What the plan gains beyond the problem's constant (m).
  private(set) var value = 0.0
  /// The whole euros spent, and the sensors of each type.
  private(set) var spent = 0
  private(set) var counts: [Int]
  private var isUsed: [Bool]
  private let place: [Int]

  /// How many chosen columns cover each piece alone.
  private var covering: [Int32]
  /// The chosen columns that reach each piece, rising, with their chances; without lists under the single law.
  private var reaching: [[(column: Int32, chance: Double)]]
  /// The exponent of missing that is still to come on each piece; 0 on one that is covered.
  private var needs: [Double]
  /// The need of each piece before anything is chosen.
  private let firstNeeds: [Double]
  /// prod(1 - p) on each piece.
  private var misses: [Double]

  /// A gain below this (m) is none: what rounding leaves.
  static let leastGain = 1e-6

  /// A plan that holds nothing.
  ///
  /// - Parameter prices: the multipliers of a bound.
  init(_ problem: CoveringProblem, _ limits: PlacementLimits, prices: [Double]) {
    self.problem = problem
    self.limits = limits
    self.prices = prices
    let matrix = problem.rule == .single ? problem.credits : problem.chances
    byPiece = matrix.transposed(rowCount: problem.pieces.count)
    exponents = byPiece.values.map { -Double.log(onePlus: -$0) }
    isChosen = [Bool](repeating: false, count: problem.columns.count)
    counts = [Int](repeating: 0, count: (problem.columns.map(\.type).max() ?? -1) + 1)
    var places: [Int: Int] = [:]
    place = problem.columns.map { column in
      if let known = places[column.candidate] { return known }
      places[column.candidate] = places.count
      return places.count - 1
    }
    isUsed = [Bool](repeating: false, count: places.count)
    covering = [Int32](repeating: 0, count: problem.pieces.count)
    reaching = [[(column: Int32, chance: Double)]](
      repeating: [], count: problem.rule == .single ? 0 : problem.pieces.count)
    misses = problem.pieces.map(\.standingMiss)
    firstNeeds = problem.pieces.map { problem.need(of: $0, miss: $0.standingMiss) }
    needs = firstNeeds
    gains = []
    credits = []
    gains = problem.columns.indices.map { column in
      problem.credits.entries(column).reduce(0) { $0 + gain(entry: $1) }
    }
    credits = problem.columns.indices.map { column in
      problem.credits.entries(column).reduce(0) { sum, entry in
        let row = Int(problem.credits.rows[entry])
        return sum + (problem.rule == .detection ? gain(entry: entry) : prices[row] * problem.credit(entry))
      }
    }
  }

  /// What a column's entry adds to the empty plan.
  private func gain(entry: Int) -> Double {
    let row = Int(problem.credits.rows[entry])
    switch problem.rule {
    case .single: return problem.first[row]
    case .run: return problem.credits.values[entry] == 1 ? problem.first[row] : 0
    case .detection: return problem.first[row] * problem.chances.values[entry]
    }
  }

  /// The chosen columns, rising.
  var chosen: [Int] { isChosen.indices.filter { isChosen[$0] } }

  /// Whether a column could be chosen, too.
  @inline(__always) func mayAdd(_ column: Int) -> Bool {
    let data = problem.columns[column]
    if isChosen[column] || isUsed[place[column]] { return false }
    if let counts = limits.counts, self.counts[data.type] >= counts[data.type] { return false }
    if let budget = limits.budget, spent + (data.cost ?? 0) > budget { return false }
    return true
  }

  /// Chooses a column.
  mutating func add(_ column: Int) { change(column, isAdded: true) }

  /// Takes a chosen column back.
  mutating func remove(_ column: Int) { change(column, isAdded: false) }

  private mutating func change(_ column: Int, isAdded: Bool) {
    precondition(isChosen[column] != isAdded, "a column is chosen once")
    isChosen[column] = isAdded
    let data = problem.columns[column]
    isUsed[place[column]] = isAdded
    counts[data.type] += isAdded ? 1 : -1
    spent += isAdded ? data.cost ?? 0 : -(data.cost ?? 0)
    for entry in problem.credits.entries(column) {
      let row = Int(problem.credits.rows[entry])
      if problem.rule == .single {
        count(row, by: isAdded ? 1 : -1)
      } else {
        combine(row, entry, of: column, isAdded)
      }
    }
  }

  /// The worth of one more column that covers a piece alone, and its price, when so many do.
  @inline(__always) private func worth(_ row: Int, _ count: Int32) -> (gain: Double, credit: Double) {
    switch count {
    case 0: (problem.first[row], prices[row])
    case 1: (problem.second[row], min(problem.second[row], prices[row]))
    default: (0, 0)
    }
  }

  private mutating func count(_ row: Int, by step: Int32) {
    let old = covering[row]
    let new = old + step
    covering[row] = new
    let (before, after) = (worth(row, old), worth(row, new))
    value += step > 0 ? before.gain : -after.gain
    let (gain, credit) = (after.gain - before.gain, after.credit - before.credit)
    guard gain != 0 || credit != 0 else { return }
    for entry in byPiece.entries(row) {
      let other = Int(byPiece.rows[entry])
      gains[other] += gain
      credits[other] += credit
    }
  }

  /// Takes a chance into what a piece combines, or out of it.
  private mutating func combine(_ row: Int, _ entry: Int, of column: Int, _ isAdded: Bool) {
    let place = reaching[row].firstIndex { $0.column >= Int32(column) } ?? reaching[row].count
    if isAdded {
      reaching[row].insert((Int32(column), problem.chances.values[entry]), at: place)
    } else {
      reaching[row].remove(at: place)
    }
    let piece = problem.pieces[row]
    let miss = reaching[row].reduce(piece.standingMiss) { $0 * (1 - $1.chance) }
    if problem.rule == .detection {
      let change = (miss - misses[row]) * problem.first[row] / piece.standingMiss
      misses[row] = miss
      value -= change
      for other in byPiece.entries(row) {
        gains[Int(byPiece.rows[other])] += change * byPiece.values[other]
        credits[Int(byPiece.rows[other])] += change * byPiece.values[other]
      }
      return
    }
    let oldCount = covering[row]
    if problem.credits.values[entry] == 1 { covering[row] += isAdded ? 1 : -1 }
    need(of: row, becomes: problem.need(of: piece, miss: miss), oldCount: oldCount)
  }

  /// Takes in what a piece still needs, and how many cover it alone.
  private mutating func need(of row: Int, becomes need: Double, oldCount: Int32) {
    let oldNeed = needs[row]
    needs[row] = need
    let (first, second, price) = (problem.first[row], problem.second[row], prices[row])
    value += first * ((needs[row] == 0 ? 1 : 0) - (oldNeed == 0 ? 1 : 0))
    value += second * ((covering[row] > 1 ? 1 : 0) - (oldCount > 1 ? 1 : 0))
    guard oldNeed > 0 || needs[row] > 0 || second > 0 else { return }
    for entry in byPiece.entries(row) {
      let other = Int(byPiece.rows[entry])
      let exponent = exponents[entry]
      let (before, after) = (Self.share(exponent, of: oldNeed), Self.share(exponent, of: needs[row]))
      gains[other] += first * ((after >= 1 ? 1 : 0) - (before >= 1 ? 1 : 0))
      credits[other] += price * (after - before)
      if second > 0, exponent >= firstNeeds[row] * Self.sure {
        gains[other] += second * ((covering[row] == 1 ? 1 : 0) - (oldCount == 1 ? 1 : 0))
      }
    }
  }

  /// The share of what is still to come that an exponent brings, in [0, 1]; 0 where nothing is to come.
  @inline(__always) private static func share(_ exponent: Double, of need: Double) -> Double {
    guard need > 0 else { return 0 }
    return exponent >= need * sure ? 1 : exponent / need
  }

  /// What rounding may take from an exponent that just reaches.
  private static let sure = 1 - 1e-12
}

extension CoveringProblem {
  /// The exponent of missing that is still to come on a piece; 0 when it is covered.
  func need(of piece: PlacementInstance.Piece, miss: Double) -> Double {
    let probability = piece.probability(miss: miss)
    guard probability < required else { return 0 }
    return max(Double.log(onePlus: -probability) - Double.log(onePlus: -required), .leastNormalMagnitude)
  }

  /// What a plan gains, the constant included (m), worked out from nothing, in the pieces' order.
  ///
  /// - Parameter chosen: columns, rising.
  func value(of chosen: [Int]) -> Double {
    var misses = pieces.map(\.standingMiss)
    var covering = [Int](repeating: 0, count: pieces.count)
    for column in chosen {
      for entry in credits.entries(column) {
        let row = Int(credits.rows[entry])
        if rule == .single || credits.values[entry] == 1 { covering[row] += 1 }
        if rule != .single { misses[row] *= 1 - chances.values[entry] }
      }
    }
    var sum = constant
    for row in pieces.indices {
      switch rule {
      case .single: sum += (covering[row] > 0 ? first[row] : 0) + (covering[row] > 1 ? second[row] : 0)
      case .run:
        let isCovered = pieces[row].probability(miss: misses[row]) >= required
        sum += (isCovered ? first[row] : 0) + (covering[row] > 1 ? second[row] : 0)
      case .detection:
        if pieces[row].standingMiss > 0 { sum += first[row] * (1 - misses[row] / pieces[row].standingMiss) }
      }
    }
    return sum
  }
}
