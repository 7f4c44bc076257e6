import GeoCore
import Synchronization

/// Counts the cells of exactly 0 among those that are read of rasters: land is hardly ever at 0 m, and gaps are often
/// written as 0.
///
/// Tasks that read at the same time share one. A cell that is read more than once counts once, so the figures hang on which
/// cells are read alone.
public final class ZeroCells: Sendable {
  private let rasters = Mutex<[String: [BlockKey: Block]]>([:])

  /// No cells yet.
  public init() {}

  /// So many cells of 0 side by side are an area.
  private static let area = 1_000
  /// More than this share of the cells read is worth a word, amid other ground of more than this share.
  private static let share = 0.01
  /// Fewer cells than this are no area, however few are read.
  private static let fewest = 100

  /// What the user should know of rasters, a sentence for each that has areas of 0.
  ///
  /// - Parameter paths: the rasters' paths, in the order of the sentences.
  public func sentences(of paths: [String]) -> [String] {
    let rasters = rasters.withLock { $0 }
    return paths.compactMap { path in rasters[path].flatMap { Self.sentence(of: path, $0) } }
  }

  private static func sentence(of path: String, _ blocks: [BlockKey: Block]) -> String? {
    let read = blocks.values.reduce(0) { $0 + $1.count(\.known) }
    let zeros = blocks.values.reduce(0) { $0 + $1.count(\.zero) }
    let least = share * Double(read)
    let isMuch = zeros >= fewest && Double(zeros) > least && Double(read - zeros) > least
    guard isMuch || hasArea(blocks.mapValues(\.zero)) else { return nil }
    let percent = (1_000 * Double(zeros) / Double(read)).rounded() / 10
    return
      "\(path): \(percent) % of the cells read (\(zeros) of \(read)) are exactly 0 m: sea, or gaps that were written as 0;"
      + " gaps are declared with `nodata_value: 0` below `terrain` or with --nodata-value"
  }

  /// Whether at least `area` cells of 0 lie side by side.
  private static func hasArea(_ zeros: [BlockKey: [UInt64]]) -> Bool {
    var left = zeros
    // The order of the blocks changes nothing: an area is as large from whichever of its cells it is walked.
    for (key, rows) in zeros {
      for (row, word) in rows.enumerated() where word != 0 {
        for column in 0..<64 {
          let cell = Cell(row: key.row << 6 | row, column: key.column << 6 | column)
          if countArea(from: cell, takingFrom: &left) >= area { return true }
        }
      }
    }
    return false
  }

  /// The number of cells of 0 that are joined to a cell by their sides, itself included; they are taken away.
  private static func countArea(from start: Cell, takingFrom zeros: inout [BlockKey: [UInt64]]) -> Int {
    var open = [start]
    var count = 0
    while let cell = open.popLast() {
      let key = BlockKey(row: cell.row, column: cell.column)
      let bit = UInt64(1) << UInt64(cell.column & 63)
      guard let word = zeros[key]?[cell.row & 63], word & bit != 0 else { continue }
      zeros[key]?[cell.row & 63] = word & ~bit
      count += 1
      for (down, right) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
        open.append(Cell(row: cell.row + down, column: cell.column + right))
      }
    }
    return count
  }

  /// A square of 64 by 64 cells.
  private struct BlockKey: Hashable {
    let row: Int
    let column: Int

    init(row: Int, column: Int) {
      self.row = row >> 6
      self.column = column >> 6
    }
  }

  /// A bit for each cell of a square, a word for each row.
  private struct Block {
    var known = [UInt64](repeating: 0, count: 64)
    var zero = [UInt64](repeating: 0, count: 64)

    mutating func insert(known newKnown: UInt64, zero newZero: UInt64, row: Int) {
      known[row] |= newKnown
      zero[row] |= newZero
    }

    func count(_ words: KeyPath<Block, [UInt64]>) -> Int {
      self[keyPath: words].reduce(0) { $0 + $1.nonzeroBitCount }
    }
  }

  /// The cells of one window.
  struct Reading {
    fileprivate let window: CellWindow
    private let firstWord: Int
    fileprivate let wordsPerRow: Int
    fileprivate var known: [UInt64]
    fileprivate var zero: [UInt64]

    /// None of a window's cells yet; rows and columns are not negative.
    init(of window: CellWindow) {
      self.window = window
      firstWord = window.columns.lowerBound >> 6
      wordsPerRow = window.isEmpty ? 0 : (window.columns.upperBound - 1) >> 6 - firstWord + 1
      known = [UInt64](repeating: 0, count: wordsPerRow * window.rows.count)
      zero = known
    }

    /// Takes in a cell that holds a value.
    mutating func add(row: Int, column: Int, isZero: Bool) {
      let word = (row - window.rows.lowerBound) * wordsPerRow + column >> 6 - firstWord
      let bit = UInt64(1) << UInt64(column & 63)
      known[word] |= bit
      if isZero { zero[word] |= bit }
    }

    /// Takes in the cells of a row's columns, all of which hold values.
    ///
    /// - Parameter numbers: one for each of them; none when none is 0.
    mutating func add(row: Int, columns: Range<Int>, zerosAmong numbers: ArraySlice<Float>) {
      guard !columns.isEmpty else { return }
      let start = (row - window.rows.lowerBound) * wordsPerRow - firstWord
      for word in (columns.lowerBound >> 6)...((columns.upperBound - 1) >> 6) {
        let part = columns.clamped(to: (word << 6)..<((word + 1) << 6))
        known[start + word] |= (UInt64.max >> UInt64(64 - part.count)) << UInt64(part.lowerBound & 63)
      }
      for (column, number) in zip(columns, numbers) where number == 0 {
        zero[start + column >> 6] |= 1 << UInt64(column & 63)
      }
    }
  }

  /// Takes in what was read of a raster.
  func add(_ reading: Reading, of path: String) {
    let first = reading.window.columns.lowerBound & ~63
    rasters.withLock { rasters in
      // Taken out, so that it is changed in place.
      var blocks = rasters.removeValue(forKey: path) ?? [:]
      for (index, row) in reading.window.rows.enumerated() {
        for word in 0..<reading.wordsPerRow {
          let from = index * reading.wordsPerRow + word
          blocks[BlockKey(row: row, column: first + word << 6), default: Block()].insert(
            known: reading.known[from], zero: reading.zero[from], row: row & 63)
        }
      }
      rasters[path] = blocks
    }
  }
}
