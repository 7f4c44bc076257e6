/// Wrong questions about a camera's range.
extension BadInput {
  /// A call of `range` about a camera of the catalogue.
  private static func range(_ name: String, _ more: String..., words: String...) -> BadInput {
    BadInput(
      name: name, arguments: ["range", "--type", "fixed-pillar"] + more, isFoundByValidate: false, status: 64,
      words: words)
  }

  /// A call of `range` about a camera that is written out.
  private static func camera(_ name: String, _ camera: String, words: String...) -> BadInput {
    BadInput(
      name: name, arguments: ["range", "--camera", camera], isFoundByValidate: false, status: 64, words: words
    )
  }

  static let ranges: [BadInput] = [
    .usage("range of nothing", "range", words: "--type NAME or --camera"),
    .usage("range of two cameras", "range", "--type", "uav", "--camera", "band=lwir", words: "exclude"),
    .usage("range of a whole scenario", "range", "--scenario", Samples.scenarioName, words: "--type NAME"),
    .usage(
      "range of a written camera of a scenario", "range", "--camera", "band=lwir", "--scenario",
      Samples.scenarioName, words: "--scenario goes with --type"),
    .usage(
      "range of an unknown class", "range", "--type", "piller", words: "--type piller", "fixed-pillar", "uav"),
    .usage(
      "range of an unknown type of a scenario", "range", "--scenario", Samples.scenarioName, "--type",
      "tower",
      words: "--type tower", "fixed-pillar"),
    .usage("range of a class without a camera", "range", "--type", "patrol-vehicle", words: "no camera"),
    BadInput(
      name: "range of a missing scenario", arguments: ["range", "--scenario", "none.yaml", "--type", "a"],
      isFoundByValidate: false, status: 66, words: ["none.yaml: there is no such file"]),
    .range("unknown target", "--target", "cow", words: "cow", "person"),
    .range("unknown task", "--task", "spotting", words: "spotting", "detection"),
    .range("unknown light", "--light", "dusk", words: "dusk", "night"),
    .range("negative visibility", "--visibility-km", "-1", words: "--visibility-km", "`-1`", "above 0"),
    .range("no visibility", "--visibility-km", "23,0", words: "`0`", "or clear"),
    .range("visibility that is a word", "--visibility-km", "good", words: "`good`"),
    .range("empty visibility", "--visibility-km", "23,,5", words: "``"),
    .range("negative rain", "--rain-mm-h", "-0.1", words: "--rain-mm-h", "`-0.1`", "from 0 to"),
    .range("rain without end", "--rain-mm-h", "inf", words: "`inf`"),
    .range("certainty", "--probability", "0.5,1", words: "`1`", "above 0 and below 1"),
    .range("no probability", "--probability", "0", words: "`0`"),
    .range("negative range", "--ranges-m", "100,-5", words: "`-5`", "metres"),
    .camera("camera that is a word", "lwir", words: "--camera: expected KEY=VALUE, found `lwir`"),
    .camera("camera without band", "hfov_deg=4", words: "--camera: band: missing"),
    .camera(
      "camera of an unknown band", "band=ir,hfov_deg=4,pixels=640x480",
      words: "--camera: band: expected lwir | mwir | visible, found ir"),
    .camera("camera without optics", "band=lwir", words: "no optics", "detection_range_m"),
    .camera(
      "camera of negative focal length", "band=lwir,focal_length_mm=-5,pitch_um=17",
      words: "focal_length_mm: expected a number at least 0.01 and at most 100000 mm, found -5"),
    .camera(
      "camera with an unknown key", "band=lwir,focal_mm=5", words: "--camera: focal_mm: unknown key",
      "focal_length_mm"),
    .camera("camera with a key twice", "band=lwir,band=mwir", words: "`band` given more than once"),
    .camera(
      "detector of one number", "band=lwir,hfov_deg=4,pixels=640", words: "pixels: expected two whole numbers"
    ),
    .camera(
      "camera of unknown criteria", "band=lwir,detection_range_m=9,criteria=own",
      words: "criteria: unknown criterion set `own`", "johnson-1958"),
    .usage("argument that the catalogue does not take", "catalogue", "uav", words: "uav"),
  ]
}
