import RadioLinks
import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct ScenarioTests {
  @Test("the shortest scenario has the documented defaults")
  func defaults() throws {
    let scenario = try Scenario(yaml: smallest, file: "folder/short.name.yaml")
    #expect(scenario.name == "short")
    #expect(scenario.border.inside == .left)
    #expect(!scenario.border.usesRings)
    #expect(scenario.terrain == nil)
    #expect(scenario.grid.cellSize == nil)
    #expect(scenario.grid.corridorInside == 3000)
    #expect(scenario.grid.corridorOutside == 1000)
    #expect(scenario.grid.sectionLength == 50_000)
    #expect(scenario.target == .person)
    #expect(scenario.task == .detection)
    #expect(scenario.requiredProbability == 0.5)
    #expect(scenario.exposure == 300)
    #expect(scenario.criteria == [.lwir: .industry, .mwir: .industry, .visible: .en62676])
    #expect(scenario.assumptions == PhysicsAssumptions())
    #expect(scenario.conditions.light == .night)
    #expect(scenario.sites.isEmpty)
    #expect(scenario.warnings.isEmpty)
  }

  @Test("terrain is bare ground on a round earth by default, and Copernicus GLO-30 a surface")
  func terrainDefaults() throws {
    let one = try #require(try Scenario(yaml: smallest + "terrain: {dem: a.tif}", file: "s.yaml").terrain)
    #expect(one.elevations == .rasters([SourcePath("a.tif")]))
    #expect(one.kind == .terrain)
    #expect(one.voids == .fill)
    #expect(one.earthCurvature == EarthCurvature(refraction: 0.13))
    let tiles = "terrain: {dem: copernicus-glo30, curvature: false}"
    let two = try #require(try Scenario(yaml: smallest + tiles, file: "s.yaml").terrain)
    #expect(two.elevations == .copernicusGLO30)
    #expect(two.kind == .surface)
    #expect(two.earthCurvature == .flat)
  }

  @Test("every key of a full scenario is read, in SI units")
  func everyKey() throws {
    let scenario = try Scenario(yaml: fullest, file: "s.yaml")
    #expect(scenario.name == "12")
    #expect(scenario.border.query.filter == "neighbour = 'BG'")
    #expect(scenario.border.groupBy == "neighbour")
    #expect(scenario.border.place == InputError.Place(file: "s.yaml", line: 4, column: 11))
    #expect(scenario.terrain?.refraction == 0.25)
    #expect(scenario.grid.corridorOutside == 1500)
    #expect(scenario.target == Target(height: 1.7, criticalDimension: 0.7, deltaT: 3.3))
    #expect(scenario.conditions.visibility == 7300)
    #expect(scenario.criteria[.mwir] == .johnson1958)
    #expect(scenario.criteria[.visible]?.detection == .pixelsPerMetre(20.1))
    #expect(scenario.assumptions.clearAirMWIR == 0.07 / 1000)
    #expect(scenario.assumptions.wavelengthLWIR == 9.7 / 1_000_000)
    #expect(scenario.assumptions.netdLWIR == 0.05)
    let flyer = try #require(scenario.equipmentType(named: "flyer"))
    #expect(flyer.movement.speed == 20)
    #expect(flyer.movement.height == 123.4)
    #expect(flyer.cameras[0].gimbal?.direction == .track(Angle(degrees: 17.7)))
    #expect(scenario.equipmentType(named: "hub")?.centre.level == .local)
    let second = try #require(scenario.equipmentType(named: "second-tower"))
    #expect(second.mastHeight == 31.7)
    #expect(second.sector == Angle(degrees: 200.1))
    #expect(second.minRange == 12.5)
    #expect(second.cost == 400_000)
    #expect(second.cameras.map(\.name) == ["t", "v", "p"])
    #expect(second.cameras[0].optics.focalLength == 149.3 / 1000)
    #expect(second.cameras[0].netd == 33.3 / 1000)
    #expect(second.cameras[0].criteria?.identification == .cycles(6.3))
    let sites = scenario.inlineSites
    #expect(sites.map(\.id) == ["P1", "P2", "3"])
    #expect(sites[0].azimuth == Angle(degrees: 284.7))
    #expect(sites[2].attributes["number"] == .integer(3))
    #expect(sites[2].attributes["whole"] == .real(3))
    #expect(sites[2].attributes["quoted"] == .text("3"))
    #expect(sites[2].attributes["list"] == .textList(["a", "b"]))
  }

  @Test("a type inherits what it leaves out, but not the assumptions about cameras that it replaces")
  func inheritance() throws {
    let scenario = try Scenario(yaml: fullest, file: "s.yaml")
    let base = try #require(try EquipmentType.builtIn().first { $0.name == "fixed-pillar" })
    let tower = try #require(scenario.equipmentType(named: "tower"))
    #expect(tower.cameras == base.cameras)
    #expect(tower.assumptions == base.assumptions)
    #expect(tower.summary == base.summary)
    let own =
      "equipment: {fixed-pillar: {extends: fixed-pillar, mast_height_m: 30}, a: {extends: fixed-pillar}}"
    let shadowing = try Scenario(yaml: smallest + own, file: "s.yaml")
    #expect(shadowing.equipmentType(named: "a")?.mastHeight == 30)
  }

  @Test(
    "the inside of polygons' rings is the polygon unless it is said to be outside, of lines the left",
    arguments: [
      ("rings: true", BorderSide.polygon), ("rings: true, inside: polygon", .polygon),
      ("rings: true, inside: outside", .outside), ("rings: false", .left), ("inside: right", .right),
    ])
  func inside(text: String, side: BorderSide) throws {
    let scenario = try Scenario(yaml: "karaula: 1\nborder: {source: a, \(text)}\n", file: "s.yaml")
    #expect(scenario.border.inside == side)
  }

  @Test("a byte order mark, aliases and an empty list of sites are fine")
  func harmless() throws {
    let text = "\u{FEFF}karaula: 1\nborder: {source: &a line.geojson, layer: *a}\nsites: []\n"
    #expect(try Scenario(yaml: text, file: "s.yaml").border.query.layers == .named("line.geojson"))
  }

  @Test("aliases that multiply without end are refused")
  func runawayAliases() {
    var text = smallest + "centres:\n  - &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      text +=
        "  - &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(fault(of: text)?.problem.contains("more than 1000000 values") == true)
  }
}
