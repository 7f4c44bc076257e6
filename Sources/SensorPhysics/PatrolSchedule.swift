/// When the aircraft of a patrol fly, or its vehicle drives, and what a lap takes.
public struct PatrolSchedule: Sendable, Hashable {
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
  /// - Parameter motion: the laps.
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
