public import GeoCore

/// Values over a lattice without end, in tiles that are read when a cell of theirs is first asked for, and kept: so all
/// who look over the same ground share it, and what nobody looks over is never read.
///
/// One serves one task.
public final class TiledRaster {
  /// The values of one tile.
  public final class Tile: Sendable {
    /// One value a cell, row-major, all finite; 0 in a void.
    public let cells: [Float]
    /// 1 in a void, 0 elsewhere, row-major; empty where there is none.
    public let voids: [UInt8]

    private init(cells: [Float], voids: [UInt8]) {
      self.cells = cells
      self.voids = voids
    }

    /// The memory (bytes) that it takes by itself: none for storage that it shares.
    public var ownBytes: Int {
      self === Tile.level || self === Tile.void
        ? 0 : cells.count * MemoryLayout<Float>.stride + voids.count
    }

    /// The value of a cell that the tile holds; nil in a void.
    public subscript(cell: Cell) -> Float? {
      let index = LatticeTile.index(of: cell)
      return voids.isEmpty || voids[index] == 0 ? cells[index] : nil
    }

    /// The tile of a raster over its window: all that are void and all that are level at 0 share one storage each.
    public static func tile(of raster: Raster) -> Tile {
      precondition(raster.cells.count == cellCount, "a tile holds the cells of a tile's window")
      guard raster.voids.hasVoids else {
        return raster.cells.contains { $0.bitPattern != 0 } ? Tile(cells: raster.cells, voids: []) : level
      }
      guard raster.voids.voidCount < cellCount else { return void }
      return Tile(
        cells: zip(raster.cells, raster.voids.flags).map { $1 == 0 ? $0 : 0 }, voids: raster.voids.flags)
    }

    /// The tile raised by what stands on it; voids stay.
    ///
    /// - Parameter heights: those of the same tile (m); nothing stands in its voids.
    public func raised(by heights: Tile) -> Tile {
      guard heights !== Tile.level, heights !== Tile.void, self !== Tile.void else { return self }
      return Tile(cells: zip(cells, heights.cells).map { $0 + $1 }, voids: voids)
    }

    /// The number of a tile's cells.
    private static let cellCount = LatticeTile.side * LatticeTile.side
    private static let zeros = [Float](repeating: 0, count: cellCount)
    private static let level = Tile(cells: zeros, voids: [])
    private static let void = Tile(cells: zeros, voids: [UInt8](repeating: 1, count: cellCount))
    private static let noVoids = [UInt8](repeating: 0, count: cellCount)

    /// Whether any cell is void.
    var hasVoids: Bool { !voids.isEmpty }
    /// A flag a cell, 1 in a void.
    var flags: [UInt8] { hasVoids ? voids : Self.noVoids }
  }

  private let read: (LatticeTile) throws -> Tile
  private var tiles: [LatticeTile: Tile] = [:]
  /// The tile that was asked for last: most often the next cell is in it, too.
  private var latest: (place: LatticeTile, tile: Tile)?

  /// - Parameter read: tells the values of a tile.
  public init(_ read: @escaping (LatticeTile) throws -> Tile) { self.read = read }

  /// The value of a cell; nil in a void.
  public func value(at cell: Cell) throws -> Float? { try tile(LatticeTile(holding: cell))[cell] }

  /// The values of a tile.
  public func tile(_ place: LatticeTile) throws -> Tile {
    if let latest, latest.place == place { return latest.tile }
    let tile = try tiles[place] ?? read(place)
    tiles[place] = tile
    latest = (place, tile)
    return tile
  }
}
