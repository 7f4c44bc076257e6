import PatrolMotion
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// A patrol's route with its lengths: where it is at a chainage, and how high.
struct PatrolPath {
  /// A place on the route.
  struct Place {
    let coordinate: Coordinate
    /// The direction of the route, clockwise from true north.
    let track: Angle
    /// How high it is flown; nil on the ground.
    let height: RouteHeight?
  }

  private let vertices: [RouteVertex]
  private let chainages: [Double]

  /// The route's length (m), above 0; that of a closed one includes the way back to its begin.
  var length: Double { chainages[chainages.count - 1] }

  /// Nil for a patrol without a route, or whose route has no length.
  init?(_ patrol: Patrol) {
    vertices = patrol.isClosed ? patrol.route + patrol.route.prefix(1) : patrol.route
    var chainages = [0.0]
    for (from, to) in zip(vertices, vertices.dropFirst()) {
      chainages.append(chainages[chainages.count - 1] + Geodesic.distance(from.coordinate, to.coordinate))
    }
    self.chainages = chainages
    guard vertices.count > 1, length > 0 else { return nil }
  }

  /// Places along a patrol's route, no further apart than the tiles of public terrain are wide, and its posts.
  static func places(of patrol: Patrol) -> [Coordinate] {
    let path = PatrolPath(patrol)
    let onRoute = path?.stretches(of: tileStep).map { path?.place(at: $0.lowerBound).coordinate } ?? []
    return onRoute.compactMap { $0 } + patrol.route.map(\.coordinate)
      + patrol.posts.map(\.coordinate)
  }

  /// A fraction of a degree, the side of such a tile (m).
  private static let tileStep = 10_000.0

  /// The route cut into equal stretches (m) of at most a length.
  func stretches(of longest: Double) -> [Range<Double>] {
    let count = max(1, Int((length / longest).rounded(.up)))
    return (0..<count).map { length * Double($0) / Double(count)..<length * Double($0 + 1) / Double(count) }
  }

  /// The waits that the route's source orders, at the speed that it is flown at (m/s).
  func waits(at speed: Double, isClosed: Bool) -> [RouteMotion.Halt] {
    let own = isClosed ? vertices.dropLast() : vertices[...]
    return zip(own, chainages).compactMap { vertex, chainage in
      let wait = vertex.wait + vertex.circles / speed
      guard wait > 0 else { return nil }
      return RouteMotion.Halt(chainage: isClosed && chainage >= length ? 0 : chainage, duration: wait)
    }
  }

  /// The chainages (m) of inner vertices at which the track turns by more than an angle.
  func bends(above angle: Angle) -> [Double] {
    guard vertices.count > 2 else { return [] }
    let tracks = zip(vertices, vertices.dropFirst()).map {
      Geodesic.azimuth(from: $0.coordinate, to: $1.coordinate)
    }
    return tracks.indices.dropFirst().filter { tracks[$0].separation(from: tracks[$0 - 1]) > angle }
      .map { chainages[$0] }
  }

  /// The place at a chainage (m), in [0, length]: on the geodesic between two vertices, its height in proportion where
  /// both have the same reference, else that of the first.
  func place(at chainage: Double) -> Place {
    let next = chainages.firstIndex { $0 > chainage } ?? chainages.count - 1
    let (from, to) = (vertices[next - 1], vertices[next])
    let span = chainages[next] - chainages[next - 1]
    let beyond = min(max(chainage - chainages[next - 1], 0), span)
    let azimuth = Geodesic.azimuth(from: from.coordinate, to: to.coordinate)
    let coordinate = Geodesic.destination(from: from.coordinate, azimuth: azimuth, distance: beyond)
    return Place(
      coordinate: coordinate, track: azimuth,
      height: Self.height(from.height, to.height, at: span > 0 ? beyond / span : 0))
  }

  private static func height(_ from: RouteHeight?, _ to: RouteHeight?, at share: Double) -> RouteHeight? {
    guard let from, let to, from.reference == to.reference else { return from }
    return RouteHeight(metres: from.metres + (to.metres - from.metres) * share, above: from.reference)
  }
}

/// One ride of an aircraft or vehicle along its route.
struct PatrolRide {
  let aircraft: Int
  let motion: RouteMotion
  /// When it is on the route (s).
  let time: Range<Double>
  /// How much later the whole patrol begins (s).
  let delay: Double

  /// Its presence somewhere, from the time it is there (s).
  func presence(_ time: Range<Double>) -> MovingSensor.Presence {
    .init(aircraft: aircraft, time: (time.lowerBound + delay)..<(time.upperBound + delay))
  }

  /// Its presences in a stretch of the route (m).
  func presences(in stretch: Range<Double>, _ heading: RouteMotion.Heading) -> [MovingSensor.Presence] {
    motion.visits(to: stretch, heading: heading, during: time).map(presence)
  }
}
