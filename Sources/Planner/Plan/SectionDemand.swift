import Coverage
import GeoCore

/// What one section will hold, counted before it is worked out.
struct SectionDemand: Sendable {
  /// The tiles of ground that are read: below its pieces, and where sight lines may run.
  private(set) var groundTiles = 0.0
  /// The pairs of a piece and a sensor whose range and field may hold it.
  private(set) var looks = 0.0
  /// The patrols' passes over its pieces.
  private(set) var passes = 0.0
  /// The pairs of a cell of its map and a sensor whose range and field may hold it.
  private(set) var mappedCells = 0.0

  init(of section: Section, pieces: ArraySlice<BorderPiece>, eyes: PlanEyes, ground: [CellWindow]?) {
    let border = pieces.reduce(CellWindow(rows: 0..<0, columns: 0..<0)) {
      $0.union(CellWindow(around: $1.cell, reach: 0))
    }
    let window = section.tiles.reduce(border) { $0.union($1.window) }
    guard !window.isEmpty else { return }
    var count = SectionCount(within: window, near: eyes)
    for piece in pieces { count.insert(piece) }
    for tile in section.tiles { count.insert(tile) }
    for eye in count.sensors {
      let found = count.look(from: eye)
      looks += found.pieces
      mappedCells += found.cells
    }
    for patrol in eyes.patrols { passes += count.look(from: patrol) }
    groundTiles = count.groundTiles(within: ground)
  }
}

/// Counts the squares of one section.
private struct SectionCount {
  /// The sensors that may reach the section.
  let sensors: [EyeReach]
  /// Where targets are: pieces, and cells of the map.
  private var targets: TileSet
  private var ground: TileSet
  /// The pieces and the cells of the map in each square.
  private var pieces: [Cell: Double] = [:]
  private var cells: [Cell: Double] = [:]
  private let window: CellWindow

  /// - Parameter window: the cells of the section's pieces and tiles.
  init(within window: CellWindow, near eyes: PlanEyes) {
    self.window = window
    sensors = eyes.sensors.filter { $0.mayReach(window) }
    let all = sensors + eyes.patrols.flatMap { $0.eyes.filter { $0.mayReach(window) } }
    targets = TileSet(within: all.reduce(window) { $0.union(CellWindow(around: $1.cell, reach: 0)) })
    ground = targets
  }

  /// Takes in a piece, whose ground is read whoever looks at it.
  mutating func insert(_ piece: BorderPiece) {
    let square = targets.square(holding: piece.cell)
    targets.insert(row: square.row, columns: square.column...square.column)
    ground.insert(row: square.row, columns: square.column...square.column)
    pieces[square, default: 0] += 1
  }

  /// Takes in a tile of the map, whose ground is read when an eye looks at it.
  mutating func insert(_ tile: LatticeTile) {
    targets.insert(tile.window)
    let square = targets.square(
      holding: Cell(row: tile.window.rows.lowerBound, column: tile.window.columns.lowerBound))
    cells[square, default: 0] += Double(tile.window.count)
  }

  /// Takes in the ground that an eye may look over.
  ///
  /// - Returns: how many pieces and cells of the map its range and field may hold.
  mutating func look(from eye: EyeReach) -> (pieces: Double, cells: Double) {
    squaresLookedAt(from: eye).reduce((0, 0)) {
      ($0.pieces + (pieces[$1] ?? 0), $0.cells + (cells[$1] ?? 0))
    }
  }

  /// Takes in the ground that a patrol may look over.
  ///
  /// - Returns: its passes over pieces: at each one there and one back for every time that it is at a place.
  mutating func look(from patrol: PlanEyes.Patrol) -> Double {
    var seen: Set<Cell> = []
    for eye in patrol.eyes where eye.mayReach(window) { seen.formUnion(squaresLookedAt(from: eye)) }
    return seen.reduce(0) { $0 + (pieces[$1] ?? 0) } * 2 * patrol.presences
  }

  /// The squares with targets that an eye may look at, the ground up to which is taken in.
  private mutating func squaresLookedAt(from eye: EyeReach) -> [Cell] {
    let (side, own) = (targets.side, targets.square(holding: eye.cell))
    ground.insert(row: own.row, columns: own.column...own.column)
    let runs = targets.runs(near: own, reach: eye.reach / side + 1) { eye.mayLook(at: $0, side: side) }
    for (row, run) in runs { ground.insertLines(from: eye.cell, to: run, inRow: row) }
    return runs.flatMap { row, run in run.map { Cell(row: row, column: $0) } }
  }

  /// How many tiles are read that are not void all over.
  ///
  /// - Parameter windows: those outside which all ground is void; nil where that is not known.
  func groundTiles(within windows: [CellWindow]?) -> Double {
    guard let windows else { return ground.tileCount }
    var known = ground
    known.formIntersection(windows)
    return known.tileCount
  }
}
