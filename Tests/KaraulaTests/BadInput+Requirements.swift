extension BadInput {
  /// A scenario with that requirement, on line 7.
  private static func requirement(_ name: String, _ text: String, _ words: String...) -> BadInput {
    let yaml = Samples.scenario(more: "requirements:\n  - {\(text)}")
    return BadInput(
      name: name, files: [Samples.scenarioName: yaml], arguments: ["check", Samples.scenarioName], status: 65,
      words: words)
  }

  /// Requirements that do not fit the scenario, its border or its sensors.
  static let requirements: [BadInput] = [
    .requirement(
      "unknown metric", "metric: coverd_fraction, at_least: 0.1", "scenario.yaml:7:14: ",
      "requirements[0].metric", "`covered_fraction`"),
    .requirement(
      "no bound", "metric: covered_fraction", "scenario.yaml:7:5: ", "neither at_least nor at_most"),
    .requirement(
      "a share of 90", "metric: covered_fraction, at_least: 90", "scenario.yaml:7:42: ", "at most 1, found 90"
    ),
    .requirement(
      "where of an unknown attribute", "metric: gap_count, at_most: 3, where: {country: BG}",
      "scenario.yaml:7:5: ", "requirements[0].where", "`country`", "neighbour"),
    .requirement(
      "where of a value that is nowhere", "metric: gap_count, at_most: 3, where: \"neighbour = 'XX'\"",
      "scenario.yaml:7:5: ", "neighbour = XX", "BG"),
    .requirement(
      "stretch beyond the border", "metric: gap_count, at_most: 3, from_m: 6000", "scenario.yaml:7:5: ",
      "requirements[0].from_m", "part 1 is 5044.294 m long"),
    .requirement(
      "unknown sensor", "metric: covered_length_m, at_least: 3, sensor: B", "scenario.yaml:7:5: ",
      "requirements[0].sensor", "`B`", "known here: A"),
  ]

  /// Calls of `check` that have nothing to check or nowhere to write.
  static let checks: [BadInput] = [
    BadInput(
      name: "nothing to check", arguments: ["check", Samples.scenarioName], isFoundByValidate: false,
      status: 65, words: ["scenario.yaml: ", "nothing to check", "requirements: [{metric"]),
    BadInput(
      name: "nothing to check but variants",
      files: [
        Samples.scenarioName: Samples.scenario(
          more: "requirements: [{metric: gap_count, at_most: 1, variants: [fog]}]\nvariants: {fog: {}}")
      ], arguments: ["check", Samples.scenarioName], isFoundByValidate: false, status: 65,
      words: ["scenario.yaml:6:16: ", "every requirement is for other variants than base"]),
    BadInput(
      name: "junit in a folder's name",
      files: [
        Samples.scenarioName: Samples.scenario(more: "requirements: [{metric: gap_count, at_most: 1}]")
      ],
      arguments: ["check", Samples.scenarioName, "--junit", "out"], preparation: "mkdir out",
      isFoundByValidate: false, status: 73, words: ["out: is a folder"]),
    BadInput(
      name: "check without a scenario's file", arguments: ["check", "none.yaml"], isFoundByValidate: false,
      status: 66, words: ["none.yaml: ", "no such file"]),
    .usage(
      "junit over the scenario", "check", Samples.scenarioName, "--junit", Samples.scenarioName,
      words: "--junit", "input"),
    .usage("junit without a name", "check", Samples.scenarioName, "--junit", "", words: "--junit", "name"),
  ]
}
