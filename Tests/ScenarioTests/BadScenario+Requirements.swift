/// Faults of requirements.
extension BadScenario {
  /// A list of one requirement, on line 4.
  private static func requirement(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(yaml: smallest + "requirements:\n  - {\(text)}\n", place: place, words: words)
  }

  static let requirements: [BadScenario] = [
    BadScenario(adding: "requirements: 0.9\n", "s.yaml:3:15:", "requirements: expected a list, found 0.9"),
    BadScenario(
      adding: "requirements: [a]\n", "s.yaml:3:16:", "requirements[0]: expected a mapping",
      "{metric, at_least"),
    .requirement("at_least: 1", "s.yaml:4:5:", "requirements[0].metric: missing"),
    .requirement(
      "metric: coverd_fraction, at_least: 0.1", "s.yaml:4:14:",
      "requirements[0].metric: unknown metric `coverd_fraction`", "did you mean `covered_fraction`?"),
    .requirement(
      "metric: causes_m.hiden by terrain, at_most: 1", "s.yaml:4:14:",
      "did you mean `causes_m.hidden by terrain`?"),
    .requirement("metric: beauty, at_least: 1", "s.yaml:4:14:", "known here: border_length_m"),
    .requirement(
      "metric: covered_fraction", "s.yaml:4:5:", "requirements[0]: neither at_least nor at_most is given"),
    .requirement(
      "metric: gap_count, at_least: 3, at_most: 2", "s.yaml:4:5:", "at_least is above at_most",
      "at least 3 and at most 2"),
    .requirement(
      "metric: covered_fraction, at_least: 90", "s.yaml:4:42:", "requirements[0].at_least",
      "at least 0 and at most 1, found 90"),
    .requirement("metric: overlap_fraction, at_most: -0.1", "s.yaml:4:41:", "found -0.1"),
    .requirement(
      "metric: longest_gap_m, at_most: -1", "s.yaml:4:38:",
      "at least 0 and at most 1000000000000000, found -1"),
    .requirement("metric: longest_gap_m, at_most: wide", "s.yaml:4:38:", "found wide"),
    .requirement(
      "metric: gap_count, at_most: 1, from_m: 500, to_m: 500", "s.yaml:4:5:",
      "requirements[0].from_m: from_m is not below to_m"),
    .requirement("metric: gap_count, at_most: 1, from_m: -1", "s.yaml:4:45:", "from_m", "found -1"),
    .requirement(
      "metric: gap_count, at_most: 1, part: 0", "s.yaml:4:43:", "part",
      "at least 1 and at most 1000000, found 0"),
    .requirement(
      "metric: linked_sensor_count, at_least: 1, to_m: 500", "s.yaml:4:5:",
      "linked_sensor_count is of the whole border", "leave from_m"),
    .requirement(
      "metric: gap_count, at_most: 1, sensor: P1", "s.yaml:4:14:", "gap_count is not a figure of one sensor",
      "covered_length_m, sole_length_m, contribution_m"),
    .requirement(
      "metric: sole_length_m, at_least: 1", "s.yaml:4:14:", "sole_length_m is a figure of one sensor",
      "add `sensor`"),
    .requirement(
      "metric: gap_count, at_most: 1, where: neighbour", "s.yaml:4:44:", "requirements[0].where",
      "attribute = 'value'"),
    .requirement(
      "metric: gap_count, at_most: 1, where: neighbour = BG", "s.yaml:4:44:", "put a text in quotes",
      "neighbour = 'BG'"),
    .requirement("metric: gap_count, at_most: 1, where: {}", "s.yaml:4:44:", "an attribute with its value"),
    .requirement(
      "metric: gap_count, at_most: 1, where: {neighbour: [BG, MK]}", "s.yaml:4:56:",
      "requirements[0].where.neighbour", "a text, a number, true or false"),
    .requirement(
      "metric: gap_count, at_most: 1, variants: []", "s.yaml:4:47:", "at least one variant",
      "leave `variants`"),
    .requirement(
      "metric: gap_count, at_moost: 1", "s.yaml:4:25:", "requirements[0].at_moost: unknown key", "`at_most`"),
    .requirement(
      "metric: gap_count, at_most: 1, variants: [fog]", "s.yaml:4:5:",
      "requirements[0].variants: there is no variant `fog`", "known here: base"),
    BadScenario(
      adding:
        "variants: {fog: {}}\nrequirements: [{metric: gap_count, at_most: 1, variants: [base, fogg]}]\n",
      "s.yaml:4:16:", "requirements[0].variants: there is no variant `fogg`", "did you mean `fog`?"),
    BadScenario(
      adding: """
        requirements:
          - {metric: gap_count, at_most: 1, name: few}
          - {metric: part_count, at_most: 1, name: few}

        """, "s.yaml:5:5:", "requirements[1].name: `few` is also the name of the requirement at s.yaml:4:5"),
  ]
}
