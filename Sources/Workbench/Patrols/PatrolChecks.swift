import PatrolMotion
import GeoCore
import GeoIO
import Scenario
import SensorPhysics

/// Looks at patrols as a whole: swapped coordinates, halts beyond the route, cameras that never look.
enum PatrolChecks {
  /// Throws at the first patrol that cannot be meant so.
  static func check(_ patrols: [Patrol], border: BorderLine) throws {
    try notSwapped(patrols, border: border)
    try haltsAreOnRoutes(patrols)
  }

  /// Throws when a place of a patrol is far from the border and lies by it with longitude and latitude swapped.
  private static func notSwapped(_ patrols: [Patrol], border: BorderLine) throws {
    guard let surroundings = BorderSurroundings(border) else { return }
    for patrol in patrols {
      for place in patrol.places {
        try surroundings.checkNotSwapped(place, of: "patrol \(patrol.id)", at: patrol.place)
      }
    }
  }

  /// Throws when a patrol is to halt beyond the end of its route.
  private static func haltsAreOnRoutes(_ patrols: [Patrol]) throws {
    for patrol in patrols {
      guard case .at(let distances, _)? = patrol.halts, let last = distances.last else { continue }
      let length = patrol.routeLength
      guard last > length else { continue }
      throw InputError(
        .badData, at: patrol.place,
        "patrol \(patrol.id) is to halt at \(last) m, its route is \(length.inWholeNumbers) m long",
        fix: "correct halts.at_m, or draw the route on")
    }
  }

  /// What the user should know of the patrols.
  ///
  /// - Parameter schedules: of each patrol; nil for one of posts.
  static func warnings(_ patrols: [Patrol], _ schedules: [PatrolSchedule?], border: BorderLine) -> [String] {
    guard let surroundings = BorderSurroundings(border) else { return [] }
    return zip(patrols, schedules).flatMap { patrol, schedule in
      let isBlind =
        !patrol.cameras.isEmpty && !patrol.sensesOnTheMove && patrol.halts == nil && patrol.posts.isEmpty
      let isFar = !patrol.places.contains(where: surroundings.contains)
      return patrol.notes + (schedule?.warnings(of: patrol.id) ?? [])
        + [
          isBlind
            ? "patrol \(patrol.id) never looks: it senses only where it stands, and has no halts" : nil,
          isFar ? "patrol \(patrol.id) is far from the border" : nil,
        ].compactMap { $0 }
    }
  }
}

extension PatrolSchedule {
  /// What the user should know of it, a sentence each.
  func warnings(of id: String) -> [String] {
    let waited = rota.lateReliefs.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
    return [
      lengthNeverReached >= Self.leastLength
        ? "patrol \(id): its sorties turn back before the end of the route: \(lengthNeverReached.inWholeNumbers)"
          + " m of it are never reached" : nil,
      waited > 0
        ? "patrol \(id): reliefs are late by \(waited.inWholeNumbers) s in all, no airframe is ready;"
          + " \(airframesNeeded) airframes would do" : nil,
      !rota.isEven
        ? "patrol \(id): \(aircraft) take-offs at even distances would bring its aircraft behind one another;"
          + " they are spaced so that the longest wait is no longer than with fewer" : nil,
    ].compactMap { $0 }
  }

  /// A shorter rest of a route (m) is one of rounding.
  private static let leastLength = 1.0
}

extension Patrol {
  /// Every place that it names.
  fileprivate var places: [Coordinate] {
    route.map(\.coordinate) + posts.map(\.coordinate) + [launch].compactMap { $0 }
  }

  /// The length of its route along geodesics (m), the way back to the start of a closed one included.
  fileprivate var routeLength: Double {
    let line = route.map(\.coordinate)
    let loop = isClosed ? line + line.prefix(1) : line
    return zip(loop, loop.dropFirst()).reduce(0) { $0 + Geodesic.distance($1.0, $1.1) }
  }
}
