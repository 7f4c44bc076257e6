public import TerrainKernels

/// The ground as sensors look over it: the terrain, vegetation and buildings on it, and both together, tile by tile.
///
/// All sensors of a section share one; it serves one task.
public final class SightGround {
  /// The terrain's elevations (m).
  public let terrain: TiledRaster
  /// The heights of vegetation and buildings above the bare ground (m), at least 0; nil for none.
  public let cover: TiledRaster?
  /// Whether they block sight, too: not when the terrain itself already holds them.
  public let coverBlocks: Bool
  /// The terrain with what blocks on it.
  let raised: TiledRaster

  /// A ground.
  public init(terrain: TiledRaster, cover: TiledRaster? = nil, coverBlocks: Bool = true) {
    self.terrain = terrain
    self.cover = cover
    self.coverBlocks = coverBlocks
    guard let cover, coverBlocks else {
      raised = terrain
      return
    }
    raised = TiledRaster { try terrain.tile($0).raised(by: cover.tile($0)) }
  }
}
