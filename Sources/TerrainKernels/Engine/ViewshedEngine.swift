public import GeoCore
import SweepRings

/// How a viewshed is computed.
public enum ViewshedEngine: String, Sendable, Hashable, CaseIterable {
  /// The verdicts of `reference` at a fraction of its cost: a sweep proves nearly all of them by an upper and a
  /// lower bound of the horizon, the few that are left are settled by the reference's own rule.
  case exact
  /// One sweep of rays shared by the cells they pass, without proof: measured on 30 m cells at 3 to 15 km at least
  /// 99.8 % of the verdicts are those of `reference`; terrain that is rough from cell to cell comes nearest to that.
  case fast
  /// Every cell by its own line of sight: true by definition, slow.
  case reference

  /// What a viewpoint sees.
  ///
  /// Laws:
  /// 1. `reference` gives the verdict of ``LineOfSight`` in every cell that the viewpoint looks at and whose top
  ///    lies within its vertical field, and false elsewhere; `exact` gives the same in every cell.
  /// 2. Any engine gives a cell the same bits whatever terrain lies outside the rectangle around the observer's
  ///    range, for any number of threads and any instruction level.
  ///
  /// - Parameters:
  ///   - viewpoint: the eye; its cell is in the terrain's window.
  ///   - terrain: elevations (m). A void cell's value is the ground of a target that stands in it.
  ///   - cellSize: the size of a cell.
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray; `fill` happened at reading, what is still void blocks.
  /// - Complexity: for n cells within a radius of r cells, `reference` O(n r), the others O(n) in practice.
  public func viewshed(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) -> Viewshed {
    let sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
    return viewshed(of: sight, level: .current)
  }

  /// What a line of sight's viewpoint sees, by the kernels of an instruction level.
  func viewshed(of sight: LineOfSight, level: InstructionLevel) -> Viewshed {
    SweepScratch.with { viewshed(of: sight, level: level, using: $0) }
  }

  /// The same, in storage that the caller has for itself.
  ///
  /// - Parameter blocks: those of a window that holds the viewpoint's; nil to find the latter's.
  func viewshed(
    of sight: LineOfSight, level: InstructionLevel, using storage: SweepScratch, blocks: BlockMaxima? = nil
  ) -> Viewshed {
    guard self != .reference else { return sight.referenceViewshed(of: sight.window) }
    let visible = ViewshedBuffer<UInt8>.values(of: sight.window, filledWith: 0, in: storage.takeFlags()) {
      cells in
      for part in parts(of: sight, level: level, blocks: blocks) { part.write(to: cells, using: storage) }
    }
    return sight.viewshed(from: visible)
  }

  /// From which height above ground a viewpoint sees targets: the same answer as `viewshed`, the other way round.
  ///
  /// Laws:
  /// 1. A height is at most the viewpoint's target height exactly in the cells that `viewshed` calls visible. So
  ///    where a target's top lies above the vertical field the height is just above the target's, though a lower
  ///    target might be seen.
  /// 2. `reference` gives the exact height, rounded to Float; `exact` is at most ``heightBound`` above or below it.
  ///
  /// Parameters and complexity are those of `viewshed`.
  public func minimumHeights(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) -> MinimumHeights {
    let sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
    return minimumHeights(of: sight, level: .current)
  }

  /// The heights of a line of sight's viewpoint, by the kernels of an instruction level.
  func minimumHeights(of sight: LineOfSight, level: InstructionLevel) -> MinimumHeights {
    SweepScratch.with { minimumHeights(of: sight, level: level, using: $0) }
  }

  /// The same, in storage that the caller has for itself.
  func minimumHeights(
    of sight: LineOfSight, level: InstructionLevel, using storage: SweepScratch
  ) -> MinimumHeights {
    guard self != .reference else { return sight.referenceHeights(of: sight.window) }
    let heights = ViewshedBuffer<Float>.values(of: sight.window, filledWith: .infinity, in: []) { cells in
      for part in parts(of: sight, level: level) { part.write(to: cells, using: storage) }
    }
    return sight.minimumHeights(from: heights)
  }

  /// How far a height of `exact` may be from that of `reference` (m).
  public static let heightBound = 0.1

  /// How many rows or columns the cells that a viewpoint looks at may be away from it.
  public static let furthestCells = SweepRing.furthest

  /// The fans of a viewpoint, ready to be worked out in any order.
  func parts(of sight: LineOfSight, level: InstructionLevel, blocks: BlockMaxima? = nil) -> [QuadrantViewshed]
  {
    let blocks = blocks ?? BlockMaxima(of: sight.terrain, within: sight.window, level: level)
    return QuadrantSweep.all(of: sight).map {
      QuadrantViewshed(fan: $0, sight: sight, blocks: blocks, isExact: self == .exact, level: level)
    }
  }
}

extension LineOfSight {
  /// The cells that hold the viewpoint's range.
  var window: CellWindow { viewpoint.window(within: terrain.window, cellSize: cellSize) }

  /// The viewshed that has its fans' cells, completed by the observer's own and by the vertical field.
  func viewshed(from cells: consuming [UInt8]) -> Viewshed {
    let window = window
    var visible = consume cells
    if viewpoint.looks(at: viewpoint.cell, cellSize: cellSize) {
      visible[window.index(of: viewpoint.cell)] = Viewshed.visibleFlag
    }
    guard viewpoint.verticalField != nil else { return Viewshed(window: window, visible: visible) }
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        guard !isInVerticalField(cell, height: viewpoint.targetHeight) else { continue }
        visible[window.index(of: cell)] = 0
      }
    }
    return Viewshed(window: window, visible: visible)
  }

  /// The heights that have their fans' cells, completed by the observer's own.
  func minimumHeights(from cells: consuming [Float]) -> MinimumHeights {
    let window = window
    var heights = consume cells
    if viewpoint.looks(at: viewpoint.cell, cellSize: cellSize) {
      heights[window.index(of: viewpoint.cell)] = presentedHeight(0, of: viewpoint.cell, isVisible: true)
    }
    return MinimumHeights(window: window, heights: heights)
  }
}

/// One viewshed by several threads: its sides are worked out at once.
extension ViewshedEngine {
  /// What a viewpoint sees; the parameters and the bits are those of the call without threads.
  ///
  /// - Parameters:
  ///   - threads: how many sides are in work at once, at least 1; more than four do no good. `reference` uses
  ///     one.
  ///   - viewpoint: who looks, from where, at what.
  ///   - terrain: the elevations, and which cells are void.
  ///   - cellSize: the size of a cell of the grid (m).
  ///   - curvature: how the earth and the bend of light lower far ground.
  ///   - voids: what a void does to sight.
  public func viewshed(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy, threads: Int
  ) async -> Viewshed {
    let sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
    guard self != .reference, threads > 1 else { return viewshed(of: sight, level: .current) }
    let cells = ViewshedBuffer<UInt8>(sight.window, filledWith: 0)
    await forEachPart(of: sight, threads: threads) { $0.write(to: cells, using: $1) }
    return sight.viewshed(from: cells.values)
  }

  /// From which height a viewpoint sees targets; the parameters and the bits are those of the call without threads.
  ///
  /// - Parameters:
  ///   - threads: how many sides are in work at once, at least 1; more than four do no good. `reference` uses
  ///     one.
  ///   - viewpoint: who looks, from where, at what.
  ///   - terrain: the elevations, and which cells are void.
  ///   - cellSize: the size of a cell of the grid (m).
  ///   - curvature: how the earth and the bend of light lower far ground.
  ///   - voids: what a void does to sight.
  public func minimumHeights(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy, threads: Int
  ) async -> MinimumHeights {
    let sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
    guard self != .reference, threads > 1 else { return minimumHeights(of: sight, level: .current) }
    let cells = ViewshedBuffer<Float>(sight.window, filledWith: .infinity)
    await forEachPart(of: sight, threads: threads) { $0.write(to: cells, using: $1) }
    return sight.minimumHeights(from: cells.values)
  }

  /// Works out all fans, some at once.
  private func forEachPart(
    of sight: LineOfSight, threads: Int, _ body: @escaping @Sendable (QuadrantViewshed, SweepScratch) -> Void
  ) async {
    let parts = parts(of: sight, level: .current)
    await withTaskGroup(of: Void.self) { group in
      for (index, part) in parts.enumerated() {
        if index >= threads { await group.next() }
        group.addTask { SweepScratch.with { body(part, $0) } }
      }
    }
  }
}
