import GeoCore

/// The ground around an observer as the sweeps read it: relative to the eye, padded, in rows along the sweep.
struct SweepGround {
  /// The largest height above or below the eye (m) that a void's number is taken for; none on earth is near
  /// it.
  private static let largestHeight: Float = 1e6

  /// Ground less the eye (m), so that a Float's precision is spent on what slopes are made of.
  let heights: PaddedPlane<Float>
  /// 1 where the ground is void, else 0; nil when none is.
  let voids: PaddedPlane<Float>?
  /// The observer's row in the planes.
  let observerRow: Int
  /// The observer's column in the planes.
  let observerColumn: Int

  private init(
    heights: PaddedPlane<Float>, voids: PaddedPlane<Float>?, observerRow: Int, observerColumn: Int
  ) {
    self.heights = heights
    self.voids = voids
    self.observerRow = observerRow
    self.observerColumn = observerColumn
  }

  /// The ground of a window of the terrain.
  init(of window: CellWindow, over terrain: Raster, viewpoint: Viewpoint) {
    var heights = PaddedPlane<Float>(
      rows: window.rows.count, columns: window.columns.count, filledWith: 0)
    copyHeights(of: terrain, in: window, above: viewpoint.eyeElevation, into: &heights)
    observerRow = viewpoint.cell.row - window.rows.lowerBound
    observerColumn = viewpoint.cell.column - window.columns.lowerBound
    guard terrain.voids.hasVoids else {
      heights.padRows()
      self.heights = heights
      voids = nil
      return
    }
    var voids = PaddedPlane<Float>(
      rows: window.rows.count, columns: window.columns.count, filledWith: 0)
    for row in 0..<voids.rows {
      let source = terrain.window.index(
        of: Cell(row: window.rows.lowerBound + row, column: window.columns.lowerBound))
      for column in 0..<voids.columns where terrain.voids[isVoid: source + column] {
        let index = voids.index(row: row, column: column)
        voids.cells[index] = 1
        let height = heights.cells[index]
        heights.cells[index] = max(-Self.largestHeight, min(Self.largestHeight, height))
      }
    }
    heights.padRows()
    voids.padRows()
    self.heights = heights
    self.voids = voids
  }

  /// The same ground with rows and columns swapped.
  func transposed() -> SweepGround {
    SweepGround(
      heights: heights.transposed(filledWith: 0), voids: voids?.transposed(filledWith: 0),
      observerRow: observerColumn, observerColumn: observerRow)
  }

  /// The number of rings in one direction along the rows.
  func rings(direction: Int, within range: RangeRing) -> Int {
    min(range.reach, direction < 0 ? observerRow : heights.rows - 1 - observerRow)
  }

  /// The minor offsets of a ring's target cells; nil beyond the range.
  func targets(atStep step: Int, within range: RangeRing) -> ClosedRange<Int>? {
    guard let width = range.halfWidth(atRow: step) else { return nil }
    let half = min(step, width)
    return max(-half, -observerColumn)...min(half, heights.columns - 1 - observerColumn)
  }
}

/// Copies the terrain's rows less the eye's elevation (m), taken in Double before it is rounded.
private func copyHeights(
  of terrain: Raster, in window: CellWindow, above eye: Double, into heights: inout PaddedPlane<Float>
) {
  let (rows, columns, stride) = (heights.rows, heights.columns, heights.stride)
  let width = terrain.window.columns.count
  let corner = terrain.window.index(
    of: Cell(row: window.rows.lowerBound, column: window.columns.lowerBound))
  let cells = terrain.cells.span
  var target = heights.cells.mutableSpan
  for row in 0..<rows {
    let source = cells.extracting((corner + row * width)..<(corner + row * width + columns))
    let first = row * stride + PaddedPlane<Float>.padding
    for column in 0..<columns {
      target[first &+ column] = Float(Double(source[column]) - eye)
    }
  }
}
