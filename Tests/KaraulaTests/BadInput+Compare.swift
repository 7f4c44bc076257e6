extension BadInput {
  /// Runs the sample into the folder `a` and makes the folder `b` of it.
  private static func folders(_ change: String) -> String {
    #""$0" run scenario.yaml --out a >table && cp -r a b && "# + change
  }

  private static func compare(
    _ name: String, files: [String: String?] = [:], arguments: [String] = ["a", "b"],
    preparation: String? = nil, _ status: Int32, _ words: String...
  ) -> BadInput {
    BadInput(
      name: name, files: files, arguments: ["compare"] + arguments + ["--out", "out"],
      preparation: preparation, isFoundByValidate: false, status: status, words: words)
  }

  /// Comparisons of what cannot be compared.
  static let comparisons: [BadInput] = [
    .usage("compare with one argument", "compare", "scenario.yaml", words: "--help"),
    .usage("compare without arguments", "compare", words: "--help"),
    .usage(
      "a loss of less than nothing", "compare", "scenario.yaml", "scenario.yaml", "--fail-on-loss=-1",
      words: "--fail-on-loss -1.0", "0 or more"),
    .usage(
      "a loss that is no number", "compare", "scenario.yaml", "scenario.yaml", "--fail-on-loss", "nan",
      words: "--fail-on-loss"),
    .compare(
      "compare with what is not there", arguments: ["scenario.yaml", "none"], 66, "none: ",
      "no such file"),
    .compare(
      "an unknown variant", arguments: ["scenario.yaml", "scenario.yaml@fog"], 65, "scenario.yaml: ",
      "variant 'fog'"),
    .compare(
      "a variant of what is not there", arguments: ["scenario.yaml", "none.yaml@fog"], 66, "none.yaml@fog: "),
    .compare(
      "an empty folder", arguments: ["scenario.yaml", "empty"], preparation: "mkdir empty", 66,
      "empty/border.geojson: ", "no such file", "karaula run --out"),
    .compare(
      "a folder without sensors", preparation: folders("rm b/sensors.geojson"), 66, "b/sensors.geojson: "),
    .compare(
      "a folder without summary", preparation: folders("rm b/summary.json"), 66, "b/summary.json: "),
    .compare(
      "a border that is not JSON", preparation: folders("echo border > b/border.geojson"), 65,
      "b/border.geojson: ", "not JSON"),
    .compare(
      "a border without pieces", preparation: folders("cp b/gaps.geojson b/border.geojson"), 65,
      "b/border.geojson: ", "features[0].properties.covered is missing"),
    .compare(
      "a border of which a piece is missing",
      preparation: folders("sed -i '/\"from_m\": 0.0,/d' b/border.geojson"),
      65, "b/border.geojson: ", "do not follow each other", "after 0.0 m"),
    .compare(
      "a cause that nobody knows",
      preparation: folders("sed -i 's/hidden by terrain/bad luck/' b/border.geojson"),
      65, "b/border.geojson: ", "unknown cause 'bad luck'"),
    .compare(
      "a summary of something else", preparation: folders("echo '{}' > b/summary.json"), 65,
      "b/summary.json: ", "required_probability is missing"),
    .compare(
      "borders of different lengths",
      files: ["other.yaml": Samples.scenario(border: "source: longer.geojson"), "longer.geojson": longer],
      arguments: ["scenario.yaml", "other.yaml"], 65, "scenario.yaml (A) and other.yaml (B)",
      "part 1 of the border is 5044.3 m long in A, ", " in B"),
    .compare(
      "a border that runs the other way",
      files: ["other.yaml": Samples.scenario(border: "source: back.geojson"), "back.geojson": back],
      arguments: ["scenario.yaml", "other.yaml"], 65, "runs elsewhere", "5044.3 m apart"),
    .compare(
      "a border of two parts",
      files: ["other.yaml": Samples.scenario(border: "source: two.geojson"), "two.geojson": two],
      arguments: ["scenario.yaml", "other.yaml"], 65, "A's border has 1 part, B's 2 parts"),
  ]

  private static let longer = Samples.collection("LineString", "[[22.02, 41.05], [22.081, 41.05]]")
  private static let back = Samples.collection("LineString", "[[22.08, 41.05], [22.02, 41.05]]")
  private static let two = Samples.collection(
    "MultiLineString", "[[[22.02, 41.05], [22.05, 41.05]], [[22.06, 41.05], [22.08, 41.05]]]")
}
