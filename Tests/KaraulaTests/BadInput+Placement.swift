extension BadInput {
  private static func placement(
    _ name: String, _ text: String, files: [String: String?] = [:], _ words: String...
  ) -> BadInput {
    let yaml = Samples.scenario(more: "placement: {\(text)}")
    return BadInput(
      name: name, files: files.merging([Samples.scenarioName: yaml]) { $1 },
      arguments: ["place", Samples.scenarioName], isFoundByValidate: false, status: 65, words: words)
  }

  private static let made = "candidates: [{types: [thermal-camera], within_m: {inside: 900}, spacing_m: 300}]"

  /// Placements that cannot be made.
  static let placements: [BadInput] = [
    BadInput(
      name: "nothing to place", arguments: ["place", Samples.scenarioName], isFoundByValidate: false,
      status: 65,
      words: ["scenario.yaml: ", "no key `placement`"]),
    .placement(
      "more than candidates", made + ", counts: {thermal-camera: 4000}", "scenario.yaml:6:12: ",
      "4000 of thermal-camera are wanted, there are"),
    .placement(
      "no cost under a budget", made + ", budget_eur: 100", "scenario.yaml:6:12: ",
      "the type thermal-camera costs nothing that is known", "cost_eur"),
    .placement(
      "no candidate left", made + ", counts: {thermal-camera: 0}, exclude: [{source: all.geojson}]",
      files: [
        "all.geojson": Samples.collection("Polygon", "[[[21, 40], [23, 40], [23, 42], [21, 42], [21, 40]]]")
      ], "scenario.yaml:6:12: ", "no candidate is left", "inside an excluded area"),
    .placement(
      "a direction of what looks all round",
      "candidates: [{types: [mobile-video-system], source: a.csv}], counts: {mobile-video-system: 1}",
      files: ["a.csv": "id,lon,lat,azimuth_deg\nq,22.05,41.045,90\n"], "candidate q", "look all round"),
    .placement(
      "weights of an unknown attribute",
      made + ", counts: {thermal-camera: 1}, weights: [{where: {country: BG}, weight: 2}]",
      "placement.weights", "`country`"),
    .placement(
      "a price that is none",
      "candidates: [{types: [thermal-camera], source: a.csv}], budget_eur: 100",
      files: ["a.csv": "id,lon,lat,cost_eur\nq,22.05,41.045,-3\n"], "candidate q", "cost_eur"),
  ]
}
