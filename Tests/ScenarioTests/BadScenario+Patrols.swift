/// Faults of patrols.
extension BadScenario {
  /// A patrol of the scenario; its first key stands in column 6 of line 4.
  private static func patrol(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(yaml: smallest + "patrols:\n  - {\(text)}\n", place: place, words: words)
  }

  /// A UAV over two places with more keys; the first of them stands in column 59.
  private static func uav(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(
      yaml: smallest + "patrols:\n  - {id: A, type: uav, route: [[22.1, 41.2], [22.3, 41]], \(text)}\n",
      place: place, words: words)
  }

  /// A mobile video system at posts; the first one stands in column 48.
  private static func posts(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(
      yaml: smallest + "patrols:\n  - {id: A, type: mobile-video-system, posts: [\(text)]}\n", place: place,
      words: words)
  }

  private static let camera = "band: lwir, hfov_deg: 25, pixels: [640, 512]"

  static let patrols: [BadScenario] = [
    BadScenario(adding: "patrols: {}\n", "s.yaml:3:10:", "patrols: expected a list, found a mapping"),
    BadScenario(adding: "patrols: [U1]\n", "s.yaml:3:11:", "patrols[0]: expected a mapping, found U1"),
    .patrol("type: uav, route: [[22, 41], [23, 41]]", "s.yaml:4:5:", "patrols[0].id: missing"),
    .patrol("id: A, type: uav", "s.yaml:4:5:", "patrols[0]: patrol A has neither a route nor posts"),
    .patrol("id: A, type: uav, posts: []", "s.yaml:4:31:", "patrols[0].posts: expected at least one post"),
    .patrol(
      "id: A, type: uaw, route: [[22, 41], [23, 41]]", "s.yaml:4:5:",
      "patrols[0].type: unknown type of equipment `uaw`", "did you mean `uav`?"),
    .patrol(
      "id: A, type: local-centre, route: [[22, 41], [23, 41]]", "s.yaml:4:5:",
      "patrol A: local-centre is a monitoring centre", "`centres`"),
    .patrol("id: A, type: uav, route: [[22, 41]]", "s.yaml:4:31:", "two different places or more"),
    .patrol("id: A, type: uav, route: [[22, 41], [22, 41]]", "s.yaml:4:31:", "two different places or more"),
    .patrol("id: A, type: uav, route: [[22, 41], [23]]", "s.yaml:4:42:", "patrols[0].route[1]: expected two"),
    .patrol(
      "id: A, type: uav, route: [[41, 122], [41, 123]]", "s.yaml:4:32:", "latitude 122", "swapped",
      "[122, 41]"),
    .patrol(
      "id: A, type: fixed-pillar, route: [[22, 41], [23, 41]]", "s.yaml:4:5:",
      "speed_m_s: patrol A has no speed"
    ),
    .patrol(
      "id: A, type: camera-vehicle, route: [[22, 41, 9], [23, 41, 9]]", "s.yaml:4:5:",
      "camera-vehicle does not fly, its route has heights"),
    .patrol(
      "id: A, type: camera-vehicle, route: [[22, 41], [23, 41]], height_m: 9", "s.yaml:4:5:",
      "`height_m` is of what flies, camera-vehicle does not"),
    .patrol(
      "id: A, type: thermal-camera, route: [[22, 41], [23, 41]], speed_m_s: 1", "s.yaml:4:5:",
      "camera thermal looks over a sector, whose direction a route does not tell"),
    .uav(
      "speed_m_s: 0", "s.yaml:4:70:",
      "patrols[0].speed_m_s: expected a number at least 0.01 and at most 1000 m/s, found 0"),
    .uav("speed_m_s: -3", "s.yaml:4:70:", "at least 0.01 and at most 1000 m/s, found -3"),
    .uav("endurance_s: 0", "s.yaml:4:72:", "at least 0.001 and at most 1000000000 s, found 0"),
    .uav("height_m: -1", "s.yaml:4:69:", "at least 0 and at most 20000000 m, found -1"),
    .uav("height_reference: asl", "s.yaml:4:77:", "agl | amsl | relative, found asl", "`agl`"),
    .uav("height_reference: amsl", "s.yaml:4:5:", "patrol A has no height above amsl"),
    .uav("aircraft: 0", "s.yaml:4:69:", "at least 1 and at most 100, found 0"),
    .uav("route_vertices: [{at: [22, 41]}]", "s.yaml:4:5:", "route_vertices: patrol A has no route_source"),
    .uav(
      "camera: {\(camera), depression_deg: 9, azimuth: left, least_depression_deg: 5}", "s.yaml:4:170:",
      "camera.least_depression_deg: the camera is not held at the border", "azimuth: border"),
    .uav(
      "camera: {\(camera), depression_deg: 9, azimuth: border, most_depression_deg: 5, least_depression_deg: 6}",
      "s.yaml:4:196:", "least_depression_deg is above most_depression_deg"),
    .uav("camera: {\(camera), most_depression_deg: 5}", "s.yaml:4:67:", "camera.depression_deg: missing"),
    .uav("in_air: 2", "s.yaml:4:5:", "patrols[0].in_air: patrol A wants 2 in the air", "`aircraft`"),
    .uav("start_s: 28800", "s.yaml:4:5:", "patrols[0].start_s", "the period of 28800 s"),
    .uav("turn_s: -1", "s.yaml:4:67:", "at least 0 and at most 1000000000 s, found -1"),
    .uav("route_source: a.plan", "s.yaml:4:5:", "patrol A has both route and route_source"),
    .uav("posts: [{at: [22, 41], from_s: 0, to_s: 1}]", "s.yaml:4:5:", "both route and posts"),
    .uav("route_layer: a", "s.yaml:4:5:", "patrols[0].route_layer: patrol A has no route_source"),
    .uav(
      "halts: {every_m: 9, duration_s: 9}", "s.yaml:4:5:", "`halts` is of what stands or drives, uav flies"),
    .uav("speed: 3", "s.yaml:4:59:", "patrols[0].speed: unknown key"),
    .uav(
      "camera: {\(camera), depression_deg: 9, azimuth: east}", "s.yaml:4:142:",
      "patrols[0].camera.azimuth: expected along-track | left | right | border, found east"),
    .uav("camera: {\(camera)}", "s.yaml:4:5:", "nothing says where camera camera points", "depression_deg"),
    .uav(
      "camera: {band: lwir, detection_range_m: 900, depression_deg: 9}", "s.yaml:4:5:",
      "the field of view of camera camera is unknown", "hfov_deg"),
    .uav("camera: {\(camera)}, cameras: [{\(camera)}]", "s.yaml:4:124:", "camera is given, too"),
  ]

  static let patrolStops: [BadScenario] = [
    .posts(
      "{at: [22, 41], from_s: 0, to_s: 0}", "s.yaml:4:80:", "posts[0].to_s: expected a number above from_s, 0"
    ),
    .posts("{at: [22, 41], from_s: 9, to_s: 5}", "s.yaml:4:80:", "above from_s, 9, found 5"),
    .posts(
      "{at: [22, 41], from_s: -9, to_s: 5}", "s.yaml:4:71:", "at least 0 and at most 1000000000 s, found -9"),
    .posts("{at: [22, 41], to_s: 5}", "s.yaml:4:48:", "posts[0].from_s: missing"),
    .posts(
      "{at: [22, 41], from_s: 0, to_s: 28801}", "s.yaml:4:5:",
      "stands at a post until 28801 s, the period is 28800 s"),
    .posts(
      "{at: [22, 41], from_s: 5, to_s: 9}, {at: [22, 41], from_s: 0, to_s: 6}", "s.yaml:4:48:",
      "posts[0]: it starts at 5 s, before posts[1] ends"),
    .posts("{at: [22, 241], from_s: 0, to_s: 9}", "s.yaml:4:53:", "posts[0].at: latitude 241"),
    .posts(
      "{at: [22, 41], from_s: 0, to_s: 9, sector_deg: 90}", "s.yaml:4:5:",
      "patrol A, post 0: camera thermal looks over a sector of 90 degrees but azimuth_deg is missing"),
    .halts("every_m: 0, duration_s: 9", "s.yaml:4:90:", "at least 0.001 and at most 20000000 m, found 0"),
    .halts("every_m: 9, duration_s: 0", "s.yaml:4:105:", "at least 0.001 and at most 1000000000 s, found 0"),
    .halts("every_m: 9", "s.yaml:4:80:", "halts.duration_s: missing"),
    .halts("duration_s: 9", "s.yaml:4:80:", "halts.every_m: missing"),
    .halts("at_m: [], duration_s: 9", "s.yaml:4:87:", "one distance or more, rising"),
    .halts("at_m: [9, 9], duration_s: 9", "s.yaml:4:87:", "one distance or more, rising"),
    .halts("at_m: [9], every_m: 9, duration_s: 9", "s.yaml:4:87:", "every_m is given, too"),
    BadScenario(
      adding: """
        sites: [{id: A, type: fixed-pillar, at: [22, 42]}]
        patrols:
          - {id: A, type: uav, route: [[22, 41], [23, 41]]}
        """, "s.yaml:5:5:", "patrols[0].id: the id A is also that of the site at s.yaml:3:9"),
    BadScenario(
      adding: """
        patrols:
          - {id: A, type: uav, route: [[22, 41], [23, 41]]}
          - {id: A, type: uav, route_source: a.plan}
        """, "s.yaml:5:5:", "patrols[1].id: the id A is also that of the patrol at s.yaml:4:5"),
    BadScenario(
      adding: """
        centres: [{id: A, level: local, at: [22, 42]}]
        patrols:
          - {id: A, type: uav, route: [[22, 41], [23, 41]]}
        """, "s.yaml:5:5:", "patrols[0].id: the id A is also that of the centre at s.yaml:3:11"),
    BadScenario(adding: "patrols: [{source: a.gpkg, id: A}]\n", "s.yaml:3:28:", "patrols[0].id: unknown key"),
    BadScenario(adding: "period_s: 0\n", "s.yaml:3:11:", "at least 0.001 and at most 4294967 s, found 0"),
  ]

  /// A vehicle that halts; the mapping of halts stands in column 80.
  private static func halts(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(
      yaml: smallest
        + "patrols:\n  - {id: A, type: camera-vehicle, route: [[22.1, 41.2], [22.3, 41.00]], halts: {\(text)}}\n",
      place: place, words: words)
  }
}
