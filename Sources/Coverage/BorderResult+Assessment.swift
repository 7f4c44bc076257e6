import GeoCore
import SensorPhysics

extension BorderResult {
  /// The result of a run, rounded as its files are.
  ///
  /// - Parameters:
  ///   - assessment: what the run found.
  ///   - cellSize: the side of the lattice's cells (m).
  public init(of assessment: Assessment, cellSize: Double?) {
    let pieces = assessment.pieces.indices.map { index in
      let piece = assessment.pieces[index]
      let from = piece.chainage.lowerBound.rounded(toParts: Self.lengthParts)
      let to = piece.chainage.upperBound.rounded(toParts: Self.lengthParts)
      return Piece(part: piece.part, chainage: from..<to, finding: Self.finding(index, of: assessment))
    }
    let figures = { (id: String, place: Coordinate?, share: SensorShare) in
      SensorFigures(
        id: id, at: place, coveredLength: share.coveredLength.rounded(toParts: Self.lengthParts),
        soleLength: share.soleLength.rounded(toParts: Self.lengthParts))
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
