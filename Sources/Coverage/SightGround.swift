public import TerrainKernels

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
