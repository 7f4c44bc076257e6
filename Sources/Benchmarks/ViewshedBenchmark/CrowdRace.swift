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
