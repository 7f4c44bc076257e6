import CGDAL
import Foundation
public import GeoCore

/// The public tiles of the Copernicus DEM GLO-30: 1 by 1 degree, opened where they are published.
public struct CopernicusTiles: Sendable {
  /// Where AWS's open data registry publishes the tiles.
  public static let publicBase = "https://copernicus-dem-30m.s3.amazonaws.com"
  /// The environment variable that names another place with the same file names.
  public static let baseVariable = "KARAULA_GLO30_URL"

  /// Where the tiles are.
  public let base: String

  /// The tiles at the place that the environment names, else at the public one.
  public init(environment: [String: String]) {
    let wanted = environment[Self.baseVariable] ?? ""
    let named = wanted.isEmpty ? Self.publicBase : wanted
    base = named.hasSuffix("/") ? String(named.dropLast()) : named
  }

  /// A tile, by its south-west corner in whole degrees.
  public struct Tile: Sendable, Hashable, Comparable {
    /// Degrees north of the south edge, in [-90, 89].
    public let south: Int
    /// Degrees east of the west edge, in [-180, 179].
    public let west: Int

    /// The published name, such as Copernicus_DSM_COG_10_N44_00_E020_00_DEM.
    public var name: String {
      func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(abs(number))
        return String(repeating: "0", count: max(width - digits.count, 0)) + digits
      }
      let latitude = (south < 0 ? "S" : "N") + padded(south, 2)
      let longitude = (west < 0 ? "W" : "E") + padded(west, 3)
      return "\(CopernicusTiles.tileMark)\(latitude)_00_\(longitude)_00_DEM"
    }

    /// West to east, then south to north.
    public static func < (left: Tile, right: Tile) -> Bool {
      (left.west, left.south) < (right.west, right.south)
    }
  }

  /// The tiles that lie within a distance of any of the places.
  ///
  /// - Parameter reach: the distance (m), at least 0.
  public static func tiles(around places: [Coordinate], reach: Double) -> [Tile] {
    var tiles: Set<Tile> = []
    for place in places {
      let north = reach / metresPerDegree
      let east = north / max(cos(place.latitude * .pi / 180), leastCosine)
      for south in degrees(place.latitude, north) {
        for west in degrees(place.longitude, east) {
          let turns = (Double(west) / 360 + 0.5).rounded(.down)
          tiles.insert(Tile(south: south, west: west - 360 * Int(turns)))
        }
      }
    }
    return tiles.sorted()
  }

  /// The whole degrees within a reach (degrees) of an angle (degrees).
  private static func degrees(_ angle: Double, _ reach: Double) -> ClosedRange<Int> {
    Int((angle - reach).rounded(.down))...Int((angle + reach).rounded(.down))
  }

  /// A degree of latitude at its shortest (m), so that a reach is never understated.
  private static let metresPerDegree = 110_574.0
  /// Nearer to a pole than this cosine a reach spans more tiles than can be wanted.
  private static let leastCosine = 0.01

  /// The path by which GDAL opens a tile.
  public func path(of tile: Tile) -> String { Self.fileSystem + url(of: tile) }

  /// Whether an address is that of a tile, at the place that the environment names or at the public one.
  static func isTile(url: String) -> Bool {
    url.hasPrefix(CopernicusTiles(environment: ProcessInfo.processInfo.environment).base + "/" + tileMark)
  }

  /// Whether GDAL's path of a remote file is that of a tile.
  static func isTile(path: String) -> Bool {
    path.hasPrefix(fileSystem) && isTile(url: String(path.dropFirst(fileSystem.count)))
  }

  private static let fileSystem = "/vsicurl/"
  private static let tileMark = "Copernicus_DSM_COG_10_"

  private func url(of tile: Tile) -> String { "\(base)/\(tile.name)/\(tile.name).tif" }

  /// Whether a tile is published; over open sea there is none.
  ///
  /// - Throws: `InputError` of kind missingInput when the server cannot be asked.
  public func isPublished(_ tile: Tile) throws -> Bool {
    GDALRuntime.start()
    var options = unsafe CSLSetNameValue(nil, "HEADERS", "Range: bytes=0-0")
    unsafe options = CSLSetNameValue(options, "TIMEOUT", Self.timeout)
    defer { unsafe CSLDestroy(options) }
    unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
    defer { CPLPopErrorHandler() }
    // The address is the program's own, whatever else may not be fetched.
    let answer = unsafe InputAccess.$current.withValue(InputAccess(allowsNetwork: true)) {
      unsafe CPLHTTPFetch(url(of: tile), options)
    }
    guard let answer = unsafe answer else {
      throw networkFault(tile, "no answer")
    }
    defer { unsafe CPLHTTPDestroyResult(answer) }
    guard let reason = unsafe answer.pointee.pszErrBuf else { return true }
    let text = unsafe String(cString: reason)
    if text.hasPrefix(Self.notFound) { return false }
    throw networkFault(tile, text)
  }

  /// How GDAL tells that a server does not have a file.
  private static let notFound = "HTTP error code : 404"

  /// Seconds until a silent server counts as a failure.
  private static let timeout = "30"

  private func networkFault(_ tile: Tile, _ reason: String) -> InputError {
    InputError(
      .missingInput, at: .init(file: url(of: tile)), "the tile cannot be fetched: \(reason)",
      fix: "check the network, or name another place with \(Self.baseVariable)")
  }
}
