import GeoCore
import Planner
import Scenario
import SensorPhysics

/// How many halts, flights and stretches the patrols will have, estimated before any of them is made.
///
/// A route, a speed and a period that are each well within their intervals can make a trillion passes together.
struct PatrolDemand {
  /// A count that grows with what is asked, and the key that lowers it.
  private struct Count {
    let number: Double
    let noun: String
    let remedy: String
  }

  private let patrol: Patrol
  private let counts: [Count]

  /// Throws `InputError` of the patrol whose passes, together with those of the ones before it, do not fit into memory.
  ///
  /// - Parameter step: stretches of a way are at most this long (m).
  static func check(
    _ patrols: [Patrol], period: Double, step: Double, available: AvailableMemory = .here
  ) throws {
    var taken = 0.0
    for patrol in patrols {
      guard let demand = PatrolDemand(patrol, period: period, step: step) else { continue }
      taken += demand.bytes
      guard taken > available.usable else { continue }
      throw demand.refusal(of: taken, available)
    }
  }

  /// The demand of one patrol; nil for one that stands at posts.
  private init?(_ patrol: Patrol, period: Double, step: Double) {
    guard let path = PatrolPath(patrol), let speed = patrol.speed else { return nil }
    self.patrol = patrol
    let ways = patrol.isClosed ? 1.0 : 2.0
    var (halts, stand) = (0.0, 0.0)
    switch patrol.halts {
    case nil: break
    case .every(let spacing, let duration): (halts, stand) = (path.length / spacing + 1, duration)
    case .at(let distances, let duration): (halts, stand) = (Double(distances.count), duration)
    }
    let lap = ways * (path.length / speed + halts * stand)
    let cycle = patrol.endurance.map { $0 + patrol.turnaround } ?? .infinity
    let flights = Double(patrol.aircraft) * max(period / cycle, 1)
    let inAir = Double(patrol.aircraft) * period * (patrol.endurance.map { $0 / cycle } ?? 1)
    let laps = min(inAir / lap, Self.unbounded) + flights
    let stretches =
      patrol.kind == .aircraft || patrol.sensesOnTheMove ? path.length / step + 1 : 0
    counts = [
      Count(number: halts * ways, noun: "halts a lap", remedy: "raise halts.every_m"),
      Count(number: flights, noun: "flights", remedy: "lower aircraft, or raise endurance_s"),
      Count(
        number: laps * ways * (stretches + halts), noun: "passes",
        remedy: "shorten period_s, lower aircraft or speed_m_s, or widen grid.cell_size_m or halts.every_m"),
    ]
  }

  /// What they take at least (bytes).
  private var bytes: Double {
    counts.reduce(0) { $0 + $1.number * Self.bytesEach }
  }

  private func refusal(of bytes: Double, _ available: AvailableMemory) -> InputError {
    let most = counts.max { $0.number < $1.number } ?? counts[0]
    return patrol.fault(
      "its \(Self.text(most.number)) \(most.noun) need about \(MemoryEstimate.text(bytes)) of memory, the run"
        + " \(available.sentence)",
      fix: most.remedy)
  }

  /// A count in a few letters, such as 320 million.
  private static func text(_ count: Double) -> String {
    let (size, word) = count < 1e9 ? (1e6, "million") : count < 1e12 ? (1e9, "billion") : (1e12, "trillion")
    return "\((count / size * 10).rounded() / 10) \(word)"
  }

  /// A halt's legs, a flight with its motion, or a pass, at the least (bytes).
  private static let bytesEach = Double(MemoryLayout<MovingSensor.Presence>.stride)
  /// A lap of no time goes round for ever.
  private static let unbounded = 1e18
}
