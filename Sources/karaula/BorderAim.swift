import Coverage
import GeoCore
import GeoIO
import Planner
import SensorPhysics

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
