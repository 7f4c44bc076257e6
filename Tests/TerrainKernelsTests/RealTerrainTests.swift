import Foundation
import GeoCore
import Testing

@testable import TerrainKernels

/// The folder of test data that is too large for the repository; nil when not given.
private let dataFolder = ProcessInfo.processInfo.environment["KARAULA_DATA"]

@Suite("Real terrain", .enabled(if: dataFolder != nil, "KARAULA_DATA names no data folder"))
struct RealTerrainTests {
  /// Hilltops and slopes spread over the DEM, as shares of its rows and columns.
  private static let places = [(0.3, 0.3), (0.5, 0.5), (0.4, 0.7), (0.7, 0.35)]

  @Test("Nearly all verdicts are those of the reference in the Cevennes")
  func cevennes() throws {
    let terrain = try readDEM("dem/srtm1_cevennes_30m_utm31.tif")
    let reach = 167
    for (rowShare, columnShare) in Self.places {
      let near = Cell(
        row: Int(rowShare * Double(terrain.window.rows.count)),
        column: Int(columnShare * Double(terrain.window.columns.count)))
      let observer = highest(of: terrain, around: near, reach: 15)
      let viewpoint = tower(on: observer, of: terrain, reach: reach)
      let share = agreement(
        ViewshedEngine.fast.viewshed(from: viewpoint, over: terrain),
        ViewshedEngine.reference.viewshed(from: viewpoint, over: terrain), around: observer,
        reach: reach)
      #expect(share >= promisedAgreement, "\(observer), share \(share)")
    }
  }

  private func highest(of terrain: Raster, around cell: Cell, reach: Int) -> Cell {
    let window = CellWindow(around: cell, reach: reach).intersection(terrain.window)
    var best = cell
    for row in window.rows {
      for column in window.columns {
        let other = Cell(row: row, column: column)
        if (terrain[other] ?? -1) > (terrain[best] ?? -1) { best = other }
      }
    }
    return best
  }
}

/// Reads a DEM as raw floats through gdal_translate, as these tests do not link GDAL.
func readDEM(_ path: String) throws -> Raster {
  let source = URL(fileURLWithPath: try #require(dataFolder)).appendingPathComponent(path)
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("karaula-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let raw = folder.appendingPathComponent("dem.img")
  let translate = Process()
  translate.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  translate.arguments = [
    "gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", source.path, raw.path,
  ]
  try translate.run()
  translate.waitUntilExit()
  try #require(translate.terminationStatus == 0, "gdal_translate failed on \(source.path)")
  let header = try String(contentsOf: folder.appendingPathComponent("dem.hdr"), encoding: .utf8)
  let columns = try #require(headerNumber("samples", in: header))
  let rows = try #require(headerNumber("lines", in: header))
  let bytes = try Data(contentsOf: raw)
  let cells = (0..<rows * columns).map { index in
    // ENVI's byte order 0, which GDAL writes on the machines these tests run on.
    Float(
      bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index * 4 + $1]) << (8 * UInt32($1)) })
  }
  return Raster(window: CellWindow(rows: 0..<rows, columns: 0..<columns), cells: cells)
}

private func headerNumber(_ key: String, in header: String) -> Int? {
  for line in header.split(separator: "\n") {
    let parts = line.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
    if parts.count == 2, parts[0] == key { return Int(parts[1]) }
  }
  return nil
}
