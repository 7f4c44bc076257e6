import RadioLinks
import Foundation
import GeoCore
import GeoIO
import Scenario
import SensorPhysics

/// The terrain that a scenario names, ready to be opened by each task.
struct TerrainChoice: Sendable {
  private enum Kind {
    case level
    case rasters(paths: [String], query: RasterQuery, voids: VoidPolicy)
  }

  private let kind: Kind
  private let notes: InputNotes
  /// Counts cells of 0 while the rasters are read.
  var zeros = ZeroCells()
  private let standing: LandCoverChoice?
  /// What the user should know, a sentence each.
  private(set) var warnings: [String] = []
  private let ownAttribution: String?

  /// Whom to credit for the data: the terrain's, then the cover's.
  var attribution: [String] { [ownAttribution, standing?.attribution].compactMap { $0 } }

  /// The attribution that the licence of GLO-30 asks for.
  private static let copernicusAttribution =
    "produced using Copernicus WorldDEM-30 (c) DLR e.V. 2010-2014 and (c) Airbus Defence and Space GmbH 2014-2018 "
    + "provided under COPERNICUS by the European Union and ESA; all rights reserved"

  /// Finds the terrain.
  ///
  /// - Parameters:
  ///   - centres: the ends of the sensors' links.
  ///   - viewpoints: where sensors and patrols look from.
  ///   - reach: the longest range of any of them (m).
  ///   - notes: takes what the user should know of the rasters.
  /// - Throws: `InputError` when public tiles cannot be asked for.
  init(
    _ file: ScenarioFile, border: BorderLine, viewpoints: [Coordinate], sensors: [Sensor], centres: [Centre],
    reach: Double, notes: InputNotes
  ) throws {
    self.notes = notes
    standing = LandCoverChoice(file, notes: notes)
    isSurfaceAlone = file.scenario.terrain.map { $0.kind == .surface && $0.landCover == nil } ?? false
    guard let input = file.scenario.terrain else {
      kind = .level
      ownAttribution = nil
      warnings = ["no terrain is given: the ground is level and hides nothing"]
      return
    }
    switch input.elevations {
    case .rasters(let paths):
      warnings += Self.surfacesTakenForGround(paths, input.kind)
      kind = .rasters(paths: paths.map(file.path), query: input.query, voids: input.voids)
      ownAttribution = input.attribution
    case .copernicusGLO30:
      let source = CopernicusTiles(environment: ProcessInfo.processInfo.environment)
      let tiles = Self.tiles(for: file.scenario, border, viewpoints, sensors, centres, reach: reach)
      var published: [CopernicusTiles.Tile] = []
      for tile in tiles {
        if try source.isPublished(tile) {
          published.append(tile)
        } else {
          warnings.append("\(source.base): there is no tile \(tile.name): its ground is unknown")
        }
      }
      guard !published.isEmpty else {
        throw InputError(
          .missingInput, at: input.place,
          "none of the \(tiles.count) Copernicus tiles along the border is at \(source.base)",
          fix: "check the border's place, or \(CopernicusTiles.baseVariable)")
      }
      kind = .rasters(paths: published.map(source.path), query: input.query, voids: input.voids)
      ownAttribution = input.attribution ?? Self.copernicusAttribution
    }
    if input.kind == .surface {
      warnings.append("terrain is a dsm, with canopy and roofs: mast heights count from that surface")
      if let landCover = input.landCover {
        warnings.append("terrain is a dsm that already holds canopy: \(landCover.path) only hides targets")
      }
    }
  }

  /// The warning about rasters whose names say that they hold canopy and roofs, and that are taken for bare ground.
  private static func surfacesTakenForGround(_ paths: [SourcePath], _ kind: SurfaceKind) -> [String] {
    let surfaces = paths.filter { SurfaceKind(named: $0.text) == .surface }
    guard kind == .terrain, let first = surfaces.first else { return [] }
    let others = surfaces.count > 1 ? " (and \(surfaces.count - 1) more)" : ""
    return [
      "terrain.dem: \(first.text)\(others) is by its name a surface with canopy and roofs, and is taken for bare ground;"
        + " `kind: dsm` says so"
    ]
  }

  /// The tiles that a scenario needs: along the border and around its sensors; then, after those that the grid is taken
  /// from, the others under links.
  private static func tiles(
    for scenario: Scenario, _ border: BorderLine, _ viewpoints: [Coordinate], _ sensors: [Sensor],
    _ centres: [Centre], reach: Double
  ) -> [CopernicusTiles.Tile] {
    let corridor = max(scenario.grid.corridorInside, scenario.grid.corridorOutside)
    let seen = Set(CopernicusTiles.tiles(around: border.parts.flatMap(\.vertices), reach: corridor))
      .union(CopernicusTiles.tiles(around: viewpoints, reach: reach))
    guard scenario.links.mode != .ignore else { return seen.sorted() }
    let linked = Set(tiles(underLinksOf: sensors, centres.map(\.station)))
    return seen.sorted() + linked.subtracting(seen).sorted()
  }

  /// The tiles under all links that may be.
  private static func tiles(underLinksOf sensors: [Sensor], _ centres: [MonitoringCentre])
    -> [CopernicusTiles.Tile]
  {
    let places = LinkPair.all(sensors: sensors, centres: centres).flatMap { pair in
      pair.line.places(every: linkStep).places
    }
    return CopernicusTiles.tiles(around: places + centres.map(\.coordinate), reach: linkStep)
  }

  /// Links are followed in steps of this length (m), and tiles are wanted as far from them.
  private static let linkStep = 1000.0

  /// Opens the terrain's own elevations for one task; nil for level ground.
  func posts() throws -> TerrainPosts? { try mosaic().map(TerrainPosts.init) }

  /// The rasters of the terrain and of what stands on it.
  var paths: [String] {
    guard case .rasters(let paths, _, _) = kind else { return standing?.paths ?? [] }
    return paths + (standing?.paths ?? [])
  }

  /// Whether elevations hold canopy and roofs, and nothing tells how high these are.
  let isSurfaceAlone: Bool

  /// What the user should know of the ground that was read, a sentence each.
  var readingWarnings: [String] {
    guard case .rasters(let paths, _, _) = kind else { return [] }
    return zeros.sentences(of: paths)
  }

  /// The terrain's picture; nil for level ground.
  var hillshade: Hillshade? {
    guard case .rasters(let paths, let query, _) = kind else { return nil }
    return Hillshade(paths: paths, query: query)
  }

  /// Opens the terrain for one task.
  func source() throws -> any TerrainSource { try mosaic() ?? LevelGround() }

  /// For each lattice the windows outside which all ground is void; nil where that is not known.
  func windows(of lattices: [Lattice]) throws -> [[CellWindow]?] {
    let source = try source()
    return try lattices.map(source.windows)
  }

  /// Whether vegetation or buildings stand on the ground.
  var hasLandCover: Bool { standing != nil }

  /// Opens what stands on the ground for one task; nil when the scenario names nothing.
  func landCover() throws -> (any LandCoverSource)? { try standing?.source() }

  /// Opens the heights of what stands on the ground at places anywhere, for one task.
  func landCoverHeights() throws -> LandCoverMosaic? { try standing?.source() }

  /// Looks at the cover along the border.
  ///
  /// - Parameter step: the length of border that a look stands for (m).
  /// - Returns: what the user should know, a sentence each.
  /// - Throws: `InputError` when it cannot be read or does not reach the border.
  func landCoverWarnings(along border: BorderLine, step: Double) throws -> [String] {
    try standing?.warnings(along: border, step: step) ?? []
  }

  private func mosaic() throws -> TerrainMosaic? {
    switch kind {
    case .level: nil
    case .rasters(let paths, let query, let voids):
      try TerrainMosaic(paths: paths, query: query, voids: voids, notes: notes, zeros: zeros)
    }
  }

  /// The default cell size of a lattice over level ground (m).
  private static let levelCellSize = 50.0

  /// The size of the terrain's cells (m) near the border's start, and that of a lattice's cell that fits it: the
  /// shorter side, to the metre.
  func cellSize(near border: BorderLine) throws -> (width: Double, height: Double, lattice: Double) {
    guard let mosaic = try mosaic(), let place = border.parts.first?.vertices.first else {
      return (0, 0, Self.levelCellSize)
    }
    let size = try mosaic.cellSize(near: place)
    let shorter = min(size.width, size.height)
    return (size.width, size.height, shorter >= 1 ? shorter.rounded() : shorter)
  }

  /// Checks that the terrain reaches the border.
  func check(border: BorderLine, at scenario: Scenario) throws {
    guard let mosaic = try mosaic(), let place = scenario.terrain?.place else { return }
    let vertices = border.parts.flatMap(\.vertices)
    guard try !mosaic.contains(vertices).contains(true) else { return }
    let swapped = vertices.filter { abs($0.longitude) <= 90 }.map {
      Coordinate(longitude: $0.latitude, latitude: $0.longitude)
    }
    guard try mosaic.contains(swapped).contains(true) else {
      throw InputError(
        .badData, at: place, "the terrain does not reach the border anywhere",
        fix: "give a DEM of the border's area, or check both coordinate systems")
    }
    throw InputError(
      .badData, at: scenario.border.place,
      "the border lies outside the terrain, and on it with longitude and latitude swapped",
      fix: "check the border's coordinates: in its source the longitude comes first")
  }

  /// Checks that the terrain holds every site, void or not.
  func check(sites: [Site]) throws {
    guard let mosaic = try mosaic() else { return }
    for (site, isInside) in zip(sites, try mosaic.contains(sites.map(\.coordinate))) where !isInside {
      throw InputError(
        .badData, at: site.place,
        "site \(site.id) at [\(site.coordinate.longitude), \(site.coordinate.latitude)] lies outside the terrain",
        fix: "check its coordinates, or give a DEM that reaches it")
    }
  }
}
