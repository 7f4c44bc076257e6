import Foundation
import GeoCore
import GeoIO
import Testing

struct MapBackdropTests {
  @Test("relief lies where it belongs in the picture, paler than it is, and all else is white")
  func place() throws {
    let scratch = try Scratch()
    let relief = scratch.file("relief.tif")
    // The north-western quarter of the box.
    try Tool.run(
      "gdal_create",
      [
        "-q", "-ot", "Byte", "-outsize", "64", "64", "-burn", "105", "-a_nodata", "0", "-a_srs", "EPSG:4326",
        "-a_ullr", "20", "42", "21", "41", relief,
      ])
    // Quarters of 16 pixels are whole blocks of a JPEG, which do not blur each other.
    let bytes = try MapBackdrop.jpeg(
      of: [relief], over: GeographicBox(west: 20, south: 40, east: 22, north: 42), columns: 32, rows: 32)
    let picture = scratch.file("picture.jpg")
    try Data(bytes).write(to: URL(fileURLWithPath: picture))
    for (column, row, wanted) in [(4, 4, 195.0), (27, 4, 255), (4, 27, 255), (27, 27, 255)] {
      let found = try Tool.run("gdallocationinfo", ["-valonly", picture, "\(column)", "\(row)"])
      let value = try #require(Double(found.trimmingCharacters(in: .whitespacesAndNewlines)))
      // 255 - 0.4 (255 - 105) = 195; a JPEG of this quality is off by a step or two.
      #expect(abs(value - wanted) <= 3, "column \(column), row \(row)")
    }
  }
}
