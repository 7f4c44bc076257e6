import Foundation
import GeoCore
import Scenario
import SensorPhysics
import Testing

/// Variants and the resolved plan.
extension VariantTests {
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
