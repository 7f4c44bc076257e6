import TestSupport
import Coverage
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("Sections")
struct SectionTests {
  /// A winding line with sensors along it and two flights, one of which looks at the border, over hills with voids.
  private func scenario(sectionLength: Double) -> PlaneScenario {
    var scenario = PlaneScenario(
      points: (0...40).map { step in
        PlanePoint(x: Double(step) * 1500 + 13, y: (step % 3 == 0 ? 1 : -1) * 700 + 4_000_007)
      })
    for step in 0..<20 {
      scenario.add(
        "S\(step)", at: PlanePoint(x: Double(step) * 3000 + 400, y: 4_000_200), mast: 15, range: 2600,
        minRange: 120, azimuth: Double(step) * 40, sector: step % 2 == 0 ? 360 : 150)
    }
    let route = [PlanePoint(x: 9000, y: 4_000_300), PlanePoint(x: 21_000, y: 4_000_300)]
    var aside = PlanePatrol(points: route, step: 200, half: 150, depression: Angle(degrees: 35))
    aside.direction = .border
    scenario.patrols = [aside, PlanePatrol(points: route, aircraft: 2, step: 300, half: 200)]
    scenario.corridor = Corridor(inside: 2000, outside: 700, side: .left)
    scenario.sectionLength = sectionLength
    scenario.assumedGroundReach = 100
    return scenario
  }

  @Test("Any section length and any number of threads give the same bits", arguments: [1, 77])
  func sameBits(seed: UInt64) async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: seed, voidEvery: 50) }
    let whole = try await scenario(sectionLength: 1e6).outcome(over: terrain)
    #expect(whole.assessment.verdicts.contains { $0.hasAssumedGround })
    #expect(Set(whole.assessment.gaps.map(\.cause)).count > 1, "seed \(seed) shows too little")
    let map = whole.tiles.cells
    #expect(
      map.values.contains { $0.maxRevisit != nil } && map.values.contains { $0.visibleHeight ?? 0 > 0 })
    for (length, threads) in [(10_000.0, 1), (10_000, 3), (50_000, 2), (200_000, 4), (1_000, 2)] {
      let cut = try await scenario(sectionLength: length).outcome(over: terrain, threads: threads)
      #expect(cut.assessment.pieces == whole.assessment.pieces)
      #expect(cut.assessment.verdicts == whole.assessment.verdicts)
      #expect(cut.assessment.gaps == whole.assessment.gaps)
      #expect(cut.tiles.cells == map, "sections of \(length) m, \(threads) threads")
    }
  }

  @Test("Each cell of the map is made once, and a piece has what its cell has")
  func mapAgrees() async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: 5, voidEvery: 60) }
    let outcome = try await scenario(sectionLength: 9_000).outcome(over: terrain)
    #expect(Set(outcome.tiles.map(\.window)).count == outcome.tiles.count)
    let map = outcome.tiles.cells
    let patrolled = outcome.assessment.verdicts.filter { $0.patrols != nil }
    #expect(patrolled.contains { $0.chances.isEmpty } && patrolled.contains { !$0.chances.isEmpty })
    for (piece, verdict) in zip(outcome.assessment.pieces, outcome.assessment.verdicts) {
      let cell = try #require(map[piece.cell], "no cell for the piece at \(piece.chainage)")
      #expect(cell.isShown)
      #expect(cell.probability == Float(verdict.probability))
      #expect(cell.overlap == Float(verdict.overlap(required: 0.5)))
      #expect(cell.maxRevisit == (verdict.patrols?.maxRevisit).map { Float($0) })
      // A camera of the geometric range sees all that is in sight within it.
      #expect((cell.visibleHeight ?? .infinity <= 1.8) == !verdict.chances.isEmpty)
    }
  }

  @Test("Sections tell where they lie: their borders make up the whole, their windows hold all that decides")
  func extents() async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: 5, voidEvery: 60) }
    let outcome = try await scenario(sectionLength: 20_000).outcome(over: terrain)
    let pieces = outcome.assessment.pieces
    #expect(outcome.sections.count == 4, "some 66 km of border in sections of 20 km")
    var start = 0.0
    var count = 0
    for section in outcome.sections {
      #expect(section.chainage.lowerBound == start)
      start = section.chainage.upperBound
      let own = pieces.filter { section.chainage.contains($0.chainage.lowerBound) }
      #expect(own.count == section.pieceCount)
      for piece in own {
        // 2600 m of range are 52 cells of 50 m.
        #expect(section.window.intersection(CellWindow(around: piece.cell, reach: 52)).count == 105 * 105)
      }
      count += own.count
    }
    #expect(count == pieces.count)
    #expect(start == pieces.last?.chainage.upperBound)
  }

  @Test("The outline of a section goes round its window, each side in equal steps")
  func outline() {
    let section = SectionExtent(
      zone: 0, part: 0, chainage: 0..<1, pieceCount: 1,
      window: CellWindow(rows: -10..<(-6), columns: 3..<5))
    let outline = section.outline(
      on: Lattice(zone: 0, centralMeridian: 21, cellSize: 50), steps: 2)
    #expect(
      outline == [
        PlanePoint(x: 150, y: 500), PlanePoint(x: 200, y: 500), PlanePoint(x: 250, y: 500),
        PlanePoint(x: 250, y: 400), PlanePoint(x: 250, y: 300), PlanePoint(x: 200, y: 300),
        PlanePoint(x: 150, y: 300), PlanePoint(x: 150, y: 400), PlanePoint(x: 150, y: 500),
      ])
  }

  @Test("Covered and uncovered pieces and gaps add up to the border")
  func lengthsAddUp() async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: 9, voidEvery: 40) }
    let assessment = try await scenario(sectionLength: 20_000).outcome(over: terrain).assessment
    let totals = assessment.totals()
    let gaps = assessment.gaps.reduce(0) { $0 + $1.length }
    let causes = totals.causes.values.reduce(0, +)
    // Chainages are sums of a few thousand doubles.
    #expect(abs(totals.coveredLength + gaps - assessment.border.length) <= 1e-9 * assessment.border.length)
    #expect(abs(causes - gaps) <= 1e-9 * assessment.border.length)
    for (left, right) in zip(assessment.pieces, assessment.pieces.dropFirst()) {
      #expect(left.chainage.upperBound == right.chainage.lowerBound)
    }
  }
}
