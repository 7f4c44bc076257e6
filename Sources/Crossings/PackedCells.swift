public import GeoCore

/// A row of cells between two columns: what least-cost paths over a lattice are searched on is packed of these.
public struct CellRun: Sendable, Hashable {
  /// The row.
  public var row: Int
  /// Its columns.
  public var columns: Range<Int>

  /// The cells of a row between two columns.
  public init(row: Int, columns: Range<Int>) {
    self.row = row
    self.columns = columns
  }
}

/// The cells that a search may visit, numbered row by row in one array without the empty land between them.
///
///     . . . . . . . . .        o  a cell        .  its margin: a place of the array, never visited
///     . . . . . . . . .
///     . . . . . . . . .        Every cell has three places on each side of it, so that a move of up to
///     . . . o o o . . .        three rows and columns needs no bounds check: the place of the cell
///     . . . o o . . . .        (row + r, column + c) is the own place + step(r) + c, and the seven steps
///     . . . . . . . . .        are the same for all cells of a run.
///
/// Places are at most 2^31 - 1.
public struct PackedCells: Sendable {
  /// How many rows or columns a move may go.
  static let margin = 3
  /// Rows from `-margin` to `margin`.
  static let stepCount = 2 * margin + 1

  /// The number of places, margins included: the length of every array over the cells.
  public let count: Int
  /// The cells, row by row.
  public let runs: [CellRun]
  /// The number of cells.
  public let cellCount: Int
  /// The place of the first cell of each run.
  let firstPlaces: [Int]
  /// The run of each place; -1 in a margin.
  let runNumbers: [Int32]
  /// For each run seven steps: from a place to that in the same column so many rows below.
  let steps: [Int32]

  /// Packs cells.
  ///
  /// - Parameter runs: in any order; they may touch and overlap.
  /// - Complexity: O(n log n) in the runs, O(n) in the cells.
  public init(_ runs: [CellRun]) {
    let own = Self.merged(runs)
    let stored = Self.merged(
      own.flatMap { run in
        (-Self.margin...Self.margin).map {
          CellRun(
            row: run.row + $0,
            columns: (run.columns.lowerBound - Self.margin)..<(run.columns.upperBound + Self.margin))
        }
      })
    var bases: [Int] = []
    var next = 0
    for run in stored {
      bases.append(next)
      next += run.columns.count
    }
    precondition(next <= Int(Int32.max), "a search visits at most 2^31 - 1 places")
    var places: [Int] = []
    var numbers = [Int32](repeating: -1, count: next)
    var steps: [Int32] = []
    steps.reserveCapacity(own.count * Self.stepCount)
    for (number, run) in own.enumerated() {
      let above = (-Self.margin...Self.margin).map { rows -> Int in
        let index = Self.index(of: run.row + rows, run.columns.lowerBound, in: stored)
        return bases[index] + run.columns.lowerBound - stored[index].columns.lowerBound
      }
      let first = above[Self.margin]
      places.append(first)
      for place in first..<(first + run.columns.count) { numbers[place] = Int32(number) }
      steps += above.map { Int32($0 - first) }
    }
    self.runs = own
    count = next
    cellCount = own.reduce(0) { $0 + $1.columns.count }
    firstPlaces = places
    runNumbers = numbers
    self.steps = steps
  }

  /// The place of a cell; nil for one that is not among them.
  ///
  /// - Complexity: O(log n) in the runs.
  public func place(of cell: Cell) -> Int? {
    guard !runs.isEmpty else { return nil }
    let index = Self.index(of: cell.row, cell.column, in: runs)
    guard index >= 0, runs[index].row == cell.row, runs[index].columns.contains(cell.column) else {
      return nil
    }
    return firstPlaces[index] + cell.column - runs[index].columns.lowerBound
  }

  /// The runs of a row, from west to east.
  ///
  /// - Complexity: O(log n + k) in the runs and those of the row.
  func runs(inRow row: Int) -> ArraySlice<CellRun> {
    let first = Self.index(of: row, .min, in: runs) + 1
    return runs[first...].prefix { $0.row == row }
  }

  /// The cell at a place that is in no margin.
  public func cell(at place: Int) -> Cell {
    let run = Int(runNumbers[place])
    precondition(run >= 0, "a margin's place has no cell")
    return Cell(row: runs[run].row, column: runs[run].columns.lowerBound + place - firstPlaces[run])
  }

  /// Visits all cells, row by row, with their places.
  public func forEach(_ visit: (_ cell: Cell, _ place: Int) throws -> Void) rethrows {
    for (number, run) in runs.enumerated() {
      var place = firstPlaces[number]
      for column in run.columns {
        try visit(Cell(row: run.row, column: column), place)
        place += 1
      }
    }
  }

  /// The place so many rows below and columns right of a cell's place, at most three of each.
  func place(_ place: Int, rows: Int, columns: Int) -> Int {
    place + Int(steps[Int(runNumbers[place]) * Self.stepCount + rows + Self.margin]) + columns
  }

  /// The last run that starts at or before a cell; -1 when there is none.
  private static func index(of row: Int, _ column: Int, in runs: [CellRun]) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if (runs[middle].row, runs[middle].columns.lowerBound) <= (row, column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low - 1
  }

  /// Runs in order, those that touch made one.
  private static func merged(_ runs: [CellRun]) -> [CellRun] {
    var merged: [CellRun] = []
    let sorted = runs.filter { !$0.columns.isEmpty }.sorted {
      ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound)
    }
    for run in sorted {
      if let last = merged.last, last.row == run.row, run.columns.lowerBound <= last.columns.upperBound {
        merged[merged.count - 1].columns =
          last.columns.lowerBound..<max(last.columns.upperBound, run.columns.upperBound)
      } else {
        merged.append(run)
      }
    }
    return merged
  }
}
