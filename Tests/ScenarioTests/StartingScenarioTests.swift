import GeoCore
import Scenario
import Testing

@Suite struct StartingScenarioTests {
  @Test(
    "texts of any characters are read as they were, those of the line to take in, too",
    arguments: [
      "plain", "a\nb", "a\r\nb", "tab\tb", "bell\u{7}", "next\u{85}line", "line\u{2028}b", "a: b #1, 'c'",
      "\"x\" \\", " lead", "12", "# none", "\nfirst",
    ])
  func texts(text: String) throws {
    var start = StartingScenario(
      name: text, border: text, columns: [text, "other"], placements: "placements.gpkg")
    start.layers = .named(text)
    start.dems = [text]
    start.crs = text
    start.demQuery.crs = text
    let yaml = try start.yaml().replacing("# group_by:", with: "group_by:")
    let scenario = try Scenario(yaml: yaml, file: "s.yaml")
    #expect(scenario.name == text)
    #expect(scenario.border.source.text == text)
    #expect(scenario.border.query.layers == .named(text))
    #expect(scenario.border.query.crs == text)
    #expect(scenario.border.groupBy == text)
    #expect(scenario.terrain?.query.crs == text)
    #expect(scenario.terrain?.elevations == .rasters([SourcePath(text)]))
  }

  @Test(
    "several layers, or all, are read as they were",
    arguments: [.all, .listed(["a", "b: 'c'", "12"]), .listed(["*"])] as [LayerChoice])
  func layers(choice: LayerChoice) throws {
    var start = StartingScenario(name: "n", border: "b", columns: [], placements: "p")
    start.layers = choice
    let scenario = try Scenario(yaml: start.yaml(), file: "s.yaml")
    #expect(scenario.border.query.layers == choice)
  }

  @Test("the side of polygons is the polygon")
  func rings() throws {
    var start = StartingScenario(name: "n", border: "b", columns: [], placements: "p")
    start.usesRings = true
    let text = try start.yaml()
    #expect(text.contains("\n  inside: polygon "))
    #expect(try Scenario(yaml: text, file: "s.yaml").border.inside == .polygon)
  }

  @Test("a plan keeps a name of any characters")
  func plan() throws {
    let start = StartingScenario(name: "a\n\u{1}b", border: "b", columns: [], placements: "p")
    let scenario = try Scenario(yaml: start.yaml(), file: "s.yaml")
    #expect(scenario.name == "a\n\u{1}b")
  }
}
