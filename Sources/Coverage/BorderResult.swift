public import GeoCore
import SensorPhysics

/// What a run found for a border, as its files hold it: the value that comparisons are made of.
///
/// Chainages are whole millimetres and probabilities whole millionths, so that a run and the folder that it wrote are alike.
public struct BorderResult: Sendable, Hashable {
  /// What was found for a piece of border.
  public struct Finding: Sendable, Hashable {
    /// Whether the probability is at least the required one.
    public var isCovered: Bool
    /// The chance to do the task on a target there, in [0, 1].
    public var probability: Double
    /// Whether an error of the terrain's elevations could turn the verdict.
    public var isMarginal: Bool
    /// Why it is not covered; nil where it is.
    public var cause: GapCause?
    /// The ids of the sensors and patrols that see it.
    public var seenBy: [String]

    /// A finding.
    public init(
      isCovered: Bool, probability: Double, isMarginal: Bool = false, cause: GapCause? = nil,
      seenBy: [String] = []
    ) {
      self.isCovered = isCovered
      self.probability = probability
      self.isMarginal = isMarginal
      self.cause = cause
      self.seenBy = seenBy
    }
  }

  /// A stretch of border of one finding.
  public struct Piece: Sendable, Hashable {
    /// The border's part.
    public var part: Int
    /// Where it runs: chainage (m) within the part.
    public var chainage: Range<Double>
    /// What was found there.
    public var finding: Finding

    /// A piece.
    public init(part: Int, chainage: Range<Double>, finding: Finding) {
      self.part = part
      self.chainage = chainage
      self.finding = finding
    }
  }

  /// What a sensor or a patrol does for the border.
  public struct SensorFigures: Sendable, Hashable {
    /// Its id, that of no other.
    public var id: String
    /// Where it stands; nil for a patrol.
    public var place: Coordinate?
    /// Border that it would cover alone (m).
    public var coveredLength: Double
    /// Covered border that would be lost without it (m).
    public var soleLength: Double
    /// All that a user sets of it but its place, as a text that is compared as a whole; nil when it was not told.
    public var settings: String?

    /// The figures of a sensor.
    public init(
      id: String, at place: Coordinate?, coveredLength: Double, soleLength: Double, settings: String? = nil
    ) {
      self.id = id
      self.place = place
      self.settings = settings
      self.coveredLength = coveredLength
      self.soleLength = soleLength
    }
  }

  /// The border's parts.
  public let parts: [BorderLine.Part]
  /// By part and chainage, contiguous within each part; neighbours differ.
  public let pieces: [Piece]
  /// Sensors, then patrols, in the scenario's order.
  public let sensors: [SensorFigures]
  /// The probability that covers a piece, in (0, 1].
  public let requiredProbability: Double
  /// Whether the terrain's vertical error is known, so that findings can be marginal.
  public let isMarginKnown: Bool
  /// The side of the lattice's cells (m); nil when that is not known.
  public let cellSize: Double?
  /// The border's length (m), as the summary tells it.
  public let length: Double
  /// What of it is covered (m), as the summary tells it: pieces' ends are rounded, so that their sum may be some
  /// millimetres off.
  public let coveredLength: Double

  /// A result; pieces that run on with the same finding become one.
  ///
  /// - Parameters:
  ///   - pieces: by part and chainage, contiguous within each part.
  ///   - told: the border's length and what is covered (m), whole millimetres; nil for the pieces' sums.
  public init(
    parts: [BorderLine.Part], pieces: [Piece], sensors: [SensorFigures], requiredProbability: Double,
    isMarginKnown: Bool, cellSize: Double?, told: (length: Double, covered: Double)? = nil
  ) {
    var merged: [Piece] = []
    for piece in pieces where !piece.chainage.isEmpty {
      if let last = merged.last, last.part == piece.part, last.finding == piece.finding {
        merged[merged.count - 1].chainage = last.chainage.lowerBound..<piece.chainage.upperBound
      } else {
        merged.append(piece)
      }
    }
    self.parts = parts
    self.pieces = merged
    self.sensors = sensors
    self.requiredProbability = requiredProbability
    self.isMarginKnown = isMarginKnown
    self.cellSize = cellSize
    func sum(_ pieces: [Piece]) -> Double {
      pieces.reduce(0) { $0 + $1.chainage.upperBound - $1.chainage.lowerBound }.rounded(
        toParts: Self.lengthParts)
    }
    length = told?.length ?? sum(merged)
    coveredLength = told?.covered ?? sum(merged.filter(\.finding.isCovered))
  }
}

extension BorderResult {
  /// The result of a run, rounded as its files are.
  ///
  /// - Parameters:
  ///   - assessment: what the run found.
  ///   - cellSize: the side of the lattice's cells (m).
  ///   - settings: what a user sets of each sensor and patrol but its place, by its id.
  public init(of assessment: Assessment, cellSize: Double?, settings: [String: String] = [:]) {
    let pieces = assessment.pieces.indices.map { index in
      let piece = assessment.pieces[index]
      let from = piece.chainage.lowerBound.rounded(toParts: Self.lengthParts)
      let to = piece.chainage.upperBound.rounded(toParts: Self.lengthParts)
      return Piece(part: piece.part, chainage: from..<to, finding: Self.finding(index, of: assessment))
    }
    let figures = { (id: String, place: Coordinate?, share: SensorShare) in
      SensorFigures(
        id: id, at: place, coveredLength: share.coveredLength.rounded(toParts: Self.lengthParts),
        soleLength: share.soleLength.rounded(toParts: Self.lengthParts), settings: settings[id])
    }
    let totals = assessment.totals()
    self.init(
      parts: assessment.border.parts, pieces: pieces,
      sensors: zip(assessment.sensors, assessment.sensorShares).map { figures($0.id, $0.coordinate, $1) }
        + zip(assessment.patrolIDs, assessment.patrolShares).map { figures($0, nil, $1) },
      requiredProbability: assessment.requiredProbability, isMarginKnown: assessment.isMarginKnown,
      cellSize: cellSize,
      told: (
        totals.length.rounded(toParts: Self.lengthParts),
        totals.coveredLength.rounded(toParts: Self.lengthParts)
      ))
  }

  /// Parts of a metre that lengths are rounded to.
  static let lengthParts = 1e3
  /// Parts of 1 that probabilities are rounded to.
  private static let probabilityParts = 1e6

  private static func finding(_ piece: Int, of assessment: Assessment) -> Finding {
    let verdict = assessment.verdicts[piece]
    return Finding(
      isCovered: assessment.isCovered(piece),
      probability: verdict.probability.rounded(toParts: probabilityParts),
      isMarginal: assessment.isMarginKnown && verdict.isMarginal, cause: verdict.cause,
      seenBy: assessment.observerIDs(of: piece))
  }
}

extension Assessment {
  /// The ids of the sensors and patrols that see a piece, in the scenario's order.
  public func observerIDs(of piece: Int) -> [String] {
    verdicts[piece].seenBy.map { sensors[$0].id }
      + (verdicts[piece].patrols?.shares ?? []).map { patrolIDs[$0.patrol] }
  }
}

extension Double {
  /// The nearest multiple of 1 / parts.
  func rounded(toParts parts: Double) -> Double { (self * parts).rounded() / parts }
}
