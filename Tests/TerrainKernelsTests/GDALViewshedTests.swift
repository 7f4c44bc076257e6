import Foundation
import GeoCore
import Testing

@testable import TerrainKernels

/// How gdal_viewshed differs from ours, counted in cells.
///
/// It goes outwards ring by ring: a cell's horizon is interpolated from that of two cells of the ring before,
/// which was interpolated itself (XDraw: Franklin and Ray 1994), where ours walks to each cell by a line of
/// its own.
///
/// - Hidden there: a horizon that is interpolated sideways ring after ring spreads, so what is several cells
///   wide casts too wide a shadow.
/// - Seen there: the same means wear down a horizon that is one cell wide, so its shadow fades.
/// - Within a metre: either of the two, where the horizon passes so near the target's top that a small
///   difference tips the verdict. It is 70 to 80 % of all on the terrains below.
///
/// The first two are shown on shapes below.
struct Disagreement: CustomStringConvertible {
  var cells = 0
  /// Those whose least visible height is within a metre of the target's.
  var near = (hiddenThere: 0, seenThere: 0)
  /// Those whose least visible height is a metre or more from it, or which see the ground.
  var far = (hiddenThere: 0, seenThere: 0)

  var hiddenThere: Int { near.hiddenThere + far.hiddenThere }
  var seenThere: Int { near.seenThere + far.seenThere }
  var agreement: Double { 1 - Double(hiddenThere + seenThere) / Double(cells) }

  var description: String {
    func percent(_ count: Int) -> String { "\((1e5 * Double(count) / Double(cells)).rounded() / 1e3) %" }
    return """
      \(percent(cells - hiddenThere - seenThere)) of \(cells) cells agree; \
      hidden there \(percent(far.hiddenThere)), within 1 m \(percent(near.hiddenThere)); \
      seen there \(percent(far.seenThere)), within 1 m \(percent(near.seenThere))
      """
  }

  /// Compares verdicts over a terrain's window with those of the exact engine, from a tower on a flat earth.
  init(of terrain: Raster, from observer: Cell) throws {
    let (reach, side) = (110, 30.0)
    let size = CellSize(square: side)
    let viewpoint = tower(on: observer, of: terrain, reach: reach)
    let there = try gdalViewshed(of: terrain, from: observer, side: side)
    let here = ViewshedEngine.exact.viewshed(
      from: viewpoint, over: terrain, cellSize: size, curvature: .flat, voids: .block)
    let heights = ViewshedEngine.reference.minimumHeights(
      from: viewpoint, over: terrain, cellSize: size, curvature: .flat, voids: .block)
    for row in here.window.rows {
      for column in here.window.columns {
        let cell = Cell(row: row, column: column)
        guard viewpoint.looks(at: cell, cellSize: size) else { continue }
        cells += 1
        let isSeenThere = there[terrain.window.index(of: cell)] != 0
        guard isSeenThere != here[cell] else { continue }
        let isNear = abs(Double(heights[cell]) - viewpoint.targetHeight) < 1
        switch (isNear, isSeenThere) {
        case (true, true): near.seenThere += 1
        case (true, false): near.hiddenThere += 1
        case (false, true): far.seenThere += 1
        case (false, false): far.hiddenThere += 1
        }
      }
    }
  }
}

/// What gdal_viewshed sees, other than 0 where visible, of targets of 1.8 m from 30 m up on a flat earth.
private func gdalViewshed(of terrain: Raster, from observer: Cell, side: Double) throws -> [Float] {
  try withScratchFolder { folder in
    let dem = folder.appendingPathComponent("ground.img")
    let result = folder.appendingPathComponent("seen.tif")
    try write(terrain, side: side, to: dem)
    let east = (Double(observer.column) + 0.5) * side
    let north = (Double(terrain.window.rows.count - observer.row) - 0.5) * side
    // No -md, which would cut the result to the range: a ring does not depend on the rings outside it.
    try runProgram(
      "gdal_viewshed",
      [
        "-q", "-ox", "\(east)", "-oy", "\(north)", "-oz", "30", "-tz", "1.8", "-cc", "0", dem.path,
        result.path,
      ])
    // Its nodata may be the 0 of a hidden cell: only the numbers are looked at.
    return try readRaster(result).cells
  }
}

@Suite("Beside gdal_viewshed", .enabled(if: isInstalled("gdal_viewshed"), "gdal-bin is not installed"))
struct GDALViewshedTests {
  // GDAL 3.6.2 was measured at 98.7 to 99.7 % of other terrain; these four, seen from a
  // tower to 3.3 km, give 98.58, 98.78, 98.92 and 98.72 %. Under 98 % one of the two would have changed.
  private static let floor = 0.98

  private let observer = Cell(row: 128, column: 120)

  @Test("At least 98 % of the verdicts are the same", arguments: [101, 102, 103, 104] as [UInt64])
  func agrees(seed: UInt64) throws {
    let terrain = fractalTerrain(levels: 8, relief: 250, roughness: 0.5, seed: seed)
    let found = try Disagreement(of: terrain, from: observer)
    #expect(found.agreement >= Self.floor, "seed \(seed): \(found)")
  }

  // GDAL 3.6.2: of one cell 52 hidden and 136 seen only there, of 5 x 5 cells 381 and 3.
  @Test("A lone post's shadow is worn down there, a block's spreads", arguments: [0, 2])
  func shadows(reach: Int) throws {
    var terrain = Raster(window: CellWindow(rows: 0..<257, columns: 0..<257), filledWith: 0)
    let block = CellWindow(around: Cell(row: 110, column: 150), reach: reach)
    for row in block.rows {
      for column in block.columns {
        terrain.cells[terrain.window.index(of: Cell(row: row, column: column))] = 60
      }
    }
    let found = try Disagreement(of: terrain, from: observer)
    #expect((found.hiddenThere > found.seenThere) == (reach > 0), "\(found)")
  }
}
