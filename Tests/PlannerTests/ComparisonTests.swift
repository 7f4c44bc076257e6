import TestSupport
import Coverage
import GeoCore
import Testing

@Suite("Worked comparisons")
struct ComparisonTests {
  private typealias Borders = ComparedBorders

  /// A straight border of 4 km eastwards, through the middle of a row of cells of 50 m; sensors look 500 m far on level ground
  /// and detect with 0.5.
  private func result(_ sensors: [(id: String, x: Double)], cellSize: Double = 50) async throws
    -> BorderResult
  {
    var scenario = PlaneScenario(
      points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)], cellSize: cellSize)
    for (id, x) in sensors { scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500) }
    return BorderResult(of: try await scenario.outcome().assessment, cellSize: cellSize)
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("A second sensor gains what it alone covers and improves what both do")
  func added() async throws {
    let before = try await result([("A", 1025)])
    let after = try await result([("A", 1025), ("B", 1325)])
    let comparison = try Borders.comparison(before, after)
    // A sees columns 10 to 30, B 16 to 36: 31 to 36 are new, 16 to 30 rise from 0.5 to 0.75.
    #expect(comparison.changes.map(\.kind) == [.improved, .gained])
    #expect(comparison.changes.map(\.chainage) == [800..<1550, 1550..<1850])
    #expect(comparison.changes.map(\.before.probability) == [0.5, 0])
    #expect(comparison.changes.map(\.after.probability) == [0.75, 0.5])
    #expect(comparison.changes[1].before.cause == .beyondRange)
    #expect(comparison.changes[0].after.seenBy == ["A", "B"])
    #expect(cells(comparison.coveredBefore) == 21)
    #expect(cells(comparison.coveredAfter) == 27)
    // A's own reach stays; what only it covers shrinks to columns 10 to 15.
    #expect(comparison.sensorChanges.map(\.id) == ["A", "B"])
    #expect(comparison.sensorChanges[0].before?.soleLength == 1050)
    #expect(comparison.sensorChanges[0].after?.soleLength == 300)
    #expect(comparison.sensorChanges[1].before == nil)
    #expect(comparison.sensorChanges[1].after?.coveredLength == 1050)
  }

  @Test("A sensor moved by 4 cells loses 4 at one end and gains 4 at the other")
  func moved() async throws {
    let comparison = try Borders.comparison(
      try await result([("A", 1025)]), try await result([("A", 1225)]))
    #expect(comparison.changes.map(\.kind) == [.lost, .gained])
    #expect(comparison.changes.map { cells($0.length) } == [4, 4])
    let change = try #require(comparison.sensorChanges.first)
    #expect(change.isMoved)
    #expect(abs(try #require(change.movedDistance) - 200) < 1e-6)
    #expect(change.before?.coveredLength == change.after?.coveredLength)
  }

  @Test("Cells of two sizes are compared by chainage, and a note says so")
  func cellSizes() async throws {
    let before = try await result([("A", 1025)])
    let after = try await result([("A", 1025)], cellSize: 80)
    let comparison = try Borders.comparison(before, after)
    #expect(comparison.notes == ["A has cells of 50 m, B of 80 m: compared by chainage"])
    #expect(abs(comparison.length - 4000) < 1e-6)
    // The 80 m cell of the sensor is column 12, from 960 m; cells up to 6 away (480 m) are within 500 m: 480 to 1520 m.
    #expect(comparison.changes.map(\.chainage) == [480..<500, 1520..<1550])
    #expect(comparison.changes.map(\.kind) == [.gained, .lost])
  }

  @Test("Gained cover is marginal as it is after, lost cover as it was before")
  func margins() throws {
    let before = Borders.result([
      (100, Borders.finding(0, isMarginal: true)), (300, Borders.finding(0)),
      (600, Borders.finding(1, isMarginal: true)), (1000, Borders.finding(1)),
    ])
    let after = Borders.result([
      (250, Borders.finding(1)), (300, Borders.finding(1, isMarginal: true)),
      (1000, Borders.finding(0, isMarginal: true)),
    ])
    let comparison = try Borders.comparison(before, after)
    #expect(comparison.length(of: .gained) == 300)
    #expect(comparison.marginalLength(of: .gained) == 50)
    #expect(comparison.length(of: .lost) == 700)
    #expect(comparison.marginalLength(of: .lost) == 300)
    let unknown = Borders.result([(1000, Borders.finding(0))], isMarginKnown: false)
    let gains = try Borders.comparison(unknown, before)
    #expect(gains.marginalLength(of: .lost) == nil)
    #expect(gains.marginalLength(of: .gained) == 300)
  }

  @Test("Probabilities within the tolerance are no change, beyond it they are")
  func tolerance() throws {
    let before = Borders.result([(1000, Borders.finding(0.6)), (2000, Borders.finding(0.2))])
    let after = Borders.result([
      (500, Borders.finding(0.6009)), (1000, Borders.finding(0.6011)), (1500, Borders.finding(0.1991)),
      (2000, Borders.finding(0.1989)),
    ])
    let comparison = try Borders.comparison(before, after)
    #expect(comparison.changes.map(\.chainage) == [500..<1000, 1500..<2000])
    #expect(comparison.changes.map(\.kind) == [.improved, .weakened])
  }

  @Test("Lost runs come longest first, whatever probabilities they join")
  func runs() throws {
    let before = Borders.result([(1000, Borders.finding(1))])
    let after = Borders.result([
      (200, Borders.finding(0.1)), (500, Borders.finding(1)), (700, Borders.finding(0.3)),
      (900, Borders.finding(0.2)), (1000, Borders.finding(1)),
    ])
    let runs = try Borders.comparison(before, after).runs(of: .lost)
    #expect(runs.map(\.chainage) == [500..<900, 0..<200])
    #expect(runs.map(\.cause) == [.hiddenByTerrain, .hiddenByTerrain])
  }

  @Test("Borders of other parts, lengths or places are told apart; a metre of length is not")
  func differences() throws {
    func result(_ parts: [BorderLine.Part]) -> BorderResult {
      BorderResult(
        parts: parts,
        pieces: parts.enumerated().map {
          .init(part: $0, chainage: 0..<$1.length, finding: Borders.finding(1))
        }, sensors: [], requiredProbability: 0.5, isMarginKnown: false, cellSize: nil)
    }
    let before = result(Borders.parts([1000, 2000]))
    #expect(throws: BorderDifference.partCount(before: 2, after: 1)) {
      try Borders.comparison(before, result(Borders.parts([1000])))
    }
    #expect(throws: BorderDifference.length(part: 1, before: 2000, after: 2001.5)) {
      try Borders.comparison(before, result(Borders.parts([1000, 2001.5])))
    }
    let elsewhere = #expect(throws: BorderDifference.self) {
      try Borders.comparison(before, result(Borders.parts([1000, 2000], start: 5)))
    }
    #expect(elsewhere?.description.contains("apart") == true)
    let close = try Borders.comparison(before, result(Borders.parts([1000, 2000.5])))
    #expect(close.changes.isEmpty)
    #expect(close.length == 3000)
  }
}
