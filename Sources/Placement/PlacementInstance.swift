/// What may be chosen from, and what it would do: candidates, types and directions against pieces of border.
///
/// A column is a candidate place with a type of equipment and a direction. Nothing here knows a map: pieces and places are
/// numbers.
public struct PlacementInstance: Sendable {
  /// A stretch of border that is covered or not as a whole.
  public struct Piece: Sendable, Hashable {
    /// What it is worth (m, times its weight), at least 0.
    public var weight: Double
    /// The chance that none of the standing sensors detects, in [0, 1]: prod(1 - p) in the scenario's order.
    public var standingMiss: Double
    /// The chance that patrols detect, in [0, 1].
    public var moving: Double
    /// How many standing sensors and patrols reach the required probability each by itself.
    public var standingOverlap: Int

    /// A piece.
    public init(weight: Double, standingMiss: Double = 1, moving: Double = 0, standingOverlap: Int = 0) {
      self.weight = weight
      self.standingMiss = standingMiss
      self.moving = moving
      self.standingOverlap = standingOverlap
    }

    /// The chance of detection when the persistent sensors miss with a chance, as a run combines it.
    ///
    /// - Parameter miss: prod(1 - p) of all persistent sensors, in the scenario's order.
    public func probability(miss: Double) -> Double { moving + (1 - miss) * (1 - moving) }
  }

  /// A sensor that could be placed.
  public struct Column: Sendable, Hashable {
    /// The candidate place; one sensor stands on each.
    public var candidate: Int
    /// The type of equipment.
    public var type: Int
    /// Its direction, clockwise from true north (degrees); nil for one that looks all round.
    public var azimuth: Double?
    /// What it costs (whole euros); nil where nothing is said.
    public var cost: Int?

    /// A column.
    public init(candidate: Int, type: Int, azimuth: Double? = nil, cost: Int? = nil) {
      self.candidate = candidate
      self.type = type
      self.azimuth = azimuth
      self.cost = cost
    }
  }

  /// The border, in its order.
  public var pieces: [Piece]
  /// What may be chosen.
  public var columns: [Column]
  /// The chance in (0, 1] that each column detects on each piece; columns in the order of ``columns``.
  public var chances: CoverageMatrix
  /// The probability that covers a piece, in (0, 1].
  public var required: Double

  /// An instance.
  public init(pieces: [Piece], columns: [Column], chances: CoverageMatrix, required: Double) {
    precondition(chances.columnCount == columns.count, "one column of chances for each that may be chosen")
    self.pieces = pieces
    self.columns = columns
    self.chances = chances
    self.required = required
  }

  /// The columns by place, type, direction and price: the order in which chosen sensors combine, whatever order they
  /// came in.
  public var order: [Int] {
    columns.indices.sorted { one, other in
      let (a, b) = (columns[one], columns[other])
      let (first, second) = (a.azimuth ?? -1, b.azimuth ?? -1)
      return (a.candidate, a.type, first, a.cost ?? -1, one) < (
        b.candidate, b.type, second, b.cost ?? -1, other
      )
    }
  }

  /// Whether what stands covers a piece already.
  func isCoveredByStanding(_ piece: Piece) -> Bool {
    piece.probability(miss: piece.standingMiss) >= required
  }
}

/// How sensors together decide that a piece is covered.
public enum PlacementLaw: String, Sendable, CaseIterable {
  /// All sensors combine, as a run decides.
  case run
  /// One new sensor with what stands must reach the required probability.
  case single
}

/// What a plan is to have most of.
public enum PlacementObjective: Sendable, Hashable {
  /// The length covered, times its weight.
  case coveredLength
  /// The length times the chance of detection.
  case expectedDetection
  /// The length covered, and a share in [0, 1] of it once more where a second sensor covers it by itself.
  case backup(share: Double)
}

/// What a plan may hold.
public struct PlacementLimits: Sendable, Hashable {
  /// How many of each type; nil for any number.
  public var counts: [Int]?
  /// What all may cost together (whole euros); nil for anything.
  public var budget: Int?

  /// Limits.
  public init(counts: [Int]? = nil, budget: Int? = nil) {
    self.counts = counts
    self.budget = budget
  }
}
