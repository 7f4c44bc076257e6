import Crossings
import Foundation

/// The search as its definition says it, slowly: every cell against every cell at most three rows and columns away, until
/// nothing changes (Bellman and Ford); lengths in cells by clipping the move with each cell's square.
struct PlainSearch {
  let ground: TestGround

  func exponents(from starts: [(row: Int, column: Int)]) -> [Double] {
    var known = [Double](repeating: .infinity, count: ground.rows * ground.columns)
    for start in starts where isOpen(start.row, start.column) {
      known[ground.index(start.row, start.column)] = 0
    }
    let edges = edges()
    var isChanged = true
    while isChanged {
      isChanged = false
      for edge in edges where known[edge.from] + edge.exponent < known[edge.to] {
        known[edge.to] = known[edge.from] + edge.exponent
        isChanged = true
      }
    }
    return known
  }

  /// Response times by the same rule, cells and road nodes as one graph: a node and the cell that holds it are one place. The
  /// ground's hazards are 1, so that exponents are times.
  ///
  /// - Parameter nodes: the cell of each; nil for a node at which nobody gets on or off.
  func responseTimes(
    from starts: [(row: Int, column: Int, ready: Double)], nodes: [(row: Int, column: Int)?],
    arcs: [RoadNetwork.Arc]
  ) -> [Double] {
    let count = ground.rows * ground.columns
    var edges = edges()
    for (node, cell) in nodes.enumerated() {
      guard let cell, isOpen(cell.row, cell.column) else { continue }
      edges.append((ground.index(cell.row, cell.column), count + node, 0))
      edges.append((count + node, ground.index(cell.row, cell.column), 0))
    }
    edges += arcs.map { (count + $0.from, count + $0.to, $0.seconds) }
    var known = [Double](repeating: .infinity, count: count + nodes.count)
    for start in starts where isOpen(start.row, start.column) {
      known[ground.index(start.row, start.column)] = start.ready
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for edge in edges where known[edge.from] + edge.exponent < known[edge.to] {
        known[edge.to] = known[edge.from] + edge.exponent
        isChanged = true
      }
    }
    return known
  }

  private func isOpen(_ row: Int, _ column: Int) -> Bool {
    guard (0..<ground.rows).contains(row), (0..<ground.columns).contains(column) else { return false }
    let index = ground.index(row, column)
    return !ground.isMissing[index] && ground.factors[index].isFinite
  }

  private func edges() -> [(from: Int, to: Int, exponent: Double)] {
    var edges: [(from: Int, to: Int, exponent: Double)] = []
    for row in 0..<ground.rows {
      for column in 0..<ground.columns where isOpen(row, column) {
        for rows in -3...3 {
          for columns in -3...3 where isOpen(row + rows, column + columns) {
            guard let exponent = exponent(row, column, rows, columns) else { continue }
            edges.append((ground.index(row, column), ground.index(row + rows, column + columns), exponent))
          }
        }
      }
    }
    return edges
  }

  /// The exponent of a move; nil for none, one that is a multiple of a shorter one, and one that a barrier stops.
  private func exponent(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Double? {
    let isShort = max(abs(rows), abs(columns)) == 1
    let isLong = min(abs(rows), abs(columns)) > 0 && abs(rows) != abs(columns)
    guard isShort || isLong else { return nil }
    let length = ground.cellSize * Double(rows * rows + columns * columns).squareRoot()
    let (from, to) = (ground.index(row, column), ground.index(row + rows, column + columns))
    let slope = Double(ground.elevations[to] - ground.elevations[from]) / length
    let speed = 0.6 * 6 / 3.6 * exp(-3.5 * abs(slope + 0.05))
    var sum = 0.0
    for passedRow in min(0, rows)...max(0, rows) {
      for passedColumn in min(0, columns)...max(0, columns) {
        let share = share(of: (rows, columns), in: (passedRow, passedColumn))
        guard share > 1e-9 else { continue }
        guard isOpen(row + passedRow, column + passedColumn) else { return nil }
        let index = ground.index(row + passedRow, column + passedColumn)
        sum += share * Double(ground.factors[index]) * Double(ground.hazards[index])
      }
    }
    if isClosedCorner(row, column, rows, columns) { return nil }
    return sum * length / speed
  }

  /// Whether the move's middle is a corner whose other two cells are both closed.
  private func isClosedCorner(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Bool {
    guard rows % 2 != 0, columns % 2 != 0 else { return false }
    let (middleRow, middleColumn) = (Double(rows) / 2, Double(columns) / 2)
    let touching = [-0.5, 0.5].flatMap { down in
      [-0.5, 0.5].map { (Int(middleRow + down), Int(middleColumn + $0)) }
    }
    let beside = touching.filter { share(of: (rows, columns), in: $0) < 1e-9 }
    return beside.allSatisfy { !isOpen(row + $0.0, column + $0.1) }
  }

  /// The share of the way from (0, 0) to a point that lies in the unit square around another.
  private func share(of way: (rows: Int, columns: Int), in cell: (rows: Int, columns: Int)) -> Double {
    var (start, end) = (0.0, 1.0)
    for (step, middle) in [(way.rows, cell.rows), (way.columns, cell.columns)] {
      let (low, high) = (Double(middle) - 0.5, Double(middle) + 0.5)
      guard step != 0 else {
        if low > 0 || high < 0 { return 0 }
        continue
      }
      let bounds = [low / Double(step), high / Double(step)].sorted()
      start = max(start, bounds[0])
      end = min(end, bounds[1])
    }
    return max(end - start, 0)
  }
}
