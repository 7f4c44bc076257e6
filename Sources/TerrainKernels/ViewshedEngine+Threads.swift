public import GeoCore

/// One viewshed by several threads: its sides are worked out at once.
extension ViewshedEngine {
  /// What a viewpoint sees; the parameters and the bits are those of the call without threads.
  ///
  /// - Parameter threads: how many sides are in work at once, at least 1; more than four do no good. `reference` uses
  ///   one.
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
  /// - Parameter threads: how many sides are in work at once, at least 1; more than four do no good. `reference` uses
  ///   one.
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
