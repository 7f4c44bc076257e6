public import Coverage

/// Who would detect a target in the cells of a tile of the map, each by itself, and the ground that targets stand on.
public struct TileDetections: Sendable {
  /// What one placed sensor makes of one cell.
  public struct Look: Sendable {
    /// The cell's place in the tile, row-major.
    public let place: Int32
    /// The sensor's place in the plan.
    public let sensor: Int32
    /// The chance that it detects a target there, in (0, 1].
    public let probability: Double
  }

  /// One pass of a patrol over one cell.
  public struct Pass: Sendable {
    /// The cell's place in the tile, row-major.
    public let place: Int32
    /// Who passes, when, and with what chance.
    public let pass: PatrolPass
  }

  /// What placed sensors see, by sensor.
  public internal(set) var looks: [Look] = []
  /// What patrols see, by cell.
  public internal(set) var passes: [Pass] = []
  /// The elevation (m) that a target stands on; nil where no ground is known and in cells outside the corridor.
  public internal(set) var grounds: [Double?] = []
}
