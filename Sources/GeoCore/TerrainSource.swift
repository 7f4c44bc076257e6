/// How the ground is read: a source gives the elevations of any window of a lattice.
public protocol TerrainSource {
  /// The ground of the cells of a window.
  ///
  /// The same lattice and window give the same bits, whatever was asked before.
  ///
  /// - Returns: elevations (m above the source's datum); cells without terrain data are void.
  /// - Throws: `InputError` when the source cannot be read.
  func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster

  /// The windows of a lattice outside which there is nothing to keep: all cells are void, or all are level.
  ///
  /// - Returns: nil where that is not known.
  /// - Throws: `InputError` when the source cannot be read.
  func windows(of lattice: Lattice) throws -> [CellWindow]?
}

extension TerrainSource {
  /// Not known.
  public func windows(of lattice: Lattice) throws -> [CellWindow]? { nil }
}

/// Level ground at elevation 0, for scenarios that name no terrain.
public struct LevelGround: TerrainSource, Sendable {
  /// The level ground.
  public init() {}

  /// Zero in every cell, without voids.
  public func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
    Raster(window: window, filledWith: 0)
  }

  /// None: all cells are level.
  public func windows(of lattice: Lattice) -> [CellWindow]? { [] }
}
