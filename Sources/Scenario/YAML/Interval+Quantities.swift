import SensorPhysics

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
