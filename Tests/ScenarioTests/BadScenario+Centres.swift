/// Faults of centres and links.
extension BadScenario {
  /// A list of one centre, on line 4.
  private static func centre(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(yaml: smallest + "centres:\n  - {\(text)}\n", place: place, words: words)
  }

  static let centres: [BadScenario] = [
    BadScenario(
      adding: "centres: local\n", "s.yaml:3:10:", "centres: expected a list, found local"),
    BadScenario(
      adding: "centres: [a]\n", "s.yaml:3:11:", "centres[0]: expected a mapping", "{id, level, at"),
    BadScenario(
      adding: "links: requires\n", "s.yaml:3:8:", "ignore | report | require", "`require`"),
    BadScenario(
      adding: "links: {mode: maybe}\n", "s.yaml:3:15:", "links.mode", "ignore | report | require"),
    BadScenario(
      adding: "links: {applies_to: []}\n", "s.yaml:3:21:", "at least one kind", "mode: ignore"),
    BadScenario(
      adding: "links: {applies_to: [site]}\n", "s.yaml:3:22:",
      "sites | posts | vehicles | aircraft", "`sites`"),
    BadScenario(adding: "links: {earth_radius_factor: 0}\n", "s.yaml:3:30:", "above 0"),
    .centre("level: local, at: [22, 42]", "s.yaml:4:5:", "centres[0].id: missing"),
    .centre("id: C, level: local", "s.yaml:4:5:", "centres[0].at: missing"),
    .centre("id: C, at: [22, 42]", "s.yaml:4:5:", "centres[0]: level: missing", "local for a centre"),
    .centre(
      "id: C, level: loacl, at: [22, 42]", "s.yaml:4:20:", "centres[0].level", "found loacl", "`local`"),
    .centre(
      "id: C, type: local-center, at: [22, 42]", "s.yaml:4:19:",
      "centres[0]: unknown type of centre `local-center`",
      "did you mean `local-centre`?"),
    .centre(
      "id: C, type: fixed-pillar, at: [22, 42]", "s.yaml:4:19:",
      "fixed-pillar is of the kind sensor, not a centre",
      "known here: local-centre, regional-centre"),
    .centre(
      "id: C, level: regional, type: local-centre, at: [22, 42]", "s.yaml:4:36:",
      "level regional contradicts its type, whose level is local", "leave one of the two out"),
    .centre("id: C, level: local, at: [42, 122]", "s.yaml:4:31:", "centres[0].at", "[-90, 90]", "swapped"),
    .centre(
      "id: C, level: local, at: [22, 42], mast_height_m: -1", "s.yaml:4:56:", "centres[0].mast_height_m",
      "found -1"),
    .centre(
      "id: C, level: local, at: [22, 42], link: {frequency_ghz: -5.8}", "s.yaml:4:63:",
      "centres[0].link.frequency_ghz", "at least 0.001 and at most 300 GHz, found -5.8"),
    .centre(
      "id: C, level: local, at: [22, 42], link: {frequency_ghz: 5800}", "s.yaml:4:63:", "at most 300 GHz",
      "found 5800"),
    .centre(
      "id: C, level: local, at: [22, 42], link: {max_range_m: 0}", "s.yaml:4:61:",
      "centres[0].link.max_range_m", "at least 0.001"),
    .centre(
      "id: C, level: local, at: [22, 42], link: {range_m: 9}", "s.yaml:4:48:", "unknown key",
      "known here: frequency_ghz, max_range_m"),
    .centre(
      "id: C, level: local, at: [22, 42], capacity: 0", "s.yaml:4:51:", "centres[0].capacity",
      "a whole number at least 1"),
    .centre("id: C, level: local, at: [22, 42], capacity: 1.5", "s.yaml:4:51:", "found 1.5"),
    BadScenario(
      adding:
        "centres:\n  - {id: C, level: local, at: [22, 42]}\n  - {id: C, level: regional, at: [22, 43]}\n",
      "s.yaml:5:5:", "centres[1].id: the id C is also that of the centre at s.yaml:4:5"),
    BadScenario(
      adding:
        "sites: [{id: P, type: fixed-pillar, at: [22, 42]}]\ncentres: [{id: P, level: local, at: [22, 42]}]\n",
      "s.yaml:4:11:", "centres[0].id: the id P is also that of the site at s.yaml:3:9",
      "an id of its own"),
  ]
}
