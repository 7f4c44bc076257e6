extension BadInput {
  /// A scenario with those centres, the first on line 7.
  private static func centres(
    _ name: String, _ centres: [String], files: [String: String?] = [:], _ status: Int32 = 65,
    _ words: String...
  ) -> BadInput {
    let more = "centres:\n" + centres.map { "  - \($0)\n" }.joined()
    let all = files.merging([Samples.scenarioName: Samples.scenario(more: more)]) { $1 }
    return BadInput(name: name, files: all, status: status, words: words)
  }

  /// Centres that cannot be used, written in the scenario or in a layer.
  static let centres: [BadInput] = [
    .centres(
      "negative frequency", ["{id: L, level: local, at: [22.05, 41.01], link: {frequency_ghz: -5.8}}"], 65,
      "scenario.yaml:7:69: ", "centres[0].link.frequency_ghz", "-5.8"),
    .centres(
      "unknown level", ["{id: L, level: national, at: [22.05, 41.01]}"], 65, "scenario.yaml:7:20: ",
      "centres[0].level", "local | regional", "national"),
    .centres(
      "a centre with a sensor's id", ["{id: A, level: local, at: [22.05, 41.01]}"], 65,
      "scenario.yaml:7:5: ", "the id A is also that of the site at scenario.yaml:5:5"),
    .centres(
      "a layer's centre with an inline centre's id",
      ["{id: L, level: local, at: [22.05, 41.01]}", "{source: centres.geojson}"],
      files: ["centres.geojson": layer(#"{"id": "L", "level": "regional"}"#)], 65, "centres.geojson",
      "the id L is also that of the centre at scenario.yaml:7:5"),
    .centres(
      "a layer's centre without level", ["{source: centres.geojson}"],
      files: ["centres.geojson": layer(#"{"id": "L"}"#)], 65, "centres.geojson",
      "has no column level or type; its columns are id"),
    .centres(
      "a layer of centres that is not there", ["{source: none.gpkg}"], 66, "none.gpkg"),
  ]

  private static func layer(_ properties: String) -> String {
    Samples.collection("Point", "[22.05, 41.01]", properties: properties)
  }
}
