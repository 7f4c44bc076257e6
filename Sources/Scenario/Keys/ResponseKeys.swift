/// The keys of `response`: who comes when a crosser is detected.
enum ResponseKeys {
  /// An operator looks again and calls within a minute; an assumption.
  static let defaultDetectionDelay = 60.0
  /// A vehicle on rough open ground (km/h); an assumption.
  static let defaultOffRoadSpeed = 5.0
  /// Steeper ground is no vehicle's (degrees); an assumption.
  static let defaultSteepest = 20.0
  /// So far beside the border and vehicles the ground is looked at (m); an assumption.
  static let defaultReach = 5000.0
  /// The column of OpenStreetMap's classes.
  static let defaultClassColumn = "highway"
  /// From a walk to the fastest car (km/h).
  private static let speeds = Interval.from(1, upTo: 300)
  private static let steepness = Interval.above(0, upTo: 90)
  /// At least some cells, at most what a search can hold (m).
  private static let reaches = Interval.from(100, upTo: 100_000)

  static let detectionDelay = Key(
    "detection_delay_s", .number(.time, .seconds), "from the first detection to the call",
    fallback: "\(defaultDetectionDelay)")
  static let vehicles = Key(
    "vehicles", .list(.either([.mapping(VehicleKeys.inline), .mapping(VehicleKeys.inLayer)])),
    "a list of vehicles that wait for a call: {id, at: [longitude, latitude], ready_s: ...} or {source: ...}",
    isRequired: true)

  static let classColumn = Key(
    "class_column", .text, "the column that tells the class of a line", fallback: defaultClassColumn)
  static let speed = Key.Kind.number(speeds, .kilometresPerHour)
  static let classSpeeds = Key(
    "speeds_km_h", .named(speed),
    "the speed on each class, such as {primary: 80, track: 20}, over those of OpenStreetMap's classes",
    fallback: "those of OpenStreetMap's classes that cars can drive")
  static let otherSpeed = Key(
    "other_km_h", speed, "the speed on lines of other classes", fallback: "these are not driven")
  static let ofRoads =
    [SiteKeys.source] + LayerKeys.ofBorder.all + [
      classColumn, classSpeeds, otherSpeed, TerrainKeys.attribution,
    ]
  static let roads = Key(
    "roads", .mapping(ofRoads), "the roads, any lines or an OpenStreetMap extract: {source, speeds_km_h}",
    fallback: "none: all go over open ground")

  static let offRoadSpeed = Key(
    "vehicle_km_h", .number(speeds, .kilometresPerHour), "the speed of vehicles on level open ground",
    fallback: "\(defaultOffRoadSpeed)")
  static let steepest = Key(
    "max_slope_deg", .number(steepness, .degrees),
    "the steepest ground that vehicles drive over beside roads",
    fallback: "\(defaultSteepest)")
  static let reach = Key(
    "reach_m", .number(reaches, .metres),
    "how far the ground is looked at beside the border, around vehicles and on the straight way between both",
    fallback: "\(defaultReach)")
  static let foot = Key(
    "foot", .choice(ResponseInput.Foot.allCases.map(\.rawValue)),
    "tobler: they walk where that is quicker, at the pace of `crossing`; none: they stay in the vehicle",
    fallback: ResponseInput.Foot.tobler.rawValue)
  static let ofOffRoad = [offRoadSpeed, steepest, foot, reach]
  static let offRoad = Key("off_road", .mapping(ofOffRoad), "how people go on beside roads")

  static let all = [detectionDelay, vehicles, roads, offRoad]
}

/// The keys of an item of `response.vehicles`.
enum VehicleKeys {
  /// A crew that waits in its station; an assumption (s).
  static let defaultReady = 300.0

  static let id = Key("id", .text, "an id, unique among the vehicles", isRequired: true)
  static let type = Key("type", .text, "what it is, in your words; it changes no time")
  static let ready = Key(
    "ready_s", .number(.time, .seconds), "how long it takes to get going after the call",
    fallback: "\(defaultReady)")

  static let inline = [id, type, SiteKeys.at, ready]
  /// The columns of a layer.
  static let columns = [id, type, ready]
  static let inLayer = [SiteKeys.source] + LayerKeys.ofVehicles.all + [ready]
}
