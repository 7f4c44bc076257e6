import GeoCore
import Testing

@testable import TerrainKernels

/// A level of 3 x 3 cells, 3 km wide and 4 km high, without refraction: a target two cells away at distance D
/// is looked at over one crossing half way. There the plane has sunk by c D^2 / 4, and the line from an eye
/// at e to a target's top at h is at (e + h - c D^2) / 2: the target needs h = c D^2 / 2 - e,
/// with c = 1 / (2 * 6 371 000 m).
///
///     D  6 km (two columns)       36e6 / (4 R) = 1.41265 m
///     D  8 km (two rows)          64e6 / (4 R) = 2.51138 m
///     D 10 km (two of each)      100e6 / (4 R) = 3.92403 m
///
/// One row and two columns: D^2 = 36e6 + 16e6, 2.04050 m; two rows and one column: D^2 = 64e6 + 9e6,
/// 2.86454 m.
@Suite("Cells that are not square on the curved earth")
struct CurvedCellTests {
  private let size = CellSize(width: 3000, height: 4000)
  private let level = Raster(window: CellWindow(rows: 0..<3, columns: 0..<3), filledWith: 0)
  /// The sums e + h at which targets come into view, row by row (m).
  private let sums = [[0, 0, 1.41265], [0, 0, 2.04050], [2.51138, 2.86454, 3.92403]]

  @Test("Heights are those by hand", arguments: provenEngines, [0, 1, 2, 3] as [Double])
  func heights(engine: ViewshedEngine, eye: Double) {
    let heights = engine.minimumHeights(
      from: Viewpoint(cell: Cell(row: 0, column: 0), eyeElevation: eye, targetHeight: 0, maxRange: 20_000),
      over: level, cellSize: size, curvature: EarthCurvature(refraction: 0), voids: .block)
    for row in 0..<3 {
      for column in 0..<3 {
        let expected = max(0, sums[row][column] - eye)
        // Half of the last digit that is given above, beside the engine's own.
        let tolerance = 5e-6 + heightTolerance(engine, at: expected)
        let found = Double(heights[Cell(row: row, column: column)])
        #expect(abs(found - expected) <= tolerance, "row \(row), column \(column): \(found) for \(expected)")
      }
    }
  }

  @Test("Verdicts turn within a millimetre of them", arguments: ViewshedEngine.allCases)
  func verdicts(engine: ViewshedEngine) {
    for sum in [1.41265, 2.04050, 2.51138, 2.86454, 3.92403] {
      for (change, isSeen) in [(-0.001, false), (0.001, true)] {
        let seen = engine.viewshed(
          from: Viewpoint(
            cell: Cell(row: 0, column: 0), eyeElevation: 1, targetHeight: sum + change - 1, maxRange: 20_000),
          over: level, cellSize: size, curvature: EarthCurvature(refraction: 0), voids: .block)
        for row in 0..<3 {
          for column in 0..<3 {
            let limit = sums[row][column]
            let expected = limit == sum ? isSeen : limit < sum
            #expect(seen[Cell(row: row, column: column)] == expected, "\(sum + change), \(row), \(column)")
          }
        }
      }
    }
  }

  // 9 km is three columns and no more than two rows: (2 rows)^2 + (1 column)^2 = 64 + 9 = 73 <= 81 km^2.
  @Test("A range is in metres, not in cells", arguments: ViewshedEngine.allCases)
  func range(engine: ViewshedEngine) {
    let observer = Cell(row: 5, column: 5)
    let seen = engine.viewshed(
      from: Viewpoint(cell: observer, eyeElevation: 100, targetHeight: 0, maxRange: 9000),
      over: Raster(window: CellWindow(rows: 0..<11, columns: 0..<11), filledWith: 0), cellSize: size,
      curvature: .flat, voids: .block)
    #expect(seen.window == CellWindow(rows: 3..<8, columns: 2..<9))
    #expect(
      flags(seen) == [
        [0, 0, 1, 1, 1, 0, 0], [0, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 1, 0],
        [0, 0, 1, 1, 1, 0, 0],
      ])
  }
}
