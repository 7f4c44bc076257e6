import Foundation
public import GeoCore

/// Where things lie on a DEM, and how large its cells are there.
extension DEM {
  /// Coordinates (x east, y north) in the DEM's own system.
  ///
  /// - Parameter crs: the system of the given coordinates; nil for the DEM's own.
  /// - Throws: `InputError` for a system that is none, or that cannot place them on the DEM's.
  public func point(x: Double, y: Double, crs: String?) throws -> (x: Double, y: Double) {
    guard let crs else { return (x, y) }
    do {
      let named = try SpatialReference(crs)
      let transformation = try CoordinateTransformation(
        from: EarthSystem(named) { PlaneBox(around: [(x, y)]) }, to: system)
      return try Self.image(of: (x, y), by: transformation)
    } catch let error as GDALError {
      throw InputError(
        .wrongUsage, at: nil, "--crs \(crs): \(x),\(y) cannot be brought to the DEM's system: \(error)",
        fix: "\(SystemText.forms), and check the coordinates")
    } catch let fault as SystemFault {
      let named = try SpatialReference(crs)
      throw InputError(
        .wrongUsage, at: nil, "--crs \(crs): \(x),\(y) \(fault.problem(try named.fullTitle()))",
        fix: fault.remedy(naming: "--crs", try SystemHint.advice(on: named, naming: "--crs")))
    }
  }

  /// A place on Earth in the DEM's own system.
  public func point(of place: Coordinate) throws -> (x: Double, y: Double) {
    do {
      return try Self.image(of: (place.longitude, place.latitude), by: fromWGS84)
    } catch let error as GDALError {
      throw unplaceable(error)
    }
  }

  /// The cell that holds a point of the DEM's own system; nil outside the DEM.
  ///
  /// A point on the DEM's outer edge is in its last cell, and a longitude is the same place whole turns on.
  public func cell(at point: (x: Double, y: Double)) -> Cell? {
    geoTransform.cell(
      atX: point.x, y: point.y, columns: extent.columns.count, rows: extent.rows.count, turn: turn)
  }

  /// The centre of a cell in the DEM's own system.
  public func center(of cell: Cell) -> (x: Double, y: Double) {
    geoTransform.coordinates(column: Double(cell.column) + 0.5, row: Double(cell.row) + 0.5)
  }

  /// The place on Earth of a point of the DEM's own system.
  public func place(of point: (x: Double, y: Double)) throws -> Coordinate {
    do {
      let place = try Self.image(of: point, by: toWGS84)
      return Coordinate(longitude: place.x, latitude: place.y)
    } catch let error as GDALError {
      throw unplaceable(error)
    }
  }

  /// The size of a cell (m): of a projected DEM that of its plane while `isTrue(at:)`, else the lengths of the geodesics
  /// across the cell.
  ///
  /// Taken for cells a distance d to the north or south, the width of a geographic cell is off by
  /// tan(latitude) d / R: 0.2 % for 15 km at 42 degrees, 0.4 % for 30 km. So are both sides of a cell of a Mercator plane.
  ///
  /// - Throws: `InputError` for cells too small or too large for ground, or whose sides are far from square on it.
  public func cellSize(at cell: Cell) throws -> CellSize {
    if !isGeographic { _ = try sensible(planeSize) }
    return try sensible(isTrue(at: cell) ? planeSize : groundSize(of: cell))
  }

  private func sensible(_ size: (width: Double, height: Double)) throws -> CellSize {
    guard CellMeasure.sensibleSides.contains(size.width), CellMeasure.sensibleSides.contains(size.height)
    else {
      throw InputError(
        .badData, at: .init(file: path), "has cells of \(size.width) m by \(size.height) m",
        fix: "check its geotransform and its coordinate system's unit")
    }
    return CellSize(width: size.width, height: size.height)
  }

  /// Whether lengths on the DEM's plane are those on the ground at a cell, up to `toleratedScaleError`.
  public func isTrue(at cell: Cell) throws -> Bool {
    try !isGeographic && abs(scaleError(at: cell)) <= Self.toleratedScaleError
  }

  /// The share by which lengths on a plane may be off: more than UTM has anywhere in its zones.
  private static let toleratedScaleError = 0.005

  /// How much longer the DEM's plane makes a cell's side than it is on the ground, as a share: the larger of
  /// both sides' by amount, 0 for a geographic DEM.
  public func scaleError(at cell: Cell) throws -> Double {
    guard !isGeographic else { return 0 }
    let ground = try groundSize(of: cell)
    let shares = [planeSize.width / ground.width - 1, planeSize.height / ground.height - 1]
    return shares.max { abs($0) < abs($1) } ?? 0
  }

  /// By what share at the most the sides of cells at the ends of a window differ on the ground from a cell's.
  public func cellSizeError(of window: CellWindow, against cell: Cell) throws -> Double {
    let size = try groundSize(of: cell)
    let rows = [window.rows.lowerBound, cell.row, window.rows.upperBound - 1]
    let columns = [window.columns.lowerBound, cell.column, window.columns.upperBound - 1]
    let others = try rows.flatMap { row in try columns.map { try groundSize(of: Cell(row: row, column: $0)) }
    }
    return others.reduce(0) { max($0, abs($1.width / size.width - 1), abs($1.height / size.height - 1)) }
  }

  /// The size (m) that the DEM's plane gives its cells.
  private var planeSize: (width: Double, height: Double) {
    let map = geoTransform.coefficients
    return (map[1] * metresPerUnit, -map[5] * metresPerUnit)
  }

  /// The angle (clockwise positive) from true north to the grid's north at a cell; 0 for a geographic DEM.
  public func meridianConvergence(at cell: Cell) throws -> Angle {
    guard !isGeographic else { return Angle(degrees: 0) }
    return try MeridianConvergence.angle(at: place(of: center(of: cell))) { places in
      try places.map { place in
        let point = try point(of: place)
        return PlanePoint(x: point.x, y: point.y)
      }
    }
  }

  /// The lengths (m) of the geodesics between the middles of a cell's opposite sides.
  ///
  /// - Throws: `InputError` where both are so far from square that no rectangle stands for the cell.
  private func groundSize(of cell: Cell) throws -> (width: Double, height: Double) {
    let (column, row) = (Double(cell.column), Double(cell.row))
    let middles = try [
      (column, row + 0.5), (column + 1, row + 0.5), (column + 0.5, row + 1), (column + 0.5, row),
    ]
    .map { try place(of: geoTransform.coordinates(column: $0.0, row: $0.1)) }
    let east = Geodesic.azimuth(from: middles[0], to: middles[1])
    let north = Geodesic.azimuth(from: middles[2], to: middles[3])
    let skew = abs(cos(east.radians - north.radians))
    guard skew <= Self.toleratedSkew else {
      throw InputError(
        .badData, at: .init(file: path),
        "its cells are askew on the ground, by \((skew * 100).rounded()) % at row \(cell.row), column \(cell.column)",
        fix: "warp it to UTM with gdalwarp -t_srs")
    }
    return (Geodesic.distance(middles[0], middles[1]), Geodesic.distance(middles[2], middles[3]))
  }

  /// The cosine of the angle between a cell's sides on the ground: what taking them for square leaves out.
  private static let toleratedSkew = 0.01

  private static func image(
    of point: (x: Double, y: Double), by transformation: borrowing CoordinateTransformation
  ) throws -> (x: Double, y: Double) {
    var x = [point.x]
    var y = [point.y]
    try transformation.transform(&x, &y)
    guard x[0].isFinite, y[0].isFinite else {
      throw GDALError(message: "the point has no image", number: 0)
    }
    return (x[0], y[0])
  }

  private func unplaceable(_ error: GDALError) -> InputError {
    InputError(
      .badData, at: .init(file: path), "has places that its coordinate system cannot carry: \(error)",
      fix: "check its coordinate system, and that the point lies on the DEM")
  }
}
