import GeoCore
import TerrainKernels

/// The cumulative viewsheds of one crowd, interleaved as in ``Race``.
struct CrowdRace {
  let crowd: Crowd
  let contestants: [CrowdContestant]
  let repetitions: Int

  /// Runs every contestant in turn, as often as there are repetitions.
  func run() async throws -> [CrowdResult] {
    var laps = [[Lap]](repeating: [], count: contestants.count)
    var tallies = [Tally?](repeating: nil, count: contestants.count)
    for repetition in 0..<repetitions {
      for turn in contestants.indices {
        let index = (turn + repetition) % contestants.count
        let (lap, tally) = try await contestants[index].answer(crowd)
        laps[index].append(lap)
        tallies[index] = tally
      }
    }
    return contestants.indices.map { index in
      CrowdResult(
        contestant: contestants[index].name, threads: contestants[index].threads,
        processorSeconds: Spread(laps[index].map(\.processor)), wallSeconds: Spread(laps[index].map(\.wall)),
        timesOneThread: single(of: index).map { ratios(laps[$0], laps[index], .wall) },
        timesGDAL: yardstick.map { ratios(laps[$0], laps[index], .processor) }, union: tallies[index])
    }
  }

  private var yardstick: Int? { contestants.firstIndex { $0.name == Contestant.yardstick } }

  /// The same engine with one thread, of an engine with more.
  private func single(of index: Int) -> Int? {
    guard contestants[index].threads > 1 else { return nil }
    return contestants.firstIndex { $0.name == contestants[index].name && $0.threads == 1 }
  }

  /// How many times faster the second is, repetition by repetition.
  private func ratios(_ base: [Lap], _ laps: [Lap], _ clock: Clock) -> Spread {
    Spread(zip(base, laps).map { $0.seconds(clock) / $1.seconds(clock) })
  }
}

/// A row of the second table.
struct CrowdResult: Codable {
  let contestant: String
  let threads: Int
  let processorSeconds: Spread
  let wallSeconds: Spread
  /// How many times faster than one thread of the same engine, on the wall; nil for one thread.
  let timesOneThread: Spread?
  /// How many times less processor time than GDAL's library.
  let timesGDAL: Spread?
  /// The union against the truth on a sample of the terrain's cells.
  let union: Tally?
}

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
