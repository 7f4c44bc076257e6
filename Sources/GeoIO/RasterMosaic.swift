import GeoCore

/// Rasters mosaicked in order, later ones on top, warped onto a lattice cell by cell.
///
/// The first raster's grid, continued without end, is the mosaic's. Rasters on the same grid are laid onto it
/// cell for cell; others are warped onto it first. One mosaic serves one task.
final class RasterMosaic {
  let members: [RasterMember]
  let frame: GeoTransform
  private let resampling: Warp.Resampling
  private var pairs: [[String]: SystemPair] = [:]

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - crs: the coordinate system of a raster that has none.
  ///   - content: what their cells mean, and so how they are resampled.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` naming the raster at fault.
  init(paths: [String], crs: String?, content: RasterContent, notes: InputNotes) throws {
    members = try paths.map { try RasterMember(opening: $0, crs: crs, content: content, notes: notes) }
    frame = members[0].geoTransform
    resampling = content.resampling
  }

  /// The values of a window of the lattice.
  ///
  /// A lattice cell is void when the mosaic's cell that holds its centre is. Around a void a bilinear
  /// interpolation uses what valid cells there are.
  ///
  /// - Parameter limit: voids of up to so many cells of the mosaic are interpolated first.
  func values(of lattice: Lattice, window: CellWindow, fillingVoidsUpTo limit: Int = 0) throws -> Raster {
    let local = CellWindow(rows: 0..<window.rows.count, columns: 0..<window.columns.count)
    let target = lattice.geoTransform(of: window)
    let systems = try systems(from: lattice.projection, to: members[0].crs)
    let finder = GridMapping(from: target, to: frame, between: systems)
    guard let core = finder.sourceWindow(of: local) else { return Self.void(window) }
    let needed = core.expanded(by: Self.margin + limit)
    guard var source = try mosaic(needed) else { return Self.void(window) }
    if limit > 0 { source = source.fillingVoids(upTo: limit) }
    let mapping = GridMapping(
      from: target,
      to: frame.shifted(column: needed.columns.lowerBound, row: needed.rows.lowerBound), between: systems)
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

  /// The mosaic's cells in a window; nil when no raster reaches it.
  func mosaic(_ window: CellWindow) throws -> Raster? {
    var result: Raster?
    for member in members {
      guard let part = try cells(of: member, in: window) else { continue }
      var whole = result ?? Self.void(window)
      for row in part.window.rows {
        for column in part.window.columns {
          let cell = Cell(row: row, column: column)
          guard let value = part[cell] else { continue }
          whole.cells[window.index(of: cell)] = value
          whole.voids[isVoid: window.index(of: cell)] = false
        }
      }
      result = whole
    }
    return result
  }

  private func systems(from target: String, to source: String) throws -> SystemPair {
    if let known = pairs[[target, source]] { return known }
    let pair = try SystemPair(target: target, source: source)
    pairs[[target, source]] = pair
    return pair
  }

  private static func void(_ window: CellWindow) -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    for index in raster.cells.indices { raster.voids[isVoid: index] = true }
    return raster
  }

  /// A raster's part of a window of the mosaic; nil when it does not reach it.
  private func cells(of member: RasterMember, in window: CellWindow) throws -> Raster? {
    if let offset = cellOffset(of: member) {
      let own = CellWindow(
        rows: (window.rows.lowerBound - offset.row)..<(window.rows.upperBound - offset.row),
        columns: (window.columns.lowerBound - offset.column)..<(window.columns.upperBound - offset.column)
      ).intersection(member.extent)
      guard !own.isEmpty else { return nil }
      let read = try member.values(of: own)
      var moved = Raster(
        window: CellWindow(
          rows: (own.rows.lowerBound + offset.row)..<(own.rows.upperBound + offset.row),
          columns: (own.columns.lowerBound + offset.column)..<(own.columns.upperBound + offset.column)),
        cells: read.cells)
      moved.voids = read.voids
      return moved
    }
    let local = CellWindow(rows: 0..<window.rows.count, columns: 0..<window.columns.count)
    let target = frame.shifted(column: window.columns.lowerBound, row: window.rows.lowerBound)
    let systems = try systems(from: members[0].crs, to: member.crs)
    let finder = GridMapping(from: target, to: member.geoTransform, between: systems)
    guard let core = finder.sourceWindow(of: local)?.expanded(by: Self.margin).intersection(member.extent),
      !core.isEmpty
    else { return nil }
    let mapping = GridMapping(
      from: target,
      to: member.geoTransform.shifted(column: core.columns.lowerBound, row: core.rows.lowerBound),
      between: systems)
    let warped = try Warp.raster(try member.values(of: core), onto: local, by: mapping, resampling)
    var moved = Raster(window: window, cells: warped.cells)
    moved.voids = warped.voids
    return moved
  }

  /// Where a raster's corner lies in the mosaic's cells, when its grid is the mosaic's.
  private func cellOffset(of member: RasterMember) -> Cell? {
    guard member.crs == members[0].crs else { return nil }
    let own = member.geoTransform
    let corner = own.coordinates(column: 0, row: 0)
    let end = own.coordinates(column: Double(member.columns), row: Double(member.rows))
    let start = frame.position(x: corner.x, y: corner.y)
    let finish = frame.position(x: end.x, y: end.y)
    let column = start.column.rounded()
    let row = start.row.rounded()
    let strays = [
      start.column - column, start.row - row, finish.column - column - Double(member.columns),
      finish.row - row - Double(member.rows),
    ]
    guard strays.allSatisfy({ abs($0) < Self.alignment }), own.isNorthUp == frame.isNorthUp else {
      return nil
    }
    return Cell(row: Int(row), column: Int(column))
  }

  /// Rasters whose corners stray less than this (cells) from the mosaic's grid are on it.
  private static let alignment = 1e-3
}
