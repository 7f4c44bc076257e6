/// What bounds the flights of one airframe.
public struct FlightLimits: Sendable, Hashable {
  /// From take-off to landing at most, e (s), above 0; infinite for one that need not come back.
  public var endurance: Double
  /// From landing to the next take-off at least, u (s), at least 0.
  public var turnaround: Double
  /// The way from the base to the route (s), at least 0; part of the endurance.
  public var outbound: Double
  /// The way from the route to the base (s), at least 0; part of the endurance.
  public var inbound: Double

  /// Limits of flights.
  public init(endurance: Double, turnaround: Double, outbound: Double = 0, inbound: Double = 0) {
    precondition(endurance > 0, "an endurance is above 0 s")
    precondition(turnaround >= 0 && outbound >= 0 && inbound >= 0, "times of a flight are 0 s or longer")
    self.endurance = endurance
    self.turnaround = turnaround
    self.outbound = outbound
    self.inbound = inbound
  }

  /// The way out and back (s).
  public var transit: Double { outbound + inbound }

  /// How many airframes keep that many in the air without a break: m (e + u) / e, rounded up.
  ///
  /// An airframe is in the air for e of every e + u. Two with 90 minutes of endurance and 30 of turnaround
  /// are 1.5 in the air.
  ///
  /// - Parameter count: m, at least 1.
  public func airframesNeeded(inAir count: Int) -> Int {
    precondition(count >= 1, "one airframe in the air or more")
    guard endurance.isFinite else { return count }
    return Int((Double(count) * (endurance + turnaround) / endurance).rounded(.up))
  }

  /// The mean number in the air of airframes that all fly as often as they can, k e / (e + u).
  ///
  /// - Parameter airframes: k, at least 1.
  /// - Returns: in (0, k].
  public func meanInAir(airframes: Int) -> Double {
    guard endurance.isFinite else { return Double(airframes) }
    return Double(airframes) * endurance / (endurance + turnaround)
  }
}
