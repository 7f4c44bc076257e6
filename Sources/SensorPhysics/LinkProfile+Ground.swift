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
  ///   - cover: the heights of what stands there (m), as many; nil for nothing anywhere.
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
