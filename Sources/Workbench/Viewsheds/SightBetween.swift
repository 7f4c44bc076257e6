import GeoCore
import GeoIO
import TerrainKernels

/// The line of sight between two standpoints, as a report shows it.
struct SightBetween {
  let observer: Standpoint
  let eyeHeight: Double
  let target: Standpoint
  let targetHeight: Double
  let terrain: SightTerrain
  /// The length of the geodesic between both (m).
  let distance: Double
  let profile: SightProfile
  /// The places of the crossings that the report names.
  private let blockedAt: Coordinate?

  /// Sight from an eye above one standpoint to a height above another (m).
  ///
  /// The DEM is read along the line alone.
  ///
  /// - Throws: `InputError` when it cannot be read.
  init(
    observer: Standpoint, eyeHeight: Double, target: Standpoint, targetHeight: Double, on dem: DEM,
    _ terrain: SightTerrain
  ) throws {
    self.observer = observer
    self.eyeHeight = eyeHeight
    self.target = target
    self.targetHeight = targetHeight
    self.terrain = terrain
    distance = Geodesic.distance(observer.place, target.place)
    // A line of sight does not look at ranges.
    let viewpoint = Viewpoint(
      cell: observer.cell, eyeElevation: (observer.ground ?? 0) + eyeHeight, targetHeight: targetHeight,
      maxRange: 0)
    profile = try LineOfSight.profile(
      from: viewpoint, to: target.cell, ground: target.ground ?? 0, cellSize: dem.cellSize(at: observer.cell),
      curvature: terrain.curvature, voids: terrain.nodata
    ) { window in
      try Task.checkCancellation()
      return try dem.elevations(around: window, voids: terrain.nodata)
    }
    guard !profile.isVisible, let share = profile.highest?.share else {
      blockedAt = nil
      return
    }
    let way = (x: target.point.x - observer.point.x, y: target.point.y - observer.point.y)
    blockedAt = try dem.place(of: (observer.point.x + share * way.x, observer.point.y + share * way.y))
  }

  /// The report: one line with its verdict.
  func table() -> FeatureTable {
    let columns = facts.map { FeatureTable.Column($0.name, $0.kind) }
    let line = FeatureTable.Feature(.line([observer.place, target.place]), facts.map(\.value))
    return FeatureTable(name: "line_of_sight", columns: columns, features: [line])
  }

  private typealias Fact = (name: String, kind: FeatureTable.Column.Kind, value: AttributeValue)

  private var facts: [Fact] {
    let isVisible = profile.isVisible
    let excess = profile.highest?.excess
    let metres = { (name: String, value: Double?) -> Fact in
      (name, .real, value.map { $0.isFinite ? .real($0) : .null } ?? .null)
    }
    return [
      ("visible", .boolean, .boolean(isVisible)),
      metres("distance_m", distance),
      metres("clearance_m", isVisible ? excess.map { 0 - $0 } : nil),
      metres("blocked_by_m", isVisible ? nil : excess),
      ("blocked_by_void", .boolean, .boolean(!isVisible && excess == .infinity)),
      metres("blocked_at_m", isVisible ? nil : profile.highest.map { $0.share * distance }),
      metres("blocked_at_longitude", blockedAt?.longitude),
      metres("blocked_at_latitude", blockedAt?.latitude),
      metres("first_blocked_at_m", profile.firstBlocking.map { $0.share * distance }),
      metres("observer_ground_m", observer.ground),
      metres("observer_height_m", eyeHeight),
      metres("observer_shift_m", observer.shift),
      metres("target_ground_m", target.ground),
      metres("target_height_m", targetHeight),
      metres("target_shift_m", target.shift),
      metres("refraction", terrain.refraction),
    ]
  }
}

/// What `los` is asked: whether one place sees another.
public struct SightQuestion: Sendable {
  /// An end of the line: its place in the terrain's coordinates, and its height above ground (m).
  public struct End: Sendable {
    /// Its easting or longitude.
    public var x: Double
    /// Its northing or latitude.
    public var y: Double
    /// Its height above ground (m).
    public var height: Double

    /// An end at a place (in the terrain's coordinates) and a height above ground (m).
    public init(x: Double, y: Double, height: Double) {
      self.x = x
      self.y = y
      self.height = height
    }
  }

  /// Where the eye is.
  public var observer: End
  /// What is looked at.
  public var target: End
  /// The ground between them.
  public var terrain: SightTerrain

  /// A question about two ends.
  public init(from observer: End, to target: End, over terrain: SightTerrain) {
    self.observer = observer
    self.target = target
    self.terrain = terrain
  }

  /// The line as GeoJSON.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`.
  public func answer(_ report: WorkReport) throws -> [UInt8] {
    let (notes, zeros) = (InputNotes(), ZeroCells())
    let dem = try terrain.open(notes: notes, zeros: zeros)
    let from = try standpoint(of: observer, "the observer", on: dem)
    let to = try standpoint(of: target, "the target", on: dem)
    let warnings = try [from.warning, to.warning, ProjectionScale.warning(at: [from.cell], on: dem)]
    for case let warning? in warnings { report(.warning(warning)) }
    let line = try SightBetween(
      observer: from, eyeHeight: observer.height, target: to, targetHeight: target.height, on: dem, terrain)
    for note in notes.newSentences() + zeros.sentences(of: [dem.path]) { report(.warning(note)) }
    return try GeoJSON.bytes(of: line.table())
  }

  private func standpoint(of end: End, _ who: String, on dem: DEM) throws -> Standpoint {
    let point = try dem.point(x: end.x, y: end.y, crs: terrain.crs)
    return try Standpoint(on: dem, at: point, voids: terrain.nodata, who: who, source: nil)
  }
}
