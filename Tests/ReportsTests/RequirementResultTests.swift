import Reports
import Testing

@Suite struct RequirementResultTests {
  @Test(
    "figures are those of the whole border, of a stretch, or of the lines that have an attribute",
    arguments: [
      // xxx....xx. and ..x. in pieces of 10 m; the first 50 m towards BG.
      ("metric: border_length_m, at_least: 0", 140), ("metric: covered_length_m, at_least: 0", 60),
      ("metric: gap_count, at_least: 0", 4), ("metric: longest_gap_m, at_least: 0", 40),
      ("metric: part_count, at_least: 0", 2), ("metric: required_probability, at_least: 0", 0.5),
      ("metric: covered_length_m, at_least: 0, part: 2", 10), ("metric: gap_count, at_least: 0, part: 2", 2),
      // Pieces and gaps are cut by length at both ends.
      ("metric: border_length_m, at_least: 0, from_m: 25, to_m: 62.5", 37.5),
      ("metric: covered_length_m, at_least: 0, from_m: 25, to_m: 62.5", 5),
      ("metric: longest_gap_m, at_least: 0, from_m: 25, to_m: 62.5", 32.5),
      ("metric: covered_fraction, at_least: 0, from_m: 25, to_m: 75", 0.2),
      ("metric: causes_m.hidden by terrain, at_least: 0, from_m: 35", 45),
      ("metric: causes_m.not linked, at_least: 0", 0),
      ("metric: covered_length_m, at_least: 0, where: {neighbour: BG}", 30),
      ("metric: longest_gap_m, at_least: 0, where: {neighbour: BG}", 20),
      ("metric: covered_length_m, at_least: 0, where: {neighbour: MK}", 30),
      ("metric: covered_length_m, at_least: 0, where: {neighbour: MK}, to_m: 75", 5),
      ("metric: sole_length_m, at_least: 0, sensor: A", 60),
      ("metric: covered_length_m, at_least: 0, sensor: A, to_m: 15", 15),
      ("metric: contribution_m, at_least: 0, sensor: A, part: 2", 9),
    ])
  func figures(item: String, expected: Double) throws {
    let got = try #require(try SmallResult.result(item).got)
    #expect(abs(got - expected) < 1e-9)
  }

  @Test("the figures of neighbouring stretches add up to those of both")
  func sums() throws {
    for cut in [5.0, 30, 33.3, 71.25] {
      for metric in ["border_length_m", "covered_length_m", "causes_m.hidden by terrain"] {
        let left = try #require(try SmallResult.result("metric: \(metric), at_least: 0, to_m: \(cut)").got)
        let right = try #require(try SmallResult.result("metric: \(metric), at_least: 0, from_m: \(cut)").got)
        let both = try #require(try SmallResult.result("metric: \(metric), at_least: 0, part: 1").got)
        // Lengths are rounded to the millimetre.
        #expect(abs(left + right - both) < 2e-3, "\(metric) cut at \(cut)")
      }
    }
  }

  @Test(
    "bounds themselves meet a requirement",
    arguments: [
      ("metric: gap_count, at_most: 4", nil), ("metric: gap_count, at_least: 4", nil),
      ("metric: gap_count, at_least: 4, at_most: 4", nil), ("metric: gap_count, at_most: 3.9", "too much"),
      ("metric: gap_count, at_least: 4.1", "too little"),
    ])
  func bounds(item: String, reason: String?) throws {
    let result = try SmallResult.result(item)
    #expect(result.isMet == (reason == nil))
    #expect(result.reason == reason)
  }

  @Test(
    "a figure that is not known misses its requirement, whatever the bound",
    arguments: ["max_revisit_s", "marginal_hidden_m", "linked_sensor_count"],
    ["at_least: 0", "at_most: 100000"])
  func unknown(metric: String, bound: String) throws {
    let result = try SmallResult.result("metric: \(metric), \(bound)")
    #expect(result.got == nil)
    #expect(!result.isMet)
    #expect(result.reason?.hasPrefix("not known: ") == true)
    #expect(try SmallResult.result("metric: marginal_hidden_m, at_most: 0", isMarginKnown: true).isMet)
  }
}
