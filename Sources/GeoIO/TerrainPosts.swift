public import GeoCore

/// The elevations of a mosaic's own cells, nothing interpolated in between: what a place anywhere stands on, however far
/// from the border's lattice.
///
/// One serves one task. Cells are read in tiles, of which the last ones are kept.
public final class TerrainPosts {
  private let terrain: TerrainMosaic
  private let fromWGS84: CoordinateTransformation
  private var tiles: [LatticeTile: Raster?] = [:]

  /// The posts of a mosaic, with its small voids filled if it says so.
  public init(_ terrain: TerrainMosaic) throws {
    self.terrain = terrain
    fromWGS84 = try CoordinateTransformation(
      from: SpatialReference.wgs84(), to: SpatialReference(terrain.mosaic.members[0].crs))
  }

  /// The elevations (m) of the cells that hold the places; nil in voids and outside all rasters.
  public func elevations(at places: [Coordinate]) throws -> [Double?] {
    try cells(holding: places).map { cell in try cell.flatMap { try elevation(of: $0) }.map(Double.init) }
  }

  /// The elevation (m) of the cell that holds a place, else of the nearest valid cell; nil when there is none.
  ///
  /// - Parameter reach: how many cells away that may be.
  public func elevation(near place: Coordinate, within reach: Int) throws -> Double? {
    guard let own = cells(holding: [place])[0] else { return nil }
    for step in Self.steps(within: reach) {
      let cell = Cell(row: own.row + step.row, column: own.column + step.column)
      if let elevation = try elevation(of: cell) { return Double(elevation) }
    }
    return nil
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try terrain.contains(places) }

  /// The shorter side of the mosaic's cells (m) near a place.
  public func cellSide(near place: Coordinate) throws -> Double {
    let size = try terrain.cellSize(near: place)
    return min(size.width, size.height)
  }

  /// The steps to a cell itself and to those around it, the nearest first, then by row and column.
  private static func steps(within reach: Int) -> [Cell] {
    let square = { (step: Cell) in step.row * step.row + step.column * step.column }
    return (-reach...reach).flatMap { row in (-reach...reach).map { Cell(row: row, column: $0) } }
      .filter { square($0) <= reach * reach }
      .sorted { (square($0), $0.row, $0.column) < (square($1), $1.row, $1.column) }
  }

  /// The mosaic's cells that hold places; nil for a place that its system cannot carry.
  private func cells(holding places: [Coordinate]) -> [Cell?] {
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    let hasImage = fromWGS84.transformWherePossible(&x, &y)
    return places.indices.map { index in
      let position = terrain.mosaic.frame.position(x: x[index], y: y[index])
      guard hasImage[index], abs(position.column) < Self.furthestCell, abs(position.row) < Self.furthestCell
      else { return nil }
      return Cell(row: Int(position.row.rounded(.down)), column: Int(position.column.rounded(.down)))
    }
  }

  /// Positions beyond this are no cells of any raster.
  private static let furthestCell = 1e9

  private func elevation(of cell: Cell) throws -> Float? {
    let tile = LatticeTile(holding: cell)
    if let known = tiles[tile] { return known?[cell] }
    if tiles.count >= Self.keptTiles { tiles = [:] }
    let read = try self.read(tile.window)
    tiles[tile] = .some(read)
    return read?[cell]
  }

  /// The cells of a window and of those around it that filling its voids needs; nil outside all rasters.
  private func read(_ window: CellWindow) throws -> Raster? {
    guard terrain.voids == .fill else { return try terrain.mosaic.mosaic(window) }
    return try terrain.mosaic.mosaic(window.expanded(by: VoidPolicy.fillLimit))?.fillingVoids(
      upTo: VoidPolicy.fillLimit)
  }

  /// Tiles kept at a time: 40 MB, and more than any one line of 300 km crosses on a DEM of 30 m.
  private static let keptTiles = 500
}
