import GeoCore
public import TerrainKernels

/// Sight over ground that carries vegetation and buildings.
///
/// They raise what blocks, all but the observer's own cell; a target lower than those of its own cell is hidden by them.
/// A target that is not stands on the bare ground.
struct LandCoverSight {
  private let heights: TiledRaster
  private let blocks: Bool
  private let targetHeight: Double
  private let sight: TiledLineOfSight

  /// Nil for a ground that carries none.
  init?(
    from viewpoint: Viewpoint, over ground: SightGround, cellSize: Double, curvature: EarthCurvature,
    voids: VoidPolicy
  ) {
    guard let landCover = ground.landCover else { return nil }
    heights = landCover
    blocks = ground.landCoverBlocks
    targetHeight = viewpoint.targetHeight
    sight = TiledLineOfSight(
      from: viewpoint, over: ground.raised, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
  }

  /// Whether cover hides a target that the bare ground does not.
  func hides(_ target: Cell, ground: Double) throws -> Bool {
    try isSunk(target) || (blocks && !sight.isVisible(target, ground: ground))
  }

  /// The least height above a known ground (m) at which a target is in sight: it must rise out of its own cell's cover, and
  /// above the lowest sight line that passes all other cover.
  func neededHeight(of target: Cell, ground: Double) throws -> Double {
    max(try height(at: target), try sight.neededHeight(of: target, ground: ground))
  }

  /// Whether the terrain's error could turn the verdict on a target; never for one in cover.
  func isMarginal(_ target: Cell, ground: Double, under error: TerrainError) throws -> Bool {
    try !isSunk(target) && sight.isMarginal(target, ground: ground, under: error)
  }

  /// Whether a target stands in cover higher than itself.
  private func isSunk(_ target: Cell) throws -> Bool { try height(at: target) > targetHeight }

  /// The height of a cell's own cover (m), 0 where none is known.
  private func height(at cell: Cell) throws -> Double { Double(try heights.value(at: cell) ?? 0) }
}

/// The ground as sensors look over it: the terrain, vegetation and buildings on it, and both together, tile by tile.
///
/// All sensors of a section share one; it serves one task.
public final class SightGround {
  /// The terrain's elevations (m).
  public let terrain: TiledRaster
  /// The heights of vegetation and buildings above the bare ground (m), at least 0; nil for none.
  public let landCover: TiledRaster?
  /// Whether they block sight, too: not when the terrain itself already holds them.
  public let landCoverBlocks: Bool
  /// The terrain with what blocks on it.
  let raised: TiledRaster

  /// A ground.
  public init(terrain: TiledRaster, landCover: TiledRaster? = nil, landCoverBlocks: Bool = true) {
    self.terrain = terrain
    self.landCover = landCover
    self.landCoverBlocks = landCoverBlocks
    guard let landCover, landCoverBlocks else {
      raised = terrain
      return
    }
    raised = TiledRaster { try terrain.tile($0).raised(by: landCover.tile($0)) }
  }
}
