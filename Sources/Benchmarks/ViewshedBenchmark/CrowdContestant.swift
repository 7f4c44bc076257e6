import GeoCore
import TerrainKernels

/// One row of the cumulative race.
struct CrowdContestant {
  let name: String
  let threads: Int
  /// What it took, and the union's agreement with the truth where there is a union.
  let answer: (Crowd) async throws -> (Lap, Tally?)

  /// All that take part on a terrain.
  static func all(
    over terrain: Terrain, among engines: Set<Engine>, threads: [Int]
  ) throws -> [CrowdContestant] {
    let library = try GDALLibrary(over: terrain)
    var contestants = [
      CrowdContestant(name: Contestant.yardstick, threads: 1) { crowd in
        let (lap, union) = try await Lap.ofProcess(cells: crowd.cellCount) {
          try library.union(of: crowd.viewpoints)
        }
        return (lap, crowd.tally { union[$0] != 0 })
      }
    ]
    if engines.contains(.gdalViewshed), let program = try GDALProgram(over: terrain) {
      contestants.append(processes(of: program))
    }
    for engine in [ViewshedEngine.exact, .fast] where engines.contains(Engine(engine)) {
      contestants += threads.map { cumulative(engine, threads: $0) }
    }
    return contestants
  }

  /// How many of the observers processes are run for.
  static let processSample = 10

  /// A process an observer, for a few of them; times are scaled up to all.
  private static func processes(of program: GDALProgram) -> CrowdContestant {
    CrowdContestant(name: "gdal_viewshed processes", threads: 1) { crowd in
      let some = Array(crowd.viewpoints.prefix(processSample))
      var lap = try program.runAll(some, cells: crowd.cellCount)
      let scale = Double(crowd.viewpoints.count) / Double(some.count)
      lap.processor *= scale
      lap.wall *= scale
      return (lap, nil)
    }
  }

  private static func cumulative(_ engine: ViewshedEngine, threads: Int) -> CrowdContestant {
    CrowdContestant(name: engine.rawValue, threads: threads) { crowd in
      let (lap, sum) = try await Lap.ofProcess(cells: crowd.cellCount) {
        try await engine.cumulativeViewshed(
          from: crowd.viewpoints, over: crowd.terrain.raster, cellSize: crowd.terrain.cellSize,
          curvature: Question.curvature, voids: .block, countingOver: crowd.terrain.raster.window,
          threads: threads)
      }
      return (lap, crowd.tally { sum.counts[$0] > 0 })
    }
  }
}
