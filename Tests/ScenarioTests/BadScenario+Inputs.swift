/// Faults of the document, and of border, terrain, grid and conditions.
extension BadScenario {
  static let documents: [BadScenario] = [
    BadScenario("", "s.yaml:", "no scenario", "karaula: 1"),
    BadScenario("# nothing\n", "s.yaml:", "no scenario"),
    BadScenario("- a\n", "s.yaml:1:1:", "expected a mapping", "found a list"),
    BadScenario("karaula", "s.yaml:1:1:", "expected a mapping", "found plain text"),
    BadScenario("border: {source: a}\n", "s.yaml:1:1:", "karaula: missing", "karaula: 1"),
    BadScenario("karaula: 2\nnew: 1\n", "s.yaml:1:10:", "expected version 1, found 2"),
    BadScenario("karaula: one\n", "s.yaml:1:10:", "found one"),
    BadScenario("karaula: 1\n", "s.yaml:1:1:", "border: missing"),
    BadScenario("karaula: 1\nborder: {source: a\n", "s.yaml:3:1:", "not valid YAML"),
    BadScenario("karaula: 1\n\tborder: a\n", "s.yaml:2:1:", "not valid YAML"),
    BadScenario("karaula: 1\nborder: {source: *a}\n", "s.yaml:2:18:", "not valid YAML", "alias"),
    BadScenario("karaula: 1\n---\nkaraula: 1\n", "s.yaml:2:1:", "another document"),
    BadScenario("karaula: 1\nname: a\u{1}b\n", "s.yaml:2:8:", "not valid YAML", "UTF-8"),
    BadScenario("karaula: 1\nname: a\nname: b\n", "s.yaml:2:1:", "`name` given more than once"),
    BadScenario("karaula: 1\n!x name: a\nname: b\n", "s.yaml:3:1:", "`name` given more than once"),
    BadScenario(adding: "equipement: {}\n", "s.yaml:3:1:", "equipement: unknown key", "`equipment`"),
    BadScenario(adding: "\"two\\nlines\": 1\n", "s.yaml:3:1:", "two lines: unknown key"),
    BadScenario(adding: "task: \"two\\nlines\"\n", "s.yaml:3:7:", "found the text \"two lines\""),
    BadScenario(adding: "zzzzzzzz: 1\n", "s.yaml:3:1:", "unknown key", "known here: karaula, extends, name"),
    BadScenario(adding: "? [a]\n: 1\n", "s.yaml:3:3:", "a key must be one word"),
  ]

  static let inputs: [BadScenario] = [
    BadScenario("karaula: 1\nborder: a\n", "s.yaml:2:9:", "border: expected a mapping, found a"),
    BadScenario("karaula: 1\nborder: {}\n", "s.yaml:2:9:", "border.source: missing"),
    BadScenario(
      "karaula: 1\nborder: {source: }\n", "s.yaml:2:18:", "border.source: expected a text, found nothing"),
    BadScenario("karaula: 1\nborder: {source: [a]}\n", "s.yaml:2:18:", "border.source", "found a list of 1"),
    BadScenario(
      "karaula: 1\nborder: {source: a, inside: rigth}\n", "s.yaml:2:29:",
      "expected left | right | polygon | outside, found rigth",
      "did you mean `right`?"),
    BadScenario(
      "karaula: 1\nborder: {source: a, rings: true, inside: left}\n", "s.yaml:2:42:",
      "border.inside: expected polygon or outside with `rings: true`", "found left; write polygon or outside"),
    BadScenario(
      "karaula: 1\nborder: {source: a, inside: polygon}\n", "s.yaml:2:29:",
      "border.inside: expected left or right, as lines have no polygon, found polygon", "set `rings: true`"),
    BadScenario(
      "karaula: 1\nborder: {source: a, join_tolerance_m: -1}\n", "s.yaml:2:39:",
      "at least 0 and at most 100 m"),
    BadScenario(
      "karaula: 1\nborder: {source: a, layer: []}\n", "s.yaml:2:28:",
      "expected at least one layer, found a list of 0"
    ),
    BadScenario(
      "karaula: 1\nborder: {source: a, layer: [b, b]}\n", "s.yaml:2:28:",
      "expected each layer once, found a list of 2"),
    BadScenario(
      "karaula: 1\nborder: {source: a, layer: {b: c}}\n", "s.yaml:2:28:", "border.layer: expected a text"),
    BadScenario(
      "karaula: 1\nborder: {source: a, rings: yes}\n", "s.yaml:2:28:", "true or false", "found yes"),
    BadScenario(adding: "terrain:\n", "s.yaml:3:9:", "terrain: expected a mapping, found nothing"),
    BadScenario(adding: "terrain: {kind: dtm}\n", "s.yaml:3:10:", "terrain.dem: missing"),
    BadScenario(adding: "terrain: {dem: []}\n", "s.yaml:3:16:", "at least one raster"),
    BadScenario(adding: "terrain: {dem: [a, {}]}\n", "s.yaml:3:20:", "terrain.dem[1]: expected a text"),
    BadScenario(
      adding: "terrain: {dem: a, refraction: 1}\n", "s.yaml:3:31:", "at least -1 and below 1, found 1"),
    BadScenario(
      adding: "terrain: {dem: a, nodata: filled}\n", "s.yaml:3:27:", "transparent | block | fill", "`fill`"),
    BadScenario(
      adding: "grid: {cell_size_m: 0}\n", "s.yaml:3:21:", "at least 1e-06 and at most 5000 m, found 0"),
    BadScenario(adding: "grid: {cell_size_m: -60}\n", "s.yaml:3:21:", "at least 1e-06", "found -60"),
    BadScenario(adding: "grid: {cell_size_m: 5001}\n", "s.yaml:3:21:", "at most 5000 m, found 5001"),
    BadScenario(adding: "grid: {cell_size_m: .nan}\n", "s.yaml:3:21:", "expected a number", "found .nan"),
    BadScenario(adding: "grid: {cell_size_m: nan}\n", "s.yaml:3:21:", "expected a number", "found nan"),
    BadScenario(adding: "grid: {cell_size_m: 0x10}\n", "s.yaml:3:21:", "expected a number", "found 0x10"),
    BadScenario(adding: "grid: {cell_size_m: \"60\"}\n", "s.yaml:3:21:", "found the text \"60\""),
    BadScenario(
      adding: "grid: {corridor_m: .inf}\n", "s.yaml:3:20:", "at least 0 and at most 100000 m, found .inf"),
    BadScenario(
      adding: "grid: {corridor_m: 1e999}\n", "s.yaml:3:20:", "at least 0 and at most 100000 m, found 1e999"),
    BadScenario(
      adding: "grid: {corridor_m: {inner: 1}}\n", "s.yaml:3:21:", "grid.corridor_m.inner: unknown key",
      "known here: inside, outside"),
    BadScenario(
      adding: "grid: {section_length_m: 10}\n", "s.yaml:3:26:", "at least 1000 and at most 20000000 m"),
    BadScenario(adding: "target: persno\n", "s.yaml:3:9:", "person | vehicle", "`person`"),
    BadScenario(adding: "target: {height_m: 1.8}\n", "s.yaml:3:9:", "target.critical_dimension_m: missing"),
    BadScenario(
      adding: "target: {height_m: 0, critical_dimension_m: 1}\n", "s.yaml:3:20:",
      "at least 0.001 and at most 20000000 m"),
    BadScenario(adding: "task: spotting\n", "s.yaml:3:7:", "detection | recognition | identification"),
    BadScenario(adding: "required_probability: 0\n", "s.yaml:3:23:", "at least 1e-06 and at most 1, found 0"),
    BadScenario(
      adding: "criteria: industri\n", "s.yaml:3:11:", "criteria: unknown criterion set `industri`",
      "did you mean `industry`? known sets: industry, johnson-1958, en-62676-4, analytics"),
    BadScenario(adding: "criteria: {visible: own}\n", "s.yaml:3:21:", "criteria.visible", "`own`"),
    BadScenario(adding: "criteria: {swir: industry}\n", "s.yaml:3:12:", "criteria.swir: unknown key"),
    BadScenario(
      adding: "terrain: {dem: a, error: {correlation_m: 9}}\n", "s.yaml:3:26:",
      "terrain.error.sd_m: missing"),
    BadScenario(
      adding: "terrain: {dem: a, error: {sd_m: 2, correlation_m: 0}}\n", "s.yaml:3:51:", "at least 0.001"),
    BadScenario(
      adding: "terrain: {dem: a, vertical_error_m: 2, error: {sd_m: 2}}\n", "s.yaml:3:47:",
      "vertical_error_m is given, too", "keep one of the two"),
    BadScenario(
      adding: "assumptions: {fog_limit_km: 3}\n", "s.yaml:3:14:",
      "mist_limit_km is not above fog_limit_km"),
    BadScenario(
      adding: "criterion_sets: {industry: {detection_cycles: 1}}\n", "s.yaml:3:18:",
      "criterion_sets.industry: that is the name of a built-in set"),
    BadScenario(
      adding: "criterion_sets: {a: {detection_cycles: 1, recognition_cycles: 2}}\n", "s.yaml:3:21:",
      "criterion_sets.a.identification_cycles: missing"),
    BadScenario(
      adding: "criterion_sets: {a: {detection_cycles: 1, detection_px_per_m: 2}}\n", "s.yaml:3:21:",
      "criterion_sets.a: detection is given twice"),
    BadScenario(
      adding: "criterion_sets: {a: {detection_cycles: 4, recognition_cycles: 3, identification_cycles: 6}}\n",
      "s.yaml:3:21:", "a harder task needs less"),
    BadScenario(
      adding: "criterion_sets: {a: {detection_cycles: 0}}\n", "s.yaml:3:40:",
      "at least 1e-06 and at most 1000000, found 0"),
    BadScenario(
      adding: "assumptions: {netd_lwir_k: 0.05}\n", "s.yaml:3:15:", "assumptions.netd_lwir_k: unknown key",
      "`netd_lwir_mk`"),
    BadScenario(
      adding: "assumptions: {look_independence: 2}\n", "s.yaml:3:34:", "at least 0 and at most 1, found 2"),
    BadScenario(
      adding: "assumptions: {clear_air_lwir_per_km: -1}\n", "s.yaml:3:38:",
      "at least 0 and at most 1000 per km, found -1"),
    BadScenario(
      adding: "conditions: {rain_mm_h: -1}\n", "s.yaml:3:25:", "at least 0 and at most 1000 mm/h, found -1"),
    BadScenario(
      adding: "exposure_s: 0\n", "s.yaml:3:13:", "at least 0.001 and at most 1000000000 s, found 0"),
    BadScenario(
      adding: "exposure_s: long\n", "s.yaml:3:13:", "at least 0.001 and at most 1000000000 s, found long"),
    BadScenario(adding: "conditions: {light: dusk}\n", "s.yaml:3:21:", "day | night"),
    BadScenario(
      adding: "conditions: {visibility_km: 0}\n", "s.yaml:3:29:", "at least 0.001 and at most 1000 km"),
  ]
}
