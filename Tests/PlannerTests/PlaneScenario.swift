import PatrolMotion
import RadioLinks
import Coverage
import GeoCore
import Planner
import SensorPhysics
import Synchronization
import TestSupport

/// A border on the plane, without a map projection: the tests' own small world.
///
/// Chainage is distance on the plane. Places are the plane's points scaled to thousandths of a degree, so that
/// nearest sensors are found as on the plane.
struct PlaneScenario {
  var points: [PlanePoint]
  var cellSize = 50.0
  var sensors: [(at: PlanePoint, sensor: Sensor)] = []
  var voids = VoidPolicy.block
  var corridor: Corridor?
  var sectionLength = 1e6
  var assumedGroundReach = 0.0
  var requiredProbability = 0.5
  var targetHeight = 1.8
  var curvature = EarthCurvature.flat
  var error: TerrainError?
  var landCoverBlocks = true
  var isLinked: [Bool]?
  var reserve: LinkReserve?
  var patrols: [PlanePatrol] = []
  var period = 3600.0
  var exposure = 300.0
  /// From true north to the plane's north, clockwise positive, the same everywhere.
  var convergence = Angle(degrees: 0)

  var lattice: Lattice { Lattice(zone: 0, centralMeridian: 0, cellSize: cellSize) }

  /// A sensor of one camera.
  mutating func add(
    _ id: String, at point: PlanePoint, mast: Double = 10, range: Double, minRange: Double = 0,
    azimuth: Double = 0, sector: Double = 360
  ) {
    let field = CameraField(
      camera: "thermal", band: .lwir, minRange: minRange, maxRange: range, azimuth: Angle(degrees: azimuth),
      sector: Angle(degrees: sector))
    let sensor = Sensor(
      id: id, type: "camera", coordinate: Plane.place(point), mastHeight: mast, fields: [field])
    sensors.append((point, sensor))
  }

  func plan() throws -> Plan {
    var chainages = [0.0]
    for (from, to) in zip(points, points.dropFirst()) {
      let square = (to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)
      chainages.append(chainages[chainages.count - 1] + square.squareRoot())
    }
    let member = LineMember(
      vertices: points.map(Plane.place), chainages: chainages, attributes: 0, name: "line")
    let zone = Plan.Zone(
      lattice: lattice,
      stretches: [PlaneStretch(part: 0, zone: 0, points: points, chainages: chainages)],
      placements: sensors.map { Plan.Placement(point: $0.at, convergence: convergence) })
    var plan = Plan(
      border: BorderLine(joining: [member], columns: [], attributes: [[]]), zones: [zone],
      sensors: sensors.map(\.sensor), targetHeight: targetHeight, requiredProbability: requiredProbability,
      curvature: curvature,
      voids: voids, assumedGroundReach: assumedGroundReach, corridor: corridor,
      sectionLength: sectionLength)
    plan.terrainError = error
    plan.landCoverBlocks = landCoverBlocks
    plan.countingSensors = isLinked
    plan.linkReserve = reserve
    guard !patrols.isEmpty else { return plan }
    let period = CyclicPeriod(length: period)
    let flights = try patrols.enumerated().map { try $1.sensor("U\($0)", period: period) }
    plan.patrols = PatrolPlan(sensors: flights.map(\.0), period: period, exposure: exposure)
    plan.zones[0].stances = flights.map { flight in
      flight.1.map { Plan.Placement(point: $0, convergence: convergence) }
    }
    return plan
  }

  /// The outcome over a terrain, with the tiles of its map.
  func outcome(
    over terrain: @escaping @Sendable () -> any TerrainSource = { LevelGround() },
    landCover: @escaping @Sendable () -> (any LandCoverSource)? = { nil }, threads: Int = 1,
    cache: PlannerCache? = nil
  ) async throws -> (
    assessment: Assessment, tiles: [MapTile], sections: [SectionExtent], standings: [SensorGround?]
  ) {
    let tiles = Mutex<[MapTile]>([])
    let plan = try plan()
    let planner = Planner(plan, in: Sections(of: plan), sectionsAtOnce: threads, cache: cache)
    let outcome = try await planner.outcome(
      terrain: terrain, landCover: landCover, distance: Plane.distance,
      onTile: { tile in tiles.withLock { $0.append(tile) } },
      onProgress: { _ in })
    return (outcome.assessment, tiles.withLock { $0 }, outcome.sections, outcome.standings)
  }
}
