import GeoCore

/// A set of tiles of a lattice within a window; where those would be too many to keep count of one by one, of squares of
/// so many tiles each.
struct TileSet {
  /// The cells along the side of a square, as a power of two.
  private let sideBits: Int
  private let rows: ClosedRange<Int>
  private let columns: ClosedRange<Int>
  private let wordsPerRow: Int
  /// A bit a square, row by row.
  private var words: [UInt64]

  /// Squares along either side of a window: 2 MB of bits.
  private static let mostAlongSide = 4096

  /// An empty set.
  ///
  /// - Parameter window: cells of the squares that it may hold, at least one.
  init(within window: CellWindow) {
    precondition(!window.isEmpty, "a set of tiles has a place")
    var bits = LatticeTile.side.trailingZeroBitCount
    while max(window.rows.count, window.columns.count) >> bits >= Self.mostAlongSide { bits += 1 }
    sideBits = bits
    rows = (window.rows.lowerBound >> bits)...((window.rows.upperBound - 1) >> bits)
    columns = (window.columns.lowerBound >> bits)...((window.columns.upperBound - 1) >> bits)
    wordsPerRow = columns.count / UInt64.bitWidth + 1
    words = [UInt64](repeating: 0, count: rows.count * wordsPerRow)
  }

  /// The cells along the side of a square.
  var side: Int { 1 << sideBits }

  /// How many tiles it holds.
  var tileCount: Double {
    let tilesAlongSide = Double(side / LatticeTile.side)
    return Double(words.reduce(0) { $0 + $1.nonzeroBitCount }) * tilesAlongSide * tilesAlongSide
  }

  /// The square that holds a cell.
  func square(holding cell: Cell) -> Cell { Cell(row: cell.row >> sideBits, column: cell.column >> sideBits) }

  /// Whether it holds a square.
  func contains(_ square: Cell) -> Bool {
    guard rows.contains(square.row), columns.contains(square.column) else { return false }
    let bit = square.column - columns.lowerBound
    return words[word(square.row, bit)] >> UInt64(bit % UInt64.bitWidth) & 1 != 0
  }

  private func word(_ row: Int, _ bit: Int) -> Int {
    (row - rows.lowerBound) * wordsPerRow + bit / UInt64.bitWidth
  }

  /// Takes in the squares of a row, as far as they lie in the window.
  mutating func insert(row: Int, columns wanted: ClosedRange<Int>) {
    guard rows.contains(row), wanted.overlaps(columns) else { return }
    let range = wanted.clamped(to: columns)
    for column in range {
      let bit = column - columns.lowerBound
      words[word(row, bit)] |= 1 << UInt64(bit % UInt64.bitWidth)
    }
  }

  /// Takes in all squares that hold cells of a window.
  mutating func insert(_ window: CellWindow) {
    guard !window.isEmpty else { return }
    let columns = (window.columns.lowerBound >> sideBits)...((window.columns.upperBound - 1) >> sideBits)
    let all = (window.rows.lowerBound >> sideBits)...((window.rows.upperBound - 1) >> sideBits)
    guard all.overlaps(rows) else { return }
    for row in all.clamped(to: rows) { insert(row: row, columns: columns) }
  }

  /// Takes in the squares that lines from a cell to some squares of a row may cross, those squares too.
  ///
  ///        o               the lines spread up to the row's nearer edge
  ///       / \
  ///     _/___\_
  ///     |_|_|_|  run
  mutating func insertLines(from eye: Cell, to run: ClosedRange<Int>, inRow target: Int) {
    let own = square(holding: eye)
    guard target != own.row else {
      return insert(row: target, columns: min(own.column, run.lowerBound)...max(own.column, run.upperBound))
    }
    let (x, y) = ((Double(eye.column) + 0.5) / Double(side), (Double(eye.row) + 0.5) / Double(side))
    let (west, east) = (Double(run.lowerBound) - x, Double(run.upperBound + 1) - x)
    let edge = Double(target > own.row ? target : target + 1) - y
    for row in min(own.row, target)...max(own.row, target) {
      let shares = [Double(row), Double(row + 1)].map { min(max(($0 - y) / edge, 0), 1) }
      let first = Int((x + min(west * shares[0], west * shares[1])).rounded(.down))
      let last = Int((x + max(east * shares[0], east * shares[1])).rounded(.up)) - 1
      insert(row: row, columns: first...max(first, last))
    }
  }

  /// Leaves only squares that hold cells of some windows.
  mutating func formIntersection(_ windows: [CellWindow]) {
    var kept = self
    for index in kept.words.indices { kept.words[index] = 0 }
    for window in windows { kept.insert(window) }
    for index in words.indices { words[index] &= kept.words[index] }
  }

  /// Each row's runs of squares that it holds and that pass a test, within a reach (squares) of one.
  func runs(
    near middle: Cell, reach: Int, where isWanted: (Cell) -> Bool
  ) -> [(row: Int, run: ClosedRange<Int>)] {
    let nearRows = (middle.row - reach)...(middle.row + reach)
    let nearColumns = (middle.column - reach)...(middle.column + reach)
    guard nearRows.overlaps(rows), nearColumns.overlaps(columns) else { return [] }
    var runs: [(row: Int, run: ClosedRange<Int>)] = []
    for row in nearRows.clamped(to: rows) {
      for column in nearColumns.clamped(to: columns) {
        let square = Cell(row: row, column: column)
        guard contains(square), isWanted(square) else { continue }
        if let last = runs.last, last.row == row, last.run.upperBound == column - 1 {
          runs[runs.count - 1].run = last.run.lowerBound...column
        } else {
          runs.append((row, column...column))
        }
      }
    }
    return runs
  }
}
