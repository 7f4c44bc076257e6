public import GeoCore

/// Elevations from rasters mosaicked in order, later ones on top, warped onto the lattice cell by cell.
///
/// The first raster's grid, continued without end, is the mosaic's. Rasters on the same grid are laid onto it
/// cell for cell; others are warped onto it first. One mosaic serves one task.
public final class TerrainMosaic: TerrainSource {
  let members: [RasterMember]
  let frame: GeoTransform
  let voids: VoidPolicy
  private var pairs: [[String]: SystemPair] = [:]

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - crs: the coordinate system of a raster that has none.
  ///   - voids: whether small voids are interpolated.
  /// - Throws: `InputError` naming the raster at fault.
  public init(paths: [String], crs: String?, voids: VoidPolicy) throws {
    members = try paths.map { try RasterMember(opening: $0, crs: crs) }
    frame = members[0].geoTransform
    self.voids = voids
  }

  /// The ground of a window of the lattice: bilinear between cell centres of the mosaic.
  ///
  /// A lattice cell is void when the mosaic's cell that holds its centre is. Around a void the
  /// interpolation uses what valid cells there are.
  public func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    let empty = { (raster: inout Raster) in
      for index in raster.cells.indices { raster.voids[isVoid: index] = true }
    }
    let local = CellWindow(rows: 0..<window.rows.count, columns: 0..<window.columns.count)
    let target = lattice.geoTransform(of: window)
    let systems = try systems(from: lattice.projection, to: members[0].crs)
    let finder = GridMapping(from: target, to: frame, between: systems)
    guard let core = finder.sourceWindow(of: local) else {
      empty(&raster)
      return raster
    }
    let needed = core.expanded(by: Self.margin + (voids == .fill ? VoidPolicy.fillLimit : 0))
    guard var ground = try mosaic(needed) else {
      empty(&raster)
      return raster
    }
    if voids == .fill { ground = ground.fillingVoids(upTo: VoidPolicy.fillLimit) }
    let mapping = GridMapping(
      from: target,
      to: frame.shifted(column: needed.columns.lowerBound, row: needed.rows.lowerBound), between: systems)
    let smooth = try Warp.raster(ground, onto: local, by: mapping, .bilinear)
    raster.cells = smooth.cells
    raster.voids = smooth.voids
    guard ground.voids.hasVoids else { return raster }
    let nearest = try Warp.raster(ground, onto: local, by: mapping, .nearest)
    for index in raster.cells.indices {
      raster.voids[isVoid: index] = nearest.voids[isVoid: index] || smooth.voids[isVoid: index]
    }
    return raster
  }

  /// Cells read around those needed: one for the interpolation, one for the curve between the net's positions.
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
      let read = try member.elevations(of: own)
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
    let warped = try Warp.raster(try member.elevations(of: core), onto: local, by: mapping, .bilinear)
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

extension TerrainMosaic {
  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] {
    var isInside = [Bool](repeating: false, count: places.count)
    for member in members {
      let transformation = try CoordinateTransformation(
        from: SpatialReference.wgs84(), to: SpatialReference(member.crs))
      var x = places.map(\.longitude)
      var y = places.map(\.latitude)
      let hasImage = transformation.transformWherePossible(&x, &y)
      for index in places.indices where hasImage[index] {
        let position = member.geoTransform.position(x: x[index], y: y[index])
        isInside[index] =
          isInside[index]
          || (0..<Double(member.columns)).contains(position.column)
            && (0..<Double(member.rows)).contains(position.row)
      }
    }
    return isInside
  }

  /// The size of the mosaic's cells (m) near a place: width and height.
  public func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    let wgs84 = try SpatialReference.wgs84()
    let system = try SpatialReference(members[0].crs)
    let back = try CoordinateTransformation(from: system, to: wgs84)
    let forward = try CoordinateTransformation(from: wgs84, to: system)
    var startX = [place.longitude]
    var startY = [place.latitude]
    try forward.transform(&startX, &startY)
    let position = frame.position(x: startX[0], y: startY[0])
    let steps: [(Double, Double)] = [(0, 0), (1, 0), (0, 1)]
    var x: [Double] = []
    var y: [Double] = []
    for step in steps {
      let corner = frame.coordinates(column: position.column + step.0, row: position.row + step.1)
      x.append(corner.x)
      y.append(corner.y)
    }
    try back.transform(&x, &y)
    let places = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    return (Geodesic.distance(places[0], places[1]), Geodesic.distance(places[0], places[2]))
  }
}
