/// The numbers that a key allows; always finite ones.
struct Interval: Sendable {
  /// The least number, or what all are above; nil for none.
  let lower: Double?
  /// The greatest number, or what all are below; nil for none.
  let upper: Double?
  /// Whether the lower bound is not allowed itself.
  let isLowerOpen: Bool
  /// Whether the upper bound is not allowed itself.
  let isUpperOpen: Bool

  private init(lower: Double?, upper: Double?, isLowerOpen: Bool = false, isUpperOpen: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isLowerOpen = isLowerOpen
    self.isUpperOpen = isUpperOpen
  }

  /// Every finite number.
  static let finite = Interval(lower: nil, upper: nil)

  /// Above 0.
  static let positive = Interval(lower: 0, upper: nil, isLowerOpen: true)

  /// The longest length that a scenario can mean (m): half way round the earth.
  static let longest = 2e7

  /// A length (m), 0 included.
  static let length = Interval(lower: 0, upper: longest)

  /// A length (m) above 0.
  static let positiveLength = Interval(lower: 0, upper: longest, isLowerOpen: true)

  /// From a number on.
  static func atLeast(_ lower: Double) -> Interval { Interval(lower: lower, upper: nil) }

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
    let isHighEnough = lower.map { isLowerOpen ? value > $0 : value >= $0 } ?? true
    let isLowEnough = upper.map { isUpperOpen ? value < $0 : value <= $0 } ?? true
    return isHighEnough && isLowEnough
  }

  /// The allowed numbers in words, such as `a number above 0 and at most 360`.
  func description(of noun: String, unit: Unit) -> String {
    let bounds = [
      lower.map { "\(isLowerOpen ? "above" : "at least") \(YAMLNode.number($0).summary)" },
      upper.map { "\(isUpperOpen ? "below" : "at most") \(YAMLNode.number($0).summary)" },
    ].compactMap { $0 }.joined(separator: " and ")
    return [noun, bounds, bounds.isEmpty ? "" : unit.symbol].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
