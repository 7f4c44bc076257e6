import Foundation
import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct VariantTests {
  private static let text = """
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

  private func scenario(_ variant: String?) throws -> Scenario {
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

  @Test("the plan of a variant has no variants, that of the base keeps them")
  func plans() throws {
    let document = try ScenarioDocument(yaml: Self.text, file: "s.yaml")
    let base = try ScenarioDocument(yaml: document.plan(), file: "plan.yaml")
    #expect(try base.variantNames == scenario(nil).variantNames)
    #expect(try base.scenario(variant: "turned").inlineSites.map(\.id) == ["P1", "P2", "T2"])
    #expect(try ScenarioDocument(yaml: document.plan("turned"), file: "plan.yaml").variantNames.isEmpty)
  }

  @Test("a variant of the plan has the plan that the variant itself has")
  func planned() throws {
    for text in [Self.text, Self.nasty, fullest] {
      let document = try ScenarioDocument(yaml: text, file: "s.yaml")
      let plan = try ScenarioDocument(yaml: document.plan(), file: "plan.yaml")
      #expect(plan.variantNames == document.variantNames)
      for name in document.variantNames {
        let (own, planned) = (try document.plan(name), try plan.plan(name))
        #expect(Set(own.split(separator: "\n")) == Set(planned.split(separator: "\n")), "\(name)")
      }
      #expect(try plan.plan() == document.plan(), "the plan of a plan is the same text")
    }
  }

  /// What is told of types, and not of items, ids that are patterns, orders, lists that go, a combination of which the second
  /// part changes what the first adds, and names that only look like combinations.
  private static let nasty = """
    karaula: 1
    name: n
    border: {source: line.geojson}
    equipment:
      hub: {kind: centre, level: local, link: {frequency_ghz: 5.8, max_range_m: 40000}, mast_height_m: 30, capacity: 2}
      tower: {extends: fixed-pillar, mast_height_m: 20}
      eye: {extends: uav, cameras: [{name: t, band: lwir, hfov_deg: 25, pixels: [640, 512], depression_deg: 15}]}
    sites:
      - {id: "P*", type: tower, at: [22, 42], attributes: {owner: x, none: null}}
      - {id: P1, type: tower, at: [22.1, 42]}
    centres: [{id: H, type: hub, at: [22, 42.1]}, {id: R, level: regional, at: [22, 42.2]}]
    links: require
    patrols:
      - {id: U, type: eye, route: [[22, 42], [22.1, 42]], camera: {band: lwir, hfov_deg: 20, pixels: [640, 512], depression_deg: 10}}
      - {id: V, type: camera-vehicle, route: [[22, 42], [22.1, 42]], halts: {every_m: 500, duration_s: 60}}
    variants:
      short: {equipment: {hub: {link: {max_range_m: 10}}}}
      wide: {patrols: {change: {U: {camera: {hfov_deg: 40}}, V: {halts: {duration_s: 5}}}}}
      star: {sites: {change: {P1: {mast_height_m: 3}, "P*": {attributes: {owner: null}}}}}
      first: {sites: [{id: P1, type: tower, at: [22.1, 42]}, {id: "P*", type: thermal-camera, azimuth_deg: 1, at: [22, 42]}]}
      more: {sites: {add: [{id: M, type: tower, at: [22.3, 42]}]}, centres: {add: [{id: H2, type: hub, at: [22, 42.3]}]}}
      all: {sites: {change: {"*": {min_range_m: 5}}}, equipment: {hub: {mast_height_m: 12}}}
      bare: {patrols: null, links: null, criteria: johnson-1958, border: {inside: right}, grid: {cell_size_m: 10}}
    matrix: {a: [base, more], b: [base, all, short]}
    """

  @Test("a combination that its parts' changes do not give stands among the plan's variants")
  func combinations() throws {
    let document = try ScenarioDocument(yaml: Self.nasty, file: "s.yaml")
    let plan = try document.plan()
    #expect(!plan.contains("matrix:"))
    #expect(plan.contains("  more+all:\n"))
    #expect(try ScenarioDocument(yaml: Self.text, file: "s.yaml").plan().contains("matrix:"))
  }

  @Test("a variant that cannot be resolved is left out of the plan, with what is required of it alone")
  func leftOut() throws {
    let text =
      Self.text + """

        requirements:
          - {metric: gap_count, at_most: 1, variants: [fog]}
          - {metric: gap_count, at_most: 2, variants: [fog, high]}
          - {metric: sole_length_m, at_least: 1, sensor: T2}
          - {metric: sole_length_m, at_least: 1, sensor: P1}
        """
    let document = try ScenarioDocument(yaml: text, file: "s.yaml")
    let scenario = try document.scenario()
    let plan = try scenario.planYAML(
      resolving: scenario.inlineSites, centres: [], patrols: [], cellSize: 30,
      variants: document.variantNames.map { name in
        let variant = try document.scenario(variant: name)
        let parts = document.parts(ofVariant: name)
        guard !parts.contains("fog"), !parts.contains("turned") else {
          return ResolvedVariant(name, of: parts, problem: "no such file")
        }
        return ResolvedVariant(
          name, of: parts, variant, ResolvedLists(sites: variant.inlineSites, centres: [], patrols: []))
      }, paths: .absolute(base: "/a"))
    #expect(plan.contains("# Variant fog is left out: no such file\n"))
    let again = try ScenarioDocument(yaml: plan, file: "plan.yaml")
    #expect(again.variantNames == ["clear", "high", "fewer", "others", "clear+fewer"])
    let required = try again.scenario().requirements
    #expect(required.map(\.variants) == [["high"], nil])
    #expect(required.map(\.sensor) == [nil, "P1"])
    try again.checkVariants()
  }

  @Test(
    "a name that a result's folder cannot have, or that another one has, is refused",
    arguments: ["variants.json", "Variants.JSON", "Base", "a/b", "+a", "a+", "a++b", ".a", "fog+rain"])
  func names(name: String) {
    let text = smallest + "variants: {fog: {}, rain: {}, \"\(name)\": {}}\nmatrix: {a: [fog], b: [rain]}\n"
    let error = #expect(throws: InputError.self) { try ScenarioDocument(yaml: text, file: "s.yaml") }
    #expect(error?.kind == .badData)
  }

  @Test(
    "a star stands for any letters, a question mark for one",
    arguments: [
      ("P*", ["P", "P1", "P12"]), ("P?", ["P1"]), ("*1*", ["P1", "P12", "1"]), ("P*2", ["P12"]),
      ("P1", ["P1"]),
      ("*", ["P", "P1", "P12", "1"]), ("**?2", ["P12"]),
    ])
  func patterns(pattern: String, meant: [String]) throws {
    let ids = ["P", "P1", "P12", "1"]
    let sites = ids.map { "  - {id: \($0), type: fixed-pillar, at: [22, 42]}\n" }.joined()
    let yaml = smallest + "sites:\n\(sites)variants: {v: {sites: {remove: [\"\(pattern)\"]}}}"
    let left = try ScenarioDocument(yaml: yaml, file: "s.yaml").scenario(variant: "v").inlineSites.map(\.id)
    #expect(left == ids.filter { !meant.contains($0) })
  }
}
