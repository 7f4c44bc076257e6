import PatrolMotion
import SensorPhysics

/// What was found for one piece of border.
public struct PieceVerdict: Sendable, Hashable, Codable {
  /// The chance to do the task on a target there, of all sensors together, in [0, 1].
  public var probability: Double
  /// Each sensor's own chance, where it is not negligible, rising by their place in the scenario.
  public var chances: [SensorChance]
  /// What patrols do; nil when none sees it.
  public var patrols: PatrolFigures?
  /// The furthest stage reached when the required probability is not; nil when it is.
  public var cause: GapCause?
  /// Whether an error of the terrain's elevations could turn the verdict: a covered piece would be lost or an uncovered
  /// one seen.
  public var isMarginal: Bool
  /// Whether the ground is that of a neighbouring cell, as its own is void.
  public var hasAssumedGround: Bool
  /// Whether the sight of a sensor whose range and field hold it passes over ground without terrain data.
  public var isSeenOverVoid: Bool

  /// A verdict.
  public init(
    probability: Double, chances: [SensorChance], patrols: PatrolFigures? = nil, cause: GapCause?,
    isMarginal: Bool = false,
    hasAssumedGround: Bool, isSeenOverVoid: Bool
  ) {
    self.probability = probability
    self.chances = chances
    self.patrols = patrols
    self.cause = cause
    self.isMarginal = isMarginal
    self.hasAssumedGround = hasAssumedGround
    self.isSeenOverVoid = isSeenOverVoid
  }

  /// The placed sensors that see it, by their place in the scenario, rising.
  public var seenBy: [Int] { chances.map(\.sensor) }

  /// How many sensors and patrols reach a probability by themselves.
  public func overlap(required: Double) -> Int {
    chances.count { $0.probability >= required } + (patrols?.overlap(required: required) ?? 0)
  }

  /// The chance that is left without one of the placed sensors, in [0, 1].
  ///
  /// - Parameter standIns: the chances of those that take its link.
  func probability(withoutSensor sensor: Int, standIns: [SensorChance] = []) -> Double {
    let rest = chances.filter { $0.sensor != sensor }.joined(by: standIns)
      .lazy.map(\.probability).combined
    return ObservationTimeline.combined(moving: patrols?.probability ?? 0, persistent: rest)
  }

  /// The chance that is left without one of the patrols that see it, in [0, 1].
  public func probability(withoutShare share: PatrolFigures.Share) -> Double {
    ObservationTimeline.combined(
      moving: share.probabilityOfOthers, persistent: chances.lazy.map(\.probability).combined)
  }

  /// The verdict on a place whose ground is unknown.
  public static let unknownGround = PieceVerdict(
    probability: 0, chances: [], cause: .noTerrainData, hasAssumedGround: false, isSeenOverVoid: false)
}
