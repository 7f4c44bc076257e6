import GeoCore
import GeoIO

/// Where somebody or something stands on a DEM: the centre of a cell, on ground that is known, assumed or not needed.
struct Standpoint: Sendable {
  /// The cell that holds the given point.
  let cell: Cell
  /// The cell's centre in the DEM's own system.
  let point: (x: Double, y: Double)
  /// The cell's centre on Earth.
  let place: Coordinate
  /// How far the cell's centre lies from the given point (m, along the geodesic).
  let shift: Double
  /// The elevation of the ground (m); nil when it is not known and not needed.
  let ground: Double?
  /// What the user should know of the ground; nil when it is the cell's own.
  let warning: String?

  /// Where a point stands.
  ///
  /// - Parameters:
  ///   - given: the point, in the DEM's own system.
  ///   - needsGround: whether a void takes the nearest ground; its own elevation may be given instead.
  ///   - who: how messages name what stands there, such as `the observer`.
  ///   - source: where it was read; nil for the command line.
  /// - Throws: `InputError` when the DEM does not hold the point, or knows no ground near it that is needed.
  init(
    on dem: DEM, at given: (x: Double, y: Double), voids: VoidPolicy, needsGround: Bool = true, who: String,
    source: InputError.Place?
  ) throws {
    guard let cell = dem.cell(at: given) else { throw Self.outside(dem, given, who, source) }
    self.cell = cell
    point = dem.center(of: cell)
    place = try dem.place(of: point)
    shift = Geodesic.distance(try dem.place(of: given), place)
    let own = CellWindow(around: cell, reach: 0)
    if let own = try dem.elevations(around: own, voids: voids)[cell] {
      ground = Double(own)
      warning = nil
      return
    }
    guard needsGround else {
      (ground, warning) = (nil, nil)
      return
    }
    let nearest = NearestGround(among: try dem.cellSize(at: cell))
    let terrain = try dem.elevations(around: nearest.window(around: cell), voids: voids)
    guard let assumed = nearest.value(near: cell, { terrain.window.contains($0) ? terrain[$0] : nil }) else {
      throw InputError(
        .badData, at: source ?? .init(file: dem.path),
        "\(who) at \(given.x),\(given.y) stands in a void of the DEM, with no ground within"
          + " \(NearestGround.cells) cells",
        fix: "move the point, or fill the DEM's voids, as with gdal_fillnodata.py")
    }
    ground = Double(assumed)
    warning =
      "\(who) at \(given.x),\(given.y) stands in a void of the DEM: its ground is that of the nearest cell,"
      + " \(assumed) m"
  }

  private static func outside(
    _ dem: DEM, _ given: (x: Double, y: Double), _ who: String, _ source: InputError.Place?
  ) -> InputError {
    let corner = dem.geoTransform.coordinates(column: 0, row: 0)
    let end = dem.geoTransform.coordinates(
      column: Double(dem.extent.columns.count), row: Double(dem.extent.rows.count))
    let isSwapped = dem.cell(at: (given.y, given.x)) != nil
    return InputError(
      .badData, at: source ?? .init(file: dem.path),
      "\(who) at \(given.x),\(given.y) lies outside the DEM, whose x is \(corner.x) to \(end.x)"
        + " and y \(end.y) to \(corner.y)",
      fix: isSwapped ? "swap the two: x (east) comes first" : "check the coordinates and their system (--crs)"
    )
  }
}
