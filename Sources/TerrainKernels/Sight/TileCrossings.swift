import GeoCore

/// The crossings of a sight line with one family of grid lines, cut into runs whose posts lie in one tile, or on either
/// side of the edge between two.
///
///        tile A  |  tile B           near posts o, far posts x: A and A, then A and B
///     o-o.       |
///     x-x o-o----o-o                 the line goes from left to right and slowly downwards
///         x-x    | x-x
///
struct TileCrossings {
  /// Crossings that follow one another.
  struct Run {
    /// Their steps from the observer.
    let steps: Range<Int>
    /// The tiles of the near and of the far posts.
    let nearTile, farTile: LatticeTile
    /// The storage indices of the first near and far post in their tiles.
    let near, far: Int
    /// The first far post's weight in parts of m.
    let remainder: Int
  }

  /// One crossing of a run.
  struct Element {
    /// The step from the observer, in 1..<m.
    let step: Int
    /// The storage index of the near post in its tile.
    let near: Int
    /// The storage index of the far post in its tile; it means nothing when that has no weight.
    let far: Int
    /// The far post's weight in parts of m, in 0..<m.
    let remainder: Int
  }

  /// The number of steps m from observer to target along the major axis.
  let steps: Int
  private let minor: Int
  private let isAlongColumns: Bool
  private let majorStart, minorStart: Int
  private let majorSign, minorSign: Int
  private var step = 1

  private static let side = LatticeTile.side

  /// The crossings on the way from an observer to a target.
  ///
  /// - Parameter isAlongColumns: whether they are those with the lines through columns of posts, else through rows.
  init(from observer: Cell, to target: Cell, isAlongColumns: Bool) {
    let (rows, columns) = (target.row - observer.row, target.column - observer.column)
    self.isAlongColumns = isAlongColumns
    steps = abs(isAlongColumns ? columns : rows)
    minor = abs(isAlongColumns ? rows : columns)
    majorStart = isAlongColumns ? observer.column : observer.row
    minorStart = isAlongColumns ? observer.row : observer.column
    majorSign = (isAlongColumns ? columns : rows).signum()
    minorSign = (isAlongColumns ? rows : columns).signum()
  }

  /// The next run; nil before the target.
  ///
  /// At step i the near post is on line q = floor(i minor / m). It comes to line L at step ceil(L m / minor).
  mutating func next() -> Run? {
    guard step < steps else { return nil }
    let (line, remainder) = (step * minor).quotientAndRemainder(dividingBy: steps)
    let major = majorStart + majorSign * step
    let near = minorStart + minorSign * line
    let room = minorSign < 0 ? near & (Self.side - 1) : Self.side - 1 - near & (Self.side - 1)
    var end = step + (majorSign < 0 ? major & (Self.side - 1) : Self.side - 1 - major & (Self.side - 1)) + 1
    if minor > 0 { end = min(end, ((line + max(room, 1)) * steps + minor - 1) / minor) }
    let run = step..<min(end, steps)
    step = run.upperBound
    let (nearCell, farCell) = (cell(major, near), cell(major, near + minorSign))
    // A far post without weight is not asked for.
    let isWeighed = remainder > 0 || run.count > 1
    return Run(
      steps: run, nearTile: LatticeTile(holding: nearCell),
      farTile: LatticeTile(holding: isWeighed ? farCell : nearCell), near: LatticeTile.index(of: nearCell),
      far: LatticeTile.index(of: farCell), remainder: remainder)
  }

  private func cell(_ major: Int, _ minor: Int) -> Cell {
    isAlongColumns ? Cell(row: minor, column: major) : Cell(row: major, column: minor)
  }

  /// The crossings of a run, in order.
  func elements(of run: Run) -> Elements {
    let (whole, part) = minor.quotientAndRemainder(dividingBy: steps)
    let (majorStride, minorStride) =
      isAlongColumns ? (majorSign, minorSign * Self.side) : (majorSign * Self.side, minorSign)
    return Elements(
      run: run, steps: steps, part: part, stride: majorStride + whole * minorStride, minorStride: minorStride)
  }

  /// A walk along a run.
  struct Elements: Sequence, IteratorProtocol {
    private let end, steps, part, stride, minorStride: Int
    private var step, near, far, remainder: Int

    init(run: Run, steps: Int, part: Int, stride: Int, minorStride: Int) {
      (end, self.steps, self.part) = (run.steps.upperBound, steps, part)
      (self.stride, self.minorStride) = (stride, minorStride)
      (step, near, far, remainder) = (run.steps.lowerBound, run.near, run.far, run.remainder)
    }

    mutating func next() -> Element? {
      guard step < end else { return nil }
      let element = Element(step: step, near: near, far: far, remainder: remainder)
      step += 1
      remainder += part
      let isOver = remainder >= steps
      if isOver { remainder -= steps }
      let move = isOver ? stride + minorStride : stride
      near += move
      far += move
      return element
    }
  }
}
