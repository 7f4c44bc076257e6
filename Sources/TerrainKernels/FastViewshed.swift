import GeoCore

/// The fast engine: four sweeps of rays around the observer, joined into one viewshed.
///
///      \  north /
///       \      /       north and south go along the rows of the window; west and
///   west  eye  east    east along those of its transposed copy, so that every load
///       /      \       is of neighbours in storage
///      /  south \
struct FastViewshed {
  /// The eye and its target.
  let viewpoint: Viewpoint
  /// The cells within range.
  let ring: RangeRing
  /// The drop at one cell's distance (m).
  let dropPerCell: Double
  /// Whether a void blocks; else it never does.
  let voidsBlock: Bool

  /// The viewshed over a window that holds the observer.
  ///
  /// - Complexity: O(cells of the window), in time and in storage.
  func viewshed(of window: CellWindow, over terrain: Raster) -> Viewshed {
    precondition(ring.reach <= SweepRing.furthest, "a range is at most 16384 cells")
    let ground = SweepGround(of: window, over: terrain, viewpoint: viewpoint)
    let alongRows = sweptBothWays(ground)
    let alongColumns = sweptBothWays(ground.transposed())
    return Viewshed(
      window: window,
      visible: joined(
        alongRows, alongColumns.transposed(filledWith: 0), observerRow: ground.observerRow,
        observerColumn: ground.observerColumn))
  }

  private func sweptBothWays(_ ground: SweepGround) -> PaddedPlane<UInt8> {
    var seen = PaddedPlane<UInt8>(
      rows: ground.heights.rows, columns: ground.heights.columns, filledWith: 0)
    let sweep = RaySweep(
      range: ring, targetHeight: Float(viewpoint.targetHeight), dropPerCell: Float(dropPerCell),
      voidSlope: voidsBlock ? -RaySweep.belowAll : RaySweep.belowAll)
    let rings = max(
      ground.rings(direction: -1, within: ring), ground.rings(direction: 1, within: ring))
    var horizon = RaySweep.horizonStorage(rings: rings)
    sweep.sweep(ground, direction: -1, horizon: &horizon, into: &seen)
    sweep.sweep(ground, direction: 1, horizon: &horizon, into: &seen)
    return seen
  }

  /// Takes each cell from the sweep whose side it lies on, and nothing out of range.
  private func joined(
    _ alongRows: PaddedPlane<UInt8>, _ alongColumns: PaddedPlane<UInt8>, observerRow: Int,
    observerColumn: Int
  ) -> [UInt8] {
    let (rows, columns) = (alongRows.rows, alongRows.columns)
    let (ahead, aside) = (alongRows.cells.span, alongColumns.cells.span)
    var visible = [UInt8](repeating: 0, count: rows * columns)
    var target = visible.mutableSpan
    for row in 0..<rows {
      let offset = abs(row - observerRow)
      guard let width = ring.halfWidth(atRow: offset) else { continue }
      let source = alongRows.index(row: row, column: 0)
      let inner = min(offset, width)
      let hole = ring.holeHalfWidth(atRow: offset)
      func clamped(_ from: Int, _ through: Int) -> Range<Int> {
        let first = min(max(observerColumn + from, 0), columns)
        return first..<max(first, min(observerColumn + through + 1, columns))
      }
      for column in clamped(-width, -inner - 1) {
        target[row &* columns &+ column] = aside[source &+ column]
      }
      for column in clamped(-inner, inner) {
        target[row &* columns &+ column] = ahead[source &+ column]
      }
      for column in clamped(inner + 1, width) {
        target[row &* columns &+ column] = aside[source &+ column]
      }
      if offset == 0 { target[row &* columns &+ observerColumn] = Viewshed.visibleFlag }
      if let hole {
        for column in clamped(-hole, hole) { target[row &* columns &+ column] = 0 }
      }
    }
    return visible
  }
}
