public import GeoCore

/// The ground under a radio link, from one antenna to the other.
public struct LinkProfile: Sendable, Hashable {
  /// A place under the link.
  public struct Sample: Sendable, Hashable {
    /// How far it is from the link's start (m), in (0, length).
    public var distance: Double
    /// The elevation of its ground (m).
    public var elevation: Double
    /// How high what stands there is (m), at least 0.
    public var landCover: Double

    /// Ground of that elevation (m), with something of that height (m) on it, at a distance (m) from the start.
    public init(distance: Double, elevation: Double, landCover: Double = 0) {
      self.distance = distance
      self.elevation = elevation
      self.landCover = landCover
    }

    /// What the link passes over (m).
    var top: Double { elevation + landCover }
  }

  /// The link's length (m), at least 0.
  public var length: Double
  /// The elevation (m) of the antenna at the start: its ground and its mast.
  public var start: Double
  /// The elevation (m) of the antenna at the end.
  public var end: Double
  /// The ground between both, from the start on.
  public var samples: [Sample]

  /// A profile between two antennas at those elevations (m).
  public init(length: Double, start: Double, end: Double, samples: [Sample]) {
    self.length = length
    self.start = start
    self.end = end
    self.samples = samples
  }

  /// Where the ground comes nearest to the line between the antennas, measured in radii of the first Fresnel zone.
  ///
  ///     start o - - - - - - - - - - - - - - o end      the straight line
  ///           |        | clearance          |          ground and what stands on it, raised by the earth's bulge
  ///     ______|___/\___v____________________|____      d1 d2 / (2 R')
  ///            d1            d2
  ///
  /// Heights are measured vertically, as links are nearly level. What rises between two samples goes unseen.
  ///
  /// - Parameters:
  ///   - frequency: hertz, above 0.
  ///   - curvature: how the ground drops away from the beam.
  /// - Returns: the first of equal clearances; nil when there is no ground in between.
  /// - Complexity: O(samples).
  public func leastClearance(frequency: Double, curvature: EarthCurvature) -> LinkClearance? {
    var least: LinkClearance?
    for sample in samples {
      let share = sample.distance / length
      let line = start + (end - start) * share
      let height = line - sample.top - bulge(at: sample, curvature)
      let radius = FresnelZone.radius(at: sample.distance, of: length, frequency: frequency)
      let clearance = LinkClearance(
        distance: sample.distance, height: height, share: height / radius, landCover: sample.landCover)
      if clearance.share < least?.share ?? .infinity { least = clearance }
    }
    return least
  }

  /// How much higher (m) the antenna at the start must be for its path to be clear: 0 where it is.
  ///
  /// Raising it by h raises the line at a distance d by h (1 - d / length): each sample asks for its own h.
  ///
  /// - Parameters:
  ///   - frequency: hertz, above 0.
  ///   - rules: what is clear.
  ///   - curvature: how the ground drops away from the beam.
  /// - Complexity: O(samples).
  public func missingHeight(frequency: Double, rules: LinkRules, curvature: EarthCurvature)
    -> Double
  {
    samples.reduce(0) { missing, sample in
      let share = sample.distance / length
      let line = start + (end - start) * share
      let radius = FresnelZone.radius(at: sample.distance, of: length, frequency: frequency)
      let wanted = sample.top + bulge(at: sample, curvature) + rules.fresnelShare * radius
      return max(missing, (wanted - line) / (1 - share))
    }
  }

  private func bulge(at sample: Sample, _ curvature: EarthCurvature) -> Double {
    curvature.coefficient * sample.distance * (length - sample.distance)
  }

  /// The same link from its other end.
  public var reversed: LinkProfile {
    LinkProfile(
      length: length, start: end, end: start,
      samples: samples.reversed().map {
        Sample(distance: length - $0.distance, elevation: $0.elevation, landCover: $0.landCover)
      })
  }
}

/// How much room a link has above the ground where it has least.
public struct LinkClearance: Sendable, Hashable {
  /// How far that place is from the link's start (m).
  public var distance: Double
  /// The line's height above the ground and what stands on it there (m); negative when that rises above it.
  public var height: Double
  /// That height in radii of the first Fresnel zone.
  public var share: Double
  /// How high what stands on the ground there is (m), at least 0.
  public var landCover: Double

  /// A clearance of that height (m) and share at a distance (m) from the start.
  public init(distance: Double, height: Double, share: Double, landCover: Double = 0) {
    self.distance = distance
    self.height = height
    self.share = share
    self.landCover = landCover
  }
}

extension LinkProfile {
  /// One end of a link.
  public struct Antenna: Sendable, Hashable {
    /// The elevation of the ground that its mast stands on (m).
    public var ground: Double
    /// Its height above that ground (m), at least 0.
    public var height: Double

    /// An antenna of that height (m) over ground of that elevation (m).
    public init(ground: Double, height: Double) {
      self.ground = ground
      self.height = height
    }
  }

  /// A profile over ground that is unknown in places.
  ///
  /// Where ground is unknown it is taken to be as high as the higher of the known grounds next to it on both sides:
  /// what rises in between goes unseen, so whoever uses such a profile should say so.
  ///
  /// - Parameters:
  ///   - distances: of the places in between from the start (m), rising, in (0, length).
  ///   - elevations: of the ground there (m), as many; nil where it is unknown.
  ///   - landCover: the heights of what stands there (m), as many; nil for nothing anywhere.
  ///   - length: the distance between the two (m), above 0.
  ///   - start: one antenna.
  ///   - end: the other antenna.
  public init(
    length: Double, from start: Antenna, to end: Antenna, distances: [Double],
    elevations: [Double?],
    landCover: [Double]? = nil
  ) {
    precondition(distances.count == elevations.count, "each place of a profile has its ground")
    precondition(
      landCover == nil || landCover?.count == distances.count, "each place of a profile has its land cover")
    var ahead = [Double](repeating: end.ground, count: elevations.count)
    for index in elevations.indices.reversed() {
      ahead[index] = elevations[index] ?? (index + 1 < ahead.count ? ahead[index + 1] : end.ground)
    }
    var behind = start.ground
    var samples: [Sample] = []
    for (index, distance) in distances.enumerated() {
      behind = elevations[index] ?? behind
      let elevation = elevations[index] ?? max(behind, ahead[index])
      samples.append(Sample(distance: distance, elevation: elevation, landCover: landCover?[index] ?? 0))
    }
    self.init(
      length: length, start: start.ground + start.height, end: end.ground + end.height, samples: samples)
  }
}
