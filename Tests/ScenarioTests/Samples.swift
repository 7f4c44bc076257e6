import GeoCore
import Scenario
import Testing

/// The shortest scenario.
let smallest = "karaula: 1\nborder: {source: line.geojson}\n"

/// A scenario that gives every key that is honoured, and every one that is carried.
let fullest = """
  karaula: 1
  name: "12"
  border:
    source: ../data/line.gpkg
    layer: lines
    where: neighbour = 'BG'
    rings: true
    join_tolerance_m: 0.25
    inside: outside
    attribution: (c) contributors
    group_by: neighbour
    crs: EPSG:4326
    encoding: CP1250
  terrain:
    dem: [a.tif, /data/b.tif, /vsicurl/https://example.org/c.tif]
    crs: EPSG:32634
    band: 2
    unit: us-ft
    nodata_value: -9999.5
    valid_range_m: [-11000, 8000.5]
    kind: dsm
    curvature: false
    refraction: 0.25
    nodata: block
    error: {sd_m: 4.2, correlation_m: 333.3}
    attribution: survey
  grid: {cell_size_m: 33.3, corridor_m: 1500, section_length_m: 10000}
  target: {height_m: 1.7, critical_dimension_m: 0.7, delta_t_k: 3.3}
  task: recognition
  required_probability: 0.7
  exposure_s: 300
  conditions: {light: day, visibility_km: 7.3, rain_mm_h: 1.1}
  criteria: {mwir: johnson-1958, visible: own}
  criterion_sets:
    own: {edition: "2", source: us, detection_px_per_m: 20.1, recognition_px_per_m: 99.9, identification_px_per_m: 200}
    mine: {detection_cycles: 0.8, recognition_cycles: 3.1, identification_cycles: 6.3}
  assumptions: {inherent_contrast: 0.37, fog_kappa: 2.33, clear_air_mwir_per_km: 0.07, netd_mwir_mk: 21.3,
    look_independence: 0.3, scan_step_s: 1.7, wavelength_lwir_um: 9.7, fog_limit_km: 0.9,
    mist_limit_km: 3.3}
  equipment:
    tower:
      extends: fixed-pillar
      mast_height_m: 31.7
      sector_deg: 200.1
      min_range_m: 12.5
      tilt_limits_deg: [-33.3, 20.1]
      cost_eur: 400000
    second-tower:
      extends: tower
      description: "a: b"
      assumptions: none
      antenna_height_m: 19.9
      cameras:
        - {name: t, band: mwir, focal_length_mm: 149.3, pitch_um: 14.7, pixels: [640, 512], netd_mk: 33.3, vfov_deg: 3.1, criteria: mine}
        - {name: v, band: visible, hfov_deg: 2.37, pixels: [1920, 1080], night_factor: 0.37, pan_deg: 77.7, tilt_deg: -2.2}
        - {name: p, band: lwir, detection_range_m: 3300.3, scan_period_s: 61, min_range_m: 10.1, max_range_m: 2999.9}
    flyer:
      extends: uav
      height_m: 123.4
      cameras: [{name: t, band: lwir, hfov_deg: 30, pixels: [640, 512], depression_deg: 33.3, azimuth: 17.7}]
    hub: {extends: local-centre, capacity: 7, link: {frequency_ghz: 2.437, max_range_m: 1234.5}}
    car: {kind: vehicle, speed_m_s: 7.7, senses_at_halts: true, role: "on: call", programme_count: 3}
  sites:
    - {id: P1, type: tower, at: [22.95417, 41.79667], azimuth_deg: -75.3, sector_deg: 33.3, mast_height_m: 4.1, antenna_height_m: 5.7, min_range_m: 0.3}
    - {id: P2, type: second-tower, at: [-179.9, -0.1], azimuth_deg: 1000000.1}
    - id: 3
      type: thermal-camera
      at: [22, 42]
      azimuth_deg: 0
      attributes: {text: free, number: 3, real: 0.1, whole: 3.0, quoted: "3", flag: true, none: null, list: [a, b]}
    - source: posts.csv
      layer: [a, b]
      where: b = 2
      crs: EPSG:3909
      encoding: CP1251
      x: E
      y: N
      columns: {id: Name, type: "", azimuth_deg: Az, sector_deg: Se, mast_height_m: Hoehe, antenna_height_m: An, min_range_m: Ab, attributes: J}
      type: tower
  centres:
    - {id: C, level: local, at: [22.1, 42.3], mast_height_m: 17.3, link: {frequency_ghz: 5.77, max_range_m: 39999.9}, capacity: 7, accepts_sensors: false}
    - {id: D, type: regional-centre, at: [22, 42], accepts_sensors: true}
    - source: centres.gpkg
      layer: centres
      where: a = 1
      crs: EPSG:3909
      encoding: CP1251
      x: E
      y: N
      columns: {id: N, level: L, type: T, mast_height_m: H, frequency_ghz: F, max_range_m: R, capacity: C, accepts_sensors: S}
      level: local
      type: hub
  links: {mode: require, applies_to: [aircraft, sites], earth_radius_factor: 1.2345, fresnel_share: 0.57}
  patrols:
    - source: routes.gpkg
      layer: routes
      where: a = 1
      crs: EPSG:4326
      encoding: CP1251
      columns: {id: N, type: T, closed: C, height_m: H, height_reference: R, speed_m_s: V, turn_s: W, aircraft: A,
        in_air: I, endurance_s: E, turnaround_s: U, launch: L, start_s: S, mast_height_m: M, halts: X, senses_on_the_move: O}
      type: flyer
    - id: U1
      type: flyer
      route: [[22.1, 41.2], [22.1, 41.2], [22.33333333333333, 41], [22.2, 41.3]]
      closed: true
      height_m: 900.7
      height_reference: amsl
      speed_m_s: 17.3
      turn_s: 12.5
      cameras:
        - {band: lwir, hfov_deg: 25.1, pixels: [640, 512], depression_deg: 14.9, azimuth: left}
        - {name: day, band: visible, hfov_deg: 20, pixels: [1920, 1080], depression_deg: 14.9}
      aircraft: 3
      in_air: 2
      endurance_s: 5000.5
      turnaround_s: 1500.1
      launch: [22.7, 41.9]
      start_s: 60.5
      senses_on_the_move: true
      attributes: {wing: north}
    - {id: U2, type: uav, route_source: "a b.plan"}
    - {id: U3, type: drone, route_source: r.gpkg, route_layer: l, route_where: n = 3, route_crs: EPSG:32634, route_encoding: CP1251, height_reference: amsl}
    - {id: U4, type: uav, route: [[22.1, 41.2, 250], [22.3, 41, 300.3]], height_reference: relative}
    - {id: V1, type: camera-vehicle, route: [[22.1, 41.2], [22.3, 41]], mast_height_m: 3.3, halts: {every_m: 3000, duration_s: 900}}
    - {id: V2, type: patrol-vehicle, route: [[22.1, 41.2], [22.3, 41]], halts: {at_m: [0, 700.5], duration_s: 60}, senses_on_the_move: true}
    - id: M1
      type: mobile-video-system
      posts:
        - {at: [22.2, 41.1], from_s: 16200, to_s: 28800, azimuth_deg: -30, sector_deg: 90.1}
        - {at: [22.3, 41.1], from_s: 0, to_s: 14400}
  period_s: 28800
  requirements:
    - {metric: covered_fraction, at_least: 0.10}
    - {metric: longest_gap_m, name: "at: most", at_most: 700.5, from_m: 10.5, to_m: 99.9, part: 2, variants: [base, other]}
    - {metric: causes_m.hidden by terrain, at_least: 1, at_most: 2, where: {neighbour: "7", code: 7, share: 0.1, open: true}}
    - {metric: sole_length_m, at_least: 0, sensor: P1, where: "neighbour = 'O''Neil'"}
  placement:
    candidates: [{types: [thermal-camera], within_m: {inside: 2000}, spacing_m: 300}]
    counts: {thermal-camera: 3}
  crossing: {from_m: 900, to_m: 1800, memory_s: 200}
  response:
    detection_delay_s: 61.5
    vehicles:
      - {id: V1, type: "56", at: [22.1, 41.2], ready_s: 123.4}
      - {source: cars.csv, layer: cars, where: a = 1, crs: EPSG:4326, encoding: CP1251, x: a, y: b,
         columns: {id: N, type: T, ready_s: R}, ready_s: 77.7}
    roads: {source: roads.osm.pbf, layer: lines, where: a = 1, crs: EPSG:4326, encoding: CP1251, class_column: fclass,
      speeds_km_h: {primary: 71.3, path: 7}, other_km_h: 9, attribution: them}
    off_road: {vehicle_km_h: 6.1, max_slope_deg: 12.5, foot: none, reach_m: 4321}
  variants:
    other:
      terrain: {dem: [other.tif, /data/d.tif]}
      task: "detection"
      patrols: {add: [{id: U9, type: uav, route_source: "c d.plan"}]}
    less: {sites: {remove: [P?], change: {3: {attributes: {source: a.tif}}}}}
  matrix: {source: [base, other], sites: [base, less]}
  """

extension Scenario {
  /// The sites that are written in the scenario.
  var inlineSites: [Site] {
    sites.compactMap { entry in
      if case .site(let site) = entry { site } else { nil }
    }
  }
}

extension Scenario {
  /// The centres that are written in the scenario.
  var inlineCentres: [Centre] {
    centres.compactMap { entry in
      if case .centre(let centre) = entry { centre } else { nil }
    }
  }

  /// The patrols that are written in the scenario; no source of a route is read.
  func inlinePatrols() throws -> [Patrol] {
    try patrols.compactMap { entry in
      if case .patrol(let draft) = entry { try patrol(draft, along: nil) } else { nil }
    }
  }

  /// The only patrol that is written in a scenario.
  func onlyPatrol(along route: Route? = nil) throws -> Patrol {
    guard case .patrol(let draft) = try #require(patrols.first) else {
      throw InputError(.badData, at: nil, "the patrol is a layer", fix: "write it out")
    }
    return try patrol(draft, along: route)
  }
}

extension ScenarioDocument {
  /// The plan of the scenario or a variant of it, with what is written in it alone.
  ///
  /// - Parameter cellSize: where the scenario does not say it (m).
  func plan(
    _ variant: String? = nil, paths: PlanPaths = .absolute(base: "/a"), cellSize: Double = 30
  ) throws -> String {
    func lists(_ scenario: Scenario) throws -> ResolvedLists {
      ResolvedLists(
        sites: scenario.inlineSites, centres: scenario.inlineCentres, patrols: try scenario.inlinePatrols())
    }
    let scenario = try scenario(variant: variant)
    let own = try lists(scenario)
    let variants = try variantNames.map { name in
      let variant = try self.scenario(variant: name)
      return ResolvedVariant(name, of: parts(ofVariant: name), variant, try lists(variant))
    }
    return try scenario.planYAML(
      resolving: own.sites, centres: own.centres, patrols: own.patrols,
      cellSize: scenario.grid.cellSize ?? cellSize,
      variants: variant == nil ? variants : [], paths: paths)
  }
}

/// The fault that reading a scenario gives; nil when there is none.
func fault(of yaml: String) -> InputError? {
  do {
    _ = try Scenario(yaml: yaml, file: "s.yaml")
    return nil
  } catch {
    return error as? InputError
  }
}
