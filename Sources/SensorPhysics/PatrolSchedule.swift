/// When the aircraft of a patrol fly, or its vehicle drives, and what a lap takes.
public struct PatrolSchedule: Sendable, Hashable {
  /// The airframes owned, at least 1.
  public var aircraft: Int
  /// What bounds their flights.
  public var limits: FlightLimits
  /// One lap of the route (s), above 0.
  public var lapTime: Double
  /// Who is in the air when.
  public var rota: Rota

  /// A schedule.
  public init(aircraft: Int, limits: FlightLimits, lapTime: Double, rota: Rota) {
    self.aircraft = aircraft
    self.limits = limits
    self.lapTime = lapTime
    self.rota = rota
  }

  /// How many airframes would keep as many in the air as there are at a time now, without a break.
  public var airframesNeeded: Int { limits.airframesNeeded(inAir: rota.slots) }
}
