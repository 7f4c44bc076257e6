/// Faults of placements.
extension BadScenario {
  /// A placement, on line 4.
  private static func placement(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(yaml: smallest + "placement:\n  {\(text)}\n", place: place, words: words)
  }

  private static let made = "candidates: [{types: [fixed-pillar], within_m: {inside: 100}}]"

  static let placements: [BadScenario] = [
    .placement("counts: {fixed-pillar: 1}", "s.yaml:4:3:", "placement.candidates: missing"),
    .placement(
      "candidates: [{types: [fixed-pillar]}], counts: {fixed-pillar: 1}", "s.yaml:4:17:",
      "placement.candidates[0].within_m: missing"),
    .placement(made, "s.yaml:4:3:", "neither counts nor budget_eur"),
    .placement(
      made + ", counts: {thermal-camera: 2}", "s.yaml:4:76:", "no candidates are for the type thermal-camera"),
    .placement(made + ", counts: {fixed-pillar: 1.5}", "s.yaml:4:91:", "a whole number", "found 1.5"),
    .placement(made + ", budget_eur: -1", "s.yaml:4:80:", "placement.budget_eur", "found -1"),
    .placement(
      "candidates: [{types: [thermal-camra], within_m: {inside: 9}}], budget_eur: 1", "s.yaml:4:17:",
      "unknown type of equipment `thermal-camra`", "did you mean `thermal-camera`?"),
    .placement(
      "candidates: [{types: [uav], within_m: {inside: 9}}], budget_eur: 1", "s.yaml:4:17:", "uav flies"),
    .placement(
      "candidates: [{types: [], within_m: {inside: 9}}], budget_eur: 1", "s.yaml:4:17:", "at least one type"),
    .placement(made + ", budget_eur: 1, law: both", "s.yaml:4:88:", "run | single", "found both"),
    .placement(made + ", budget_eur: 1, weights: [{weight: 3}]", "s.yaml:4:93:", "weights[0].where: missing"),
  ]
}
