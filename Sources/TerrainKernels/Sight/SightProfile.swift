public import GeoCore

/// What lies under one sight line: whether it is free, and where and by how much it is not.
public struct SightProfile: Sendable, Hashable {
  /// A crossing of the sight line with a grid line.
  public struct Crossing: Sendable, Hashable {
    /// How far along the line it is, in (0, 1): its share of the way from the observer.
    public let share: Double
    /// How far the ground rises above the line there (m); negative below it, infinite at a void that blocks.
    public let excess: Double

    /// Whether the ground rises higher here than at another crossing, or as high and nearer to the observer.
    fileprivate func rises(above other: Crossing?) -> Bool {
      guard let other else { return true }
      return excess > other.excess || (excess == other.excess && share < other.share)
    }
  }

  /// The crossing whose ground rises highest above the line, or comes nearest to it; the first of several. Nil
  /// between neighbouring cells, where there is none.
  public private(set) var highest: Crossing?
  /// The first crossing, seen from the observer, that blocks; nil when none does.
  public private(set) var firstBlocking: Crossing?
  /// Whether the target is visible.
  public var isVisible: Bool { firstBlocking == nil }

  /// Takes in a crossing, in any order.
  fileprivate mutating func add(_ crossing: Crossing) {
    if crossing.rises(above: highest) { highest = crossing }
    if crossing.excess > 0, crossing.share < firstBlocking?.share ?? 1 { firstBlocking = crossing }
  }

  fileprivate init() { (highest, firstBlocking) = (nil, nil) }
}

extension LineOfSight {
  /// All that the verdict on a target rests on.
  ///
  /// The ground is asked for stretch by stretch along the line, so that a long line over a large terrain takes little memory:
  ///
  ///     o . . .|. . . .|. . . .        each window holds the posts beside the line
  ///     . ` . .|. . . .|. . . .        on `stretch` steps along its major axis
  ///     . . . ` ` . . .|. . . .
  ///     . . . .|. . ` ` ` . . .
  ///
  /// - Parameters:
  ///   - viewpoint: the eye. Its ranges and its field are not looked at.
  ///   - target: the target's cell.
  ///   - ground: the elevation that the target stands on (m), finite.
  ///   - cellSize: the size of a cell.
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray; `fill` happened at reading, what is still void blocks.
  ///   - read: gives the elevations (m) of a window, and perhaps of cells around it.
  /// - Throws: what `read` throws.
  /// - Complexity: O(distance in cells) of time, `read`'s aside.
  public static func profile(
    from viewpoint: Viewpoint, to target: Cell, ground: Double, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy, reading read: (CellWindow) throws -> Raster
  ) rethrows -> SightProfile {
    var profile = SightProfile()
    for stretch in SightStretch.all(from: viewpoint.cell, to: target) {
      let sight = LineOfSight(
        from: viewpoint, along: try read(stretch.window), cellSize: cellSize, curvature: curvature,
        voids: voids)
      let (across, along) = sight.crossings(to: target)
      let (major, minor) = stretch.isAlongRows ? (along, across) : (across, along)
      let line = sight.line(to: target, ground: ground)
      for family in [major.limited(to: stretch.major), minor.limited(to: stretch.minor)] {
        for crossing in family {
          guard let excess = sight.excess(at: crossing, of: family.steps, over: line) else { continue }
          profile.add(
            SightProfile.Crossing(share: Double(crossing.step) / Double(family.steps), excess: excess))
        }
      }
    }
    return profile
  }

  /// How far the ground rises above the line (m); nil at a void that does not block.
  private func excess(
    at crossing: GridCrossings.Element, of steps: Int, over line: SightLine
  ) -> Double? {
    if terrain.voids[isVoid: crossing.near] || terrain.voids[isVoid: crossing.far] {
      return voidsBlock ? .infinity : nil
    }
    let scaled = line.scaledExcess(at: crossing, of: steps, on: terrain.cells.span)
    return scaled / (Double(steps) * Double(steps))
  }
}

/// A part of a sight line: some steps along its major axis, and the ground that its crossings there have.
private struct SightStretch {
  /// Whether the major axis runs along a column, from row to row.
  let isAlongRows: Bool
  /// The steps of the crossings along the major axis.
  let major: Range<Int>
  /// The steps of the crossings along the minor axis.
  let minor: Range<Int>
  /// The cells with weight at those crossings.
  let window: CellWindow

  /// Steps along the major axis in one stretch: its window has at most 66,306 cells.
  private static let steps = 256

  /// The stretches from one cell to another, in order; none when nothing lies between them.
  static func all(from start: Cell, to end: Cell) -> [SightStretch] {
    let (rows, columns) = (end.row - start.row, end.column - start.column)
    let isAlongRows = abs(rows) >= abs(columns)
    let (length, aside) = isAlongRows ? (abs(rows), abs(columns)) : (abs(columns), abs(rows))
    guard length > 1 else { return [] }
    return stride(from: 0, to: length, by: steps).map { first in
      let last = min(first + steps, length)
      // Where the line is, aside, at a step: rounded down, and up.
      let (near, far) = (first * aside / length, (last * aside + length - 1) / length)
      let ahead = span(first, last, isAlongRows ? rows : columns)
      let beside = span(near, far, isAlongRows ? columns : rows)
      let window =
        isAlongRows ? CellWindow(rows: ahead, columns: beside) : CellWindow(rows: beside, columns: ahead)
      return SightStretch(
        isAlongRows: isAlongRows, major: first..<last,
        minor: (first * aside + length - 1) / length..<(last * aside + length - 1) / length,
        window: window.moved(rows: start.row, columns: start.column))
    }
  }

  /// The offsets from one number of steps to another, in a direction.
  private static func span(_ first: Int, _ last: Int, _ direction: Int) -> Range<Int> {
    direction < 0 ? -last..<(1 - first) : first..<(last + 1)
  }
}
