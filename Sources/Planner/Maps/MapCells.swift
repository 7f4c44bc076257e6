import Coverage
public import GeoCore

/// The cells of one tile of a map, and the ground that targets stand on there.
final class MapCells {
  let tile: LatticeTile
  let window: CellWindow
  /// Whether a cell belongs to the corridor, row-major.
  let isShown: [Bool]
  private let terrain: TiledTerrain
  private var known: [Double?]?

  init(_ tile: LatticeTile, isShown: [Bool], terrain: TiledTerrain) {
    self.tile = tile
    window = tile.window
    self.isShown = isShown
    self.terrain = terrain
  }

  /// Visits the cells of a window that are shown and whose ground is known, row by row.
  ///
  /// - Parameter visit: takes a cell, its place in the tile and the elevation (m) that a target stands on.
  func forEach(in part: CellWindow, _ visit: (_ cell: Cell, _ place: Int, _ ground: Double) throws -> Void)
    throws
  {
    let grounds = try grounds()
    let shared = part.intersection(window)
    for row in shared.rows {
      var place = window.index(of: Cell(row: row, column: shared.columns.lowerBound))
      for column in shared.columns {
        if let ground = grounds[place] { try visit(Cell(row: row, column: column), place, ground) }
        place += 1
      }
    }
  }

  /// The ground of each cell that is shown, looked up when first asked for.
  func grounds() throws -> [Double?] {
    if let known { return known }
    var grounds = [Double?](repeating: nil, count: window.count)
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        let place = window.index(of: cell)
        guard isShown[place] else { continue }
        grounds[place] = try terrain.ground(at: cell)?.elevation
      }
    }
    known = grounds
    return grounds
  }
}

/// A tile of a map: for each cell whether it belongs, and the values that a border piece in that cell would get. Values are row-major.
public struct MapTile: Sendable {
  /// The zone.
  public let zone: Int
  /// The tile's cells.
  public let window: CellWindow
  /// Whether a cell belongs to the corridor.
  public let isShown: [Bool]
  /// The chance of all placed sensors and patrols together to detect a target there, in [0, 1].
  public let probability: [Float]
  /// How many sensors and patrols would each cover it alone.
  public let overlap: [Float]
  /// The longest wait between two looks of patrols (s), at least 0; nil where none looks.
  public let maxRevisit: [Float?]
  /// The least height above its ground (m) from which a target is in sight of a placed sensor whose range and field hold
  /// the cell, at least 0; nil where there is none, or where voids block whatever the height.
  public let visibleHeight: [Float?]
  /// Who makes up the probability; nil unless the plan wants it told.
  public let detections: TileDetections?
}
