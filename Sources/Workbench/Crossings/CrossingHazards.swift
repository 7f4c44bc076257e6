import Coverage
import Crossings
import GeoCore
import Planner
import RealModule

/// Who detects a crosser in each cell, and how fast: hazards for a search, and exactly along a path.
///
/// The hazard of a chance p over the exposure is -ln(1 - p) / memory: looks further apart than the memory are independent.
/// A patrol's pass from a to b adds its own to a crosser who is there at any time in [a - exposure, b], as a run counts it
/// for one who arrives then. A search takes the mean over the period.
struct CrossingHazards: Sendable {
  /// A chance of 1 would be an infinite hazard: chances are cut here.
  static let mostChance = 1 - 1e-6

  /// What one sensor makes of one cell.
  struct Look: Sendable {
    var sensor: Int32
    var exponent: Float
  }

  /// What one pass makes of one cell.
  struct Pass: Sendable {
    var patrol: Int32
    var exponent: Float
    /// The window (s), in the period.
    var start: Float
    var duration: Float
  }

  let count: Int
  let period: Double
  let exposure: Double
  let memory: Double
  /// Looks and passes by place: those of place i are between the bounds i and i + 1.
  private(set) var looks: [Look] = []
  private(set) var passes: [Pass] = []
  private let lookBounds: [Int32]
  private let passBounds: [Int32]

  /// - Parameters:
  ///   - looks: each with its place.
  ///   - passes: each with its place.
  init(
    count: Int, looks: [(place: Int, look: Look)], passes: [(place: Int, pass: Pass)], period: Double,
    exposure: Double, memory: Double
  ) {
    self.count = count
    self.period = period
    self.exposure = exposure
    self.memory = memory
    (self.looks, lookBounds) = Self.byPlace(looks.map { ($0.place, $0.look) }, count: count)
    (self.passes, passBounds) = Self.byPlace(passes.map { ($0.place, $0.pass) }, count: count)
  }

  /// Values in the order of their places, those of one place in the given order.
  private static func byPlace<Value>(_ values: [(place: Int, value: Value)], count: Int) -> ([Value], [Int32])
  {
    var bounds = [Int32](repeating: 0, count: count + 1)
    for (place, _) in values { bounds[place + 1] += 1 }
    for place in 0..<count { bounds[place + 1] += bounds[place] }
    var next = bounds
    guard let first = values.first?.value else { return ([], bounds) }
    var sorted = [Value](repeating: first, count: values.count)
    for (place, value) in values {
      sorted[Int(next[place])] = value
      next[place] += 1
    }
    return (sorted, bounds)
  }

  /// -ln(1 - p) of a chance that is cut.
  static func exponent(of chance: Double) -> Float { Float(-Double.log(onePlus: -min(chance, mostChance))) }

  func looks(at place: Int) -> ArraySlice<Look> { looks[Int(lookBounds[place])..<Int(lookBounds[place + 1])] }
  func passes(over place: Int) -> ArraySlice<Pass> {
    passes[Int(passBounds[place])..<Int(passBounds[place + 1])]
  }

  /// The hazard (1/s) of all placed sensors at a place, but one.
  func standing(at place: Int, without lost: Int32? = nil) -> Double {
    let sum = looks(at: place).reduce(0.0) { $1.sensor == lost ? $0 : $0 + Double($1.exponent) }
    return min(sum, Double(Self.exponent(of: 1))) / memory
  }

  /// The mean hazard (1/s) of patrols at a place over some time, but of one.
  ///
  /// - Parameter window: when (s); nil for the whole period.
  func patrolled(at place: Int, over window: Range<Double>? = nil, without lost: Int32? = nil) -> Double {
    passes(over: place).reduce(0.0) { sum, pass in
      guard pass.patrol != lost else { return sum }
      let window = window ?? 0..<period
      return sum + Double(pass.exponent) * overlap(of: pass, with: window)
        / (window.upperBound - window.lowerBound)
    } / memory
  }

  /// How long (s) a pass counts within a time of at most the period, as it repeats.
  private func overlap(of pass: Pass, with window: Range<Double>) -> Double {
    let length = min(Double(pass.duration) + exposure, period)
    let start = Double(pass.start) - exposure
    let first = ((window.lowerBound - start - length) / period).rounded(.up)
    var sum = 0.0
    var turn = first
    while start + turn * period < window.upperBound {
      let from = max(start + turn * period, window.lowerBound)
      let to = min(start + turn * period + length, window.upperBound)
      sum += max(to - from, 0)
      turn += 1
    }
    return sum
  }

  /// The exponent that patrols add for one who is at a place during some time (s).
  func patrolExponent(at place: Int, during window: Range<Double>) -> Double {
    guard window.upperBound > window.lowerBound else { return 0 }
    return passes(over: place).reduce(0.0) { $0 + Double($1.exponent) * overlap(of: $1, with: window) }
      / memory
  }

  /// The hazards of a search, a value for each place.
  func all(over window: Range<Double>? = nil, without lost: CrossingObserver? = nil) -> [Float] {
    let (sensor, patrol) = (lost?.sensor, lost?.patrol)
    return (0..<count).map {
      Float(standing(at: $0, without: sensor) + patrolled(at: $0, over: window, without: patrol))
    }
  }
}

/// A placed sensor or a patrol, by its place in the plan.
enum CrossingObserver: Sendable, Hashable {
  case sensor(Int32)
  case patrol(Int32)

  var sensor: Int32? { if case .sensor(let index) = self { index } else { nil } }
  var patrol: Int32? { if case .patrol(let index) = self { index } else { nil } }
}
