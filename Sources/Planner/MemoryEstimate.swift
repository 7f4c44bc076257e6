import Coverage
public import GeoCore

/// What a run will need, told before anything is allocated.
public struct MemoryEstimate: Sendable {
  /// An upper estimate of the memory held at once (bytes).
  public let bytes: Double

  /// The estimate for a border of that length and sections of that length, in flight at once.
  ///
  /// Counted: the tiles along a section and around its sensors, one raster per sensor in reach, and the pieces of the
  /// whole border.
  ///
  /// - Parameters:
  ///   - borderLength: metres.
  ///   - sensors: the range (m) of each.
  public init(
    borderLength: Double, sensors: [Double], cellSize: Double, sectionLength: Double, corridorReach: Double,
    threads: Int
  ) {
    let tile = Double(LatticeTile.side) * cellSize
    let length = min(borderLength, sectionLength)
    let alongBorder = (length / tile + 2) * (2 * corridorReach / tile + 2) * tile * tile
    let aroundSensors = sensors.reduce(0) { sum, range in
      sum + (2 * range + 2 * tile) * (2 * range + 2 * tile) + 4 * range * range
    }
    let share = min(1, 2 * length / max(borderLength, 1) + Self.unevenness)
    let cells = (alongBorder + aroundSensors * share) / (cellSize * cellSize)
    let pieces = Self.piecesPerCell * borderLength / cellSize
    let inFlight = min(Double(threads), (borderLength / max(length, 1)).rounded(.up))
    let mapped = alongBorder / (cellSize * cellSize)
    bytes =
      inFlight * (cells * Self.bytesPerCell + mapped * Self.bytesPerMappedCell) + pieces * Self.bytesPerPiece
  }

  /// Elevation, void flag, and what a sensor's sight holds of a cell.
  private static let bytesPerCell = 14.0
  /// A flag and the four bands of a map; a value that may be missing takes 8 bytes.
  private static let bytesPerMappedCell = 25.0
  /// A piece, its verdict, and its share of the reports.
  private static let bytesPerPiece = 600.0
  /// A slanting line visits up to this many cells per cell size of length.
  private static let piecesPerCell = 1.42
  /// Sensors crowd: a section may hold this share of all beyond its own.
  private static let unevenness = 0.1

  /// Refuses a run that would not fit.
  ///
  /// - Parameters:
  ///   - available: the machine's memory (bytes).
  ///   - place: where the scenario tells the cell size.
  /// - Throws: `InputError` with the number.
  public func check(available: Double, cellSize: Double, at place: InputError.Place) throws {
    guard bytes > available * Self.usableShare else { return }
    throw InputError(
      .badData, at: place,
      "grid.cell_size_m \(cellSize) needs about \(Self.gigabytes(bytes)), this machine has \(Self.gigabytes(available))",
      fix: "choose larger cells or a shorter section_length_m")
  }

  /// The rest is left to the system and to GDAL.
  private static let usableShare = 0.8

  private static func gigabytes(_ bytes: Double) -> String {
    let tenths = (bytes / 1e8).rounded()
    return tenths < 1e6 ? "\(tenths / 10) GB" : "\((tenths / 1e4).rounded()) TB"
  }
}
