/// How the ground is read: a source gives the elevations of any window of a lattice.
public protocol TerrainSource {
  /// The ground of the cells of a window.
  ///
  /// The same lattice and window give the same bits, whatever was asked before.
  ///
  /// - Returns: elevations (m above the source's datum); cells without terrain data are void.
  /// - Throws: `InputError` when the source cannot be read.
  func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster
}

/// Level ground at elevation 0, for scenarios that name no terrain.
public struct LevelGround: TerrainSource, Sendable {
  /// The level ground.
  public init() {}

  /// Zero in every cell, without voids.
  public func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
    Raster(window: window, filledWith: 0)
  }
}
