import Crossings
import GeoCore

/// Numbers of a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A rectangle of ground, row by row, that tests change, mirror and search.
struct TestGround {
  var rows: Int
  var columns: Int
  var cellSize = 60.0
  var elevations: [Float]
  /// Infinite for a barrier.
  var factors: [Float]
  var hazards: [Float]
  /// A cell that is no part of the lattice at all.
  var isMissing: [Bool]

  /// Level open ground.
  init(rows: Int, columns: Int, hazard: Float = 0) {
    self.rows = rows
    self.columns = columns
    let count = rows * columns
    elevations = [Float](repeating: 0, count: count)
    factors = [Float](repeating: 1, count: count)
    hazards = [Float](repeating: hazard, count: count)
    isMissing = [Bool](repeating: false, count: count)
  }

  /// Hills, barriers, holes and hazards of a seed; everywhere some hazard.
  init(rows: Int, columns: Int, seed: UInt64) {
    self.init(rows: rows, columns: columns)
    var random = SeededGenerator(seed: seed)
    for index in elevations.indices {
      elevations[index] = Float.random(in: 0...40, using: &random)
      factors[index] =
        Int.random(in: 0..<8, using: &random) == 0 ? .infinity : Float.random(in: 0.5...3, using: &random)
      hazards[index] = Float.random(in: 0.0001...0.01, using: &random)
      isMissing[index] = Int.random(in: 0..<15, using: &random) == 0
    }
  }

  func index(_ row: Int, _ column: Int) -> Int { row * columns + column }

  /// The ground with rows and columns exchanged.
  var transposed: TestGround {
    var other = TestGround(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let (from, to) = (index(row, column), column * rows + row)
        other.elevations[to] = elevations[from]
        other.factors[to] = factors[from]
        other.hazards[to] = hazards[from]
        other.isMissing[to] = isMissing[from]
      }
    }
    return other
  }

  /// The ground with west and east exchanged.
  var mirrored: TestGround {
    var other = self
    for row in 0..<rows {
      for column in 0..<columns {
        let (from, to) = (index(row, column), index(row, columns - 1 - column))
        other.elevations[to] = elevations[from]
        other.factors[to] = factors[from]
        other.hazards[to] = hazards[from]
        other.isMissing[to] = isMissing[from]
      }
    }
    return other
  }

  /// Packed at some place of the lattice, also south of the equator's rows.
  var cells: PackedCells {
    var runs: [CellRun] = []
    for row in 0..<rows {
      for column in 0..<columns where !isMissing[index(row, column)] {
        runs.append(CellRun(row: row + Self.firstRow, columns: (column - 7)..<(column - 6)))
      }
    }
    return PackedCells(runs)
  }
  private static let firstRow = -3

  func cell(_ row: Int, _ column: Int) -> Cell { Cell(row: row + Self.firstRow, column: column - 7) }

  func costs(over cells: PackedCells, pace: TravelPace = .tobler(factor: 0.6)) -> TravelCosts {
    var costs = TravelCosts(over: cells, pace: pace, cellSize: cellSize)
    for row in 0..<rows {
      for column in 0..<columns {
        guard let place = cells.place(of: cell(row, column)) else { continue }
        costs.elevations[place] = elevations[index(row, column)]
        costs.factors[place] = factors[index(row, column)]
        costs.hazards[place] = hazards[index(row, column)]
      }
    }
    return costs
  }

  /// The exponents and times from some cells to all, row by row; infinite where no path leads.
  func search(
    from starts: [(row: Int, column: Int)], _ direction: LatticeSearch.Direction = .forward
  ) -> (exponents: [Double], seconds: [Double]) {
    let cells = self.cells
    let places = starts.compactMap { cells.place(of: cell($0.row, $0.column)) }
    let paths = LatticeSearch.paths(
      over: cells, costs: costs(over: cells), from: places.map { SearchStart(place: $0) }, direction)
    var exponents = [Double](repeating: .infinity, count: rows * columns)
    var seconds = exponents
    for row in 0..<rows {
      for column in 0..<columns {
        guard let place = cells.place(of: cell(row, column)) else { continue }
        exponents[index(row, column)] = paths.exponents[place]
        seconds[index(row, column)] = paths.seconds[place]
      }
    }
    return (exponents, seconds)
  }
}

extension Array where Element == Double {
  /// The largest difference from other values, relative to 1 or to them; infinite where only one is infinite.
  func largestDifference(from others: [Double]) -> Double {
    zip(self, others).reduce(0) { largest, pair in
      if pair.0 == pair.1 { return largest }
      let difference = abs(pair.0 - pair.1) / Swift.max(1, abs(pair.1))
      return Swift.max(largest, difference.isNaN ? .infinity : difference)
    }
  }
}
