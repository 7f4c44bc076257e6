import Coverage
import GeoCore
import Planner
import Testing

@Suite("Vegetation and buildings")
struct LandCoverTests {
  /// A wood of some columns.
  private struct Wood: LandCoverSource, Sendable {
    let columns: Range<Int>
    let height: Float

    func heights(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      for row in window.rows {
        for column in window.columns where columns.contains(column) {
          raster.cells[window.index(of: Cell(row: row, column: column))] = height
        }
      }
      return raster
    }
  }

  private func totals(_ wood: Wood?, blocks: Bool = true, mast: Double = 10) async throws -> CoverageTotals {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 2000, y: -25)])
    scenario.landCoverBlocks = blocks
    scenario.add("A", at: PlanePoint(x: 25, y: -25), mast: mast, range: 5000)
    return try await scenario.outcome(landCover: { wood }).assessment.totals()
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("A wood hides those in it and behind it, and the gap says so")
  func wood() async throws {
    // The eye is level with the wood's top: all in and behind it is hidden, 10 cells of wood and 20 behind.
    let totals = try await totals(Wood(columns: 10..<20, height: 10))
    #expect(cells(totals.coveredLength) == 10)
    #expect(cells(totals.causes[.hiddenByLandCover] ?? 0) == 30)
    #expect(totals.causes[.hiddenByTerrain] == nil)
  }

  @Test("Over a low wood the border behind is seen where the line comes down again")
  func lowWood() async throws {
    // Shrubs of 5 m in columns 10 to 19 before an eye of 10 m: over the last the line falls to 1.8 m at t with
    // 10 - 5 t / 19 = 1.8, t = 31.2, so cells 20 to 31 are hidden.
    let totals = try await totals(Wood(columns: 10..<20, height: 5))
    #expect(cells(totals.causes[.hiddenByLandCover] ?? 0) == 10 + 12)
  }

  @Test("A surface that holds the wood only hides those in it")
  func surface() async throws {
    let totals = try await totals(Wood(columns: 10..<20, height: 10), blocks: false)
    #expect(cells(totals.causes[.hiddenByLandCover] ?? 0) == 10)
  }

  @Test("Cover lower than the target does not hide it, and the observer's own cell never blocks")
  func shrubs() async throws {
    let totals = try await totals(Wood(columns: 0..<40, height: 1.5))
    #expect(cells(totals.coveredLength) == 40)
    let own = try await self.totals(Wood(columns: 0..<1, height: 30))
    // Only the border in that cell itself.
    #expect(cells(own.causes[.hiddenByLandCover] ?? 0) == 1)
    #expect(cells(own.coveredLength) == 39)
  }

  @Test("More cover only hides more")
  func monotone() async throws {
    var last = try await totals(nil).coveredLength
    for height in [1, 3, 6, 9, 20] as [Float] {
      let covered = try await totals(Wood(columns: 12..<15, height: height)).coveredLength
      #expect(covered <= last)
      last = covered
    }
  }
}
