import GeoCore

/// The keys of an item of `patrols`; those that hold one value are also the columns of a layer of routes.
enum PatrolKeys {
  static let id = SiteKeys.id
  static let type = SiteKeys.type

  static let route = Key(
    "route", .list(.list(.number(.placeNumber, .degrees))),
    "[[longitude, latitude], ...]; a third number is the height (m) there")
  static let routeSource = Key(
    "route_source", .text,
    "a QGroundControl .plan, a QGC WPL 110, GPX or KML file, or a line source that GDAL opens, relative to this file"
  )
  static let routeVertices = Key(
    "route_vertices", .list(.mapping(vertexKeys)),
    "what route_source holds, as a plan writes it; a warning tells when the source holds something else by now"
  )
  static let vertexHeight = Key("height_m", .number(.finite, .metres), "the height there")
  static let vertexAbove = Key(
    "above", .choice(HeightReference.allCases.map(\.rawValue)), "what the height is above")
  static let vertexWait = Key(
    "wait_s", .number(.time, .seconds), "how long it waits there", fallback: "0")
  static let vertexCircles = Key(
    "circles_m", .number(.length, .metres), "the length of the circles that it flies there", fallback: "0")
  static let vertexKeys = [SiteKeys.at, vertexHeight, vertexAbove, vertexWait, vertexCircles]
  static let closed = Key(
    "closed", .flag, "whether it goes round and round instead of out and back", fallback: "false")

  static let height = Key(
    "height_m", .number(.length, .metres), "how high it flies",
    fallback: "the heights of its flight plan, else the type's above the ground")
  static let heightReference = Key(
    "height_reference", .choice(HeightReference.allCases.map(\.rawValue)),
    "what heights are above: agl, the ground below; amsl, the sea; relative, the launch point's ground",
    fallback: HeightReference.ground.rawValue)
  static let speed = Key(
    "speed_m_s", .number(.speed, .metresPerSecond), "its speed over the ground",
    fallback: "what its flight plan commands, else the type's")
  static let turn = Key(
    "turn_s", .number(.time, .seconds), "how long it takes to turn round at an end", fallback: "0")
  static let launch = Key(
    "launch", .list(.number(.placeNumber, .degrees)), "[longitude, latitude] of where it takes off and lands",
    fallback: "its flight plan's, else the route's first vertex")

  static let camera = Key("camera", .mapping(CameraKeys.unnamed), "a camera: {band, ...}")
  static let cameras = Key(
    "cameras", .list(.mapping(CameraKeys.unnamed)), "a list of cameras: [{band, ...}]", fallback: "the type's"
  )

  static let aircraft = Key(
    "aircraft", .integer(.from(1, upTo: mostAircraft)), "how many airframes it has", fallback: "1")
  /// More airframes than any patrol has.
  static let mostAircraft = 100.0
  static let inAir = Key(
    "in_air", .integer(.from(1, upTo: mostAircraft)), "how many are wanted in the air at a time",
    fallback: "as many as its airframes allow")
  static let endurance = Key(
    "endurance_s", .number(.positiveTime, .seconds), "how long it can be under way", fallback: "the type's")
  static let turnaround = Key(
    "turnaround_s", .number(.time, .seconds), "how long it stays at its base in between",
    fallback: "the type's, else 0")
  static let start = Key(
    "start_s", .number(.time, .seconds), "when it first starts, from the start of the period",
    fallback: "0")

  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the cameras' height above the ground", fallback: "the type's"
  )
  static let halts = Key(
    "halts", .mapping(haltKeys),
    "where it stands along its route: {every_m: ..., duration_s: ...} or {at_m: [...], duration_s: ...}")
  static let every = Key("every_m", .number(.positiveLength, .metres), "the way from halt to halt")
  static let at = Key("at_m", .list(.number(.length, .metres)), "the halts' distances from the route's start")
  static let duration = Key(
    "duration_s", .number(.positiveTime, .seconds), "how long it stands at each", isRequired: true)
  static let posts = Key(
    "posts", .list(.mapping(postKeys)), "a list of posts: {at: [longitude, latitude], from_s, to_s}")
  static let from = Key(
    "from_s", .number(.time, .seconds), "when it is there, from the start of the period",
    isRequired: true)
  static let to = Key(
    "to_s", .number(.time, .seconds), "until when it is there, from the start of the period",
    isRequired: true)
  static let onTheMove = Key(
    "senses_on_the_move", .flag, "whether it senses under way, not only where it stands",
    fallback: "true for aircraft, false for vehicles")
  static let attributes = SiteKeys.attributes

  static let haltKeys = [every, at, duration]
  static let postKeys = [SiteKeys.at, from, to, SiteKeys.azimuth, SiteKeys.sector]

  static let inline =
    [id, type, route, routeSource] + LayerKeys.ofRoute.all + [
      routeVertices, closed, height, heightReference, speed,
      turn, camera, cameras, aircraft, inAir, endurance, turnaround, launch, start, mastHeight, halts, posts,
      onTheMove, attributes,
    ]
  /// The columns of a layer; `launch` and `halts` are texts as they would stand in the scenario.
  static let columns = [
    id, type, closed, height, heightReference, speed, turn, aircraft, inAir, endurance, turnaround, launch,
    start, mastHeight, halts, onTheMove,
  ]

  /// Keys that say nothing about what does not fly.
  static let ofAircraft = [height, heightReference, aircraft, inAir, launch]
  /// Keys that say nothing about what flies.
  static let ofGround = [mastHeight, halts, posts]

  static let source = Key(
    "source", .text, "a line source that GDAL opens, relative to this file", isRequired: true)
  static let inLayer = [source] + LayerKeys.ofPatrols.all
}
