import ArgumentParser
import GeoIO

/// `karaula formats`: the formats that inputs may have.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "Lists the formats that inputs may have.",
    discussion: """
      No other driver of GDAL runs. Turn a file of another format into one of these with ogr2ogr or gdal_translate. \
      Archives are read by /vsizip/, /vsigzip/ and /vsitar/.
      """)

  func run() throws {
    let parts = [
      ("vector layers", ListedDrivers.vector), ("rasters", ListedDrivers.raster),
      ("databases", [ListedDrivers.database]),
    ]
    let texts = parts.map { title, drivers in
      title + ":\n"
        + drivers.map { driver in
          let missing = ListedDrivers.isBuiltIn(driver) ? "" : " (this GDAL lacks it)"
          return "  " + driver.name.padded(to: Self.width) + driver.content + missing + "\n"
        }.joined()
    }
    try Console.result(texts.joined(separator: "\n"))
  }

  /// Letters that the names take.
  private static let width = 16
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
