public import RadioLinks
import GeoCore
import SensorPhysics

/// What one sensor does for the border.
public struct SensorShare: Sendable, Hashable {
  /// Border that it would cover alone (m).
  public var coveredLength = 0.0
  /// Covered border that would be lost without it, less what those that take its link would cover in its place (m).
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
    let standIns = sensors.indices.map { standby.standIns(for: [$0]) }
    let replaced = sensors.indices.filter { !standIns[$0].isEmpty }
    for (index, whole) in pieces.enumerated() {
      guard let piece = taken(whole) else { continue }
      let verdict = verdicts[index]
      func add(_ sensor: Int, standIns: [SensorChance]) {
        let rest = verdict.probability(withoutSensor: sensor, standIns: standIns)
        shares[sensor].contribution += piece.length * (verdict.probability - rest)
        let lost = (isCovered(index) ? 1.0 : 0) - (rest >= requiredProbability ? 1 : 0)
        shares[sensor].soleLength += piece.length * lost
      }
      for chance in verdict.chances {
        if chance.probability >= requiredProbability { shares[chance.sensor].coveredLength += piece.length }
        if standIns[chance.sensor].isEmpty { add(chance.sensor, standIns: []) }
      }
      for sensor in replaced {
        let chances = standby.chances(of: standIns[sensor], onPiece: index)
        if !chances.isEmpty || verdict.seenBy.contains(sensor) { add(sensor, standIns: chances) }
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

/// Sensors that see the border but do not count, as no centre has room for them: when one that counts fails, another
/// may take its link.
public struct StandbySensors: Sendable {
  /// Their chances, by the place of the piece, rising by their place in the scenario.
  let chances: [Int: [SensorChance]]
  private let reserve: LinkReserve?

  /// - Parameters:
  ///   - chances: what they would add, by the place of the piece, rising by their place in the scenario.
  ///   - reserve: who takes whose link; nil when nobody does.
  public init(chances: [Int: [SensorChance]] = [:], reserve: LinkReserve? = nil) {
    self.chances = reserve == nil ? [:] : chances
    self.reserve = reserve
  }

  /// Whether nobody takes any link.
  var isEmpty: Bool { reserve == nil }

  /// The sensors that come to count when some fail, rising.
  func standIns(for failed: [Int]) -> [Int] { reserve?.standIns(for: failed) ?? [] }

  /// What some of them would add on a piece.
  func chances(of sensors: [Int], onPiece piece: Int) -> [SensorChance] {
    sensors.isEmpty ? [] : (chances[piece] ?? []).filter { sensors.contains($0.sensor) }
  }
}

extension [SensorChance] {
  /// The chances of all, rising by the sensors' places, so that products come in the order of a run with them.
  func joined(by others: [SensorChance]) -> [SensorChance] {
    others.isEmpty ? self : (self + others).sorted { $0.sensor < $1.sensor }
  }
}
