import Coverage
import Crossings
import GeoCore
import Planner
import Synchronization

/// The cells of a corridor that crossers may walk over, as they come tile by tile.
final class CrossingCells: Sendable {
  /// The cells of one tile.
  struct Tile: Sendable {
    let tile: LatticeTile
    let zone: Int
    /// Of each cell in the tile's window its number among those of the tile that count; -1 for one that does not.
    var numbers: [Int32] = []
    var cells: [Cell] = []
    var places: [CellPlace] = []
    var grounds: [Double?] = []
    /// What a run gives for a target there, in [0, 1].
    var chances: [Float] = []
    /// The class of land cover of each cell; empty when there is none.
    var factors: [Float] = []
    let detections: TileDetections
  }

  private let tiles = Mutex<[Tile]>([])
  private let corridors: [CorridorMap]
  /// The cells that the line passes, which count beyond its ends, too.
  private let borderCells: [Set<Cell>]
  private let ground: CrossingGround?
  private let lattices: [Lattice]

  /// - Parameters:
  ///   - corridors: one for each zone.
  ///   - ground: what crossers walk over; nil for open ground.
  init(_ corridors: [CorridorMap], pieces: [BorderPiece], lattices: [Lattice], ground: CrossingGround?) {
    self.corridors = corridors
    self.ground = ground
    self.lattices = lattices
    var cells = [Set<Cell>](repeating: [], count: corridors.count)
    for piece in pieces { cells[piece.zone].insert(piece.cell) }
    borderCells = cells
  }

  /// Takes a tile of the map.
  ///
  /// - Throws: `InputError` when the land cover cannot be read.
  func add(_ map: MapTile) throws {
    guard let detections = map.detections, !map.window.isEmpty else { return }
    let corner = Cell(row: map.window.rows.lowerBound, column: map.window.columns.lowerBound)
    var tile = Tile(tile: LatticeTile(holding: corner), zone: map.zone, detections: detections)
    tile.numbers = [Int32](repeating: -1, count: map.window.count)
    let walked = try ground?.factors(on: lattices[map.zone], over: map.window)
    let places = corridors[map.zone].places(of: tile.tile)
    for row in map.window.rows {
      for column in map.window.columns {
        let cell = Cell(row: row, column: column)
        let index = map.window.index(of: cell)
        guard let place = places[index],
          !place.isBeyondEnd || borderCells[map.zone].contains(cell)
        else { continue }
        tile.numbers[index] = Int32(tile.cells.count)
        tile.cells.append(cell)
        tile.places.append(place)
        tile.grounds.append(detections.grounds[index])
        tile.chances.append(map.probability[index])
        if let walked { tile.factors.append(walked[index]) }
      }
    }
    guard !tile.cells.isEmpty else { return }
    tiles.withLock { [tile] in $0.append(tile) }
  }

  /// The tiles of a zone, row by row, whatever the order in which they came; they are kept no longer.
  func takeTiles(ofZone zone: Int) -> [Tile] {
    tiles.withLock { all in
      let own = all.filter { $0.zone == zone }.sorted { $0.tile < $1.tile }
      all.removeAll { $0.zone == zone }
      return own
    }
  }

  /// Where a cell lies.
  func side(of cell: Cell, zone: Int, _ place: CellPlace) -> CellSide {
    borderCells[zone].contains(cell) ? .border : place.isInside ? .inside : .outside
  }
}
