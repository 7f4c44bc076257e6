import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// The map on which planners look for places: what a sensor of a type would cover from each cell of the corridor.
struct SitingMap: Sendable {
  let resolution: ResolvedScenario
  let type: String
  /// How many directions are tried.
  let azimuths: Int
  let threads: Int

  /// A map for a type, of which so many directions are tried at each place.
  init(resolution: ResolvedScenario, type: String, azimuths: Int, threads: Int) {
    self.resolution = resolution
    self.type = type
    self.azimuths = azimuths
    self.threads = threads
  }

  private static let bands = [
    CoverageFile.Band("covered_alone", unit: "km"), CoverageFile.Band("best_azimuth", unit: "degree"),
  ]

  /// Writes siting.tif, one for each zone: the kilometres of border that the sensor would cover by itself, and the direction in
  /// which it covers most, 0 for one that looks all round.
  ///
  /// - Throws: `InputError`, `CancellationError`.
  func write(to folder: OutputFolder, onProgress: (Double) -> Void) async throws {
    let scenario = resolution.scenario
    let directions = (0..<azimuths).map { Angle(degrees: Double($0) * 360 / Double(azimuths)) }
    let sensor = try scenario.sensor(
      at: scenario.placedSite(
        id: type, type: type, at: Coordinate(longitude: 0, latitude: 0), azimuth: directions[0]))
    let head = CandidateSurvey.Head(
      sensor: sensor, directions: sensor.isAllRound ? [directions[0]] : directions)
    let survey = CandidateSurvey(of: resolution.plan, in: resolution.sections, heads: [head])
    let corridor = Corridor(
      inside: scenario.grid.corridorInside, outside: scenario.grid.corridorOutside,
      side: scenario.border.inside)
    let cache = PlannerCache(budget: CacheBudget(bytes: Self.cacheBytes))
    for (zone, plane) in resolution.plan.zones.enumerated() {
      let map = CorridorMap(corridor, along: plane.stretches, on: plane.lattice)
      guard let window = map.tiles.map(\.window).reduce(nil, { $0?.union($1) ?? $1 }) else { continue }
      let file = try CoverageFile(
        in: folder, name: resolution.plan.mapName("siting", ofZone: zone), lattice: plane.lattice,
        window: window, bands: Self.bands)
      for (index, tile) in map.tiles.enumerated() {
        try Task.checkCancellation()
        let isShown = map.cells(of: tile)
        let values = try await values(of: tile, isShown, plane.lattice, survey, head, cache)
        try file.write(tile.window, isOwned: isShown, values: values)
        onProgress(Double(index + 1) / Double(map.tiles.count))
      }
      try file.finish()
    }
  }

  /// What the ground may take that is kept from tile to tile (bytes).
  private static let cacheBytes = 600_000_000

  private func values(
    of tile: LatticeTile, _ isShown: [Bool], _ lattice: Lattice, _ survey: CandidateSurvey,
    _ head: CandidateSurvey.Head, _ cache: PlannerCache
  ) async throws -> [[Float]] {
    let window = tile.window
    var places: [Int] = []
    var points: [PlanePoint] = []
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        guard isShown[window.index(of: cell)] else { continue }
        places.append(window.index(of: cell))
        points.append(lattice.center(of: cell))
      }
    }
    var lengths = [Float](repeating: 0, count: window.count)
    var azimuths = [Float](repeating: 0, count: window.count)
    let placements = try resolution.placements(of: LatticeProjection(lattice).places(of: points))
    let terrain = resolution.terrain
    let (columns, groundless) = try await survey.columns(
      of: placements.map { .init(placements: $0, heads: [0]) }, threads: threads,
      terrain: { try terrain.source() }, landCover: { try terrain.landCover() }, cache: cache,
      onProgress: { _ in })
    let required = resolution.plan.requiredProbability
    for column in columns {
      let length = column.chances.reduce(0) { sum, found in
        found.chance >= required ? sum + survey.pieces[Int(found.piece)].length : sum
      }
      let place = places[column.candidate]
      guard Float(length.kilometres) > lengths[place] else { continue }
      lengths[place] = Float(length.kilometres)
      azimuths[place] = Float(head.directions[column.direction].degrees)
    }
    for candidate in groundless {
      lengths[places[candidate]] = Float(CoverageFile.nodata)
      azimuths[places[candidate]] = Float(CoverageFile.nodata)
    }
    return [lengths, azimuths]
  }
}
