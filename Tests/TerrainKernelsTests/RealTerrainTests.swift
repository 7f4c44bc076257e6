import Foundation
import GeoCore
import Testing

@testable import TerrainKernels

/// The folder of test data that is too large for the repository; nil when not given.
private let dataFolder = ProcessInfo.processInfo.environment["KARAULA_DATA"]

/// A DEM and how it is looked at.
struct RealTerrain: Sendable, CustomTestStringConvertible {
  /// Its file: of the repository when it starts with geodata, else of the data folder.
  let path: String
  let cellSize: CellSize
  /// Observers as shares of the rows and columns.
  let places: [(row: Double, column: Double)]

  // Hilltops and slopes spread over the DEM.
  static let cevennes = RealTerrain(
    path: "dem/srtm1_cevennes_30m_utm31.tif", cellSize: CellSize(square: 30),
    places: [(0.3, 0.3), (0.5, 0.5), (0.4, 0.7), (0.7, 0.35)])
  // Three seconds of arc at 41.5 degrees north: 1/1200 of a degree is 92.6 m of meridian and 69 m of
  // parallel.
  static let tiles = ["dem/srtm3_N41E022.tif", "dem/srtm3_N41E023.tif"].map {
    RealTerrain(
      path: $0, cellSize: CellSize(width: 69, height: 92.6), places: [(0.3, 0.4), (0.6, 0.7), (0.95, 0.05)])
  }

  // The demonstration's, clipped from both tiles.
  static let maleshevo = RealTerrain(
    path: "geodata/maleshevo/terrain.tif", cellSize: CellSize(width: 69, height: 92.6),
    places: [(0.26, 0.62), (0.45, 0.65), (0.65, 0.55)])

  var testDescription: String { path }

  func raster() throws -> Raster {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let folder = path.hasPrefix("geodata") ? project : URL(fileURLWithPath: try #require(dataFolder))
    return try readRaster(folder.appendingPathComponent(path))
  }

  /// The highest cell within 15 cells of each place that is not void.
  func observers(on terrain: Raster) -> [Cell] {
    places.map { place in
      let near = Cell(
        row: Int(place.row * Double(terrain.window.rows.count)),
        column: Int(place.column * Double(terrain.window.columns.count)))
      let window = CellWindow(around: near, reach: 15).intersection(terrain.window)
      var best = near
      for row in window.rows {
        for column in window.columns {
          let other = Cell(row: row, column: column)
          if (terrain[other] ?? -1) > (terrain[best] ?? -1) { best = other }
        }
      }
      return best
    }
  }
}

@Suite("Real terrain")
struct RealTerrainTests {
  private let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)

  /// Those that are there: the demonstration's always.
  private static let all =
    [RealTerrain.maleshevo] + (dataFolder == nil ? [] : [.cevennes] + RealTerrain.tiles)

  @Test(
    "Nearly all verdicts are those of the reference in the Cevennes",
    .enabled(if: dataFolder != nil, "KARAULA_DATA names no data folder"))
  func cevennes() throws {
    let terrain = try RealTerrain.cevennes.raster()
    let reach = 167
    for observer in RealTerrain.cevennes.observers(on: terrain) {
      let viewpoint = tower(on: observer, of: terrain, reach: reach)
      let share = agreement(
        ViewshedEngine.fast.viewshed(from: viewpoint, over: terrain),
        ViewshedEngine.reference.viewshed(from: viewpoint, over: terrain), around: observer,
        reach: reach)
      #expect(share >= promisedAgreement, "\(observer), share \(share)")
    }
  }

  @Test(
    "Every verdict of exact is that of the reference, every height within its bound",
    arguments: all)
  func exact(dem: RealTerrain) throws {
    let terrain = try dem.raster()
    for observer in dem.observers(on: terrain) {
      let viewpoint = tower(on: observer, of: terrain, reach: Int(100 * dem.cellSize.width / 30))
      for voids in terrain.voids.hasVoids ? VoidPolicy.allCases : [.block] {
        let (exact, reference) = (ViewshedEngine.exact, ViewshedEngine.reference)
        let wrong = differences(
          exact.viewshed(
            from: viewpoint, over: terrain, cellSize: dem.cellSize, curvature: curvature, voids: voids),
          reference.viewshed(
            from: viewpoint, over: terrain, cellSize: dem.cellSize, curvature: curvature, voids: voids))
        #expect(wrong.isEmpty, "\(observer), \(voids): \(wrong.count) differ, such as \(wrong.prefix(5))")
      }
      let pairs = [ViewshedEngine.exact, .reference].map {
        $0.minimumHeights(
          from: viewpoint, over: terrain, cellSize: dem.cellSize, curvature: curvature, voids: .block)
      }
      let worst = zip(pairs[0].heights, pairs[1].heights).filter { one, other in
        one != other && !(Double(abs(one - other)) <= heightTolerance(.exact, at: Double(other)))
      }
      #expect(worst.isEmpty, "\(observer): \(worst.count) heights, such as \(worst.prefix(5))")
    }
  }
}
