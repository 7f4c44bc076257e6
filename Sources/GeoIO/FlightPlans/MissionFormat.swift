package import GeoCore

/// The texts of missions that are read here, not by GDAL: one route each, on WGS 84.
package enum MissionFormat: String, CaseIterable, Sendable {
  case flightPlan, waypoints, litchi, waylines

  /// What it is called in messages.
  var noun: String {
    switch self {
    case .flightPlan: "a flight plan"
    case .waypoints: "a list of waypoints"
    case .litchi: "a mission of Litchi"
    case .waylines: "a mission of DJI"
    }
  }

  /// The route of a text in this format.
  ///
  /// - Parameter path: the file's, for messages.
  /// - Throws: `InputError` naming the file and what is at fault in it.
  package func route(from bytes: [UInt8], of path: String) throws -> Route {
    switch self {
    case .flightPlan: try FlightPlan.route(from: bytes, of: path)
    case .waypoints: try WaypointFile(path: path).route(from: bytes)
    case .litchi: try LitchiMission(path: path).route(from: bytes)
    case .waylines: try WaylineMission(path: path).route(from: bytes)
    }
  }
}
