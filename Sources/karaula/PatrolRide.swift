import Planner
import SensorPhysics

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
