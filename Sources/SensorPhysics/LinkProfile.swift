public import GeoCore

/// The ground under a radio link, from one antenna to the other.
public struct LinkProfile: Sendable, Hashable {
  /// A place under the link.
  public struct Sample: Sendable, Hashable {
    /// How far it is from the link's start (m), in (0, length).
    public var distance: Double
    /// The elevation of its ground (m).
    public var elevation: Double

    /// Ground of that elevation (m) at a distance (m) from the start.
    public init(distance: Double, elevation: Double) {
      self.distance = distance
      self.elevation = elevation
    }
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
  ///           |        | clearance          |          ground, raised by the earth's bulge d1 d2 / (2 R')
  ///     ______|___/\___v____________________|____
  ///            d1            d2
  ///
  /// Heights are measured vertically, as links are nearly level. What rises between two samples goes unseen.
  ///
  /// - Parameters:
  ///   - frequency: hertz, above 0.
  ///   - curvature: how the ground drops away from the beam.
  /// - Returns: the first of equal clearances; nil when there is no ground in between.
  /// - Complexity: O(samples).
  public func leastClearance(
    frequency: Double, curvature: EarthCurvature = FresnelZone.earthCurvature
  ) -> LinkClearance? {
    var least: LinkClearance?
    for sample in samples {
      let share = sample.distance / length
      let line = start + (end - start) * share
      let bulge = curvature.coefficient * sample.distance * (length - sample.distance)
      let height = line - sample.elevation - bulge
      let radius = FresnelZone.radius(at: sample.distance, of: length, frequency: frequency)
      let clearance = LinkClearance(distance: sample.distance, height: height, share: height / radius)
      if clearance.share < least?.share ?? .infinity { least = clearance }
    }
    return least
  }
}

/// How much room a link has above the ground where it has least.
public struct LinkClearance: Sendable, Hashable {
  /// How far that place is from the link's start (m).
  public var distance: Double
  /// The line's height above the ground there (m); negative when the ground rises above it.
  public var height: Double
  /// That height in radii of the first Fresnel zone.
  public var share: Double

  /// A clearance of that height (m) and share at a distance (m) from the start.
  public init(distance: Double, height: Double, share: Double) {
    self.distance = distance
    self.height = height
    self.share = share
  }

  /// Whether enough of the zone is free of ground for the link to work.
  public var isEnough: Bool { share >= FresnelZone.requiredClearance }
}
