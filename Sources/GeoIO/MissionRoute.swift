import GeoCore

/// The route of a mission, gathered item by item.
///
/// Waypoints and loiter places are the route's vertices. Taking off tells the launch point, landing and
/// returning that the aircraft goes back; the way between is transit, not route. Commands that neither move
/// the aircraft nor set its speed are passed over.
struct MissionRoute {
  private var vertices: [RouteVertex] = []
  private var takeoff: Coordinate?
  private var endsWithReturn = false
  private var speeds: [Double] = []
  private var notes: [String] = []

  /// Takes an item.
  mutating func add(_ item: MissionItem) throws {
    guard let command = MissionItem.Command(rawValue: item.command) else { return }
    switch command {
    case .waypoint, .loiterUnlimited, .loiterTurns, .loiterTime, .loiterToHeight, .splineWaypoint:
      try addVertex(item)
    case .takeoff, .verticalTakeoff:
      if let place = try item.coordinate() { takeoff = takeoff ?? place }
    case .returnToLaunch, .land, .verticalLand, .landStart:
      endsWithReturn = true
    case .changeSpeed:
      try addSpeed(item)
    case .jump:
      notes.append("\(item.place): \(item.name) jumps to another item, which is not followed")
    }
  }

  /// Takes a place with its height.
  mutating func add(_ vertex: RouteVertex) { vertices.append(vertex) }

  /// Takes it that the aircraft goes back to its launch point.
  mutating func addReturn() { endsWithReturn = true }

  /// The route.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - home: where the file says that the aircraft starts, for missions without a takeoff of their own.
  func route(of path: String, home: Coordinate?) throws -> Route {
    var notes = notes
    let different = Set(speeds)
    if let speed = speeds.first, different.count > 1 {
      notes.append("\(path): commands \(different.count) speeds; the first, \(speed) m/s, is taken for all")
    }
    return try RouteReader.checked(
      Route(
        vertices: vertices, launch: takeoff ?? home, endsWithReturn: endsWithReturn, speed: speeds.first,
        notes: notes), at: path)
  }

  private mutating func addVertex(_ item: MissionItem) throws {
    guard let coordinate = try item.coordinate() else {
      throw item.fault("\(item.name) is a waypoint without a place", "give it latitude and longitude")
    }
    let reference = try item.reference()
    guard let metres = item.parameters[6], metres.isFinite else {
      throw item.fault("\(item.name) is a waypoint without a height", "give it a height")
    }
    add(RouteVertex(coordinate, height: RouteHeight(metres: metres, above: reference)))
  }

  private mutating func addSpeed(_ item: MissionItem) throws {
    // A speed of -1 leaves it as it is, -2 resets it (MAV_CMD_DO_CHANGE_SPEED).
    guard item.parameters.count > 1, let speed = item.parameters[1], speed != -1, speed != -2 else { return }
    guard speed > 0, speed.isFinite else {
      throw item.fault("\(item.name) commands a speed of \(speed) m/s", "command a speed above 0")
    }
    speeds.append(speed)
  }
}
