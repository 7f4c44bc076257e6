import GeoCore

/// What one sensor does for the border.
public struct SensorShare: Sendable, Hashable {
  /// Border that it would cover alone (m).
  public var coveredLength = 0.0
  /// Covered border that would be lost without it (m).
  public var soleLength = 0.0
  /// What it adds to the probability, summed over the border's length (m): a metre whose probability it raises from 0.2
  /// to 0.7 counts half.
  public var contribution = 0.0
}

extension Assessment {
  /// The share of each placed sensor, in the scenario's order.
  public var sensorShares: [SensorShare] { sensorShares { $0 } }

  /// The share of each placed sensor in what a rule takes of the pieces.
  public func sensorShares(taking taken: (BorderPiece) -> BorderPiece?) -> [SensorShare] {
    var shares = [SensorShare](repeating: SensorShare(), count: sensors.count)
    for (index, whole) in pieces.enumerated() {
      guard let piece = taken(whole) else { continue }
      let verdict = verdicts[index]
      for chance in verdict.chances {
        let rest = verdict.probability(withoutSensor: chance.sensor)
        shares[chance.sensor].contribution += piece.length * (verdict.probability - rest)
        if chance.probability >= requiredProbability { shares[chance.sensor].coveredLength += piece.length }
        if isCovered(index), rest < requiredProbability { shares[chance.sensor].soleLength += piece.length }
      }
    }
    return shares
  }

  /// The share of each patrol, in the scenario's order.
  public var patrolShares: [SensorShare] { patrolShares { $0 } }

  /// The share of each patrol in what a rule takes of the pieces.
  public func patrolShares(taking taken: (BorderPiece) -> BorderPiece?) -> [SensorShare] {
    var shares = [SensorShare](repeating: SensorShare(), count: patrolIDs.count)
    for (index, whole) in pieces.enumerated() {
      guard let piece = taken(whole) else { continue }
      let verdict = verdicts[index]
      for share in verdict.patrols?.shares ?? [] {
        let rest = verdict.probability(withoutShare: share)
        shares[share.patrol].contribution += piece.length * (verdict.probability - rest)
        if share.probability >= requiredProbability { shares[share.patrol].coveredLength += piece.length }
        if isCovered(index), rest < requiredProbability { shares[share.patrol].soleLength += piece.length }
      }
    }
    return shares
  }
}
