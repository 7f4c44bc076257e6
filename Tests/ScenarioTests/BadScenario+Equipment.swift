/// Faults of equipment and sites.
extension BadScenario {
  static let equipment: [BadScenario] = [
    BadScenario(adding: "equipment: [a]\n", "s.yaml:3:12:", "equipment: expected a mapping"),
    BadScenario(adding: "equipment: {a: {}}\n", "s.yaml:3:16:", "equipment.a.mast_height_m: missing"),
    BadScenario(
      adding: "equipment: {a: {mast_height_m: 2}}\n", "s.yaml:3:16:", "equipment.a.cameras: missing"),
    BadScenario(
      adding: "equipment: {a: {mast_height_m: 1.0e+300}}\n", "s.yaml:3:32:", "at most 20000000 m"),
    BadScenario(
      adding: "equipment: {a: {mast_height_m: -1}}\n", "s.yaml:3:32:",
      "at least 0 and at most 20000000 m, found -1"),
    BadScenario(
      adding: "equipment: {a: {extends: fixed-piller}}\n", "s.yaml:3:26:", "equipment.a.extends",
      "unknown type of equipment `fixed-piller`", "`fixed-pillar`"),
    BadScenario(
      adding:
        "equipment: {a: {kind: centre, mast_height_m: 2, cameras: [{name: t, band: lwir, detection_range_m: 9}]}}\n",
      "s.yaml:3:16:", "equipment.a: a centre has no cameras"),
    BadScenario(
      adding:
        "equipment: {a: {extends: patrol-vehicle, cameras: [{name: t, band: lwir, detection_range_m: 9}]}}\n",
      "s.yaml:3:16:", "equipment.a.mast_height_m: missing"),
    BadScenario(
      adding: "equipment: {a: {kind: plane}}\n", "s.yaml:3:23:", "sensor | vehicle | aircraft | centre"),
    BadScenario(
      adding: "equipment: {a: {extends: uav, speed_m_s: 0}}\n", "s.yaml:3:42:", "speed_m_s",
      "at least 0.01 and at most 1000 m/s, found 0"),
    BadScenario(
      adding: "equipment: {a: {extends: fixed-pillar, tilt_limits_deg: [10, -10]}}\n", "s.yaml:3:57:",
      "two angles, the lower one first"),
    BadScenario(
      adding: "equipment: {a: {extends: fixed-pillar, tilt_limits_deg: [-91, 0]}}\n", "s.yaml:3:58:",
      "at least -90 and at most 90 degrees, found -91"),
    BadScenario(
      adding: "equipment: {a: {extends: local-centre, link: {max_range_m: 9}}}\n", "s.yaml:3:46:",
      "link.frequency_ghz: missing"),
    BadScenario(
      adding: "equipment: {a: {extends: local-centre, capacity: 0}}\n", "s.yaml:3:50:",
      "at least 1 and at most 1000000, found 0"),
    BadScenario(adding: "equipment: {a: {extends: a}}\n", "s.yaml:3:26:", "in a circle: a -> a"),
    BadScenario(
      adding: "equipment:\n  a: {extends: b}\n  b: {extends: c}\n  c: {extends: a}\n", "s.yaml:6:16:",
      "in a circle: a -> b -> c -> a"),
    BadScenario(
      adding: "equipment: {a: {extends: fixed-pillar, sector_deg: 0}}\n", "s.yaml:3:52:",
      "at most 360 degrees"),
    BadScenario(
      adding: "equipment: {a: {mast_height_m: 2, cameras: []}}\n", "s.yaml:3:44:", "at least one camera"),
    .camera("name: t", "s.yaml:7:9:", "equipment.a.cameras[0].band: missing"),
    .camera("name: t, band: ir", "s.yaml:7:25:", "lwir | mwir | visible, found ir"),
    .camera("name: t, band: lwir", "s.yaml:7:9:", "camera t has no optics", "focal_length_mm and pitch_um"),
    .camera("name: t, band: lwir, focal_length_mm: 75", "s.yaml:7:9:", "camera t has no optics"),
    .camera(
      "name: t, band: lwir, focal_length_mm: 0, pitch_um: 17", "s.yaml:7:48:",
      "at least 0.01 and at most 100000 mm, found 0"),
    .camera(
      "name: t, band: lwir, focal_length_mm: 75, pitch_um: -17", "s.yaml:7:62:",
      "at least 0.01 and at most 10000 um, found -17"),
    .camera(
      "name: t, band: lwir, hfov_deg: 180, pixels: [640, 480]", "s.yaml:7:41:",
      "at least 0.001 and below 180 degrees"),
    .camera("name: t, band: lwir, hfov_deg: 4, pixels: [640]", "s.yaml:7:52:", "two whole numbers"),
    .camera(
      "name: t, band: lwir, hfov_deg: 4, pixels: [640.5, 480]", "s.yaml:7:53:", "a whole number at least 1"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1000, night_factor: 2", "s.yaml:7:70:",
      "at least 0 and at most 1"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, criteria: jonson-1958", "s.yaml:7:63:",
      "cameras[0].criteria: unknown criterion set `jonson-1958`", "did you mean `johnson-1958`?",
      "industry, johnson-1958, en-62676-4, analytics"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, tilt_deg: -5", "s.yaml:7:63:",
      "cameras[0].tilt_deg: the vertical field of camera t is unknown", "vfov_deg"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, azimuth: border", "s.yaml:7:9:",
      "cameras[0].depression_deg: missing"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, depression_deg: 9, azimuth: east", "s.yaml:7:81:",
      "along-track | left | right | border, found east"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, netd_mk: -50", "s.yaml:7:62:",
      "at least 0.001 and at most 1000000 mK, found -50"),
    .camera(
      "name: t, band: lwir, detection_range_m: 1, netd_mk: fifty", "s.yaml:7:62:",
      "at least 0.001 and at most 1000000 mK, found fifty"),
    .camera(
      "name: t, band: lwir, detection_range_m: 9, min_range_m: 5, max_range_m: 5", "s.yaml:7:9:",
      "sees nothing"),
    .camera(
      "name: t, band: lwir, detection_range_m: 9, fokal: 5", "s.yaml:7:53:", "cameras[0].fokal: unknown key"),
    .camera(
      "name: t, band: lwir, focal_length_mm: 75, pitch_um: 17, pixels: [640, 480], hfov_deg: 10",
      "s.yaml:7:9:",
      "1833 m by hfov_deg", "2206 m by focal_length_mm", "20 % apart"),
  ]

  static let sites: [BadScenario] = [
    BadScenario(adding: "sites: {}\n", "s.yaml:3:8:", "sites: expected a list, found a mapping"),
    BadScenario(adding: "sites: [P1]\n", "s.yaml:3:9:", "sites[0]: expected a mapping, found P1"),
    .site("type: thermal-camera, at: [22, 42]", "s.yaml:4:5:", "sites[0].id: missing"),
    .site("id: P1, type: fixed-pillar", "s.yaml:4:5:", "sites[0].at: missing"),
    .site("id: P1, type: fixed-pillar, at: [22, 42], azimut_deg: 3", "s.yaml:4:48:", "`azimuth_deg`"),
    .site(
      "id: P1, type: fixed-pillar, at: [22, north]", "s.yaml:4:43:", "sites[0].at[1]: expected a number",
      "north"),
    .site("id: P1, type: fixed-pillar, at: [22]", "s.yaml:4:38:", "sites[0].at: expected two numbers"),
    .site(
      "id: P1, type: fixed-pillar, at: [41.8, 122.95]", "s.yaml:4:38:", "latitude 122.95 is not in [-90, 90]",
      "swapped", "[122.95, 41.8]"),
    .site("id: P1, type: fixed-pillar, at: [200, 100]", "s.yaml:4:38:", "latitude 100", "in degrees"),
    .site("id: P1, type: fixed-pillar, at: [400, 42]", "s.yaml:4:38:", "longitude 400 is not in [-360, 360]"),
    .site("id: P1, type: fixed-pillar, at: [.inf, 42]", "s.yaml:4:39:", "sites[0].at[0]", "found .inf"),
    .site(
      "id: P1, type: fixed-pillar, at: [22, 42], azimuth_deg: .nan", "s.yaml:4:61:", "azimuth_deg", ".nan"),
    .site(
      "id: P1, type: piller, at: [22, 42]", "s.yaml:4:5:",
      "sites[0].type: unknown type of equipment `piller`",
      "fixed-pillar, mobile-video-system"),
    .site(
      "id: P1, type: thermal-camera, at: [22, 42]", "s.yaml:4:5:", "site P1", "sector of 120 degrees",
      "azimuth_deg is missing"),
    .site(
      "id: P1, type: patrol-vehicle, at: [22, 42]", "s.yaml:4:5:", "sites[0].type",
      "site P1: patrol-vehicle has no camera"),
    .site(
      "id: P1, type: regional-centre, at: [22, 42]", "s.yaml:4:5:",
      "site P1: regional-centre is a monitoring centre",
      "`centres`"),
    .site("id: P1, type: uav, at: [22, 42]", "s.yaml:4:5:", "site P1: uav flies", "`patrols`"),
    .site("source: a.gpkg, id: P1", "s.yaml:4:22:", "sites[0].id: unknown key"),
    BadScenario(
      adding: """
        sites:
          - {id: P1, type: fixed-pillar, at: [22, 42]}
          - {id: P1, type: fixed-pillar, at: [23, 42]}
        """, "s.yaml:5:5:", "sites[1].id: the id P1 is also that of s.yaml:4:5"),
  ]
}
