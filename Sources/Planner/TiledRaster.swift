import GeoCore

/// A raster over a lattice without end: tiles read when first asked for and kept until the section is done.
final class TiledRaster {
  private let read: (CellWindow) throws -> Raster
  private var tiles: [LatticeTile: Raster] = [:]
  /// The tile that was asked for last: most often the next cell is in it, too.
  private var latest: (tile: LatticeTile, raster: Raster)?

  /// - Parameter read: tells the values of a tile's window.
  init(_ read: @escaping (CellWindow) throws -> Raster) { self.read = read }

  /// The value of a cell; nil in a void.
  func value(at cell: Cell) throws -> Float? { try tile(LatticeTile(holding: cell))[cell] }

  /// The values of a window, assembled from its tiles; 0 in a void.
  func raster(of window: CellWindow) throws -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    for tile in LatticeTile.covering(window) {
      let part = try self.tile(tile)
      let shared = part.window.intersection(window)
      for row in shared.rows {
        for column in shared.columns {
          let cell = Cell(row: row, column: column)
          let from = part.window.index(of: cell)
          let to = window.index(of: cell)
          guard !part.voids[isVoid: from] else {
            raster.voids[isVoid: to] = true
            continue
          }
          raster.cells[to] = part.cells[from]
        }
      }
    }
    return raster
  }

  private func tile(_ tile: LatticeTile) throws -> Raster {
    if let latest, latest.tile == tile { return latest.raster }
    let raster = try tiles[tile] ?? read(tile.window)
    tiles[tile] = raster
    latest = (tile, raster)
    return raster
  }
}
