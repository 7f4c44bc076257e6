import Foundation
import GeoCore
import GeoIO
import Testing

struct CoverageFileTests {
  private static let window = CellWindow(rows: -49_600 ..< -49_000, columns: -300..<400)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func begin(_ folder: String) throws -> CoverageFile {
    try CoverageFile(
      in: OutputFolder(filesIn: folder), name: "coverage.tif", lattice: Window.lattice, window: Self.window,
      bands: [.init("probability"), .init("wait", unit: "s")])
  }

  /// The value of a cell in a band: distinct for neighbours.
  private static func value(_ cell: Cell, band: Int) -> Float {
    Float((cell.row * 31 + cell.column * 17) & 1_023) + Float(band) * 2_000
  }

  private static func write(_ part: CellWindow, to file: CoverageFile, isOwned: (Cell) -> Bool) throws {
    let cells = Window.cells(part)
    try file.write(
      part, isOwned: cells.map(isOwned), values: (0..<2).map { band in cells.map { value($0, band: band) } })
  }

  @Test("windows written out of order and overlapping give each cell its value, all others nodata")
  func values() throws {
    let isOwned = { (cell: Cell) in (cell.row + cell.column).isMultiple(of: 3) }
    let parts = [
      CellWindow(rows: -49_100 ..< -49_000, columns: 300..<400),
      CellWindow(rows: -49_600 ..< -49_400, columns: -300 ..< -10),
      CellWindow(rows: -49_450 ..< -49_350, columns: -100..<20),
    ]
    do {
      let file = try begin(scratch.path)
      for part in parts { try Self.write(part, to: file, isOwned: isOwned) }
      try file.finish()
    }
    for band in 0..<2 {
      let found = try Tool.cells(of: scratch.file("coverage.tif"), band: band + 1, in: scratch)
      let expected = Window.cells(Self.window).map { cell in
        parts.contains { $0.contains(cell) } && isOwned(cell) ? Self.value(cell, band: band) : -1
      }
      #expect(found == expected)
    }
  }

  @Test("the map is a cloud-optimised GeoTIFF with nodata -1, named bands and the lattice's place")
  func form() throws {
    do {
      let file = try begin(scratch.path)
      try Self.write(CellWindow(rows: -49_600 ..< -49_590, columns: 0..<10), to: file) { _ in true }
      try file.finish()
    }
    let information = try Tool.run("gdalinfo", [scratch.file("coverage.tif")])
    #expect(information.contains("LAYOUT=COG"))
    #expect(information.contains("Size is 700, 600"))
    #expect(information.contains("Origin = (-30000.0000000"))
    #expect(information.contains(",4960000.0000000"))
    #expect(information.contains("Pixel Size = (100.0000000"))
    #expect(information.contains("Overviews: "))
    #expect(information.components(separatedBy: "NoData Value=-1\n").count == 3)
    #expect(information.contains("Description = probability"))
    #expect(information.contains("Description = wait"))
    #expect(
      information.components(separatedBy: "Unit Type: ").dropFirst().map { $0.prefix { $0 != "\n" } } == ["s"]
    )
    let system = try Tool.run("gdalsrsinfo", ["-o", "proj4", scratch.file("coverage.tif")])
    #expect(system.contains("+proj=tmerc"))
    #expect(system.contains("+lon_0=20.2"))
  }

  @Test("a finished map leaves no draft, an abandoned one leaves nothing")
  func leftovers() throws {
    do {
      let file = try begin(scratch.path)
      try file.finish()
    }
    #expect(try scratch.names == ["coverage.tif"])
    let other = scratch.file("other")
    do {
      let file = try begin(other)
      try Self.write(CellWindow(rows: -49_600 ..< -49_590, columns: 0..<10), to: file) { _ in true }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other).isEmpty)
  }

  @Test("a folder that is gone is an output that cannot be written")
  func gone() throws {
    let folder = try OutputFolder(filesIn: scratch.file("gone"))
    try FileManager.default.removeItem(atPath: folder.path)
    _ = try fault(.cannotWrite) {
      _ = try CoverageFile(
        in: folder, name: "coverage.tif", lattice: Window.lattice, window: Self.window, bands: [.init("a")])
    }
  }
}
