extension Raster {
  /// The raster with its small voids interpolated.
  ///
  /// A void is a set of void cells that touch by a side or a corner. One of at most `limit` cells is filled:
  /// each cell takes the mean of the nearest values in the eight directions, weighted by 1 / distance.
  /// One that touches the window's edge may go on beyond it and stays. The error is that of any interpolation:
  /// a peak or a pit inside the void is lost.
  ///
  /// - Parameter limit: the largest void that is filled (cells).
  /// - Complexity: O(cells).
  public func fillingVoids(upTo limit: Int) -> Raster {
    guard voids.hasVoids else { return self }
    var filled = self
    var isSeen = [Bool](repeating: false, count: cells.count)
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        guard voids[isVoid: window.index(of: cell)], !isSeen[window.index(of: cell)] else { continue }
        let hole = void(at: cell, seen: &isSeen)
        guard hole.count <= limit, !hole.contains(where: isOnEdge) else { continue }
        for cell in hole {
          filled.cells[window.index(of: cell)] = interpolation(at: cell)
          filled.voids[isVoid: window.index(of: cell)] = false
        }
      }
    }
    return filled
  }

  /// All cells of the void that a cell belongs to.
  private func void(at start: Cell, seen: inout [Bool]) -> [Cell] {
    var hole = [start]
    seen[window.index(of: start)] = true
    var next = 0
    while next < hole.count {
      for direction in Self.directions {
        let cell = Cell(row: hole[next].row + direction.row, column: hole[next].column + direction.column)
        guard window.contains(cell) else { continue }
        let index = window.index(of: cell)
        guard voids[isVoid: index], !seen[index] else { continue }
        seen[index] = true
        hole.append(cell)
      }
      next += 1
    }
    return hole
  }

  private func isOnEdge(_ cell: Cell) -> Bool {
    cell.row == window.rows.lowerBound || cell.row == window.rows.upperBound - 1
      || cell.column == window.columns.lowerBound || cell.column == window.columns.upperBound - 1
  }

  private func interpolation(at start: Cell) -> Float {
    var sum = 0.0
    var weights = 0.0
    for direction in Self.directions {
      var cell = start
      var steps = 0.0
      repeat {
        cell.row += direction.row
        cell.column += direction.column
        steps += 1
      } while window.contains(cell) && voids[isVoid: window.index(of: cell)]
      guard window.contains(cell) else { continue }
      let isDiagonal = direction.row != 0 && direction.column != 0
      let weight = 1 / (steps * (isDiagonal ? 2.0.squareRoot() : 1))
      sum += weight * Double(cells[window.index(of: cell)])
      weights += weight
    }
    return Float(sum / weights)
  }

  private static let directions: [(row: Int, column: Int)] = [
    (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1),
  ]
}
