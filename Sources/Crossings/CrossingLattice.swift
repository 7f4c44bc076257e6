public import GeoCore

/// Where a cell lies.
public enum CellSide: UInt8, Sendable, Hashable {
  case outside, border, inside
}

/// The ground that a border is crossed over, from an outer edge to an inner one.
///
///     . . . . . . . . . .   outer edge, `outerWidth` from the line
///       outside
///     = = = = = = = = = =   the cells that the line passes
///       inside
///     . . . . . . . . . .   inner edge, `innerWidth` from the line, or goals before it
public struct CrossingLattice: Sendable {
  /// The cells.
  public let cells: PackedCells
  /// Where the cell of each place lies; nil in margins.
  public let sides: [CellSide?]
  /// What each cell costs.
  public var costs: TravelCosts
  /// Where paths start outside.
  public private(set) var outerStarts: [SearchStart] = []
  /// Where paths end inside.
  public private(set) var innerStarts: [SearchStart] = []
  /// The distance of each cell's centre from the line (m).
  private let distances: [Float]
  private let outerWidth: Double
  private let innerWidth: Double
  private let goals: [Int]
  /// Where paths start and end in ground that is nowhere as far from the line as the edges.
  private let pockets: [CellSide: [Int]]
  /// The places of goals and pockets.
  private let ends: Set<Int>

  /// A lattice with its edges.
  ///
  /// - Parameters:
  ///   - sides: of the cell of each place; nil in margins.
  ///   - distances: of each cell's centre from the line (m).
  ///   - outerWidth: how far outside paths start (m), at least a cell.
  ///   - innerWidth: how far inside they end (m), at least a cell.
  ///   - goals: places inside where they end before that.
  public init(
    cells: PackedCells, sides: [CellSide?], distances: [Float], costs: TravelCosts, outerWidth: Double,
    innerWidth: Double, goals: [Int] = []
  ) {
    precondition(
      sides.count == cells.count && distances.count == cells.count, "a side and a distance for each place")
    let widths: [CellSide: Double] = [.outside: outerWidth, .inside: innerWidth]
    let pockets = widths.mapValues { _ in [Int]() }
    self.init(
      cells: cells, sides: sides, distances: distances, costs: costs, outerWidth: outerWidth,
      innerWidth: innerWidth, goals: goals, pockets: pockets)
    let found = widths.map { ($0.key, deepestCells(of: $0.key, width: $0.value)) }
    self.init(
      cells: cells, sides: sides, distances: distances, costs: costs, outerWidth: outerWidth,
      innerWidth: innerWidth, goals: goals, pockets: Dictionary(uniqueKeysWithValues: found))
  }

  private init(
    cells: PackedCells, sides: [CellSide?], distances: [Float], costs: TravelCosts, outerWidth: Double,
    innerWidth: Double, goals: [Int], pockets: [CellSide: [Int]]
  ) {
    self.cells = cells
    self.sides = sides
    self.distances = distances
    self.costs = costs
    self.outerWidth = outerWidth
    self.innerWidth = innerWidth
    self.goals = goals
    self.pockets = pockets
    ends = Set(goals).union(pockets.values.joined())
    updateEdges()
  }

  /// The same ground with other hazards.
  public func replacingHazards(_ hazards: [Float]) -> CrossingLattice {
    var copy = self
    copy.costs.hazards = hazards
    copy.updateEdges()
    return copy
  }

  /// How much longer a crosser at each place needs at least than somebody who is called there and then (s): the least, over all
  /// ends, of his time to the end less the time after which somebody stands there.
  ///
  /// A detection is in time where this is at least 0: whichever way the crosser takes from there, and wherever it ends, somebody
  /// is there before him. It is infinite where no way leads to an end.
  ///
  /// - Parameter deadline: the time (s) from a detection until somebody stands at an end; infinite where nobody comes.
  /// - Complexity: O(n log n).
  public func leastSlack(deadline: (_ place: Int) -> Double) -> [Double] {
    // One who comes after three decades does not come.
    let never = 1e9
    let deadlines = innerStarts.map { min(deadline($0.place), never) }
    let longest = deadlines.max() ?? 0
    var costs = costs
    costs.hazards = [Float](repeating: 0, count: cells.count)
    let starts = zip(innerStarts, deadlines).map { start, deadline in
      SearchStart(place: start.place, seconds: start.seconds + longest - deadline)
    }
    return LatticeSearch.paths(over: cells, costs: costs, from: starts, .backward).seconds.map {
      $0 - longest
    }
  }

  /// The part of the lattice within a distance (m) of a cell.
  ///
  /// Edges stay where they are: a path starts and ends at the edges of the whole.
  ///
  /// - Complexity: O(k log n) in the rows k of the part, O(m) in its cells.
  public func near(_ cell: Cell, within distance: Double) -> CrossingLattice {
    let reach = Int(distance / costs.cellSize)
    var runs: [CellRun] = []
    for rows in -reach...reach {
      let half = (distance / costs.cellSize * (distance / costs.cellSize) - Double(rows * rows)).squareRoot()
      let wanted = (cell.column - Int(half))..<(cell.column + Int(half) + 1)
      runs += cells.runs(inRow: cell.row + rows).map {
        CellRun(row: $0.row, columns: $0.columns.clamped(to: wanted))
      }
    }
    let part = PackedCells(runs)
    var sides = [CellSide?](repeating: nil, count: part.count)
    var distances = [Float](repeating: 0, count: part.count)
    var costs = TravelCosts(over: part, pace: self.costs.pace, cellSize: self.costs.cellSize)
    var own: [Int: Int] = [:]
    part.forEach { cell, place in
      guard let whole = cells.place(of: cell) else { return }
      sides[place] = self.sides[whole]
      distances[place] = self.distances[whole]
      costs.elevations[place] = self.costs.elevations[whole]
      costs.factors[place] = self.costs.factors[whole]
      costs.hazards[place] = self.costs.hazards[whole]
      if ends.contains(whole) { own[whole] = place }
    }
    return CrossingLattice(
      cells: part, sides: sides, distances: distances, costs: costs, outerWidth: outerWidth,
      innerWidth: innerWidth, goals: goals.compactMap { own[$0] },
      pockets: pockets.mapValues { $0.compactMap { own[$0] } })
  }

  private mutating func updateEdges() {
    outerStarts = starts(on: .outside, width: outerWidth)
    innerStarts = starts(on: .inside, width: innerWidth) + goals.map { SearchStart(place: $0) }
  }

  /// Whether a place lies so near to an edge that paths start there: within a cell's diagonal.
  private func isAtEdge(_ place: Int, width: Double) -> Bool {
    width - Double(distances[place]) < costs.cellSize * 2.0.squareRoot()
  }

  /// The starts at one edge, with the cost of the rest of the way on level ground, and those in pockets.
  private func starts(on side: CellSide, width: Double) -> [SearchStart] {
    var starts = pockets[side, default: []].map { SearchStart(place: $0) }
    cells.forEach { _, place in
      guard sides[place] == side, costs.factors[place] < .infinity, isAtEdge(place, width: width) else {
        return
      }
      let rest = max(width - Double(distances[place]), 0)
      let cost = costs.levelCost(at: place)
      starts.append(
        SearchStart(place: place, exponent: cost.exponent * rest, seconds: cost.seconds * rest))
    }
    return starts
  }

  /// The cell furthest from the line in each connected piece of ground on a side that does not reach the edge, such as an
  /// enclave's; the first of equals.
  ///
  /// - Complexity: O(n).
  private func deepestCells(of side: CellSide, width: Double) -> [Int] {
    var isKnown = [Bool](repeating: false, count: cells.count)
    var deepest: [Int] = []
    cells.forEach { _, first in
      guard sides[first] == side, !isKnown[first] else { return }
      isKnown[first] = true
      var stack = [first]
      var best = first
      var isOpen = false
      while let place = stack.popLast() {
        isOpen = isOpen || isAtEdge(place, width: width)
        if (distances[place], -place) > (distances[best], -best) { best = place }
        for rows in -1...1 {
          for columns in -1...1 {
            let next = cells.place(place, rows: rows, columns: columns)
            guard sides[next] == side, !isKnown[next] else { continue }
            isKnown[next] = true
            stack.append(next)
          }
        }
      }
      if !isOpen { deepest.append(best) }
    }
    return deepest
  }
}
