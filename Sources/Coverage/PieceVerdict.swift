/// What was found for one piece of border.
public struct PieceVerdict: Sendable, Hashable {
  /// The chance to detect a target there, in [0, 1].
  public var probability: Double
  /// The sensors that see it, by their place in the scenario, rising.
  public var seenBy: [Int]
  /// The furthest stage reached when no sensor sees it; nil when one does.
  public var cause: GapCause?
  /// Whether the ground is that of a neighbouring cell, as its own is void.
  public var hasAssumedGround: Bool
  /// Whether the sight of a sensor whose range and field hold it passes over ground without terrain data.
  public var isSeenOverVoid: Bool

  /// A verdict.
  public init(
    probability: Double, seenBy: [Int], cause: GapCause?, hasAssumedGround: Bool, isSeenOverVoid: Bool
  ) {
    self.probability = probability
    self.seenBy = seenBy
    self.cause = cause
    self.hasAssumedGround = hasAssumedGround
    self.isSeenOverVoid = isSeenOverVoid
  }

  /// The verdict on a place whose ground is unknown.
  public static let unknownGround = PieceVerdict(
    probability: 0, seenBy: [], cause: .noTerrainData, hasAssumedGround: false, isSeenOverVoid: false)
}
