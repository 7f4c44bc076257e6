import TestSupport
import PatrolMotion
import Coverage
import Foundation
import GeoCore
import Planner
import SensorPhysics

/// A flight over the plane's small world, with a camera that looks straight down on a square.
struct PlanePatrol {
  /// The route's vertices.
  var points: [PlanePoint]
  var isClosed = false
  var speed = 10.0
  var aircraft = 1
  /// The longest stretch that is looked from one place (m).
  var step = 50.0
  /// How high it flies above the ground (m).
  var height = 100.0
  /// Half the square's side on level ground (m).
  var half = 101.0
  /// How far the camera's axis points below the level.
  var depression = Angle(degrees: 90)
  /// Where it points, seen from above.
  var direction = Gimbal.Direction.alongTrack
  /// The cap on the camera's range (m).
  var maxRange = 1000.0

  private var line: [PlanePoint] { isClosed ? points + points.prefix(1) : points }
  private var chainages: [Double] {
    zip(line, line.dropFirst()).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.0.distance(to: $1.1)) }
  }
  var motion: RouteMotion {
    RouteMotion(
      length: chainages[chainages.count - 1], speed: speed, shape: isClosed ? .closed : .outAndBack)
  }

  /// A camera that as good as surely detects a person at these heights: it would at 500 km with 0.5.
  private var camera: FlyingCamera? {
    let camera = Camera(
      name: "down", band: .visible, optics: Optics(focalLength: 1, pitch: 1e-6), nightFactor: 1,
      maxRange: maxRange)
    let curve = DetectionCurve(
      camera: camera, criteria: .industry, task: .detection, target: .person, light: .day,
      atmosphere: .clear())
    let field = Angle(radians: 2 * atan(half / height))
    return curve.map {
      FlyingCamera(
        name: "down",
        view: CameraView(depression: depression, horizontalField: field, verticalField: field),
        direction: direction, curve: $0, clearCurve: $0)
    }
  }

  /// The flight as the planner takes it, and where its stances are.
  func sensor(_ id: String, period: CyclicPeriod) throws -> (MovingSensor, [PlanePoint]) {
    let limits = FlightLimits(endurance: .infinity, turnaround: 0)
    let rota = try Rota(airframes: aircraft, limits: limits, period: period, motion: motion)
    let count = Int((motion.length / step).rounded(.up))
    var stances: [MovingSensor.ObservationPoint] = []
    var places: [PlanePoint] = []
    for number in 0..<count {
      let stretch =
        motion.length * Double(number) / Double(count)..<motion.length * Double(number + 1) / Double(count)
      let place = place(at: (stretch.lowerBound + stretch.upperBound) / 2)
      for heading in [RouteMotion.Heading.forward, .backward] {
        let presences = rota.sorties.flatMap { sortie in
          motion.entering(at: sortie.entry)
            .visits(to: stretch, heading: heading, during: sortie.onStation)
            .map { MovingSensor.Presence(aircraft: sortie.airframe, time: $0) }
        }
        stances.append(
          .init(
            coordinate: Plane.place(place), track: Angle(degrees: 90),
            look: .flying([camera].compactMap { $0 }, .aboveGround(height)), presences: presences))
        places.append(place)
      }
    }
    return (MovingSensor(id: id, type: "uav", stances: stances), places)
  }

  private func place(at chainage: Double) -> PlanePoint {
    let next = chainages.firstIndex { $0 > chainage } ?? chainages.count - 1
    let share = (chainage - chainages[next - 1]) / (chainages[next] - chainages[next - 1])
    let (from, to) = (line[next - 1], line[next])
    return PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
  }
}
