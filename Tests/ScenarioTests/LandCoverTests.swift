import GeoCore
import Scenario
import Testing

@Suite struct LandCoverTests {
  private func scenario(_ keys: String) throws -> Scenario {
    try Scenario(yaml: smallest + "terrain: {dem: a.tif, \(keys)}\n", file: "s.yaml")
  }

  private func landCover(_ keys: String) throws -> LandCoverInput {
    try #require(try scenario(keys).terrain?.landCover)
  }

  @Test("a canopy is a file, a list of files, or a mapping with its coordinate system")
  func canopy() throws {
    let short = try landCover("canopy: c.tif")
    #expect(short.content == .heights)
    #expect(short.sources == [SourcePath("c.tif")])
    #expect(short.query.crs == nil)
    #expect(short.place.column == 31)
    #expect(try landCover("canopy: [c.tif, d.tif]").sources.map(\.text) == ["c.tif", "d.tif"])
    let long = try landCover("canopy: {source: [c.tif], crs: EPSG:32634, attribution: survey}")
    #expect(long.content == .heights)
    #expect(long.sources == short.sources)
    #expect(long.query.crs == "EPSG:32634")
    #expect(long.attribution == "survey")
    #expect(long.path == "terrain.canopy")
  }

  @Test("a land cover has a height for each code of its table")
  func landCover() throws {
    let found = try landCover("land_cover: {source: l.tif, classes: {10: 15.5, \"-2\": 0}}")
    #expect(found.content == .codes([10: 15.5, -2: 0]))
    #expect(found.path == "terrain.land_cover")
  }

  @Test("the table of ESA WorldCover has its eleven classes, trees the tallest")
  func worldCover() throws {
    guard
      case .codes(let table) = try landCover("land_cover: {source: l.tif, classes: esa-worldcover}").content
    else {
      Issue.record("land cover has codes")
      return
    }
    #expect(table.keys.sorted() == [10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100])
    #expect(table.filter { $0.value > 0 } == [10: 15, 20: 2, 50: 6, 95: 15])
  }

  @Test("terrain without the keys has no cover")
  func none() throws { #expect(try scenario("kind: dtm").terrain?.landCover == nil) }

  @Test(
    "the plan writes the cover out, and reads back to the same",
    arguments: [
      "canopy: c.tif", "canopy: {source: [c.tif, /d.tif], crs: EPSG:32634, attribution: survey}",
      "land_cover: {source: c.tif, classes: esa-worldcover}",
      "land_cover: {source: [c.tif], crs: EPSG:4326, classes: {10: 15.5, \"-2\": 0, 100: 3}}",
    ])
  func plan(keys: String) throws {
    let first = try scenario(keys)
    let paths = PlanPaths.relative(to: "/home/me/out", base: "/home/me/plans")
    let text = try first.planYAML(resolving: [], centres: [], patrols: [], cellSize: 30, paths: paths)
    #expect(text.contains("../plans/c.tif"))
    let again = try Scenario(yaml: text, file: "plan.yaml")
    let expected = try #require(first.terrain?.landCover)
    let found = try #require(again.terrain?.landCover)
    #expect(found.content == expected.content)
    #expect(found.query == expected.query)
    #expect(found.attribution == expected.attribution)
    #expect(found.sources.first == SourcePath("../plans/c.tif"))
    let own = PlanPaths.relative(to: "/home/me/out", base: "/home/me/out")
    #expect(try again.planYAML(resolving: [], centres: [], patrols: [], cellSize: 30, paths: own) == text)
  }

  @Test("the plan shows the heights behind a table's name")
  func planOfNamedTable() throws {
    let text = try scenario("land_cover: {source: l.tif, classes: esa-worldcover}")
      .planYAML(resolving: [], centres: [], patrols: [], cellSize: 30, paths: .absolute(base: "/a"))
    for line in ["'10': 15\n", "'20': 2\n", "'80': 0\n", "'95': 15\n"] { #expect(text.contains(line)) }
    #expect(!text.contains("esa-worldcover"))
  }

  @Test("a variant's canopy is found from the plan's folder, too")
  func variant() throws {
    let document = try ScenarioDocument(
      yaml: smallest + "variants: {leaves: {terrain: {dem: a.tif, canopy: c.tif}}}\n", file: "s.yaml")
    let text = try document.plan(paths: .relative(to: "/home/me/out", base: "/home/me/plans"))
    #expect(text.contains("source: [../plans/c.tif]"))
  }
}
