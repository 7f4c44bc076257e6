public import GeoCore
import RealModule

/// How often a camera that sweeps its field of regard looks at a target while it can be observed.
///
/// A target is in view for one dwell time once per scan period S. Observed for a time E, it is looked at n =
/// (E + dwell) / S times on average: with n < 1 in a share n of the cases. A further look adds nothing unless
/// looks are held to be independent trials, as TTPF's probability is a share of observers and targets, not of
/// looks.
public struct ScanLooks: Sendable, Hashable, Codable {
  /// The mean number of looks, above 0; infinite for a camera that does not sweep.
  public let count: Double
  /// How far looks are independent trials, in [0, 1].
  public let independence: Double

  /// A camera that looks all the time, and sees no more by that.
  public static let staring = ScanLooks(count: .infinity, independence: 0)

  private init(count: Double, independence: Double) {
    self.count = count
    self.independence = independence
  }

  /// The looks of a camera at a target.
  ///
  /// A camera whose field is as wide as its sector does not sweep; nor does one whose field is unknown,
  /// unless a scan period is given: then the dwell time counts as 0.
  ///
  /// - Parameters:
  ///   - sector: its field of regard, in (0, 360] degrees.
  ///   - exposure: how long a target can be observed, E (s), above 0.
  ///   - camera: its field of view and its scan period.
  ///   - assumptions: the constants that nobody could verify.
  public init(
    of camera: Camera, sector: Angle, exposure: Double, assumptions: PhysicsAssumptions = .init()
  ) {
    let field = camera.optics.horizontalField
    let share = field.map { $0.radians / sector.radians }
    let steps = share.map { (1 / $0).rounded(.up) * assumptions.scanStep }
    guard let period = camera.scanPeriod ?? steps, share ?? 0 < 1 else {
      self = .staring
      return
    }
    let dwell = period * (share ?? 0)
    self.init(count: (exposure + dwell) / period, independence: assumptions.lookIndependence)
  }

  /// The probability for a target that a camera would see with a probability if it looked.
  ///
  /// P = p n for n < 1, else (1 - L) p + L (1 - (1 - p)^n) with the independence L.
  ///
  /// - Parameter glimpse: p, in [0, 1].
  /// - Returns: in [0, 1], never decreasing in p.
  public func probability(of glimpse: Double) -> Double {
    guard count >= 1 else { return glimpse * count }
    guard independence > 0 else { return glimpse }
    return (1 - independence) * glimpse + independence * (1 - .pow(1 - glimpse, count))
  }

  /// The least p with at least a probability.
  ///
  /// - Parameter probability: in [0, 1].
  /// - Returns: in [0, 1]; nil when too few looks fall on the target.
  public func glimpse(for probability: Double) -> Double? {
    if count >= 1, independence == 0 { return probability }
    guard self.probability(of: 1) >= probability else { return nil }
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { return high }
      if self.probability(of: middle) < probability { low = middle } else { high = middle }
    }
  }
}
