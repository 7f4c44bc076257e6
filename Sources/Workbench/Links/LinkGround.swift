import RadioLinks
import GeoCore
import GeoIO
import SensorPhysics

/// The ground under links, and what stands on it: the terrain that sight is decided over.
struct LinkGround {
  /// The terrain's own elevations; nil for level ground.
  private let posts: TerrainPosts?
  /// Vegetation and buildings that block; nil for none, and for terrain that holds them.
  private let landCover: LandCoverMosaic?
  private let rules: LinkRules
  private let curvature: EarthCurvature
  /// The most between two places along a link (m).
  private let step: Double

  /// An antenna: where it is and how high.
  struct Antenna {
    let place: Coordinate
    let mast: LinkProfile.Antenna
  }

  /// What lies under a link.
  struct Look {
    /// From the link's start; nil where an antenna's ground is unknown, or the link leaves the terrain.
    var profile: LinkProfile?
    /// Whether the link leaves the terrain.
    var isOutside = false
    /// The length (m) of unknown ground within the terrain.
    var voidLength = 0.0
  }

  /// Over level ground only the earth's bulge is to be found: places so far apart (m) do.
  private static let levelStep = 50.0
  /// Over a longer stretch (m) a straight line of a grid strays from the geodesic by decimetres.
  private static let longestStep = 500.0

  /// - Parameters:
  ///   - cellSize: the side of the lattice's cells (m): what stands on the ground is looked at as often, as sight does.
  init(
    over terrain: TerrainChoice, rules: LinkRules, isFlat: Bool, landCoverBlocks: Bool, cellSize: Double
  ) throws {
    posts = try terrain.posts()
    landCover = landCoverBlocks ? try terrain.landCoverHeights() : nil
    self.rules = rules
    curvature = isFlat ? .flat : rules.curvature
    step =
      landCover == nil
      ? (posts == nil ? Self.levelStep : Self.longestStep) : min(cellSize, Self.longestStep)
  }

  /// The elevation (m) of the ground at a place; nil where none is known.
  func elevation(at place: Coordinate) throws -> Double? {
    guard let posts else { return 0 }
    return try posts.interpolatedElevation(nearest: place)
  }

  /// An antenna of a height (m) above the ground at a place; nil where none is known.
  func antenna(at place: Coordinate, height: Double) throws -> Antenna? {
    try elevation(at: place).map { Antenna(place: place, mast: .init(ground: $0, height: height)) }
  }

  /// Looks at what lies between two antennas.
  func look(from start: Antenna, to end: Antenna) throws -> Look {
    let line = LinkLine(from: start.place, to: end.place)
    let (places, distances) = line.places(every: step)
    let samples =
      try posts?.ground(along: places, distances: distances)
      ?? zip(places, distances).dropFirst().dropLast().map {
        GroundSample(place: $0, distance: $1, elevation: 0)
      }
    var look = Look()
    let unknown = samples.filter { $0.elevation == nil }.map(\.place)
    if !unknown.isEmpty {
      guard try posts?.contains(unknown).contains(false) == false else {
        look.isOutside = true
        return look
      }
      look.voidLength = Double(unknown.count) / Double(samples.count) * line.length
    }
    let (first, last) = line.isReversed ? (end.mast, start.mast) : (start.mast, end.mast)
    let profile = LinkProfile(
      length: line.length, from: first, to: last, distances: samples.map(\.distance),
      elevations: samples.map(\.elevation),
      landCover: try landCover?.heights(at: samples.map(\.place), exceptAround: [start.place, end.place]))
    look.profile = profile
    return look
  }

  /// A link over what was looked at.
  ///
  /// - Parameter link: its ends and its length.
  func link(
    _ link: RadioLink, over look: Look, from start: Antenna, to end: Antenna, frequency: Double
  )
    -> RadioLink
  {
    var link = link
    link.neededShare = rules.fresnelShare
    guard let profile = look.profile else { return link }
    let isReversed = LinkLine(from: start.place, to: end.place).isReversed
    link.isKnown = true
    // Reckoned the same way round for both directions.
    link.clearance = profile.leastClearance(frequency: frequency, curvature: curvature)
    if isReversed, let distance = link.clearance?.distance {
      link.clearance?.distance = link.length - distance
    }
    link.highestLandCover = profile.samples.map(\.landCover).max() ?? 0
    let fromStart = isReversed ? profile.reversed : profile
    link.clearingHeight =
      start.mast.height
      + fromStart.missingHeight(frequency: frequency, rules: rules, curvature: curvature)
    return link
  }
}
