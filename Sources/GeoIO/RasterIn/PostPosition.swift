import GeoCore

/// A place among a grid's posts: whole numbers of both are a post.
struct PostPosition {
  let column: Double
  let row: Double

  /// The cell that holds the place.
  var cell: Cell {
    Cell(row: Int((row + 0.5).rounded(.down)), column: Int((column + 0.5).rounded(.down)))
  }

  /// The posts around the place with their weights, two of which have none on a line through posts.
  var posts: [(cell: Cell, weight: Double)] {
    let (left, top) = (column.rounded(.down), row.rounded(.down))
    let (right, below) = (column - left, row - top)
    let (near, far) = (Int(left), Int(top))
    return [
      (Cell(row: far, column: near), (1 - below) * (1 - right)),
      (Cell(row: far, column: near + 1), (1 - below) * right),
      (Cell(row: far + 1, column: near), below * (1 - right)),
      (Cell(row: far + 1, column: near + 1), below * right),
    ]
  }

  /// The place at a share of the way to another.
  func between(_ other: PostPosition, _ share: Double) -> PostPosition {
    PostPosition(
      column: column + (other.column - column) * share, row: row + (other.row - row) * share)
  }

  /// Where the way to another place crosses lines through columns or rows of posts, with the share of the way.
  func crossings(to other: PostPosition) -> [(share: Double, position: PostPosition)] {
    let (columns, rows) = (other.column - column, other.row - row)
    guard abs(columns) + abs(rows) < Self.mostCrossings else { return [] }
    let across = Self.wholes(from: column, to: other.column).map { line in
      let share = (line - column) / columns
      return (share, PostPosition(column: line, row: row + rows * share))
    }
    let along = Self.wholes(from: row, to: other.row).map { line in
      let share = (line - row) / rows
      return (share, PostPosition(column: column + columns * share, row: line))
    }
    return across + along
  }

  /// The whole numbers between two, without them.
  private static func wholes(from start: Double, to end: Double) -> [Double] {
    let (low, high) = (min(start, end).rounded(.down) + 1, max(start, end).rounded(.up) - 1)
    return low <= high ? Array(stride(from: low, through: high, by: 1)) : []
  }

  /// Stretches with more are no stretches: a line that jumps from one side of a grid to the other.
  private static let mostCrossings = 1e6
}
