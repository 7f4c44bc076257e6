/// The numbers that a key allows: always finite ones between two bounds.
///
/// The bounds are wide: they keep out what no plan means, so that nothing that is worked out of a number overflows, and
/// nothing takes for ever.
struct Interval: Sendable {
  /// The least number, or what all are above.
  let lower: Double
  /// The greatest number, or what all are below.
  let upper: Double
  /// Whether the lower bound is not allowed itself.
  let isLowerOpen: Bool
  /// Whether the upper bound is not allowed itself.
  let isUpperOpen: Bool

  private init(lower: Double, upper: Double, isLowerOpen: Bool = false, isUpperOpen: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isLowerOpen = isLowerOpen
    self.isUpperOpen = isUpperOpen
  }

  /// The numbers of a range, its bounds among them.
  init(_ range: ClosedRange<Double>) { self.init(lower: range.lowerBound, upper: range.upperBound) }

  /// Above one number and up to another.
  static func above(_ lower: Double, upTo upper: Double) -> Interval {
    Interval(lower: lower, upper: upper, isLowerOpen: true)
  }

  /// Between two numbers, without them.
  static func between(_ lower: Double, _ upper: Double) -> Interval {
    Interval(lower: lower, upper: upper, isLowerOpen: true, isUpperOpen: true)
  }

  /// From one number up to another.
  static func from(_ lower: Double, upTo upper: Double) -> Interval {
    Interval(lower: lower, upper: upper)
  }

  /// From one number to below another.
  static func from(_ lower: Double, below upper: Double) -> Interval {
    Interval(lower: lower, upper: upper, isUpperOpen: true)
  }

  /// Whether the number is allowed.
  func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    let isHighEnough = isLowerOpen ? value > lower : value >= lower
    let isLowEnough = isUpperOpen ? value < upper : value <= upper
    return isHighEnough && isLowEnough
  }

  /// The allowed numbers in words, such as `a number above 0 and at most 360 degrees`.
  func description(of noun: String, unit: Unit) -> String {
    let bounds = [
      "\(isLowerOpen ? "above" : "at least") \(YAMLNode.number(lower).summary)",
      "\(isUpperOpen ? "below" : "at most") \(YAMLNode.number(upper).summary)",
    ]
    // Every number there is has no bounds to tell.
    let told = lower == -.greatestFiniteMagnitude ? "" : bounds.joined(separator: " and ")
    return [noun, told, told.isEmpty ? "" : unit.symbol].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
