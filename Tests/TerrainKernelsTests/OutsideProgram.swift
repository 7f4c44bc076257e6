import Foundation
import GeoCore
import Testing

/// Runs one of GDAL's programs, as these tests do not link GDAL.
func runProgram(_ name: String, _ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [name] + arguments
  try process.run()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(name) \(arguments.joined(separator: " ")) failed")
}

/// Whether a program can be found.
func isInstalled(_ name: String) -> Bool {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

/// A folder for the length of a body.
func withScratchFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("karaula-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Reads a raster of any format through gdal_translate; its nodata cells are voids.
func readRaster(_ source: URL) throws -> Raster {
  try withScratchFolder { folder in
    let raw = folder.appendingPathComponent("dem.img")
    try runProgram("gdal_translate", ["-q", "-of", "ENVI", "-ot", "Float32", source.path, raw.path])
    let header = try String(contentsOf: folder.appendingPathComponent("dem.hdr"), encoding: .utf8)
    let columns = try #require(headerNumber("samples", in: header).flatMap { Int($0) })
    let rows = try #require(headerNumber("lines", in: header).flatMap { Int($0) })
    let nodata = headerNumber("data ignore value", in: header).flatMap { Float($0) }
    // ENVI's byte order 0, which GDAL writes on the machines these tests run on, is theirs too.
    let cells = unsafe try Data(contentsOf: raw).withUnsafeBytes {
      unsafe Array($0.bindMemory(to: Float.self))
    }
    try #require(cells.count == rows * columns)
    var raster = Raster(window: CellWindow(rows: 0..<rows, columns: 0..<columns), cells: cells)
    if let nodata, cells.contains(nodata) {
      for (index, cell) in cells.enumerated() where cell == nodata { raster.voids[isVoid: index] = true }
    }
    return raster
  }
}

/// Writes a raster without voids as an ENVI file whose north-west corner is at (0, rows * side).
func write(_ raster: Raster, side: Double, to file: URL) throws {
  let bytes = raster.cells.flatMap { cell in
    (0..<4).map { UInt8(truncatingIfNeeded: cell.bitPattern >> (8 * $0)) }
  }
  try Data(bytes).write(to: file)
  let (rows, columns) = (raster.window.rows.count, raster.window.columns.count)
  let header = """
    ENVI
    samples = \(columns)
    lines = \(rows)
    bands = 1
    header offset = 0
    file type = ENVI Standard
    data type = 4
    interleave = bsq
    byte order = 0
    map info = {Arbitrary, 1, 1, 0, \(Double(rows) * side), \(side), \(side)}

    """
  try header.write(
    to: file.deletingPathExtension().appendingPathExtension("hdr"), atomically: true, encoding: .utf8)
}

private func headerNumber(_ key: String, in header: String) -> String? {
  for line in header.split(separator: "\n") {
    let parts = line.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
    if parts.count == 2, parts[0] == key { return parts[1] }
  }
  return nil
}
