/// Patrols that cannot be resolved: what only shows once layers and flight plans are read.
extension BadInput {
  /// A scenario with the sample's site on line 5, its patrols from line 7 on.
  private static func patrol(
    _ name: String, _ patrol: String, files: [String: String?] = [:], status: Int32 = 65, words: String...
  ) -> BadInput {
    let text = Samples.scenario(more: "patrols:\n  - \(patrol)")
    return BadInput(
      name: name, files: files.merging([Samples.scenarioName: text]) { $1 }, status: status, words: words)
  }

  /// A layer of one patrol with those columns.
  private static func layer(_ name: String, _ columns: String, words: String...) -> BadInput {
    let routes = Samples.collection(
      "LineString", "[[22.02, 41.04], [22.08, 41.04]]", properties: "{\(columns)}")
    let text = Samples.scenario(more: "patrols: [{source: routes.geojson}]")
    return BadInput(
      name: name, files: ["routes.geojson": routes, Samples.scenarioName: text], status: 65,
      words: ["routes.geojson (layer routes, feature 0): "] + words)
  }

  private static let way = "route: [[22.02, 41.04], [22.08, 41.04]]"

  static let patrols: [BadInput] = [
    .patrol(
      "route's coordinates swapped", "{id: U, type: uav, route: [[41.04, 22.02], [41.04, 22.08]]}",
      words: "scenario.yaml:7:5: ", "patrol U at [41.04, 22.02]", "swapped", "[22.02, 41.04]"),
    .patrol(
      "post's coordinates swapped",
      "{id: M, type: mobile-video-system, posts: [{at: [41.04, 22.02], from_s: 0, to_s: 9}]}",
      words: "scenario.yaml:7:5: ", "patrol M at [41.04, 22.02]", "swapped"),
    .patrol(
      "patrol of a site's id", "{id: A, type: uav, \(way)}", words: "scenario.yaml:7:5: ", "the id A",
      "scenario.yaml:5:5"),
    .patrol(
      "halt beyond the route",
      "{id: V, type: camera-vehicle, \(way), halts: {at_m: [0, 9000], duration_s: 60}}",
      words: "scenario.yaml:7:5: ", "halt at 9000.0 m", "5045 m long"),
    .patrol(
      "base too far for the air time",
      "{id: U, type: uav, \(way), endurance_s: 300, launch: [21.98, 41.04]}",
      words: "scenario.yaml:7:5: patrol U: its air time of ",
      "is shorter than the way to the route and back, ", "bring launch nearer", "endurance_s"),
    .patrol(
      "no time to fly", "{id: U, type: uav, \(way), endurance_s: 30}",
      words: "scenario.yaml:7:5: patrol U: its endurance, or what its turnaround leaves of the period",
      "turnaround_s"),
    .patrol(
      "flight below the ground", "{id: U, type: uav, \(way), height_m: 100, height_reference: amsl}",
      words: "scenario.yaml:7:5: patrol U: it would fly at 100 m above the sea", "the ground is at", "agl"),
    .patrol(
      "camera beyond all optics",
      "{id: U, type: uav, \(way), camera: {band: visible, night_factor: 1, hfov_deg: 0.001, vfov_deg: 20, pixels: [640, 512], depression_deg: 15, azimuth: border}}",
      words: "scenario.yaml:7:5: patrol U: camera", "beyond 200 km", "units of its optics"),
    .patrol(
      "missing flight plan", "{id: U, type: uav, route_source: a.plan}", status: 66,
      words: "a.plan: ", "no such file"),
    .patrol(
      "flight plan that is text", "{id: U, type: uav, route_source: a.plan}",
      files: ["a.plan": "fly there\n"],
      words: "a.plan: is not a flight plan"),
    .patrol(
      "flight plan of another version", "{id: U, type: uav, route_source: a.plan}",
      files: ["a.plan": #"{"fileType": "Plan", "version": 42}"#],
      words: "a.plan: version: expected 1, found 42"),
    .patrol(
      "list of waypoints cut off", "{id: U, type: uav, route_source: a.txt}",
      files: ["a.txt": "QGC WPL 110\n0\t1\t0\t16\n"], words: "a.txt:2:1: expected 12 fields, found 4"),
    .patrol(
      "route that is an area", "{id: U, type: uav, route_source: a.geojson}",
      files: [
        "a.geojson": Samples.collection(
          "Polygon", "[[[22.02, 41.03], [22.08, 41.03], [22.05, 41.07], [22.02, 41.03]]]")
      ], words: "a.geojson: layer 'a' gives no route: layer a, feature 0 is a Polygon; a route is a line"),
    .patrol(
      "route's layer that is not there",
      "{id: U, type: uav, route_source: border.geojson, route_layer: ways}",
      words: "border.geojson: ", "'ways'", "its layers are border"),
    .patrol(
      "route source that has no speed to offer",
      "{id: S, type: fixed-pillar, route_source: border.geojson}",
      words: "scenario.yaml:7:5: ", "patrol S has no speed"),
    .layer(
      "layer of patrols without a type", #""id": "U", "type": """#,
      words: "column type: expected a text, found nothing"),
    .layer(
      "layer of patrols of an unknown type", #""id": "U", "type": "uaw""#,
      words: "unknown type of equipment `uaw`", "`uav`"),
    .layer(
      "layer of patrols with a speed of 0", #""id": "U", "type": "uav", "speed_m_s": 0"#,
      words: "column speed_m_s: expected a number at least 0.01 and at most 1000 m/s, found 0"),
    .layer(
      "layer of patrols with a site's id", #""id": "A", "type": "uav""#,
      words: "the id A is also that of the site at scenario.yaml:5:5"),
    .scenario(
      "layer of patrols that is one of points", Samples.scenario(more: "patrols: [{source: posts.geojson}]"),
      files: ["posts.geojson": Samples.collection("Point", "[22.05, 41.045]")], 65,
      "posts.geojson: layer 'posts' gives no route: layer posts, feature 0 is a Point; a route is a line"),
    .scenario(
      "missing layer of patrols", Samples.scenario(more: "patrols: [{source: none.gpkg}]"), 66,
      "none.gpkg: there is no such file"),
  ]
}
