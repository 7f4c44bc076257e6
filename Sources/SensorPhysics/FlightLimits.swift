/// What bounds the flights of one airframe.
public struct FlightLimits: Sendable, Hashable {
  /// From take-off to landing at most, e (s), above 0; infinite for one that need not come back.
  public var endurance: Double
  /// From landing to the next take-off, u (s), at least 0.
  public var turnaround: Double

  /// Limits of flights.
  public init(endurance: Double, turnaround: Double) {
    precondition(endurance > 0, "an endurance is above 0 s")
    precondition(turnaround >= 0, "times of a flight are 0 s or longer")
    self.endurance = endurance
    self.turnaround = turnaround
  }

  /// How an airframe's flights repeat in a period.
  public struct Cycles: Sendable, Hashable {
    /// How many there are, N, at least 1.
    public let count: Int
    /// From take-off to landing at most, a (s).
    public let airTime: Double
  }

  /// The longest flights, of the endurance or less, of which a whole number fits a period with their turnarounds:
  /// N = ceil(T / (e + u)), a = T / N - u.
  ///
  /// - Parameter period: T (s), above 0.
  /// - Returns: nil where the endurance, or what the turnarounds leave, is less than a minute: no flight.
  func cycles(in period: Double) -> Cycles? {
    guard endurance.isFinite, endurance >= Self.leastAirTime else { return nil }
    let count = max(1, (period / (endurance + turnaround) - Self.rounding).rounded(.up))
    let airTime = min(period / count - turnaround, endurance)
    return airTime >= Self.leastAirTime ? Cycles(count: Int(count), airTime: airTime) : nil
  }

  /// A flight is a minute or longer (s).
  static let leastAirTime = 60.0
  /// What the quotient of two times may lose (no unit).
  private static let rounding = 1e-9
}
