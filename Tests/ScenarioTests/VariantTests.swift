import Foundation
import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct VariantTests {
  static let text = """
    karaula: 1
    border: {source: line.geojson}
    conditions: {light: day, visibility_km: 20}
    equipment:
      tower: {extends: fixed-pillar, mast_height_m: 20, cost_eur: 1}
    sites:
      - {id: P1, type: tower, at: [22, 42], sector_deg: 90, azimuth_deg: 10}
      - {id: P2, type: tower, at: [22.1, 42]}
      - {id: T1, type: thermal-camera, at: [22.2, 42], azimuth_deg: 0}
    variants:
      fog: {conditions: {visibility_km: 0.5}}
      clear: {conditions: {visibility_km: null}}
      high: {equipment: {tower: {mast_height_m: 40}}, task: recognition}
      fewer: {sites: {remove: ["P*"]}}
      turned:
        sites:
          add: [{id: T2, type: thermal-camera, at: [22.3, 42], azimuth_deg: 0}]
          remove: [T?]
          change: {P1: {azimuth_deg: 200, sector_deg: null}, "*2": {type: fixed-pillar}}
      others: {sites: [{id: X, type: fixed-pillar, at: [22, 42]}]}
    matrix: {weather: [base, fog, clear], places: [base, fewer, turned]}
    """

  func scenario(_ variant: String?) throws -> Scenario {
    try ScenarioDocument(yaml: Self.text, file: "s.yaml").scenario(variant: variant)
  }

  @Test("variants are named in order, then the combinations of the matrix in its axes' order")
  func names() throws {
    let names = try ScenarioDocument(yaml: Self.text, file: "s.yaml").variantNames
    #expect(
      names == [
        "fog", "clear", "high", "fewer", "turned", "others", "fog+fewer", "fog+turned", "clear+fewer",
        "clear+turned",
      ])
    #expect(try scenario(nil).variantNames == names)
    #expect(try scenario(nil).variant == nil)
    #expect(try scenario("fog").variant == "fog")
  }

  @Test("a mapping is merged key by key, and nothing removes a key")
  func mappings() throws {
    #expect(try scenario("fog").conditions == Conditions(light: .day, visibility: 500, rainRate: 0))
    #expect(try scenario("clear").conditions == Conditions(light: .day, visibility: nil, rainRate: 0))
    let high = try scenario("high")
    #expect(high.task == .recognition)
    #expect(high.equipmentType(named: "tower")?.mastHeight == 40)
    #expect(high.equipmentType(named: "tower")?.cost == 1)
    #expect(try scenario("base").task == .detection)
  }

  @Test("sites are removed, changed and added by id or pattern, and a list replaces them")
  func sites() throws {
    #expect(try scenario("fewer").inlineSites.map(\.id) == ["T1"])
    #expect(try scenario("others").inlineSites.map(\.id) == ["X"])
    let turned = try scenario("turned").inlineSites
    #expect(turned.map(\.id) == ["P1", "P2", "T2"])
    #expect(turned.map(\.type) == ["tower", "fixed-pillar", "thermal-camera"])
    #expect(turned[0].azimuth == Angle(degrees: 200))
    #expect(turned[0].sector == nil)
  }

  @Test("a combination has the changes of each of its variants")
  func combination() throws {
    let both = try scenario("fog+turned")
    #expect(both.conditions.visibility == 500)
    #expect(both.inlineSites.map(\.id) == ["P1", "P2", "T2"])
  }

  @Test("a scenario that extends another merges over its variants, in which nothing still removes a key")
  func extended() throws {
    let own = """
      karaula: 1
      extends: s.yaml
      terrain: {dem: own.tif}
      variants:
        fog: {conditions: {rain_mm_h: 2}}
        high: null
        dark: {conditions: {light: night, visibility_km: null}, terrain: {dem: x/a.tif}}
      matrix: {weather: null, light: [base, dark], rain: [base, fog]}
      """
    let document = try ScenarioDocument(
      ScenarioText(yaml: own, file: "a/b/own.yaml", folder: "/a/b", identity: "/a/b/own.yaml")
    ) { file in
      #expect(file == "a/b/s.yaml")
      return ScenarioText(yaml: Self.text, file: "a/s.yaml", folder: "/a", identity: "/a/s.yaml")
    }
    #expect(
      document.variantNames == [
        "fog", "clear", "fewer", "turned", "others", "dark", "dark+fog", "fewer+fog", "fewer+dark",
        "fewer+dark+fog", "turned+fog", "turned+dark", "turned+dark+fog",
      ])
    #expect(
      try document.scenario(variant: "fog").conditions
        == Conditions(light: .day, visibility: 500, rainRate: 2))
    #expect(
      try document.scenario(variant: "dark").conditions
        == Conditions(light: .night, visibility: nil, rainRate: 0))
    let base = try document.scenario()
    #expect(base.border.source == SourcePath("../line.geojson"))
    #expect(base.border.place.file == "a/s.yaml")
    #expect(base.terrain?.place == InputError.Place(file: "a/b/own.yaml", line: 3, column: 16))
    #expect(base.name == "own")
    #expect(document.files == ["a/b/own.yaml", "a/s.yaml"])
  }

  @Test("the manual's variants decode")
  func manual() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardizedFileURL
    let page = try String(contentsOf: root.appending(path: "geodata/manual/what-ifs.md"), encoding: .utf8)
    let block = try #require(page.firstMatch(of: /## Variants\n(?s:.*?)```yaml\n((?s:.*?))```/)).output.1
    let base = """
      karaula: 1
      border: {source: line.geojson}
      terrain: {dem: a.tif}
      equipment: {tall-pillar: {extends: fixed-pillar}, thermal-tripod: {extends: thermal-camera}}
      sites:
        - {id: P1, type: tall-pillar, at: [22, 42]}
        - {id: T1, type: mobile-video-system, at: [22, 42], azimuth_deg: 1}
      patrols:
        - {id: U1, type: uav, route: [[22, 42], [22, 43]]}
        - {id: D1, type: drone, route: [[22, 42], [22, 43]]}
      """
    let own = ScenarioText(
      yaml: "karaula: 1\nextends: night.yaml\n" + block, file: "what-ifs.md", folder: "/a",
      identity: "/a/what-ifs.md")
    let document = try ScenarioDocument(own) {
      ScenarioText(yaml: base, file: $0, folder: "/base", identity: "/base/night.yaml")
    }
    try document.checkVariants()
    #expect(document.variantNames.count == 7)
    #expect(document.variantNames.last == "dry+two-more")
    #expect(try document.scenario(variant: "no-aircraft").patrols.isEmpty)
    #expect(try document.scenario(variant: "two-more").inlineSites.map(\.id) == ["P1", "T1", "T8"])
  }

  @Test("an unknown variant is wrong usage that names the known ones")
  func unknown() throws {
    let error = try #require(#expect(throws: InputError.self) { try scenario("fogg") })
    #expect(error.kind == .wrongUsage)
    #expect("\(error)".contains("no variant `fogg`; did you mean `fog`? its variants are fog, clear, high"))
  }
}
