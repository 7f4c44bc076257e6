/// Which pieces of border each column reaches, and how much: a sparse matrix, column by column.
///
///     starts   0     2  3        6        column c owns entries starts[c]..<starts[c + 1]
///     rows     4  7  4  0  4  9           rising within a column
///     values   one a row, or none where all are 1
public struct CoverageMatrix: Sendable, Hashable {
  /// Where each column's entries begin; one more than there are columns, the first 0.
  public private(set) var starts: [Int] = [0]
  /// The row (piece) of each entry.
  public private(set) var rows: [Int32] = []
  /// The value of each entry; empty where all are 1.
  public private(set) var values: [Double] = []

  /// A matrix without columns.
  public init() {}

  /// How many columns it has.
  public var columnCount: Int { starts.count - 1 }

  /// The entries of a column.
  @inline(__always) public func entries(_ column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }

  /// Adds a column of ones.
  ///
  /// - Parameter rows: rising.
  public mutating func append(rows column: some Sequence<Int32>) {
    precondition(values.isEmpty, "a matrix of ones takes no values")
    rows.append(contentsOf: column)
    starts.append(rows.count)
  }

  /// Adds a column.
  ///
  /// - Parameter entries: rows, rising, with their values.
  public mutating func append(_ entries: some Sequence<(row: Int32, value: Double)>) {
    precondition(values.count == rows.count, "a column of values in a matrix of ones")
    for entry in entries {
      rows.append(entry.row)
      values.append(entry.value)
    }
    starts.append(rows.count)
  }

  /// Adds the columns of another matrix of the same kind behind its own.
  public mutating func append(contentsOf other: CoverageMatrix) {
    let base = rows.count
    rows.append(contentsOf: other.rows)
    values.append(contentsOf: other.values)
    starts.append(contentsOf: other.starts.dropFirst().map { $0 + base })
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(entries).
  func transposed(rowCount: Int) -> CoverageMatrix {
    var result = CoverageMatrix()
    var next = [Int](repeating: 0, count: rowCount + 1)
    for row in rows { next[Int(row) + 1] += 1 }
    for row in 0..<rowCount { next[row + 1] += next[row] }
    result.starts = next
    result.rows = [Int32](repeating: 0, count: rows.count)
    result.values = [Double](repeating: 0, count: values.count)
    for column in 0..<columnCount {
      for entry in entries(column) {
        let row = Int(rows[entry])
        result.rows[next[row]] = Int32(column)
        if !values.isEmpty { result.values[next[row]] = values[entry] }
        next[row] += 1
      }
    }
    return result
  }

  /// Some of its columns, with their rows numbered anew.
  ///
  /// - Parameters:
  ///   - columns: which, in their new order.
  ///   - newRows: the new number of each row, rising with the old one; negative for one that falls away.
  func taking(_ columns: [Int], rows newRows: [Int32]) -> CoverageMatrix {
    var result = CoverageMatrix()
    for column in columns {
      for entry in entries(column) {
        let row = newRows[Int(rows[entry])]
        guard row >= 0 else { continue }
        result.rows.append(row)
        if !values.isEmpty { result.values.append(values[entry]) }
      }
      result.starts.append(result.rows.count)
    }
    return result
  }
}
