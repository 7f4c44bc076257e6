/// When the aircraft of a patrol fly, or its vehicle drives, and what a lap takes.
public struct PatrolSchedule: Sendable, Hashable, Codable {
  /// The airframes owned, at least 1.
  public let aircraft: Int
  /// What bounds their flights.
  public let limits: FlightLimits
  /// One lap of the route (s), above 0.
  public let lapTime: Double
  /// When the patrol begins (s): the rota's times are from then on.
  public let start: Double
  /// Who is in the air when.
  public let rota: Rota
  /// How much of the route no sortie comes to (m), at least 0.
  public let lengthNeverReached: Double

  /// A schedule.
  ///
  /// - Parameters:
  ///   - motion: the laps.
  ///   - aircraft: how many there are, at least 1.
  ///   - limits: endurance and turnaround (s).
  ///   - start: when the first one takes off (s).
  ///   - rota: which one flies when.
  public init(aircraft: Int, limits: FlightLimits, start: Double, rota: Rota, motion: RouteMotion) {
    self.aircraft = aircraft
    self.limits = limits
    self.start = start
    self.rota = rota
    lapTime = motion.lapTime
    lengthNeverReached = rota.lengthNeverReached(of: motion)
  }

  /// How many airframes would keep as many on the route as there are in the air at a time now, without a break.
  public var airframesNeeded: Int { rota.airframesNeeded(inAir: rota.slots, turnaround: limits.turnaround) }
}

/// The planning period of a patrol, which repeats without end: what runs past its end goes on at its
/// beginning.
///
///     0                T = 0                T = 0
///     |---[===]-------[=|=]---[===]-------[=|=]---   a window that begins before T and ends after it
///
/// Time is kept in whole milliseconds, so that lengths add up exactly and in any order.
public struct CyclicPeriod: Sendable, Hashable, Codable {
  /// The step of time (s): a time is rounded to the nearest one, by at most half of it.
  public static let resolution = 1e-3
  /// The longest period (s): 49 days, the most that 32 bits count.
  public static let longest = 4_294_967.0
  /// The steps in a second.
  static let ticksPerSecond = 1000.0

  /// The length in milliseconds, above 0.
  let ticks: UInt32

  /// A period of that length.
  ///
  /// - Parameter length: T (s), in [0.001, 4294967], that is up to 49 days.
  public init(length: Double) {
    let ticks = (length * Self.ticksPerSecond).rounded()
    precondition(ticks >= 1 && ticks <= Double(UInt32.max), "a period is from 1 ms to 49 days long")
    self.ticks = UInt32(ticks)
  }

  /// T (s).
  public var length: Double { Double(ticks) / Self.ticksPerSecond }

  /// The time within the period that a time falls on.
  ///
  /// - Parameter time: (s), any finite number.
  /// - Returns: (s), in [0, T).
  public func position(of time: Double) -> Double {
    let rest = time - (time / length).rounded(.down) * length
    return rest >= length || rest < 0 ? 0 : rest
  }

  /// A duration in milliseconds, at most the period's.
  ///
  /// - Parameter duration: (s), at least 0; may be infinite.
  func tickCount(of duration: Double) -> UInt32 {
    UInt32(min((duration * Self.ticksPerSecond).rounded(), Double(ticks)))
  }
}
