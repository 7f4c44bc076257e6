/// The lowest and the highest of some heights, kept lane by lane.
public struct HeightLimits: Sendable {
  /// The lowest of every eighth height (m), infinite when there is none.
  public var lows = SIMD8<Float>(repeating: .infinity)
  /// The highest of every eighth height (m), minus infinity when there is none.
  public var highs = SIMD8<Float>(repeating: -.infinity)

  /// The limits of no heights.
  public init() {}

  /// Takes in one height (m).
  public mutating func insert(_ height: Float) {
    lows[0] = Swift.min(lows[0], height)
    highs[0] = Swift.max(highs[0], height)
  }

  /// The difference of the highest and the lowest (m); 0 when there is none.
  public var relief: Float {
    let (low, high) = (lows.min(), highs.max())
    return low < high ? high - low : 0
  }
}
