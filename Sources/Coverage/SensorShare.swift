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
  /// The share of each sensor, in the scenario's order.
  public var sensorShares: [SensorShare] {
    var shares = [SensorShare](repeating: SensorShare(), count: sensors.count)
    for (index, piece) in pieces.enumerated() {
      let verdict = verdicts[index]
      for chance in verdict.chances {
        let rest = verdict.probability(without: chance.sensor)
        shares[chance.sensor].contribution += piece.length * (verdict.probability - rest)
        if chance.probability >= requiredProbability { shares[chance.sensor].coveredLength += piece.length }
        if isCovered(index), rest < requiredProbability { shares[chance.sensor].soleLength += piece.length }
      }
    }
    return shares
  }
}
