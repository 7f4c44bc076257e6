public import GeoCore

/// A possible radio link: from a sensor to a centre that takes sensors, or from a local centre to another centre.
public struct RadioLink: Sendable, Hashable {
  /// Where a link starts.
  public enum Start: Sendable, Hashable, Comparable {
    /// A sensor, by its place in the scenario.
    case sensor(Int)
    /// A local centre, by its place in the scenario.
    case centre(Int)
  }

  /// Where it starts.
  public var start: Start
  /// The centre where it ends, by its place in the scenario.
  public var end: Int
  /// Its length (m), at least 0 and within range.
  public var length: Double
  /// Its least clearance; nil when there is no ground in between, or when the ground is not known.
  public var clearance: LinkClearance?
  /// Whether the ground under it is known, or assumed from what is next to it.
  public var isKnown: Bool
  /// The share of the first Fresnel zone's radius that must be free.
  public var neededShare: Double
  /// The greatest height of what stands under it (m); 0 where nothing is looked at.
  public var highestLandCover = 0.0
  /// How high the antenna at its start must be above its ground (m) for the path to be clear, the other staying; nil
  /// over unknown ground.
  public var clearingHeight: Double?

  /// A link of that length (m) and clearance.
  public init(
    start: Start, end: Int, length: Double, clearance: LinkClearance?, isKnown: Bool = true,
    neededShare: Double = LinkRules().fresnelShare
  ) {
    self.start = start
    self.end = end
    self.length = length
    self.clearance = clearance
    self.isKnown = isKnown
    self.neededShare = neededShare
  }

  /// Whether its path is clear: over known ground with room enough.
  public var isClear: Bool { isKnown && clearance.map { $0.share >= neededShare } ?? true }

  /// How good it is, for choosing which of several to show: the clearance's share, infinite without ground in
  /// between, least when the ground is not known.
  var merit: Double { isKnown ? clearance?.share ?? .infinity : -.infinity }

  /// A pair that a link could join.
  ///
  /// A sensor's link has the range and the frequency of its centre. Between two centres the smaller range holds and
  /// the lower frequency, whose Fresnel zone is the wider.
  public struct Candidate: Sendable, Hashable {
    /// Where it starts.
    public var start: Start
    /// The centre where it ends.
    public var end: Int
    /// The longest that it may be (m).
    public var maxRange: Double
    /// Its frequency (Hz).
    public var frequency: Double
  }

  /// All pairs that a link could join were it short enough: sensors' to centres that take them first, then those of local
  /// centres to the others, each by their places in the scenario.
  public static func candidates(sensorCount: Int, centres: [MonitoringCentre]) -> [Candidate] {
    let locals = centres.indices.filter { centres[$0].level == .local }
    let takers = centres.indices.filter { centres[$0].acceptsSensors }
    let fromSensors = (0..<sensorCount).flatMap { sensor in
      takers.map { end in
        Candidate(
          start: .sensor(sensor), end: end, maxRange: centres[end].maxRange, frequency: centres[end].frequency
        )
      }
    }
    let fromCentres = locals.flatMap { start in
      centres.indices.filter { $0 != start }.map { end in
        Candidate(
          start: .centre(start), end: end, maxRange: min(centres[start].maxRange, centres[end].maxRange),
          frequency: min(centres[start].frequency, centres[end].frequency))
      }
    }
    return fromSensors + fromCentres
  }
}

/// When the path of a radio link is clear.
///
/// Both figures are standard practice of link planning and not verified here. What gas and rain take from a link, which
/// matters above some 10 GHz, is not in the model (ITU-R P.676, P.838).
public struct LinkRules: Sendable, Hashable {
  /// How many times as large the earth is to a radio beam, above 0: R' = R / (1 - k) is 4/3 R for k = 1/4.
  public var earthRadiusFactor = 4.0 / 3
  /// The share of the first Fresnel zone's radius that must be free of ground, at least 0.
  public var fresnelShare = 0.6

  /// The figures of standard practice.
  public init() {}

  /// How the ground drops away from a radio beam.
  public var curvature: EarthCurvature { EarthCurvature(refraction: 1 - 1 / earthRadiusFactor) }

  /// Above this frequency (Hz) rain and gas may take more from a link than its margin holds: a rule of thumb.
  public static let dryFrequency = 10e9
}

/// The first Fresnel zone of a radio link: the room around the straight line that carries the signal.
///
/// A path is clear when a share of the zone's radius is free of ground, over an earth that is larger than it is, as radio
/// waves bend: ``LinkRules`` has both figures.
public enum FresnelZone {
  /// The factor of F1 (m) = 17.32 sqrt(d1 d2 / (f d)), d in km and f in GHz: the square root of wavelength d1 d2 / d
  /// for a speed of light of 300,000 km/s, which is 0.07 % too fast.
  public static let radiusFactor = 17.32

  /// The zone's radius (m) across the line, 0 at both antennas.
  ///
  /// - Parameters:
  ///   - distance: from one antenna (m), in [0, length].
  ///   - length: of the link (m), above 0.
  ///   - frequency: hertz, above 0.
  public static func radius(at distance: Double, of length: Double, frequency: Double) -> Double {
    let near = distance.kilometres
    let far = (length - distance).kilometres
    let gigahertz = frequency / hertzPerGigahertz
    return radiusFactor * (near * far / (gigahertz * (near + far))).squareRoot()
  }

  private static let hertzPerGigahertz = 1e9
}
