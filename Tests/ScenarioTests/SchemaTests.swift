import Foundation
import Testing

@testable import Scenario

@Suite struct SchemaTests {
  private let validator = SchemaValidator(schema: ScenarioSchema.value)

  private func value(_ yaml: String) throws -> PlainValue {
    PlainValue(try #require(try YAMLNode.parse(yaml, file: "s.yaml")))
  }

  /// Scenarios that give, with `fullest`, every key in each of its forms.
  private static let others = [
    """
    grid: {corridor_m: {inside: 2000, outside: 500}}
    criteria: industry
    target: vehicle
    sites: [{source: sites.gpkg, layer: [sites, more], where: a = 1, crs: EPSG:4326}]
    terrain: {dem: a.tif, canopy: {source: trees.tif, crs: EPSG:4326, band: 1, unit: dm,
      nodata_value: 255, attribution: them}}
    patrols:
      - id: U1
        type: uav
        route: [[22, 41], [22.1, 41]]
        camera: {band: mwir, focal_length_mm: 100, pitch_um: 15, pixels: [640, 512], vfov_deg: 3, netd_mk: 30,
          night_factor: 1, pan_deg: 90, scan_period_s: 10, min_range_m: 1, max_range_m: 9000, criteria: industry,
          depression_deg: 10}
    """,
    """
    placement:
      candidates:
        - {types: [thermal-camera], within_m: {inside: 2000, outside: 100}, spacing_m: 300}
        - {types: [fixed-pillar], source: a.csv, layer: a, where: a = 1, crs: EPSG:4326, encoding: CP1251, x: a, y: b,
           columns: {id: name, type: t, azimuth_deg: a, sector_deg: s, mast_height_m: m, antenna_height_m: h, min_range_m: r,
             attributes: o}}
      exclude: [{source: no.gpkg, layer: a, where: a = 1, crs: EPSG:4326, encoding: CP1251}]
      azimuths: 12
      counts: {thermal-camera: 3}
      budget_eur: 100000
      weights: [{where: {neighbour: BG}, weight: 3}]
      objective: backup
      beta: 0.3
      law: single
    """,
    """
    crossing: {from_m: 900, to_m: 2500, roads: {source: a.gpkg, layer: a, where: a = 1, crs: EPSG:4326, encoding: CP1251},
      memory_s: 120, off_path_factor: 0.5, max_slope_deg: 40, paths: 5, apart_m: 1500, response_s: 1200,
      land_cover: {source: a.tif, factors: {10: 1.5, 80: impassable}, crs: EPSG:4326, band: 1, nodata_value: 0}}
    """,
    "crossing: {land_cover: {source: [a.tif], factors: esa-worldcover}}",
    "criteria: {lwir: industry}\nterrain: {dem: a.tif, land_cover: {source: b.tif, classes: {10: 15}, crs: EPSG:4326, band: 3, nodata_value: 0, attribution: us}}",
    "terrain: {dem: a.tif, vertical_error_m: 3, land_cover: {source: [b.tif], classes: esa-worldcover}}",
    """
    assumptions: {contrast_threshold: 0.02, mrtd_factor: 4, netd_lwir_mk: 50, clear_air_lwir_per_km: 0.3,
      rain_coefficient_db_per_km: 1, rain_exponent: 0.6, wavelength_visible_um: 0.55, wavelength_mwir_um: 4, pass_break_s: 15, minimum_look_s: 1}
    equipment: {hub: {extends: local-centre, level: local}}
    centres: [{source: a.gpkg, where: a = 1, crs: EPSG:4326}]
    patrols:
      - id: U1
        type: uav
        route: [[22, 41], [22.1, 41]]
        camera: {name: c, band: lwir, detection_range_m: 900, vfov_deg: 3, hfov_deg: 3, pixels: [9, 9], tilt_deg: 1,
          depression_deg: 9, azimuth: border, least_depression_deg: 5, most_depression_deg: 60}
    """,
    """
    equipment:
      a:
        mast_height_m: 2
        turnaround_s: 1
        endurance_s: 1
        cameras:
          - {name: t, band: lwir, hfov_deg: 9, vfov_deg: 7, pixels: [640, 480], depression_deg: 3,
             azimuth: border, least_depression_deg: 1, most_depression_deg: 80}
    patrols:
      - id: U1
        type: uav
        route: [[22, 41], [22.1, 41]]
        cameras:
          - {band: mwir, focal_length_mm: 100, pitch_um: 15, pixels: [640, 512], vfov_deg: 3, netd_mk: 30,
             night_factor: 1, pan_deg: 90, scan_period_s: 10, min_range_m: 1, max_range_m: 9000, criteria: industry,
             depression_deg: 9, azimuth: border, least_depression_deg: 5, most_depression_deg: 60}
          - {band: lwir, detection_range_m: 900, vfov_deg: 3, hfov_deg: 3, pixels: [9, 9], tilt_deg: 1, depression_deg: 9}
      - id: U2
        type: uav
        route_source: a.plan
        route_vertices: [{at: [22, 41], height_m: 50, above: relative, wait_s: 5, circles_m: 300}, {at: [22.1, 41]}]
    criterion_sets:
      own: {source: us, detection_cycles: 1, recognition_px_per_m: 9, identification_cycles: 6}
    """,
  ].map { smallest + $0 }

  /// The keys' paths in a document: `[]` for an item, `*` for a name of the user's choice.
  private func paths(of value: PlainValue, _ schema: PlainValue, at path: String, into all: inout Set<String>)
  {
    var schemas = [schema]
    if case .list(let choices)? = schema["anyOf"] { schemas = choices }
    for schema in schemas {
      switch value {
      case .list(let items):
        for item in items { schema["items"].map { paths(of: item, $0, at: path + "[]", into: &all) } }
      case .mapping(let pairs):
        for pair in pairs {
          if let child = schema["properties"]?[pair.key] {
            all.insert("\(path).\(pair.key)")
            paths(of: pair.value, child, at: "\(path).\(pair.key)", into: &all)
          } else if let child = schema["additionalProperties"] {
            paths(of: pair.value, child, at: "\(path).*", into: &all)
          }
        }
      default: break
      }
    }
  }

  /// The keys' paths that a schema names.
  private func paths(of schema: PlainValue, at path: String, into all: inout Set<String>) {
    if case .list(let choices)? = schema["anyOf"] {
      for choice in choices { paths(of: choice, at: path, into: &all) }
    }
    if let items = schema["items"] { paths(of: items, at: path + "[]", into: &all) }
    if let named = schema["additionalProperties"] { paths(of: named, at: path + ".*", into: &all) }
    for pair in schema["properties"]?.pairs ?? [] {
      all.insert("\(path).\(pair.key)")
      paths(of: pair.value, at: "\(path).\(pair.key)", into: &all)
    }
  }

  @Test("every key that the schema names decodes, and every key that decodes is named")
  func everyKey() throws {
    let schema = try #require(validator.schema["$defs"]?["scenario"])
    var named: Set<String> = []
    paths(of: schema, at: "", into: &named)
    var decoded: Set<String> = []
    for text in [fullest] + Self.others {
      _ = try Scenario(yaml: text, file: "s.yaml")
      paths(of: try value(text), schema, at: "", into: &decoded)
    }
    #expect(named.count > 200)
    #expect(named.subtracting(decoded).sorted() == [])
    #expect(decoded.subtracting(named).sorted() == [])
  }

  @Test("the schema accepts scenarios, scenarios that extend others, and plans")
  func accepted() throws {
    let scenario = try Scenario(yaml: fullest, file: "s.yaml")
    let plan = try scenario.planYAML(
      resolving: scenario.sites.compactMap(\.inline), centres: [], patrols: scenario.inlinePatrols(),
      cellSize: 30, paths: .absolute(base: "/a"))
    let extending = """
      karaula: 1
      extends: other.yaml
      terrain: {refraction: 0.2}
      conditions: {visibility_km: null}
      sites: {add: [{id: A, type: b, at: [1, 2]}], remove: ["P*"], change: {T1: {azimuth_deg: null}}}
      variants: {a: {grid: null, centres: {remove: [C]}}}
      """
    for text in [fullest, smallest, plan, extending] + Self.others {
      let faults = validator.faults(of: try value(text))
      #expect(faults == [])
    }
  }

  @Test("a variant may change every key of a scenario")
  func changes() throws {
    let body = fullest.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .prefix { !$0.hasPrefix("variants:") }
    let text = smallest + "variants:\n  other: {}\n  all:\n" + body.map { "    \($0)\n" }.joined()
    #expect(validator.faults(of: try value(text)) == [])
    let all = try ScenarioDocument(yaml: text, file: "s.yaml").scenario(variant: "all")
    #expect(all.name == "12")
    #expect(all.patrols.count == 8)
    let keys = try #require(validator.schema["$defs"]?["changes"]?["properties"]?.pairs.map(\.key))
    let given = try value(text)["variants"]?["all"]?.pairs.map(\.key) ?? []
    #expect(Set(keys) == Set(given))
  }

  @Test(
    "the schema refuses what the decoder refuses",
    arguments: [
      "equipement: {}", "task: spotting", "required_probability: 0", "required_probability: 1.1",
      "grid: {cell_size_m: 5001}", "sites: [{id: A, type: b}]", "sites: {add: []}", "target: {height_m: 1}",
      "patrols: [{id: A, type: b, aircraft: 1.5}]", "terrain: {dem: a, curvature: 1}", "conditions: []",
      "variants: {fog: {conditons: {}}}", "variants: {fog: {karaula: 1}}",
      "variants: {a: {sites: {drop: []}}}",
      "variants: {a: {sites: {change: {P1: {azimut_deg: 1}}}}}", "karaula: 2", "equipment: {a: {hight: 1}}",
    ])
  func refused(text: String) throws {
    let start = text.hasPrefix("karaula") ? "border: {source: a}\n" : smallest
    #expect(!validator.faults(of: try value(start + text)).isEmpty)
    #expect(throws: (any Error).self) { try Scenario(yaml: start + text, file: "s.yaml") }
  }

  @Test("a key tells its unit, its bounds and its default")
  func annotations() throws {
    let keys = try #require(validator.schema["$defs"]?["scenario"]?["properties"])
    let cell = try #require(keys["grid"]?["properties"]?["cell_size_m"])
    #expect(cell["description"] == .text("the side of a cell (m); default: the terrain's own"))
    #expect(cell["minimum"] == .number(1e-6))
    #expect(cell["maximum"] == .number(5000))
    #expect(keys["task"]?["default"] == .text("detection"))
    #expect(keys["terrain"]?["properties"]?["curvature"]?["default"] == .flag(true))
    #expect(keys["exposure_s"]?["default"] == .number(300))
    #expect(validator.schema["$schema"] == .text("https://json-schema.org/draft/2020-12/schema"))
  }

  @Test("the schema accepts the golden scenario")
  func golden() throws {
    #expect(validator.faults(of: try value(RealScenarios.golden())) == [])
  }

  @Test("the schema accepts the national scenario", .enabled(if: RealScenarios.data != nil))
  func national() throws {
    #expect(validator.faults(of: try value(RealScenarios.national())) == [])
  }
}
