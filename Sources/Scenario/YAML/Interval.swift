import PatrolMotion
import SensorPhysics

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

/// The intervals of the quantities of scenarios.
extension Interval {
  /// The longest length that a scenario can mean (m): half way round the earth.
  static let longest = 2e7
  /// The shortest length that is more than none (m).
  private static let shortest = 1e-3
  /// The longest time (s): three decades.
  private static let longestTime = 1e9

  /// A length (m), 0 included.
  static let length = Interval.from(0, upTo: longest)
  /// A length (m) that is more than none.
  static let positiveLength = Interval.from(shortest, upTo: longest)
  /// The height (m) of a vertex of a route above whatever it is measured from.
  static let routeHeight = Interval.from(-20_000, upTo: longest)

  /// A time (s), 0 included.
  static let time = Interval.from(0, upTo: longestTime)
  /// A time (s) that is more than none: a step of the clock or more.
  static let positiveTime = Interval.from(CyclicPeriod.resolution, upTo: longestTime)
  /// A planning period (s): what the clock can count.
  static let period = Interval.from(CyclicPeriod.resolution, upTo: CyclicPeriod.longest)

  /// A speed over the ground (m/s): from a hundredth of a walk to three times that of sound.
  static let speed = Interval.from(0.01, upTo: 1000)

  /// A direction (degrees), also many turns on.
  static let azimuth = Interval.from(-1e7, upTo: 1e7)
  /// The width of a sector (degrees).
  static let sector = Interval.from(narrowest, upTo: 360)
  /// The width of a camera's field (degrees).
  static let field = Interval.from(narrowest, below: 180)
  /// A thousandth of a degree is 17 mm in 1 km.
  private static let narrowest = 1e-3
  /// A number of a place, as it may be written: what is no degree is told by what checks the place.
  static let placeNumber = Interval.from(-1e9, upTo: 1e9)

  /// A count of things of one plan, at least one.
  static let count = Interval.from(1, upTo: 1000)
  /// A count of what a programme buys.
  static let programmeCount = Interval.from(0, upTo: 1e6)
  /// A factor or ratio that is more than nothing.
  static let factor = Interval.from(1e-6, upTo: 1e6)
  /// A share that is more than nothing.
  static let positiveShare = Interval.from(1e-6, upTo: 1)
  /// Money (EUR).
  static let money = Interval.from(0, upTo: 1e15)
  /// A figure of a result, of whatever unit.
  static let figure = Interval.from(0, upTo: 1e15)

  /// Every number that a file can hold: for what is compared alone.
  static let finite = Interval.from(-.greatestFiniteMagnitude, upTo: .greatestFiniteMagnitude)
}
