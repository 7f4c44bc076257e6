/// A window's values with room on both ends of each row, so that vector loops may overrun a row's ends.
///
///     |<- padding ->|<- columns ->|<- padding ->|   one row; the next follows
///
struct PaddedPlane<Value: BitwiseCopyable> {
  /// Values on either end of a row: a vector of 8, the margin of rays beside the window, the post beyond.
  static var padding: Int { 16 }

  /// The number of rows.
  let rows: Int
  /// The number of columns without the padding.
  let columns: Int
  /// The storage distance between two rows.
  let stride: Int
  /// All values, row-major with padding.
  var cells: [Value]

  /// A plane of one value.
  init(rows: Int, columns: Int, filledWith value: Value) {
    self.rows = rows
    self.columns = columns
    stride = columns + 2 * Self.padding
    cells = [Value](repeating: value, count: rows * stride)
  }

  /// The storage index of a cell.
  func index(row: Int, column: Int) -> Int { row * stride + Self.padding + column }

  /// Repeats each row's first and last value in its padding.
  mutating func padRows() {
    let (rows, columns, stride) = (rows, columns, stride)
    var span = cells.mutableSpan
    for row in 0..<rows {
      let first = row * stride + Self.padding
      let last = first + columns - 1
      for step in 1...Self.padding {
        span[first - step] = span[first]
        span[last + step] = span[last]
      }
    }
  }

  /// The plane with rows and columns swapped, its rows padded.
  func transposed(filledWith value: Value) -> PaddedPlane {
    var result = PaddedPlane(rows: columns, columns: rows, filledWith: value)
    let targetStride = result.stride
    var span = result.cells.mutableSpan
    transpose(self, into: &span, stride: targetStride)
    result.padRows()
    return result
  }
}

/// Rows and columns of the blocks below: a block's source and target lines fit into the nearest cache.
private let transposedBlock = 32

/// Writes a plane's columns as rows, block by block, as a target line would else be fetched for each value.
private func transpose<Value: BitwiseCopyable>(
  _ plane: PaddedPlane<Value>, into target: inout MutableSpan<Value>, stride: Int
) {
  let source = plane.cells.span
  let padding = PaddedPlane<Value>.padding
  for top in Swift.stride(from: 0, to: plane.rows, by: transposedBlock) {
    let bottom = min(top + transposedBlock, plane.rows)
    for left in Swift.stride(from: 0, to: plane.columns, by: transposedBlock) {
      let right = min(left + transposedBlock, plane.columns)
      for column in left..<right {
        let targetRow = column &* stride &+ padding
        for row in top..<bottom {
          target[targetRow &+ row] = source[row &* plane.stride &+ padding &+ column]
        }
      }
    }
  }
}
