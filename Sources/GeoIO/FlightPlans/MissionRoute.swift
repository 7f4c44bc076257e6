import GeoCore

/// The route of a mission, gathered item by item.
///
/// Waypoints and loiter places are the route's vertices, and what the aircraft waits there counts. Taking off tells the
/// launch point, landing and returning that the aircraft goes back; the way between, and a landing approach, is transit, not
/// route. Commands that neither move the aircraft, nor hold it, nor set its speed are passed over; one that is not known and
/// has a place is a fault.
struct MissionRoute {
  private var vertices: [RouteVertex] = []
  private var takeoff: Coordinate?
  private var endsWithReturn = false
  /// Whether what comes is the approach to a landing.
  private var isLanding = false
  private var speeds: [Double] = []
  private var notes: [String] = []

  /// Takes an item.
  mutating func add(_ item: MissionItem) throws {
    guard !isLanding else { return }
    guard let command = MissionItem.Command(rawValue: item.command) else {
      guard !item.isUnknownMovement else {
        throw item.fault(
          "\(item.name) has the command \(item.command), which flies to a place in a way that is not known here",
          "fly it with waypoints (16) or loiter places (18, 19)")
      }
      return
    }
    switch command {
    case .waypoint, .splineWaypoint:
      try addVertex(item, wait: max(0, item.parameter(1)))
    case .loiterToHeight: try addLoiter(item, wait: 0, circles: 0)
    case .loiterTime: try addLoiter(item, wait: try waitingTime(of: item), circles: 0)
    case .loiterTurns: try addLoiter(item, wait: 0, circles: circles(of: item))
    case .loiterUnlimited:
      throw item.fault(
        "\(item.name) waits without end (command 17), so that nothing after it is flown",
        "give it a time (command 19) or turns (18), or make it a patrol with `posts`")
    case .delay: try addDelay(item)
    case .takeoff, .verticalTakeoff:
      if let place = try item.coordinate() { takeoff = takeoff ?? place }
    case .returnToLaunch, .land, .verticalLand: endsWithReturn = true
    case .landStart: (endsWithReturn, isLanding) = (true, true)
    case .changeSpeed: try addSpeed(item)
    case .jump: notes.append("\(item.place): \(item.name) jumps to another item, which is not followed")
    case .continueAndChangeHeight, .pointOfInterest, .guidedMode: break
    }
  }

  /// Takes a speed that is commanded (m/s), above 0.
  mutating func add(speed: Double) { speeds.append(speed) }

  /// Takes what the user should know.
  mutating func add(note: String) { notes.append(note) }

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

  private mutating func addVertex(_ item: MissionItem, wait: Double, circles: Double = 0) throws {
    guard let coordinate = try item.coordinate() else {
      throw item.fault("\(item.name) is a waypoint without a place", "give it latitude and longitude")
    }
    let reference = try item.reference()
    guard let metres = item.parameters[6], metres.isFinite else {
      throw item.fault("\(item.name) is a waypoint without a height", "give it a height")
    }
    var vertex = RouteVertex(coordinate, height: RouteHeight(metres: metres, above: reference))
    (vertex.wait, vertex.circles) = (wait, circles)
    add(vertex)
  }

  /// A loiter place; one of zeros is where the aircraft is.
  private mutating func addLoiter(_ item: MissionItem, wait: Double, circles: Double) throws {
    guard try item.coordinate() == nil else {
      return try addVertex(item, wait: wait, circles: circles)
    }
    try waitHere(item, wait: wait, circles: circles)
  }

  private mutating func waitHere(_ item: MissionItem, wait: Double, circles: Double) throws {
    guard !vertices.isEmpty else {
      throw item.fault(
        "\(item.name) waits where the aircraft is, before any waypoint", "give it a place, or leave it out")
    }
    vertices[vertices.count - 1].wait += wait
    vertices[vertices.count - 1].circles += circles
  }

  private func waitingTime(of item: MissionItem) throws -> Double {
    let time = item.parameter(1)
    guard time >= 0 else {
      throw item.fault("\(item.name) waits for \(time) s", "give it a time of 0 s or longer")
    }
    return time
  }

  /// How far an aircraft flies in circles (m).
  private mutating func circles(of item: MissionItem) throws -> Double {
    var radius = item.parameter(3).magnitude
    let turns = item.parameter(1)
    guard turns >= 0 else {
      throw item.fault("\(item.name) flies \(turns) circles", "give it 0 turns or more")
    }
    if radius == 0, turns > 0 {
      radius = Self.usualRadius
      notes.append(
        "\(item.place): \(item.name) circles without a radius; \(radius.inWholeNumbers) m is assumed, as autopilots do"
      )
    }
    return 2 * .pi * radius * turns
  }

  /// The radius (m) that autopilots circle at unless told (ArduPlane's WP_LOITER_RAD, 60; PX4's NAV_LOITER_RAD, 80).
  private static let usualRadius = 60.0

  private mutating func addDelay(_ item: MissionItem) throws {
    let time = item.parameter(1)
    guard time >= 0 else {
      throw item.fault(
        "\(item.name) waits for a time of day (command 93), which has no length",
        "give the delay in seconds, or leave it out and set start_s")
    }
    // On the ground it is not part of the flight.
    guard !vertices.isEmpty else { return }
    try waitHere(item, wait: time, circles: 0)
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
