import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// The stretches of a flight that are each looked at from their middle: short enough that the cameras' axes hardly turn
/// within them.
///
///     vertices      o------------------o\
///     stretches     |----|----|----|---|-\|      cut at sharp bends of the track
///                                              halved where an axis held at the border turns fast
struct FlightStretches {
  let cameras: [FlyingCamera]
  let path: PatrolPath
  /// The longest stretch (m).
  let step: Double
  /// nil when no camera holds the border.
  let aim: BorderAim?
  /// The probability that covers, in (0, 1].
  let required: Double
  /// How high a place of the path is above the ground (m).
  let height: (PatrolPath.Place) throws -> Double

  /// Stretches are not cut shorter than this (m).
  private static let least = 1.0

  /// All stretches (m), in the order of the path.
  func all() throws -> [Range<Double>] {
    guard let half else { return path.stretches(of: step) }
    let cuts = path.bends(above: half)
    return try path.stretches(of: step).flatMap { stretch in
      let inner = cuts.filter {
        $0 >= stretch.lowerBound + Self.least && $0 <= stretch.upperBound - Self.least
      }
      let edges = [stretch.lowerBound] + inner + [stretch.upperBound]
      return try zip(edges, edges.dropFirst()).flatMap { try divided($0..<$1, half) }
    }
  }

  /// Half of the narrowest field; nil without cameras.
  private var half: Angle? {
    cameras.map { min($0.view.horizontalField, $0.view.verticalField) }.min()
      .map { Angle(radians: $0.radians / 2) }
  }

  /// A stretch halved until no axis turns by more than an angle from either end to the middle of its parts.
  private func divided(_ stretch: Range<Double>, _ half: Angle) throws -> [Range<Double>] {
    let length = stretch.upperBound - stretch.lowerBound
    guard aim != nil, length >= 2 * Self.least else { return [stretch] }
    let middle = stretch.lowerBound + length / 2
    let axes = try [stretch.lowerBound, middle, stretch.upperBound].map { try self.axes(at: $0) }
    let turns = [(0, 1), (1, 2), (0, 2)].flatMap { from, to in
      zip(axes[from], axes[to]).map { $0.separation(from: $1) }
    }
    guard turns.contains(where: { $0 > half }) else { return [stretch] }
    return try divided(stretch.lowerBound..<middle, half) + divided(middle..<stretch.upperBound, half)
  }

  /// Where the cameras that hold the border point at a chainage (m), seen on the way there.
  private func axes(at chainage: Double) throws -> [Axis] {
    guard let aim else { return [] }
    let place = path.place(at: chainage)
    return try cameras.filter { $0.direction == .border }.map { camera in
      let held = try aim.axis(
        of: camera, at: place.coordinate, height: height(place), track: place.track,
        range: camera.furthestRange(required: required))
      return held ?? Axis(azimuth: place.track, depression: camera.view.depression)
    }
  }
}

/// Where a camera that holds the border points, before the border is on a lattice.
final class BorderAim {
  /// One zone of the border on its plane.
  private final class Zone {
    let zone: BorderZone
    let projection: LatticeProjection
    let line: BorderSegments

    init(_ zone: BorderZone, _ stretches: [ZoneStretch], cellSize: Double) throws {
      self.zone = zone
      let projection = try LatticeProjection(zone.lattice(cellSize: cellSize))
      line = BorderSegments(
        of: try stretches.map {
          PlaneStretch(
            part: $0.part, zone: $0.zone, points: try projection.points(of: $0.vertices),
            chainages: $0.chainages)
        })
      self.projection = projection
    }
  }

  private let zones: [Zone]

  /// The aim at a border.
  init(_ border: BorderLine, cellSize: Double) throws {
    let all = border.zones
    let stretches = border.stretches(in: all)
    zones = try all.map { zone in
      try Zone(zone, stretches.filter { $0.zone == zone.index }, cellSize: cellSize)
    }
  }

  /// The axis of a camera that holds the border over level ground; nil when none is in range.
  ///
  /// - Parameters:
  ///   - height: above the ground (m).
  ///   - track: clockwise from true north.
  ///   - range: of the camera (m).
  func axis(
    of camera: FlyingCamera, at place: Coordinate, height: Double, track: Angle, range: Double
  ) throws -> Axis? {
    var nearest: (east: Double, north: Double, distance: Double)?
    for zone in zones where zone.zone.mayMatter(place) {
      let eye = try zone.projection.points(of: [place])[0]
      guard let held = zone.line.nearest(to: eye, within: range) else { continue }
      let distance = held.distance(to: eye)
      guard distance < nearest?.distance ?? .infinity else { continue }
      nearest = (held.x - eye.x, held.y - eye.y, distance)
    }
    return nearest.map {
      Axis(
        towards: (east: $0.east, north: $0.north, down: height), track: track,
        within: camera.leastDepression, camera.mostDepression)
    }
  }
}

extension FlyingCamera {
  /// The cameras of an aircraft under the scenario's light and weather.
  static func all(of patrol: Patrol, in scenario: Scenario) throws -> [FlyingCamera] {
    try patrol.cameras.compactMap { camera in
      guard let flying = FlyingCamera(camera, in: scenario) else { return nil }
      guard flying.furthestRange(required: scenario.requiredProbability) <= furthestReach else {
        throw patrol.fault(
          "camera \(camera.name) would reach beyond \(furthestReach.kilometres.inWholeNumbers) km",
          fix: "check the units of its optics, or cap it with `max_range_m`")
      }
      return flying
    }
  }

  /// Beyond this (m) a flying camera's optics are surely mistaken: some ten times the best.
  private static let furthestReach = 200_000.0

  /// A camera of an aircraft under the scenario's light and weather; nil without optics.
  private init?(_ camera: Camera, in scenario: Scenario) {
    let clear = Conditions(light: scenario.conditions.light, visibility: nil, rainRate: 0)
    guard let gimbal = camera.gimbal, let width = camera.optics.horizontalField,
      let height = camera.optics.verticalField, let curve = scenario.curve(of: camera),
      let clearCurve = scenario.curve(of: camera, conditions: clear)
    else { return nil }
    self.init(
      name: camera.name,
      view: CameraView(depression: gimbal.depression, horizontalField: width, verticalField: height),
      direction: gimbal.direction, curve: curve, clearCurve: clearCurve,
      leastDepression: gimbal.leastDepression, mostDepression: gimbal.mostDepression)
  }
}
