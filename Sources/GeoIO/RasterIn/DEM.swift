public import GeoCore

/// A raster of elevations on its own grid, nothing resampled: the ground of one viewshed or one line of
/// sight.
///
/// Row 0 is the northernmost, also of a raster that is stored from south to north. One DEM serves one task.
public final class DEM {
  /// Its path as given.
  public let path: String
  /// The map of its cells, row 0 north.
  public let geoTransform: GeoTransform
  /// Whether its coordinates are longitude and latitude.
  public let isGeographic: Bool
  /// Metres per unit of a projected system.
  let metresPerUnit: Double
  /// What a whole turn adds to x; nil when x is no longitude.
  var turn: Double? { member.turn }
  let toWGS84: CoordinateTransformation
  let fromWGS84: CoordinateTransformation
  private let member: RasterMember
  private let isStoredSouthUp: Bool

  /// Opens a raster.
  ///
  /// - Parameters:
  ///   - path: anything GDAL opens.
  ///   - query: which band is read, and what its values mean where the raster does not say so.
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0; nil when nobody asks.
  /// - Throws: `InputError`, also for a grid that is rotated or runs to the west.
  public init(
    opening path: String, query: RasterQuery = RasterQuery(), notes: InputNotes, zeros: ZeroCells? = nil
  ) throws {
    member = try RasterMember(opening: path, content: .elevations, query: query, notes: notes, zeros: zeros)
    self.path = path
    var map = try Self.straight(member)
    isStoredSouthUp = map[5] > 0
    if isStoredSouthUp {
      map[3] += map[5] * Double(member.rows)
      map[5] = -map[5]
    }
    geoTransform = GeoTransform(coefficients: map)
    do {
      let system = try SpatialReference(member.system.text)
      isGeographic = system.isGeographic
      metresPerUnit = system.metresPerUnit
      toWGS84 = try CoordinateTransformation(from: member.system, to: .wgs84)
      fromWGS84 = try CoordinateTransformation(from: .wgs84, to: member.system)
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "cannot be brought to WGS 84: \(error)",
        fix: "give it in a coordinate system of the Earth, with gdalwarp -t_srs")
    }
  }

  /// The map of a raster's cells, without a rotation that moves no cell.
  private static func straight(_ member: RasterMember) throws -> [Double] {
    var map = member.geoTransform.coefficients
    let acrossColumns = map[1] != 0 ? map[2] * Double(member.rows) / map[1] : .infinity
    let acrossRows = map[5] != 0 ? map[4] * Double(member.columns) / map[5] : .infinity
    guard abs(acrossColumns) < noRotation, abs(acrossRows) < noRotation, map[1] > 0 else {
      throw InputError(
        .badData, at: .init(file: member.path), "has a rotated grid, or one whose columns run west: \(map)",
        fix: "turn it north up with gdalwarp")
    }
    (map[2], map[4]) = (0, 0)
    return map
  }

  /// A rotation that moves no cell by as much as this (cells) is one of rounding.
  private static let noRotation = 0.01

  /// Its coordinate system's WKT.
  public var crs: String { member.crs }

  /// How its coordinates are placed on Earth.
  var system: EarthSystem { member.system }

  /// The window of all its cells.
  public var extent: CellWindow { member.extent }

  /// Elevations (m) of a window of cells and of those around it that filling its voids needs, within the DEM.
  ///
  /// - Parameters:
  ///   - window: the cells that sight lines run over.
  ///   - voids: `fill` interpolates voids of up to `VoidPolicy.fillLimit` cells.
  public func elevations(around window: CellWindow, voids: VoidPolicy) throws -> Raster {
    guard voids == .fill else { return try elevations(of: window.intersection(extent)) }
    // A void that may be filled reaches less than its number of cells beyond the window, and has a rim.
    let needed = window.expanded(by: VoidPolicy.fillLimit).intersection(extent)
    return try elevations(of: needed).fillingVoids(upTo: VoidPolicy.fillLimit)
  }

  private func elevations(of window: CellWindow) throws -> Raster {
    guard isStoredSouthUp else { return try member.values(of: window) }
    let rows = member.rows
    let stored = try member.values(
      of: CellWindow(
        rows: (rows - window.rows.upperBound)..<(rows - window.rows.lowerBound), columns: window.columns))
    var flipped = Raster(window: window, filledWith: 0)
    for row in window.rows {
      for column in window.columns {
        let from = stored.window.index(of: Cell(row: rows - 1 - row, column: column))
        let to = window.index(of: Cell(row: row, column: column))
        flipped.cells[to] = stored.cells[from]
        if stored.voids[isVoid: from] { flipped.voids[isVoid: to] = true }
      }
    }
    return flipped
  }
}
