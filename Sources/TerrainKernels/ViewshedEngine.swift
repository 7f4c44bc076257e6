public import GeoCore

/// How a viewshed is computed.
public enum ViewshedEngine: String, Sendable, Hashable, CaseIterable {
  /// Every cell by its own line of sight: true by definition, slow.
  case reference
  /// Rays shared by the cells they pass: at least 99.8 % of the verdicts are those of `reference`, measured
  /// on 30 m cells at 3 to 15 km; terrain that is rough from cell to cell comes nearest to that bound.
  case fast

  /// How near to the edge of the terrain's window (cells) the verdicts of `fast` may depend on where it is
  /// cut: a cell's two rays and the posts beside them stay within this distance of its line of sight.
  public static let cutMargin = 2

  /// What a viewpoint sees.
  ///
  /// Laws:
  /// 1. `reference` gives the verdict of ``LineOfSight`` in every cell within range, and false elsewhere.
  /// 2. Either engine gives a cell the same bits whatever terrain lies outside the square around the
  ///    observer's range; where the terrain's window cuts that square, `reference` still does, and `fast`
  ///    does in all cells at least ``cutMargin`` cells inside the window.
  ///
  /// - Parameters:
  ///   - viewpoint: the eye; its cell is in the terrain's window.
  ///   - terrain: elevations (m). A void cell's value is the ground of a target that stands in it.
  ///   - cellSize: the side of a square cell (m), above 0.
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray; `fill` happened at reading, what is still void blocks.
  /// - Complexity: for n cells within a radius of r cells, `reference` O(n r), `fast` O(n).
  public func viewshed(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: Double, curvature: EarthCurvature,
    voids: VoidPolicy
  ) -> Viewshed {
    precondition(terrain.window.contains(viewpoint.cell), "an observer stands in the terrain's window")
    let ring = RangeRing(
      minRange: viewpoint.minRange, maxRange: viewpoint.maxRange, cellSize: cellSize)
    let window = CellWindow(around: viewpoint.cell, reach: ring.reach).intersection(terrain.window)
    switch self {
    case .reference:
      let sight = LineOfSight(
        from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
      return sight.viewshed(of: window, within: ring, around: viewpoint.cell)
    case .fast:
      return FastViewshed(
        viewpoint: viewpoint, ring: ring, dropPerCell: curvature.drop(at: cellSize),
        voidsBlock: voids != .transparent
      ).viewshed(of: window, over: terrain)
    }
  }
}
