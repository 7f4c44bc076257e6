import GeoCore
import TestSupport
import Testing

@testable import TerrainKernels

/// Ground between the lowest and the highest elevation that readers let through, with the tallest cover on top.
@Suite("Ground at the ends of the possible")
struct ExtremeGroundTests {
  private static let lowest = Float(RasterQuery.possibleElevations.lowerBound)
  private static let highest = Float(RasterQuery.possibleElevations.upperBound + tallestLandCover)

  /// Kinds of such ground.
  enum Kind: String, CaseIterable, Sendable {
    /// Each cell the opposite of its neighbours.
    case checkerboard
    /// Usual land's ends, cell by cell.
    case usualCheckerboard
    /// Either end by chance.
    case chance
    /// Single peaks over the deepest plain.
    case peaks
    /// Single pits in the highest plain.
    case pits
    /// Two plains with one step between them.
    case step
    /// Any elevation by chance.
    case anything
  }

  private static func ground(_ kind: Kind, seed: UInt64) -> Raster {
    var random = SeededGenerator(seed: seed)
    let side = 61
    let cells = (0..<side * side).map { index -> Float in
      let (row, column) = (index / side, index % side)
      let isOdd = (row + column) % 2 == 1
      let isRare = Int.random(in: 0..<60, using: &random) == 0
      return switch kind {
      case .checkerboard: isOdd ? highest : lowest
      case .usualCheckerboard: isOdd ? 9_000 : -500
      case .chance: Bool.random(using: &random) ? highest : lowest
      case .peaks: isRare ? highest : lowest
      case .pits: isRare ? lowest : highest
      case .step: row < column ? highest : lowest
      case .anything: Float.random(in: lowest...highest, using: &random)
      }
    }
    return Raster(window: CellWindow(rows: 0..<side, columns: 0..<side), cells: cells)
  }

  @Test(
    "Every verdict of exact is that of the reference, from any eye", arguments: Kind.allCases,
    [1, 30, 2_000.0])
  func exact(kind: Kind, cellSize: Double) {
    for (index, above) in [0, 1.8, 50, 13_000, 1e6, 2e7].enumerated() {
      let terrain = Self.ground(kind, seed: UInt64(index))
      let cell = Cell(row: 28 + index, column: 31)
      let eye = Double(terrain[cell] ?? 0) + above
      for targetHeight in [0, 1.8, 400.0] {
        let viewpoint = Viewpoint(
          cell: cell, eyeElevation: eye, targetHeight: targetHeight, maxRange: 40 * cellSize)
        func viewshed(_ engine: ViewshedEngine) -> Viewshed {
          engine.viewshed(
            from: viewpoint, over: terrain, cellSize: CellSize(square: cellSize),
            curvature: EarthCurvature(refraction: EarthCurvature.standardRefraction), voids: .block)
        }
        let wrong = differences(viewshed(.exact), viewshed(.reference))
        #expect(wrong.isEmpty, "\(wrong.count) cells differ, eye \(above) m up, target \(targetHeight) m")
      }
    }
  }

  @Test("Heights of exact keep their bound", arguments: Kind.allCases)
  func heights(kind: Kind) {
    let terrain = Self.ground(kind, seed: 7)
    let cell = Cell(row: 30, column: 31)
    let viewpoint = Viewpoint(
      cell: cell, eyeElevation: Double(terrain[cell] ?? 0) + 2, targetHeight: 1.8, maxRange: 1_200)
    func heights(_ engine: ViewshedEngine) -> MinimumHeights {
      engine.minimumHeights(
        from: viewpoint, over: terrain, cellSize: CellSize(square: 30), curvature: .flat, voids: .block)
    }
    for (exact, reference) in zip(heights(.exact).heights, heights(.reference).heights)
    where exact != reference {
      #expect(Double(abs(exact - reference)) <= heightTolerance(.exact, at: Double(reference)))
    }
  }
}
