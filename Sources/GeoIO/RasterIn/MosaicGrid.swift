import GeoCore

/// Rasters of a mosaic whose cells lie on one grid, in order, later ones on top: they are joined cell for cell.
///
/// The first raster's grid, continued without end, is all rasters'. Where columns count longitudes, it goes round the Earth.
final class MosaicGrid {
  /// The map of its cells: the first raster's.
  let frame: GeoTransform
  /// How its coordinates are placed on Earth.
  let system: EarthSystem
  private let turn: Double?
  /// The x of the middle of the first raster.
  private let middle: Double
  private var parts: [(member: RasterMember, offset: Cell)]
  private let resampling: Warp.Resampling
  private var pairs: [EarthSystem: SystemPair] = [:]

  /// The grid of a raster.
  init(of member: RasterMember, _ resampling: Warp.Resampling) {
    frame = member.geoTransform
    system = member.system
    turn = member.turn
    self.resampling = resampling
    parts = [(member, Cell(row: 0, column: 0))]
    middle = frame.coordinates(column: Double(member.columns) / 2, row: Double(member.rows) / 2).x
  }

  /// The side of a square as large as a cell in the middle of the first raster (m).
  ///
  /// - Throws: `InputError` when the raster lies where its coordinate system cannot tell.
  func cellSide() throws -> Double {
    let first = parts[0].member
    let size = try measured {
      try $0.size(atColumn: Double(first.columns) / 2, row: Double(first.rows) / 2, of: frame)
    }
    return (size.width * size.height).squareRoot()
  }

  /// The size of the cells (m) near a place: width and height.
  ///
  /// - Throws: `InputError` when the coordinate system cannot carry the place.
  func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    try measured { try $0.size(near: place, of: frame) }
  }

  private func measured(
    _ body: (borrowing CellMeasure) throws -> (width: Double, height: Double)
  ) throws -> (width: Double, height: Double) {
    let file = InputError.Place(file: parts[0].member.path)
    do {
      let size = try body(CellMeasure(system))
      guard CellMeasure.sensibleSides.contains(size.width), CellMeasure.sensibleSides.contains(size.height)
      else {
        throw InputError(
          .badData, at: file, "has cells of \(size.width) m by \(size.height) m",
          fix: "check its geotransform and its coordinate system's unit")
      }
      return size
    } catch let error as GDALError {
      throw InputError(
        .badData, at: file, "its cells cannot be measured on the Earth: \(error)",
        fix: "check its coordinate system and its geotransform")
    }
  }

  /// Takes in a raster when its cells lie on this grid.
  ///
  /// - Returns: whether they do.
  func take(_ member: RasterMember) -> Bool {
    guard let offset = cellOffset(of: member) else { return false }
    parts.append((member, offset))
    return true
  }

  /// Where a raster's corner lies in the grid's cells; nil when its cells lie on another.
  private func cellOffset(of member: RasterMember) -> Cell? {
    guard member.system == system else { return nil }
    let own = member.geoTransform
    let half = own.coordinates(column: Double(member.columns) / 2, row: Double(member.rows) / 2).x
    let shift = turn.map { half.turned(towards: middle, $0) - half } ?? 0
    let corner = own.coordinates(column: 0, row: 0)
    let end = own.coordinates(column: Double(member.columns), row: Double(member.rows))
    let start = frame.position(x: corner.x + shift, y: corner.y)
    let finish = frame.position(x: end.x + shift, y: end.y)
    let column = start.column.rounded()
    let row = start.row.rounded()
    let strays = [
      start.column - column, start.row - row, finish.column - column - Double(member.columns),
      finish.row - row - Double(member.rows),
    ]
    guard strays.allSatisfy({ abs($0) < Self.alignment }), own.isNorthUp == frame.isNorthUp,
      abs(column) < Self.furthestCell, abs(row) < Self.furthestCell
    else { return nil }
    return Cell(row: Int(row), column: Int(column))
  }

  /// Rasters whose corners stray less than this (cells) from the grid are on it.
  private static let alignment = 1e-3
}

extension MosaicGrid {
  /// The values of a window of the lattice; nil when no raster reaches it.
  ///
  /// A lattice cell is void when the grid's cell that holds its centre is. Around a void a bilinear interpolation uses what
  /// valid cells there are.
  ///
  /// - Parameter limit: voids of up to so many cells of the grid are interpolated first.
  func values(of lattice: Lattice, window: CellWindow, fillingVoidsUpTo limit: Int) throws -> Raster? {
    let local = CellWindow(rows: 0..<window.rows.count, columns: 0..<window.columns.count)
    let target = lattice.geoTransform(of: window)
    let systems = try systems(to: EarthSystem(planeOnWGS84: lattice.projection))
    let circle = turn.flatMap { turn in
      GridMapping(from: target, to: frame, between: systems).middle(of: local).map {
        GridMapping.Circle(turn: turn, middle: $0.x.turned(towards: middle, turn))
      }
    }
    let finder = GridMapping(from: target, to: frame, between: systems, around: circle)
    guard let core = finder.sourceWindow(of: local) else { return nil }
    // Beyond all rasters there are voids alone: memory grows with what is there, not with what is asked about.
    let margin = Self.margin + limit
    guard let there = extent(within: core.expanded(by: margin)) else { return nil }
    let needed = core.expanded(by: margin).intersection(there.expanded(by: margin))
    guard var source = try cells(of: needed) else { return nil }
    if limit > 0 { source = source.fillingVoids(upTo: limit) }
    let mapping = GridMapping(
      from: target, to: frame.shifted(column: needed.columns.lowerBound, row: needed.rows.lowerBound),
      between: systems, around: circle)
    let warped = try Warp.raster(source, onto: local, by: mapping, resampling)
    var raster = Raster(window: window, cells: warped.cells)
    raster.voids = warped.voids
    guard source.voids.hasVoids, resampling != .nearest else { return raster }
    let nearest = try Warp.raster(source, onto: local, by: mapping, .nearest)
    for index in raster.cells.indices where nearest.voids[isVoid: index] {
      raster.voids[isVoid: index] = true
    }
    return raster
  }

  /// Cells read around those needed: one for the interpolation, one for the curve between the net's
  /// positions.
  private static let margin = 2

  private func systems(to target: EarthSystem) throws -> SystemPair {
    if let known = pairs[target] { return known }
    let pair = try SystemPair(target: target, source: system)
    pairs[target] = pair
    return pair
  }

  /// Whether any raster has cells in a window.
  func reaches(_ window: CellWindow) -> Bool { extent(within: window) != nil }

  /// The least window that holds all that rasters have in a window; nil when none reaches it.
  private func extent(within window: CellWindow) -> CellWindow? {
    let places = parts.flatMap { member, offset in
      turns.map { member.extent.moved(rows: offset.row, columns: offset.column + $0).intersection(window) }
    }.filter { !$0.isEmpty }
    guard let top = places.map(\.rows.lowerBound).min(), let bottom = places.map(\.rows.upperBound).max(),
      let left = places.map(\.columns.lowerBound).min(), let right = places.map(\.columns.upperBound).max()
    else { return nil }
    return CellWindow(rows: top..<bottom, columns: left..<right)
  }

  /// The grid's cells in a window; nil when no raster reaches it.
  func cells(of window: CellWindow) throws -> Raster? {
    var result: Raster?
    for (member, offset) in parts {
      for columns in turns {
        let place = Cell(row: offset.row, column: offset.column + columns)
        guard let part = try cells(of: member, at: place, in: window) else { continue }
        var whole = result ?? Raster(void: window)
        whole.lay(part)
        result = whole
      }
    }
    return result
  }

  /// How many columns away a raster may lie again: whole turns, where they are whole columns.
  private var turns: [Int] {
    guard let turn else { return [0] }
    let columns = turn / abs(frame.coefficients[1])
    guard abs(columns - columns.rounded()) < Self.alignment, columns < Self.furthestCell else {
      return [0]
    }
    return [0, -Int(columns.rounded()), Int(columns.rounded())]
  }

  /// Positions beyond this are no cells of any raster.
  private static let furthestCell = 1e9

  /// A raster's part of a window of the grid; nil when it does not reach it.
  private func cells(of member: RasterMember, at offset: Cell, in window: CellWindow) throws -> Raster? {
    let own = window.moved(rows: -offset.row, columns: -offset.column).intersection(member.extent)
    guard !own.isEmpty else { return nil }
    let read = try member.values(of: own)
    var moved = Raster(window: own.moved(rows: offset.row, columns: offset.column), cells: read.cells)
    moved.voids = read.voids
    return moved
  }

  /// A point of its own system in its cells; nil far beyond all rasters.
  ///
  /// - Parameter last: the x of the point before on a line, so that a line over 180 degrees does not jump; nil for none.
  func position(ofX x: Double, y: Double, following last: Double? = nil) -> (
    x: Double, column: Double, row: Double
  )? {
    let x = turn.map { x.turned(towards: last ?? middle, $0) } ?? x
    let position = frame.position(x: x, y: y)
    guard abs(position.column) < Self.furthestCell, abs(position.row) < Self.furthestCell else {
      return nil
    }
    return (x, position.column, position.row)
  }

  /// The grid's cell at a position of its own system; nil far beyond all rasters.
  func cell(atX x: Double, y: Double) -> Cell? {
    position(ofX: x, y: y).map {
      Cell(row: Int($0.row.rounded(.down)), column: Int($0.column.rounded(.down)))
    }
  }

  /// Its rasters, the one on top last.
  var members: [RasterMember] { parts.map(\.member) }

  /// Whether any of its rasters holds a point of its own system, void or not.
  func contains(x: Double, y: Double) -> Bool { members.contains { $0.cell(atX: x, y: y) != nil } }
}
