import TestSupport
import Coverage
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("What plans over the same ground share")
struct CacheTests {
  /// Sensors and a patrol over rough hills with voids.
  private var base: PlaneScenario {
    var scenario = PlaneScenario(
      points: (0...10).map {
        PlanePoint(x: Double($0) * 900 + 13, y: ($0 % 2 == 0 ? 1 : -1) * 300 + 4_000_007)
      })
    for step in 0..<6 {
      scenario.add(
        "S\(step)", at: PlanePoint(x: Double(step) * 1500 + 400, y: 4_000_200), mast: 15, range: 1600,
        azimuth: Double(step) * 60, sector: step % 2 == 0 ? 360 : 150)
    }
    scenario.patrols = [
      PlanePatrol(points: [PlanePoint(x: 0, y: 4_000_000), PlanePoint(x: 9000, y: 4_000_000)], half: 300)
    ]
    scenario.corridor = Corridor(inside: 800, outside: 400, side: .left)
    scenario.sectionLength = 3000
    scenario.assumedGroundReach = 100
    scenario.error = TerrainError(standardDeviation: 3)
    return scenario
  }

  /// What a variant may change over the same ground.
  private var variants: [PlaneScenario] {
    var more = base
    more.add("T", at: PlanePoint(x: 4000, y: 4_000_100), mast: 20, range: 2000)
    var fewer = base
    fewer.sensors.remove(at: 2)
    var stricter = base
    stricter.requiredProbability = 0.7
    var unsure = base
    unsure.error = nil
    var otherFlight = base
    otherFlight.patrols[0].aircraft = 2
    var noFlight = base
    noFlight.patrols = []
    var unlinked = base
    unlinked.isLinked = [true, false, true, true, false, true]
    var taller = base
    taller.targetHeight = 6
    var surface = base
    surface.landCoverBlocks = false
    var longer = base
    longer.period = 5400
    var briefer = base
    briefer.exposure = 30
    return [
      base, more, fewer, stricter, unsure, otherFlight, noFlight, unlinked, taller, surface, longer, briefer,
      base,
    ]
  }

  @Test("A cache changes no bit of any plan, whatever was worked out before", arguments: [1, 3])
  func sameBits(threads: Int) async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: 21, voidEvery: 70) }
    // The small one is full after a part of the first plan.
    for room in [Int.max, 100_000] {
      try await compare(PlannerCache(budget: CacheBudget(bytes: room)), over: terrain, threads: threads)
    }
  }

  private func compare(
    _ cache: PlannerCache, over terrain: @escaping @Sendable () -> any TerrainSource, threads: Int
  ) async throws {
    for (number, variant) in variants.enumerated() {
      let landCover = { @Sendable () -> (any LandCoverSource)? in Thickets() }
      let alone = try await variant.outcome(over: terrain, landCover: landCover, threads: threads)
      let shared = try await variant.outcome(
        over: terrain, landCover: landCover, threads: threads, cache: cache)
      #expect(shared.assessment.verdicts == alone.assessment.verdicts, "variant \(number)")
      #expect(shared.assessment.passes == alone.assessment.passes, "variant \(number)")
      #expect(shared.assessment.gaps == alone.assessment.gaps, "variant \(number)")
      #expect(shared.tiles.cells == alone.tiles.cells, "variant \(number)")
    }
  }

  @Test("The same plan once more reads no terrain")
  func nothingAgain() async throws {
    let budget = CacheBudget(bytes: .max)
    let cache = PlannerCache(budget: budget)
    let counter = ReadCounter()
    let terrain = { @Sendable () -> any TerrainSource in CountedHills(counter: counter) }
    _ = try await base.outcome(over: terrain, cache: cache)
    let first = counter.reads
    #expect(first > 0)
    let used = budget.used
    #expect(used > first * LatticeTile.side * LatticeTile.side * 4)
    _ = try await base.outcome(over: terrain, cache: cache)
    #expect(counter.reads == first && budget.used == used)
  }

  @Test("Caches hold no more than their budget, together")
  func budget() async throws {
    let budget = CacheBudget(bytes: 700_000)
    let counter = ReadCounter()
    let terrain = { @Sendable () -> any TerrainSource in CountedHills(counter: counter) }
    for _ in 0..<2 {
      _ = try await base.outcome(over: terrain, cache: PlannerCache(budget: budget))
      #expect(budget.used <= 700_000 && budget.used > 500_000)
    }
  }
}

/// Thickets in every third column.
private struct Thickets: LandCoverSource, Sendable {
  func heights(of lattice: Lattice, window: CellWindow) -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    for row in window.rows {
      for column in window.columns where column.isMultiple(of: 3) {
        raster.cells[window.index(of: Cell(row: row, column: column))] = 4
      }
    }
    return raster
  }
}
