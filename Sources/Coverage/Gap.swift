/// A maximal run of border that is not covered.
public struct Gap: Sendable, Hashable {
  /// The border's part.
  public var part: Int
  /// Where it runs: chainage (m) within the part.
  public var chainage: Range<Double>
  /// The metres of each cause.
  public var causes: [GapCause: Double]
  /// The sensor at least geodesic distance, by its place in the scenario; nil when there is none.
  public var nearestSensor: Int?
  /// That distance (m).
  public var nearestDistance: Double?

  /// The longest wait between two looks of patrols (s) at any of its pieces that they see; nil when they see none.
  public var maxRevisit: Double?

  /// Its length (m).
  public var length: Double { chainage.upperBound - chainage.lowerBound }

  /// The cause of its longest share; of equal shares the furthest stage.
  public var cause: GapCause {
    causes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? .beyondRange
  }
}
