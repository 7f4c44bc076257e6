import GeoIO
import Planner
import Scenario

/// What runs over the same ground share: a cache for each ground, and what was found while the ground was read.
struct GroundCaches {
  private var caches: [Ground: (cache: PlannerCache, zeros: ZeroCells)] = [:]
  private let budget = CacheBudget(bytes: Self.mostBytes)

  /// What all may hold: the ground, sight and maps of some hundred sensors along a border like Serbia's.
  private static let mostBytes = 1_000_000_000

  /// The cache of a resolution's ground; the resolution's terrain then tells what was read for all runs over it.
  mutating func share(with resolution: inout ResolvedScenario) -> PlannerCache {
    let ground = Ground(resolution)
    let shared = caches[ground] ?? (PlannerCache(budget: budget), resolution.terrain.zeros)
    caches[ground] = shared
    resolution.terrain.zeros = shared.zeros
    return shared.cache
  }

  /// What two runs must have in common to share what they work out.
  private struct Ground: Hashable {
    let border: BorderInput
    let terrain: TerrainInput?
    let grid: GridSettings
    let cellSize: Double
    let rasters: [String]

    init(_ resolution: ResolvedScenario) {
      border = resolution.scenario.border
      terrain = resolution.scenario.terrain
      grid = resolution.scenario.grid
      cellSize = resolution.cellSize
      rasters = resolution.terrain.paths
    }
  }
}
