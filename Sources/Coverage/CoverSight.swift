public import GeoCore
import TerrainKernels

/// Vegetation and buildings around a sensor.
public struct GroundCover: Sendable {
  /// Their heights above the bare ground (m), at least 0, over the window of the sensor's terrain.
  public var heights: Raster
  /// Whether they block sight, too: not when the terrain itself already holds them.
  public var blocks: Bool

  /// Cover of those heights.
  public init(heights: Raster, blocks: Bool) {
    self.heights = heights
    self.blocks = blocks
  }

  /// A ground of the same window with what blocks on it.
  func raising(_ terrain: Raster) -> Raster {
    guard blocks else { return terrain }
    var raised = terrain
    for index in raised.cells.indices { raised.cells[index] += heights.cells[index] }
    return raised
  }
}

/// Sight over ground that carries vegetation and buildings.
///
/// They raise what blocks, all but the observer's own cell; a target lower than those of its own cell is hidden by them.
/// A target that is not stands on the bare ground.
struct CoverSight: Sendable {
  private let cover: GroundCover
  private let targetHeight: Double
  private let sight: LineOfSight

  /// - Parameter raised: the ground with what blocks on it.
  init(
    _ cover: GroundCover, over raised: Raster, from viewpoint: Viewpoint, cellSize: Double,
    curvature: EarthCurvature, voids: VoidPolicy
  ) {
    self.cover = cover
    targetHeight = viewpoint.targetHeight
    sight = LineOfSight(
      from: viewpoint, over: raised, cellSize: CellSize(square: cellSize), curvature: curvature, voids: voids)
  }

  /// Whether cover hides a target that the bare ground does not.
  func hides(_ target: Cell, ground: Double) -> Bool {
    isSunk(target) || (cover.blocks && !sight.isVisible(target, ground: ground))
  }

  /// The least height above a known ground (m) at which a target is in sight: it must rise out of its own cell's cover, and
  /// above the lowest sight line that passes all other cover.
  func neededHeight(of target: Cell, ground: Double) -> Double {
    max(height(at: target), sight.neededHeight(of: target, ground: ground))
  }

  /// How far a target's top rises above the lowest sight line that passes the cover (m); minus infinity for one in it.
  func clearance(of target: Cell, ground: Double) -> Double {
    isSunk(target) ? -.infinity : targetHeight - sight.neededHeight(of: target, ground: ground)
  }

  /// Whether a target stands in cover higher than itself.
  private func isSunk(_ target: Cell) -> Bool { height(at: target) > targetHeight }

  /// The height of a cell's own cover (m).
  private func height(at cell: Cell) -> Double {
    Double(cover.heights.cells[cover.heights.window.index(of: cell)])
  }
}
