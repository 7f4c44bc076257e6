extension PackedCells {
  /// Values in which what is unknown takes the nearest known one, by the number of steps to a neighbour; 0 where nothing is
  /// known at all.
  ///
  /// - Parameter values: one for each place, those of margins unread.
  /// - Complexity: O(n).
  public func filled(_ values: [Float?]) -> [Float] {
    var known = values
    var front: [Int] = []
    forEach { _, place in if values[place] != nil { front.append(place) } }
    while !front.isEmpty {
      var next: [Int] = []
      for place in front {
        for neighbour in neighbours(of: place) where known[neighbour] == nil {
          known[neighbour] = known[place]
          next.append(neighbour)
        }
      }
      front = next
    }
    return known.map { $0 ?? 0 }
  }

  /// The places of the up to eight cells around a cell.
  private func neighbours(of place: Int) -> [Int] {
    (-1...1).flatMap { rows in (-1...1).map { self.place(place, rows: rows, columns: $0) } }
      .filter { $0 != place && runNumbers[$0] >= 0 }
  }
}

extension TravelCosts {
  /// Makes barriers of cells that are steeper than a slope.
  ///
  /// The gradient is Horn's (1981, "Hill shading and the reflectance map", eq. 8 and 9) over the eight neighbours; one that is
  /// no cell counts with the ground of the cell itself.
  ///
  /// - Parameter slope: rise over run, at least 0.
  /// - Returns: how many cells are closed.
  /// - Complexity: O(n).
  public mutating func closeCells(steeperThan slope: Double, of cells: PackedCells) -> Int {
    var closed = 0
    cells.forEach { _, place in
      guard factors[place] < .infinity, gradient(at: place, cells) > slope else { return }
      factors[place] = .infinity
      closed += 1
    }
    return closed
  }

  private func gradient(at place: Int, _ cells: PackedCells) -> Double {
    func ground(_ rows: Int, _ columns: Int) -> Double {
      let other = cells.place(place, rows: rows, columns: columns)
      return Double(elevations[cells.runNumbers[other] >= 0 ? other : place])
    }
    func sum(_ rows: Int, _ columns: Int, across: (rows: Int, columns: Int)) -> Double {
      2 * ground(rows, columns) + ground(rows + across.rows, columns + across.columns)
        + ground(rows - across.rows, columns - across.columns)
    }
    let east = (sum(0, 1, across: (1, 0)) - sum(0, -1, across: (1, 0))) / (8 * cellSize)
    let south = (sum(1, 0, across: (0, 1)) - sum(-1, 0, across: (0, 1))) / (8 * cellSize)
    return (east * east + south * south).squareRoot()
  }
}
