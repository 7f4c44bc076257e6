import Foundation
import GeoCore

/// A small raster that a test writes with `gdal_translate`.
struct TestRaster {
  var columns: Int
  var rows: Int
  var transform: [Double]
  var crs: String? = "EPSG:4326"
  var type = "Float32"
  var nodata: Double?
  var scale: Double?
  var offset: Double?
  /// What the band says of its unit.
  var unit: String?
  /// The stored value of a cell by column and row.
  var value: (_ column: Int, _ row: Int) -> Double

  /// Writes it as GeoTIFF and gives its path.
  func write(to name: String, in scratch: Scratch) throws -> String {
    let lines = (0..<rows).map { row in
      (0..<columns).map { String(value($0, row)) }.joined(separator: " ")
    }
    let header = "ncols \(columns)\nnrows \(rows)\nxllcorner 0\nyllcorner 0\ncellsize 1\n"
    let text = try scratch.write(header + lines.joined(separator: "\n") + "\n", to: name + ".asc")
    let virtual = try scratch.write(virtualRaster(over: text), to: name + ".vrt")
    let path = scratch.file(name)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Tool.run("gdal_translate", ["-q", "-of", "GTiff", "-ot", type, virtual, path])
    return path
  }

  private func virtualRaster(over text: String) -> String {
    let numbers = [("NoDataValue", nodata), ("Offset", offset), ("Scale", scale)]
    let texts = numbers.map { ($0.0, $0.1.map { String($0) }) } + [("UnitType", unit)]
    let tags = texts.compactMap { name, value in value.map { "<\(name)>\($0)</\(name)>" } }
    let map = transform.map { String($0) }.joined(separator: ", ")
    return """
      <VRTDataset rasterXSize="\(columns)" rasterYSize="\(rows)">
        \(crs.map { "<SRS>\($0)</SRS>" } ?? "")
        \(transform.isEmpty ? "" : "<GeoTransform>\(map)</GeoTransform>")
        <VRTRasterBand dataType="\(type)" band="1">
          \(tags.joined())
          <SimpleSource><SourceFilename>\(text)</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
        </VRTRasterBand>
      </VRTDataset>
      """
  }
}

extension TestRaster {
  /// Cells of a hundredth of a degree from 20 degrees east, 45 north, about 0.8 by 1.1 km.
  static func degrees(columns: Int = 40, rows: Int = 40, _ value: @escaping (Int, Int) -> Double)
    -> TestRaster
  {
    TestRaster(columns: columns, rows: rows, transform: [20, 0.01, 0, 45, 0, -0.01], value: value)
  }

  /// Cells of 100 m on the plane of `Window.lattice`, from x = -2,000 m, y = 4,960,000 m.
  static func metres(columns: Int = 40, rows: Int = 40, _ value: @escaping (Int, Int) -> Double) -> TestRaster
  {
    TestRaster(
      columns: columns, rows: rows, transform: [-2_000, 100, 0, 4_960_000, 0, -100],
      crs: Window.lattice.projection, value: value)
  }
}
