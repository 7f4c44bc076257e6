import GeoCore
import Testing

@testable import TerrainKernels

/// An eye over a level plane of the curved earth, and what it needs to see over the horizon.
///
/// The ground sinks by c d^2, c = 1 / (2 R') with R' = R / (1 - k). The tangent from an eye at h touches it
/// at d_h = sqrt(h / c), and a target at d beyond it rises over the tangent from the height c (d - d_h)^2 on.
struct LevelPlane: Sendable, CustomTestStringConvertible {
  /// The eye above the plane (m).
  let eye: Double
  /// The side of a cell (m).
  let cell: Double
  let columns: Int

  static let all = [
    LevelPlane(eye: 10, cell: 100, columns: 240), LevelPlane(eye: 30, cell: 100, columns: 300),
    LevelPlane(eye: 500, cell: 300, columns: 360), LevelPlane(eye: 5000, cell: 1000, columns: 340),
    LevelPlane(eye: 20_000, cell: 2000, columns: 340),
  ]

  let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)
  let rows = 3
  let targetHeight = 2.0

  var testDescription: String { "eye \(eye) m, cells of \(cell) m" }
  /// The distance of the horizon from the eye (m).
  var horizon: Double { (eye / curvature.coefficient).squareRoot() }
  /// The furthest distance at which the target is seen: the tangents from both ends meet in one point.
  var range: Double { horizon + (targetHeight / curvature.coefficient).squareRoot() }
  var terrain: Raster { Raster(window: CellWindow(rows: 0..<rows, columns: 0..<columns), filledWith: 0) }
  var viewpoint: Viewpoint {
    Viewpoint(
      cell: Cell(row: 1, column: 0), eyeElevation: eye, targetHeight: targetHeight,
      maxRange: Double(columns + rows) * cell)
  }
}

@Suite("The horizon of a level plane")
struct HorizonTests {
  @Test("A target sinks below it", arguments: ViewshedEngine.allCases, LevelPlane.all)
  func distance(engine: ViewshedEngine, plane: LevelPlane) {
    let seen = engine.viewshed(
      from: plane.viewpoint, over: plane.terrain, cellSize: CellSize(square: plane.cell),
      curvature: plane.curvature, voids: .block)
    for row in 0..<plane.rows {
      #expect(seen[Cell(row: row, column: Int(0.9 * plane.range / plane.cell))])
      #expect(!seen[Cell(row: row, column: Int(1.1 * plane.range / plane.cell))])
    }
  }

  // A line over the plane is compared with it at the posts only. The steepest of them is at most half a cell
  // off the point of touch, where the slope -c x - h / x is less than its largest by c s^2 / d_h,
  // s = cell / 2 (second order; the third adds a share of s / d_h, under 10 %). So the height is less by up
  // to d c s^2 / d_h.
  @Test("Beyond it a target needs c (d - d_h)^2", arguments: provenEngines, LevelPlane.all)
  func height(engine: ViewshedEngine, plane: LevelPlane) {
    let heights = engine.minimumHeights(
      from: plane.viewpoint, over: plane.terrain, cellSize: CellSize(square: plane.cell),
      curvature: plane.curvature, voids: .block)
    let coefficient = plane.curvature.coefficient
    for column in 0..<plane.columns {
      let distance = Double(column) * plane.cell
      let over = max(0, distance - plane.horizon)
      let needed = coefficient * over * over
      let found = Double(heights[Cell(row: 1, column: column)])
      let sampling = 1.1 * distance * coefficient * plane.cell * plane.cell / 4 / plane.horizon
      let tolerance = heightTolerance(engine, at: needed)
      #expect(found <= needed + tolerance, "\(distance) m")
      #expect(found >= needed - sampling - tolerance, "\(distance) m")
    }
  }
}
