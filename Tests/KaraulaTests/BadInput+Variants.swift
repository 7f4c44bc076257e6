/// Variants, their matrix and bases that cannot be used.
extension BadInput {
  /// A scenario with the sample's site on line 5, and more from line 6 on.
  private static func variant(
    _ name: String, _ more: String, files: [String: String?] = [:], status: Int32 = 65, words: String...
  ) -> BadInput {
    let text = Samples.scenario(more: more)
    return BadInput(
      name: name, files: files.merging([Samples.scenarioName: text]) { $1 }, status: status, words: words)
  }

  /// A layer of one site, `B`.
  private static let layer = Samples.collection(
    "Point", "[22.05, 41.045]", properties: #"{"id": "B", "type": "fixed-pillar"}"#)

  static let variants: [BadInput] = [
    .variant(
      "unknown key of a variant", "variants: {fog: {conditons: {light: day}}}",
      words: "scenario.yaml:6:18: variants.fog.conditons: unknown key", "`conditions`"),
    .variant(
      "impossible value in a variant", "variants: {fog: {conditions: {visibility_km: 0}}}",
      words:
        "scenario.yaml:6:46: variant fog: conditions.visibility_km: expected a number at least 0.001 and at most 1000 km"
    ),
    .variant(
      "pattern that matches nothing", "variants: {less: {sites: {remove: [\"P*\"]}}}",
      words: "scenario.yaml:6:36: ", "variants.less.sites.remove[0]: no site has the id P*", "the ids are A"),
    .variant(
      "matrix that names an unknown variant", "variants: {fog: {}}\nmatrix: {weather: [base, rain]}",
      words: "scenario.yaml:7:26: matrix.weather[1]: expected base | fog, found rain"),
    .variant(
      "base that is not there", "extends: none.yaml", status: 66,
      words: "scenario.yaml:6:10: extends: none.yaml: there is no such file"),
    .variant(
      "scenario that extends itself", "extends: ./scenario.yaml",
      words: "scenario.yaml:6:10: extends: scenarios extend each other in a circle",
      "scenario.yaml -> ./scenario.yaml"),
    .variant(
      "circle of scenarios", "extends: b/other.yaml",
      files: ["b/other.yaml": "karaula: 1\nextends: ../scenario.yaml\n"],
      words: "b/other.yaml:2:10: extends: ", "scenario.yaml -> b/other.yaml -> scenario.yaml"),
    .variant(
      "fault in a base", "extends: b/other.yaml",
      files: ["b/other.yaml": "karaula: 1\ntaks: detection\n"],
      words: "b/other.yaml:2:1: taks: unknown key", "`task`"),
    .variant(
      "base that does not say its version", "extends: b/other.yaml",
      files: ["b/other.yaml": "task: detection\n"],
      words: "b/other.yaml:1:1: karaula: missing"),
    BadInput(
      name: "unknown variant",
      files: [Samples.scenarioName: Samples.scenario(more: "variants: {fog: {}, rain: {}}")],
      arguments: ["run", Samples.scenarioName, "--variant", "snow"], isFoundByValidate: false, status: 64,
      words: ["scenario.yaml: the scenario has no variant `snow`", "its variants are fog, rain"]),
    BadInput(
      name: "variant of a scenario that has none",
      arguments: ["validate", Samples.scenarioName, "--variant", "snow"], isFoundByValidate: false,
      status: 64,
      words: ["no variant `snow`; it has none"]),
    BadInput(
      name: "pattern that no row of a layer has",
      files: [
        "posts.geojson": layer,
        Samples.scenarioName: Samples.scenario(
          sites: ["{source: posts.geojson}"], more: "variants: {less: {sites: {remove: [\"C*\"]}}}"),
      ],
      arguments: ["run", Samples.scenarioName, "--variant", "less"], isFoundByValidate: false, status: 65,
      words: ["scenario.yaml:6:36: variants.less.sites.remove[0]: no site has the id C*", "the ids are B"]),
  ]
}
