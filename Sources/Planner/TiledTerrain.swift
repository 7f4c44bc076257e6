import GeoCore

/// A section's ground: tiles read when first asked for and kept until the section is done.
final class TiledTerrain {
  /// The elevation that a target or a sensor stands on.
  struct Ground {
    /// Metres above the datum.
    let elevation: Double
    /// Whether it is a neighbouring cell's, as the own one is void.
    let isAssumed: Bool
  }

  private let source: any TerrainSource
  private let lattice: Lattice
  private let reachInCells: Double
  private var tiles: [LatticeTile: Raster] = [:]

  /// - Parameter reach: how far a void cell may take its ground from (m).
  init(_ source: any TerrainSource, on lattice: Lattice, assuming reach: Double) {
    self.source = source
    self.lattice = lattice
    reachInCells = reach / lattice.cellSize
  }

  /// The steps to all cells within reach, the nearest first; made when a void is first met.
  private lazy var neighbours: [(rows: Int, columns: Int)] = {
    let cells = Int(reachInCells)
    let limit = reachInCells * reachInCells
    let square = { (step: (rows: Int, columns: Int)) in step.rows * step.rows + step.columns * step.columns }
    return (-cells...cells).flatMap { rows in (-cells...cells).map { (rows: rows, columns: $0) } }
      .filter { square($0) > 0 && Double(square($0)) <= limit }
      .sorted { (square($0), $0.rows, $0.columns) < (square($1), $1.rows, $1.columns) }
  }()

  /// The ground of a cell, else that of the nearest valid cell within reach; nil when there is none.
  func ground(at cell: Cell) throws -> Ground? {
    if let own = try elevation(of: cell) { return Ground(elevation: Double(own), isAssumed: false) }
    for step in neighbours {
      let neighbour = Cell(row: cell.row + step.rows, column: cell.column + step.columns)
      if let other = try elevation(of: neighbour) {
        return Ground(elevation: Double(other), isAssumed: true)
      }
    }
    return nil
  }

  /// The ground of a window, assembled from its tiles.
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
          raster.cells[to] = part.cells[from]
          if part.voids[isVoid: from] { raster.voids[isVoid: to] = true }
        }
      }
    }
    return raster
  }

  private func elevation(of cell: Cell) throws -> Float? {
    try tile(LatticeTile(holding: cell))[cell]
  }

  private func tile(_ tile: LatticeTile) throws -> Raster {
    if let known = tiles[tile] { return known }
    let read = try source.elevations(of: lattice, window: tile.window)
    tiles[tile] = read
    return read
  }
}
