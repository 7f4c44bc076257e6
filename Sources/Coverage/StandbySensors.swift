public import SensorPhysics

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
