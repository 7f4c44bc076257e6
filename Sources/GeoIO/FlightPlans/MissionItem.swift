import GeoCore

/// An item of a mission as MAVLink numbers it, of a flight plan or a list of waypoints.
struct MissionItem {
  /// The number of what to do (MAV_CMD).
  var command: Int
  /// The number of what its place and height are given in (MAV_FRAME).
  var frame: Int
  /// Its seven parameters; the last three are latitude, longitude (degrees) and height (m) where it has a place.
  var parameters: [Double?]
  /// Where it is written.
  var place: InputError.Place
  /// How messages name it, such as `item 3`.
  var name: String

  /// How many parameters every item has.
  static let parameterCount = 7

  /// The commands that matter to a route, of the MAVLink common message set.
  enum Command: Int {
    case waypoint = 16
    case loiterUnlimited = 17
    case loiterTurns = 18
    case loiterTime = 19
    case returnToLaunch = 20
    case land = 21
    case takeoff = 22
    case continueAndChangeHeight = 30
    case loiterToHeight = 31
    case pointOfInterest = 80
    case splineWaypoint = 82
    case verticalTakeoff = 84
    case verticalLand = 85
    case guidedMode = 92
    case delay = 93
    case jump = 177
    case changeSpeed = 178
    case landStart = 189
  }

  /// The numbers of the commands that move the aircraft (MAV_CMD_NAV), and of one that sends it elsewhere.
  private static let movements = 16...95
  private static let reposition = 192

  /// Whether it has a place that the aircraft is to fly to, by its number alone.
  var isUnknownMovement: Bool {
    guard Command(rawValue: command) == nil, parameters.count == Self.parameterCount else { return false }
    return (Self.movements.contains(command) || command == Self.reposition)
      && (parameters[4] ?? 0 != 0 || parameters[5] ?? 0 != 0)
  }

  /// A parameter, counted from 1; 0 where none is given.
  func parameter(_ number: Int) -> Double {
    guard parameters.indices.contains(number - 1), let value = parameters[number - 1], value.isFinite else {
      return 0
    }
    return value
  }

  /// What its heights are above.
  ///
  /// - Throws: `InputError` for a frame that places nothing on Earth.
  func reference() throws -> HeightReference {
    switch frame {
    case 0, 5: return .seaLevel
    case 3, 6: return .launch
    case 10, 11: return .ground
    default:
      throw fault(
        "\(name) has the frame \(frame)",
        "use frame 0 (above sea level), 3 (above launch) or 10 (above ground)"
      )
    }
  }

  /// Its place; nil when it leaves it to the aircraft.
  ///
  /// - Throws: `InputError` for a place that is not on Earth.
  func coordinate() throws -> Coordinate? {
    guard parameters.count == Self.parameterCount, let latitude = parameters[4], let longitude = parameters[5]
    else { return nil }
    // Autopilots take a place of zeros as "where you are".
    guard latitude != 0 || longitude != 0 else { return nil }
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      throw fault(
        "\(name) has latitude \(latitude), longitude \(longitude), which is not on Earth",
        "give latitude first, in degrees")
    }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  /// A fault of this item.
  func fault(_ problem: String, _ remedy: String) -> InputError {
    InputError(.badData, at: place, problem, fix: remedy)
  }
}
