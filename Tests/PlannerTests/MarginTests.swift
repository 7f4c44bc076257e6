import Coverage
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

  private func totals(ridge: Float, error: Double?) async throws -> CoverageTotals {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 3000, y: -25)])
    scenario.verticalError = error
    scenario.add("A", at: PlanePoint(x: 25, y: -25), mast: 20, range: 5000)
    return try await scenario.outcome(over: { Ridge(height: ridge) }).assessment.totals()
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("Behind a ridge the border is marginal where the sight line clears it by less than the error")
  func behind() async throws {
    // Over a ridge of h at 20 cells the line comes down to 20 + (h - 20) t / 20 at t cells: with h = 12 to 20 - 0.4 t.
    // A person's top, 1.8 m, is above it from t = 45.5 on: 14 of the cells 21 to 59 are seen, 25 are not.
    let known = try await totals(ridge: 12, error: 2)
    #expect(cells(known.coveredLength) == 21 + 14)
    #expect(cells(known.causes[.hiddenByTerrain] ?? 0) == 25)
    // |1.8 - (20 - 0.4 t)| < 2 for 40.5 < t < 50.5: cells 41 to 45 are hidden by less than 2 m, 46 to 50 seen by less.
    #expect(cells(known.marginalHiddenLength) == 5)
    // In front, level ground is 20 m below the eye in cell 0: at t cells the line to the top clears the post before it by
    // 1.8 + 18.2 / t m or more; it is under 2 m from t = 92 on, so nothing there is marginal. The ridge's own top
    // clears the plain by far.
    #expect(cells(known.marginalCoveredLength) == 5)
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
    let unknown = try await totals(ridge: 12, error: nil)
    #expect(unknown.marginalCoveredLength == 0 && unknown.marginalHiddenLength == 0)
  }
}
