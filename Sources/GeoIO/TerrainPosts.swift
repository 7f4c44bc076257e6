public import GeoCore

/// The elevations of rasters' own cells, nothing interpolated in between: what a place anywhere stands on, however far
/// from the border's lattice.
///
/// Where several rasters lie, the finest one's cell counts, as on the lattice. One serves one task. Cells are read in tiles,
/// of which the last ones are kept.
public final class TerrainPosts {
  private let terrain: TerrainMosaic
  /// Each grid with what brings places to its system, the one on top first.
  private let grids: [PlacedGrid]
  private var tiles: [TileKey: Raster?] = [:]

  /// The posts of a mosaic, with its small voids filled if it says so.
  public init(_ terrain: TerrainMosaic) throws {
    self.terrain = terrain
    grids = try terrain.mosaic.grids.map(PlacedGrid.init)
  }

  /// A tile of one of the grids.
  private struct TileKey: Hashable {
    let grid: Int
    let tile: LatticeTile
  }

  /// A grid, and what brings places to its system.
  private final class PlacedGrid {
    let grid: MosaicGrid
    private let fromWGS84: CoordinateTransformation

    init(_ grid: MosaicGrid) throws {
      self.grid = grid
      fromWGS84 = try CoordinateTransformation(from: .wgs84, to: grid.system)
    }

    /// Places in the grid's system; nil for one that it cannot carry.
    func points(of places: [Coordinate]) -> [(x: Double, y: Double)?] {
      var x = places.map(\.longitude)
      var y = places.map(\.latitude)
      let hasImage = fromWGS84.transformWherePossible(&x, &y)
      return places.indices.map { hasImage[$0] ? (x[$0], y[$0]) : nil }
    }

    /// The cells that hold places; nil for a place that the system cannot carry.
    func cells(holding places: [Coordinate]) -> [Cell?] {
      points(of: places).map { $0.flatMap { grid.cell(atX: $0.x, y: $0.y) } }
    }
  }

  /// The elevations (m) of the cells that hold the places; nil in voids and outside all rasters.
  public func elevations(at places: [Coordinate]) throws -> [Double?] {
    var found = [Double?](repeating: nil, count: places.count)
    for (index, grid) in grids.enumerated() {
      let missing = found.indices.filter { found[$0] == nil }
      guard !missing.isEmpty else { break }
      for (place, cell) in zip(missing, grid.cells(holding: missing.map { places[$0] })) {
        found[place] = try cell.flatMap { try elevation(of: $0, onGrid: index) }.map(Double.init)
      }
    }
    return found
  }

  /// The elevation (m) of the cell that holds a place, else of the nearest valid cell; nil when there is none.
  ///
  /// - Parameter reach: how many cells away that may be.
  public func elevation(near place: Coordinate, within reach: Int) throws -> Double? {
    if let own = try elevations(at: [place])[0] { return own }
    for (index, grid) in grids.enumerated() {
      guard let own = grid.cells(holding: [place])[0] else { continue }
      for step in Self.steps(within: reach) {
        let cell = Cell(row: own.row + step.row, column: own.column + step.column)
        if let elevation = try elevation(of: cell, onGrid: index) { return Double(elevation) }
      }
    }
    return nil
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try terrain.contains(places) }

  /// The shorter side (m) of the cells near a place: those of the finest raster that holds it, else of the finest.
  public func cellSide(near place: Coordinate) throws -> Double {
    let holding = grids.first { grid in
      grid.points(of: [place])[0].map { grid.grid.contains(x: $0.x, y: $0.y) } ?? false
    }
    let size = try (holding ?? grids[0]).grid.cellSize(near: place)
    return min(size.width, size.height)
  }

  /// The steps to a cell itself and to those around it, the nearest first, then by row and column.
  private static func steps(within reach: Int) -> [Cell] {
    let square = { (step: Cell) in step.row * step.row + step.column * step.column }
    return (-reach...reach).flatMap { row in (-reach...reach).map { Cell(row: row, column: $0) } }
      .filter { square($0) <= reach * reach }
      .sorted { (square($0), $0.row, $0.column) < (square($1), $1.row, $1.column) }
  }

  private func elevation(of cell: Cell, onGrid index: Int) throws -> Float? {
    let key = TileKey(grid: index, tile: LatticeTile(holding: cell))
    if let known = tiles[key] { return known?[cell] }
    if tiles.count >= Self.keptTiles { tiles = [:] }
    let read = try self.read(key.tile.window, of: grids[index].grid)
    tiles[key] = .some(read)
    return read?[cell]
  }

  /// The cells of a window and of those around it that filling its voids needs; nil outside all rasters.
  private func read(_ window: CellWindow, of grid: MosaicGrid) throws -> Raster? {
    guard terrain.voids == .fill else { return try grid.cells(of: window) }
    return try grid.cells(of: window.expanded(by: VoidPolicy.fillLimit))?.fillingVoids(
      upTo: VoidPolicy.fillLimit)
  }

  /// Tiles kept at a time: 40 MB, and more than any one line of 300 km crosses on a DEM of 30 m.
  private static let keptTiles = 500
}
