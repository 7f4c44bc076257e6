import GeoCore
import Testing

@testable import TerrainKernels

/// How far a height may be from the true one (m).
///
/// A Float of the size of any of these heights is rounded by less than a thousandth of itself; `exact` may be
/// its stated bound off beside that. `fast` promises no height.
func heightTolerance(_ engine: ViewshedEngine, at height: Double) -> Double {
  (engine == .exact ? ViewshedEngine.heightBound : 0) + (engine == .exact ? 1e-3 : 1e-6) * height
}

@Suite("The least visible height")
struct MinimumHeightTests {
  private static let cases = (400..<448).map { SightCase(seed: $0, sides: 40...64) }

  @Test("Of the exact engine it is within the stated bound", arguments: cases)
  func bound(sight: SightCase) {
    let terrain = sight.terrain
    let exact = sight.minimumHeights(.exact, over: terrain)
    let reference = sight.minimumHeights(.reference, over: terrain)
    #expect(exact.window == reference.window)
    var wrong: [String] = []
    for (index, (one, other)) in zip(exact.heights, reference.heights).enumerated() where one != other {
      let tolerance = heightTolerance(.exact, at: Double(other))
      guard one.isInfinite || other.isInfinite || Double(abs(one - other)) > tolerance else { continue }
      wrong.append("\(index): \(one) for \(other)")
    }
    #expect(wrong.isEmpty, "\(wrong.count) heights, such as \(wrong.prefix(5))")
  }

  @Test("It is at most the target's height exactly where the target is visible", arguments: cases)
  func agreesWithViewshed(sight: SightCase) {
    let terrain = sight.terrain
    for engine in ViewshedEngine.allCases {
      let heights = sight.minimumHeights(engine, over: terrain)
      let wrong = differences(
        heights.viewshed(ofTargetHeight: sight.targetHeight), sight.viewshed(engine, over: terrain))
      #expect(wrong.isEmpty, "\(engine): \(wrong.count) cells differ, such as \(wrong.prefix(5))")
      #expect(heights.heights.allSatisfy { $0 >= 0 }, "\(engine)")
    }
  }

  // Targets of any height, so of one that the heights were not asked for.
  @Test("A target as tall as it is visible, one that is lower is not", arguments: cases.prefix(16))
  func isLeast(sight: SightCase) {
    let terrain = sight.terrain
    let viewpoint = sight.viewpoint(over: terrain)
    let heights = sight.minimumHeights(.reference, over: terrain)
    // A Float of 2e4 m is rounded by at most 1e-3 m.
    let step = 2e-3
    for row in stride(from: heights.window.rows.lowerBound, to: heights.window.rows.upperBound, by: 5) {
      for column in heights.window.columns where (row + column) % 3 == 0 {
        let cell = Cell(row: row, column: column)
        let height = Double(heights[cell])
        guard height.isFinite, sight.verticalField == nil else { continue }
        var target = viewpoint
        func isVisible(_ height: Double) -> Bool {
          target.targetHeight = height
          return LineOfSight(
            from: target, over: terrain, cellSize: sight.cellSize, curvature: sight.curvature,
            voids: sight.voids
          ).isVisible(cell)
        }
        if !isVisible(height + step) { Issue.record("\(cell) is hidden at \(height) m") }
        if height > step, isVisible(height - step) { Issue.record("\(cell) is seen below \(height) m") }
      }
    }
  }

  @Test("The columns within range are those that a viewpoint looking all around looks at", arguments: cases)
  func columns(sight: SightCase) {
    let terrain = sight.terrain
    var viewpoint = sight.viewpoint(over: terrain)
    (viewpoint.minRange, viewpoint.sector) = (0, .full)
    #expect(viewpoint.looksAllAround)
    let window = terrain.window.expanded(by: 3)
    for row in window.rows {
      let columns = viewpoint.columns(inRow: row, of: window, cellSize: sight.cellSize)
      let looked = window.columns.filter {
        viewpoint.looks(at: Cell(row: row, column: $0), cellSize: sight.cellSize)
      }
      #expect(Array(columns) == looked, "row \(row)")
    }
  }
}
