public import GeoCore

/// The tests' own small world: places are the plane's points scaled to thousandths of a degree, so that distances are those
/// of the plane.
public enum Plane {
  /// No shorter than a degree of the earth, as no way is shorter than the straight one.
  private static let metresPerDegree = 111_320.0

  /// The place that stands for a point.
  public static func place(_ point: PlanePoint) -> Coordinate {
    Coordinate(longitude: point.x / metresPerDegree, latitude: point.y / metresPerDegree)
  }

  /// The distance of two places on the plane (m).
  public static func distance(_ from: Coordinate, _ to: Coordinate) -> Double {
    let east = (to.longitude - from.longitude) * metresPerDegree
    let north = (to.latitude - from.latitude) * metresPerDegree
    return (east * east + north * north).squareRoot()
  }
}

/// Rough hills with voids, the same for every window: a hash of the cell gives its noise.
public struct HashedHills: TerrainSource, Sendable {
  /// Another seed gives other hills.
  public let seed: UInt64
  /// One cell in so many is void.
  public let voidEvery: UInt64

  /// Hills of a seed, of which one cell in so many is void.
  public init(seed: UInt64, voidEvery: UInt64) {
    self.seed = seed
    self.voidEvery = voidEvery
  }

  /// The elevations (m) of a window.
  public func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    for row in window.rows {
      for column in window.columns {
        let index = window.index(of: Cell(row: row, column: column))
        let coarse = Float(noise(row >> 4, column >> 4) % 120)
        raster.cells[index] = coarse + Float(noise(row, column) % 20)
        raster.voids[isVoid: index] = noise(column, row) % voidEvery == 0
      }
    }
    return raster
  }

  private func noise(_ row: Int, _ column: Int) -> UInt64 {
    var state = seed &+ UInt64(bitPattern: Int64(row)) &* 0x9E37_79B9_7F4A_7C15
    state ^= UInt64(bitPattern: Int64(column)) &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 29
    state &*= 0x94D0_49BB_1331_11EB
    return state ^ (state >> 32)
  }
}
