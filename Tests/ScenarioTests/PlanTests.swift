import GeoCore
import Scenario
import SensorPhysics
import Testing

extension Patrol {
  /// What a plan must keep.
  fileprivate var figures: [String] {
    [
      "\(route)", "\(isClosed)", "\(String(describing: speed))", "\(turnTime)", "\(cameras)", "\(mastHeight)",
      "\(aircraft)", "\(String(describing: inAir))", "\(String(describing: endurance))", "\(turnaround)",
      "\(String(describing: launch))", "\(start)", "\(String(describing: halts))", "\(posts)",
      "\(sensesOnTheMove)", "\(attributes)",
    ]
  }
}

extension Requirement {
  /// What a plan must keep.
  fileprivate var figures: [String] { [title, subject, wanted, "\(attributes)", "\(variants ?? [])"] }
}

@Suite struct PlanTests {
  private static let texts = [
    fullest, smallest,
    smallest + """
      placement:
        candidates:
          - {types: [thermal-camera, fixed-pillar], within_m: {inside: 2000}}
          - {types: [fixed-pillar], source: a.csv, where: a = 1, x: lon, y: lat, columns: {id: name}}
        exclude: [{source: no.gpkg, layer: a}]
        counts: {fixed-pillar: 1}
        budget_eur: 100000
        weights: [{where: "neighbour = 'BG'", weight: 3}]
        objective: backup
      """,
    smallest + """
      name: "two\\nlines"
      sites:
        - {id: "null", type: stationary-system, at: [22.123456789012345, 42], azimuth_deg: 359.99999999999994}
        - {id: "007", type: thermal-camera, at: [1.0e-7, 42], azimuth_deg: 0.1, attributes: {"a: b": "x: # y", e: ""}}
      """,
  ]

  private func plan(_ text: String, _ paths: PlanPaths = .absolute(base: "/home/me/plans")) throws -> String {
    try ScenarioDocument(yaml: text, file: "s.yaml").plan(paths: paths, cellSize: 33.3)
  }

  @Test("a plan reads back to the scenario it was made from", arguments: texts)
  func roundTrip(text: String) throws {
    let scenario = try Scenario(yaml: text, file: "s.yaml")
    let again = try Scenario(yaml: try plan(text), file: "plan.yaml")
    #expect(again.name == scenario.name)
    #expect(again.grid.cellSize == 33.3)
    #expect(again.grid.corridorInside == scenario.grid.corridorInside)
    #expect(again.target == scenario.target)
    #expect(again.task == scenario.task)
    #expect(again.requiredProbability == scenario.requiredProbability)
    #expect(again.exposure == scenario.exposure)
    #expect(again.period == scenario.period)
    #expect(again.conditions == scenario.conditions)
    let placements = [again.placement, scenario.placement]
    #expect(
      placements.map { $0?.counts?.map { "\($0)" } }
        == placements.reversed().map { $0?.counts?.map { "\($0)" } })
    #expect(again.placement?.weights == scenario.placement?.weights)
    #expect(again.placement?.objective == scenario.placement?.objective)
    #expect(again.placement?.candidates.map(\.types) == scenario.placement?.candidates.map(\.types))
    #expect(again.placement?.budget == scenario.placement?.budget)
    #expect(again.criteria == scenario.criteria)
    #expect(again.criterionSets == scenario.criterionSets)
    #expect(again.assumptions == scenario.assumptions)
    #expect(again.terrain?.refraction == scenario.terrain?.refraction)
    #expect(again.terrain?.error == scenario.terrain?.error)
    #expect(Array(again.equipment.prefix(scenario.equipment.count)) == scenario.equipment)
    let (first, second) = (try scenario.inlinePatrols(), try again.inlinePatrols())
    #expect(second.map(\.id) == first.map(\.id))
    for (one, other) in zip(first, second) { #expect(other.figures == one.figures) }
    #expect(again.inlineSites.map(\.attributes) == scenario.inlineSites.map(\.attributes))
    #expect(again.inlineCentres.map(\.station) == scenario.inlineCentres.map(\.station))
    #expect(again.links == scenario.links)
    #expect(again.requirements.map(\.figures) == scenario.requirements.map(\.figures))
    #expect(again.inlineSites.map(\.coordinate) == scenario.inlineSites.map(\.coordinate))
    #expect(
      try again.sensors(sites: again.inlineSites) == scenario.sensors(sites: scenario.inlineSites))
  }

  @Test(
    "a source's layers are one, several or all, and a plan writes them so",
    arguments: [
      ("", LayerChoice.only), (", layer: a", .named("a")), (", layer: [a, '*']", .listed(["a", "*"])),
      (", layer: '*'", .all),
    ])
  func layers(text: String, choice: LayerChoice) throws {
    let yaml = "karaula: 1\nborder: {source: a.gpkg\(text)}\nsites: []\n"
    let scenario = try Scenario(yaml: yaml, file: "s.yaml")
    #expect(scenario.border.query.layers == choice)
    #expect(try Scenario(yaml: plan(yaml), file: "plan.yaml").border.query.layers == choice)
  }

  @Test("the plan of a plan is the same text", arguments: texts)
  func fixedPoint(text: String) throws {
    let first = try plan(text)
    #expect(try plan(first) == first)
    let relative = PlanPaths.relative(to: "/home/me/out/night", base: "/home/me/plans")
    let second = try plan(text, relative)
    let own = PlanPaths.relative(to: "/home/me/out/night", base: "/home/me/out/night")
    #expect(try plan(second, own) == second)
  }

  @Test("every default is visible")
  func defaults() throws {
    let text = try plan(smallest + "sites: [{id: P1, type: fixed-pillar, at: [22, 42]}]")
    let lines = [
      "# No terrain: the ground is level.",
      "# Ranges (m) for detection by night in this weather, probability 0.5 of a look:",
      "#   fixed-pillar: thermal 4412, day-night 956",
      "  inside: left", "  rings: false", "  section_length_m: 50000", "    outside: 1000", "  height_m: 1.8",
      "task: detection", "required_probability: 0.5", "exposure_s: 300", "  light: night", "  lwir: industry",
      "  visible: en-62676-4", "  mrtd_factor: 4", "  netd_lwir_mk: 50", "  clear_air_lwir_per_km: 0.3",
      "  fog_limit_km: 1", "  wavelength_visible_um: 0.55", "  fixed-pillar:",
      "    tilt_limits_deg: [-45, 45]",
      "    mast_height_m: 18", "links:\n  mode: ignore\n  applies_to: [sites]",
      "  fresnel_share: 0.6",
      "  mist_limit_km: 2", "period_s: 28800",
    ]
    for line in lines { #expect(text.contains(line + "\n")) }
    #expect(text.contains("  fixed-pillar:\n    extends: fixed-pillar\n    kind: sensor\n"))
  }

  @Test(
    "requirements stay as written, variants are what they change of the plan, paths are written from there")
  func carried() throws {
    let document = try ScenarioDocument(yaml: fullest, file: "s.yaml")
    let text = try document.plan(paths: .relative(to: "/home/me/out", base: "/home/me/plans"))
    let parts = [
      "task: detection", "route_source: ../plans/a b.plan",
      "route_source: ../plans/r.gpkg", "route_source: ../plans/c d.plan",
      "[../plans/other.tif, /data/d.tif]", "source: a.tif", "source: [base, other]", "source: us",
      "source: ../data/line.gpkg",
      "[../plans/a.tif, /data/b.tif, '/vsicurl/https://example.org/c.tif']",
    ]
    for part in parts { #expect(text.contains(part)) }
  }
}
