import Coverage
import GeoCore
import TerrainKernels

/// A section's ground, and what stands on it.
final class TiledTerrain {
  /// The elevation that a target or a sensor stands on.
  struct Ground {
    /// Metres above the datum.
    let elevation: Double
    /// Whether it is a neighbouring cell's, as the own one is void.
    let isAssumed: Bool
  }

  /// What sensors look over.
  let sightGround: SightGround
  private let reach: Double
  private let cellSize: CellSize

  /// - Parameters:
  ///   - cover: vegetation and buildings; nil for none.
  ///   - landCoverBlocks: whether they block sight.
  ///   - reach: how far a void cell may take its ground from (m).
  ///   - cache: keeps tiles for other plans; nil for none.
  init(
    _ source: any TerrainSource, landCover: (any LandCoverSource)?, landCoverBlocks: Bool,
    on lattice: Lattice,
    assuming reach: Double, cache: PlannerCache?
  ) {
    func raster(isLandCover: Bool, _ read: @escaping (CellWindow) throws -> Raster) -> TiledRaster {
      TiledRaster { place in
        func tile() throws -> TiledRaster.Tile { .tile(of: try read(place.window)) }
        guard let cache else { return try tile() }
        return try cache.tile(.init(zone: lattice.zone, tile: place, isLandCover: isLandCover), tile)
      }
    }
    sightGround = SightGround(
      terrain: raster(isLandCover: false) { try source.elevations(of: lattice, window: $0) },
      landCover: landCover.map { landCover in
        raster(isLandCover: true) { try landCover.heights(of: lattice, window: $0) }
      },
      landCoverBlocks: landCoverBlocks)
    self.reach = reach
    cellSize = CellSize(square: lattice.cellSize)
  }

  /// Where voids take their ground from; made when one is first met.
  private lazy var nearest = NearestGround(within: reach, cellSize: cellSize)

  /// The ground of a cell, else that of the nearest valid cell within reach; nil when there is none.
  func ground(at cell: Cell) throws -> Ground? {
    if let own = try elevation(of: cell) { return Ground(elevation: Double(own), isAssumed: false) }
    return try nearest.value(near: cell, elevation).map { Ground(elevation: Double($0), isAssumed: true) }
  }

  /// The elevation of a cell itself; nil in a void.
  private func elevation(of cell: Cell) throws -> Float? { try sightGround.terrain.value(at: cell) }
}
