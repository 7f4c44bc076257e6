import Coverage
import Foundation
import GeoCore
import Planner
import Testing

@Suite("Margins of the terrain's error")
struct MarginTests {
  /// A ridge of one column across an eastward border; the eye stands 20 m above the plain in column 0.
  private struct Ridge: TerrainSource, Sendable {
    let height: Float

    func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      guard window.columns.contains(20) else { return raster }
      for row in window.rows { raster.cells[window.index(of: Cell(row: row, column: 20))] = height }
      return raster
    }
  }

  private func scenario(length: Double = 3000, cell: Double = 50, error: Double?) -> PlaneScenario {
    var scenario = PlaneScenario(points: [
      PlanePoint(x: 0, y: -cell / 2), PlanePoint(x: length, y: -cell / 2),
    ])
    scenario.cellSize = cell
    scenario.error = error.map { TerrainError(standardDeviation: $0) }
    return scenario
  }

  private func totals(ridge: Float, error: Double?) async throws -> CoverageTotals {
    var scenario = scenario(error: error)
    scenario.add("A", at: PlanePoint(x: 25, y: -25), mast: 20, range: 5000)
    return try await scenario.outcome(over: { Ridge(height: ridge) }).assessment.totals()
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  /// The distances (m) of the cells of a level plain that are covered and marginal, from a mast of 18 m.
  private func marginalOnPlain(error: Double) async throws -> [Double] {
    var scenario = scenario(length: 9000, cell: 20, error: error)
    scenario.curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)
    scenario.add("A", at: PlanePoint(x: 10, y: -10), mast: 18, range: 20_000)
    let assessment = try await scenario.outcome().assessment
    return assessment.pieces.indices.filter {
      assessment.isCovered($0) && assessment.verdicts[$0].isMarginal
    }.map { Double(assessment.pieces[$0].cell.column) * 20 }
  }

  @Test(
    "On a level plain errors of the ground beside a target are its own: only far targets are marginal"
  )
  func plain() async throws {
    let small = try await marginalOnPlain(error: 2)
    #expect(small.allSatisfy { $0 > 4400 })
    for (error, from) in [(5.0, 1300.0..<1500), (8, 400..<600)] {
      let far = try await marginalOnPlain(error: error)
      let first = try #require(far.first)
      #expect(from.contains(first), "\(error) m: from \(first) m on")
      #expect(far == stride(from: first, through: 8980, by: 20).map { $0 })
    }
  }

  /// What a target at a column behind the ridge is by hand: whether it is seen, and whether that hangs on the error.
  private func byHand(column: Int, ridge: Double, error: Double) -> (isSeen: Bool, isMarginal: Bool) {
    let length = Double(column) * 50
    var (isSeen, isNarrow, isSurelyBlocked) = (true, false, false)
    for step in 1..<column {
      let share = Double(step) / Double(column)
      let clearance = 20 + (1.8 - 20) * share - (step == 20 ? ridge : 0)
      // The variance of the weighted sum of three errors: the crossing's, less both ends' in their shares.
      let weights = [(1.0, share * length), (share - 1, 0), (-share, length)]
      let variance = weights.reduce(0) { sum, own in
        weights.reduce(sum) { $0 + own.0 * $1.0 * exp(-abs(own.1 - $1.1) / 500) }
      }
      let band = error * max(0, variance).squareRoot()
      if clearance < 0 { isSeen = false }
      if clearance < 0, -clearance >= band { isSurelyBlocked = true }
      if abs(clearance) < band || clearance < 0 { isNarrow = true }
    }
    return (isSeen, isNarrow && !isSurelyBlocked)
  }

  @Test(
    "Behind a ridge the border is marginal as the variance of three correlated errors tells",
    arguments: [1.0, 3, 6])
  func behind(error: Double) async throws {
    // Over a ridge of 12 m at 20 cells the line comes down to 20 - 0.4 t at t cells: a person's top, 1.8 m, is above it from
    // t = 45.5 on: 14 of the cells 21 to 59 are seen, 25 are not.
    let known = try await totals(ridge: 12, error: error)
    #expect(cells(known.coveredLength) == 21 + 14)
    #expect(cells(known.causes[.hiddenByTerrain] ?? 0) == 25)
    let hand = (2..<60).map { byHand(column: $0, ridge: 12, error: error) }
    // The ridge's own cell is a target on top of it, which clears the plain by far.
    let others = hand.enumerated().filter { $0.offset + 2 != 20 }.map(\.element)
    #expect(
      cells(known.marginalHiddenLength) == Double(others.count { !$0.isSeen && $0.isMarginal }))
    #expect(
      cells(known.marginalCoveredLength) == Double(others.count { $0.isSeen && $0.isMarginal }))
    #expect(known.marginalHiddenLength > 0)
  }

  @Test("A larger error only makes more border marginal; without one nothing is")
  func larger() async throws {
    var last = 0.0
    for error in [0.5, 1, 2, 4, 8] {
      let totals = try await totals(ridge: 12, error: error)
      let marginal = totals.marginalCoveredLength + totals.marginalHiddenLength
      #expect(marginal >= last)
      last = marginal
    }
    #expect(last > 0)
    for error in [nil, 0] as [Double?] {
      let sure = try await totals(ridge: 12, error: error)
      #expect(sure.marginalCoveredLength == 0 && sure.marginalHiddenLength == 0)
    }
  }

  @Test("What a second sensor surely sees is not marginal, whatever the first one's sight hangs on")
  func together() async throws {
    var scenario = scenario(error: 3)
    scenario.add("A", at: PlanePoint(x: 25, y: -25), mast: 20, range: 5000)
    let alone = try await scenario.outcome(over: { Ridge(height: 12) }).assessment.totals()
    scenario.add("B", at: PlanePoint(x: 2975, y: -25), mast: 60, range: 5000)
    let both = try await scenario.outcome(over: { Ridge(height: 12) }).assessment.totals()
    #expect(alone.marginalCoveredLength > 0 && alone.marginalHiddenLength > 0)
    #expect(both.marginalCoveredLength == 0 && both.marginalHiddenLength == 0)
  }
}
