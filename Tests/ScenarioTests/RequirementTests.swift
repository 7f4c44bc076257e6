import GeoCore
import Scenario
import Testing

@Suite struct RequirementTests {
  private func requirement(_ text: String) throws -> Requirement {
    let scenario = try Scenario(
      yaml: smallest + "variants: {fog: {}}\nrequirements:\n  - {\(text)}\n", file: "s.yaml")
    return try #require(scenario.requirements.first)
  }

  /// Two parts, 100 m and 50 m long, of two lines each.
  private static let border: BorderLine = {
    func member(_ latitudes: [Double], _ length: Double, _ row: Int) -> LineMember {
      LineMember(
        vertices: latitudes.map { Coordinate(longitude: 22, latitude: $0) }, chainages: [0, length],
        attributes: row, name: "line \(row)")
    }
    return BorderLine(
      joining: [
        member([41, 41.1], 50, 0), member([41.1, 41.2], 50, 1), member([42, 42.1], 25, 1),
        member([42.1, 42.2], 25, 1),
      ], columns: [.init("neighbour", .text), .init("code", .real)],
      attributes: [[.text("BG"), .real(7)], [.text("MK"), .real(8)]])
  }()

  @Test("a requirement tells its place, what it is of and what is wanted")
  func words() throws {
    let one = try requirement("metric: covered_fraction, at_least: 0.10, at_most: 0.5")
    #expect("\(one.place)" == "s.yaml:5:5")
    #expect(one.wanted == "at least 0.1 and at most 0.5")
    #expect(one.title == "covered_fraction at least 0.1 and at most 0.5")
    #expect(one.isOfWholeBorder)
    #expect(one.applies(to: Requirement.base) && one.applies(to: "fog"))
    let other = try requirement(
      "metric: causes_m.not linked, at_most: 3, from_m: 10, to_m: 20, where: {neighbour: BG}, name: \"a\\nb\""
    )
    #expect(other.title == "a b")
    #expect(
      other.subject == "causes_m.not linked of part 1 from 10 m to 20 m where neighbour = BG")
    #expect(other.part == 1)
    #expect(try requirement("metric: gap_count, at_most: 3, part: 2").chainage.contains(1e9))
  }

  @Test("the former word for land cover still names its cause")
  func formerWord() throws {
    let one = try requirement("metric: causes_m.hidden by cover, at_most: 3")
    #expect(one.metric == .cause(.hiddenByLandCover))
    #expect(one.metric.name == "causes_m.hidden by land cover")
  }

  @Test("a requirement for some variants is not for the others")
  func variants() throws {
    let one = try requirement("metric: gap_count, at_most: 3, variants: [fog, base]")
    #expect(["base", "fog", "rain"].map(one.applies) == [true, true, false])
  }

  @Test(
    "where takes a mapping or a comparison, and whole and real numbers are the same",
    arguments: [
      ("{neighbour: BG}", [true, false]), ("\"neighbour = 'BG'\"", [true, false]),
      ("\"\\\"neighbour\\\"='MK'\"", [false, true]), ("{code: 7}", [true, false]),
      ("code = 7", [true, false]),
      ("code=7.0", [true, false]), ("{code: 7, neighbour: MK}", [false, false]),
      ("{code: \"7\"}", [false, false]),
    ])
  func filters(text: String, expected: [Bool]) throws {
    let one = try requirement("metric: gap_count, at_most: 3, where: \(text)")
    let stretches = Self.border.parts[0].stretches
    #expect(stretches.map { one.takes($0, ofPart: 0, in: Self.border) } == expected)
  }

  @Test("every metric that is known decodes under its name")
  func metrics() throws {
    for metric in Metric.ofBorder {
      #expect(try requirement("metric: \(metric.name), at_least: 1").metric == metric)
    }
    for metric in Metric.ofSensors {
      #expect(try requirement("metric: \(metric.name), sensor: P1, at_least: 1").metric == metric)
    }
  }

  @Test(
    "what is not on the border is told with the requirement's place",
    arguments: [
      ("metric: gap_count, at_most: 3, part: 3", ["part", "there is no part 3", "the border has 2"]),
      ("metric: gap_count, at_most: 3, from_m: 100", ["from_m", "lies beyond", "part 1 is 100 m long"]),
      ("metric: gap_count, at_most: 3, to_m: 51, part: 2", ["to_m", "part 2 is 50 m long"]),
      ("metric: gap_count, at_most: 3, where: {neighbor: BG}", ["no attribute `neighbor`", "`neighbour`"]),
      ("metric: gap_count, at_most: 3, where: {neighbour: GB}", ["neighbour = GB", "values are BG, MK"]),
      ("metric: gap_count, at_most: 3, part: 2, where: {neighbour: BG}", ["no line of the border has that"]),
      (
        "metric: gap_count, at_most: 3, from_m: 50, where: {neighbour: BG}",
        ["no line of the border has that"]
      ),
      (
        "metric: sole_length_m, at_least: 3, sensor: P11",
        ["no site or patrol has the id `P11`", "did you mean `P1`?"]
      ),
    ])
  func places(text: String, words: [String]) throws {
    let scenario = try Scenario(
      yaml: smallest + "variants: {fog: {}}\nrequirements:\n  - {\(text)}\n", file: "s.yaml")
    let message = try #require(applied(scenario).first?.fault).description
    #expect(message.hasPrefix("s.yaml:5:5: requirements[0]."))
    for word in words { #expect(message.contains(word)) }
    // One that is for a variant is not looked at for the scenario itself.
    let other = try Scenario(
      yaml: smallest + "variants: {fog: {}}\nrequirements:\n  - {\(text), variants: [fog]}\n", file: "s.yaml")
    #expect(applied(other).isEmpty)
  }

  /// The requirements of a scenario with a site and a patrol, another variant of which has the site `P2`.
  private func applied(_ scenario: Scenario) -> [AppliedRequirement] {
    scenario.appliedRequirements(sensors: ["P1", "U1"], on: Self.border) { $0 == "P2" }
  }

  @Test("a requirement on a sensor that only another variant has does not apply")
  func elsewhere() throws {
    let text =
      smallest + "requirements: [{metric: sole_length_m, at_least: 3, sensor: P2}]\n"
      + "variants: {fog: {}}\n"
    let document = try ScenarioDocument(yaml: text, file: "s.yaml")
    let base = try #require(applied(document.scenario()).first)
    #expect(base.reason == "the scenario without a variant has no P2")
    #expect(base.fault == nil && !base.applies)
    #expect(try applied(document.scenario(variant: "fog")).first?.reason == "variant fog has no P2")
  }

  @Test(
    "what is on the border passes, the end as printed included",
    arguments: [
      "metric: gap_count, at_most: 3, to_m: 100.0005", "metric: gap_count, at_most: 3, from_m: 99.9",
      "metric: gap_count, at_most: 3, part: 2, where: {neighbour: MK}",
      "metric: sole_length_m, at_least: 3, sensor: U1",
    ])
  func passes(text: String) throws {
    let scenario = try Scenario(
      yaml: smallest + "variants: {fog: {}}\nrequirements:\n  - {\(text)}\n", file: "s.yaml")
    #expect(applied(scenario).map(\.applies) == [true])
  }
}
