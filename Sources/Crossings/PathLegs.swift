import GeoCore

/// What a path does in one of the cells that it passes over.
public struct PathLeg: Sendable, Hashable {
  /// The cell's place.
  public var place: Int
  /// How long it takes (s).
  public var seconds: Double
  /// How far it goes, on the map (m).
  public var metres: Double
  /// The exponent that it adds, at least 0.
  public var exponent: Double

  /// A leg.
  public init(place: Int, seconds: Double, metres: Double, exponent: Double) {
    self.place = place
    self.seconds = seconds
    self.metres = metres
    self.exponent = exponent
  }
}

extension TravelCosts {
  /// The legs of a path, cell by cell: their sums are what a search finds for it, but for rounding.
  ///
  /// - Parameter places: each a move of the lattice away from the one before.
  /// - Complexity: O(n).
  public func legs(along places: [Int], over cells: PackedCells) -> [PathLeg] {
    var legs: [PathLeg] = []
    for (from, to) in zip(places, places.dropFirst()) {
      let (start, end) = (cells.cell(at: from), cells.cell(at: to))
      let move = LatticeMove.table[LatticeMove.index(end.row - start.row, end.column - start.column)]
      let length = move.length * cellSize
      let pace = pace.secondsPerMetre(slope: Double(elevations[to] - elevations[from]) / length)
      for passed in move.passed {
        let place = cells.place(from, rows: passed.rows, columns: passed.columns)
        let metres = length * passed.share
        let seconds = metres * pace * Double(factors[place])
        legs.append(
          PathLeg(place: place, seconds: seconds, metres: metres, exponent: seconds * Double(hazards[place])))
      }
    }
    return legs
  }
}
