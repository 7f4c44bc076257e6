public import GeoCore

/// How a viewshed is computed.
public enum ViewshedEngine: String, Sendable, Hashable, CaseIterable {
  /// The verdicts of `reference` at a fraction of its cost: a sweep proves nearly all of them by an upper and a
  /// lower bound of the horizon, the few that are left are settled by the reference's own rule.
  case exact
  /// One sweep of rays shared by the cells they pass, without proof.
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
    let window = viewpoint.window(within: terrain.window, cellSize: cellSize)
    return sight.referenceViewshed(of: window)
  }

  /// From which height above ground a viewpoint sees targets: the same answer as ``viewshed``, the other way round.
  ///
  /// Laws:
  /// 1. A height is at most the viewpoint's target height exactly in the cells that ``viewshed`` calls visible.
  /// 2. `reference` gives the exact height, rounded to Float; `exact` is at most ``heightBound`` above or below it.
  ///
  /// Parameters and complexity are those of ``viewshed``.
  public func minimumHeights(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) -> MinimumHeights {
    let sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
    let window = viewpoint.window(within: terrain.window, cellSize: cellSize)
    return sight.referenceHeights(of: window)
  }

  /// How far a height of `exact` may be from that of `reference` (m).
  public static let heightBound = 0.1
}
