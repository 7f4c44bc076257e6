import PatrolMotion
import Coverage
import GeoCore
import SensorPhysics

/// Makes the tiles of one section's map: in each cell the values that a border piece in that cell would get.
struct MapEvaluator {
  let zone: Int
  let plan: Plan
  let corridor: CorridorMap
  let sensors: SensorEvaluator
  /// nil without patrols.
  let patrols: PatrolMap?
  let terrain: TiledTerrain
  let cache: PlannerCache?

  func tile(_ tile: LatticeTile) throws -> MapTile {
    let isShown = cache?.shown(tile, zone: zone) { corridor.cells(of: tile) } ?? corridor.cells(of: tile)
    let cells = MapCells(tile, isShown: isShown, terrain: terrain)
    var missing = [Double](repeating: 1, count: cells.window.count)
    var overlap = [Float](repeating: 0, count: cells.window.count)
    var heights = [Float](repeating: .infinity, count: cells.window.count)
    var detections = plan.wantsDetections ? TileDetections() : nil
    for sensor in plan.sensors.indices where sensors.mayReach(cells.window, sensor: sensor) {
      let found = try sensors.tile(of: sensor, cells)
      for seen in found.seen {
        let place = Int(seen.place)
        heights[place] = min(heights[place], seen.visibleHeight)
        guard seen.probability >= negligibleProbability else { continue }
        missing[place] *= 1 - seen.probability
        detections?.looks.append(
          .init(place: seen.place, sensor: Int32(sensor), probability: seen.probability))
        if seen.probability >= plan.requiredProbability { overlap[place] += 1 }
      }
    }
    var probability = missing.map { 1 - $0 }
    var waits = [Float?](repeating: nil, count: cells.window.count)
    detections?.grounds = try cells.grounds()
    let patrolled = try patrols?.tile(cells)
    detections?.passes = patrolled?.passes ?? []
    for seen in patrolled?.seen ?? [] {
      probability[seen.place] = ObservationTimeline.combined(
        moving: seen.probability, persistent: probability[seen.place])
      overlap[seen.place] += Float(seen.overlap)
      waits[seen.place] = Float(seen.maxRevisit)
    }
    return MapTile(
      zone: zone, window: cells.window, isShown: isShown, probability: probability.map { Float($0) },
      overlap: overlap, maxRevisit: waits, visibleHeight: heights.map { $0.isFinite ? $0 : nil },
      detections: detections)
  }
}
