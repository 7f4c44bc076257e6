import Foundation

/// A border of 5 km in the middle of a small DEM at 22 degrees east, 41 degrees north, and what tests vary of it.
enum Samples {
  /// The name of each file.
  static let scenarioName = "scenario.yaml"
  static let borderName = "border.geojson"
  static let terrainName = "dem.asc"

  /// The site: 560 m south of the border.
  static let site = "{id: A, type: thermal-camera, at: [22.05, 41.045], azimuth_deg: 0}"

  /// A scenario: the border on line 2, the terrain on line 3, the first site on line 5, more from the line after the
  /// last site on.
  static func scenario(
    border: String = "source: border.geojson", terrain: String = "dem: dem.asc", sites: [String] = [site],
    more: String = ""
  ) -> String {
    """
    karaula: 1
    border: {\(border)}
    terrain: {\(terrain)}
    sites:
    \(sites.map { "  - \($0)" }.joined(separator: "\n"))
    \(more)

    """
  }

  /// A GeoJSON collection of one feature.
  static func collection(_ type: String, _ coordinates: String, properties: String = #"{"neighbour": "BG"}"#)
    -> String
  {
    """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": \(properties), \
    "geometry": {"type": "\(type)", "coordinates": \(coordinates)}}]}
    """
  }

  /// The border.
  static let border = collection("LineString", "[[22.02, 41.05], [22.08, 41.05]]")

  /// A DEM as an ESRI ASCII grid.
  ///
  /// - Parameters:
  ///   - west: the west edge (degrees).
  ///   - south: the south edge (degrees).
  ///   - columns: cells from west to east.
  ///   - rows: cells from north to south.
  ///   - cellSize: degrees.
  ///   - elevation: of a column and a row, row 0 in the north (m); nil for a void.
  static func grid(
    west: Double = 22, south: Double = 41, columns: Int = 100, rows: Int = 100, cellSize: Double = 0.001,
    elevation: (Int, Int) -> Int? = hills
  ) -> String {
    let lines = (0..<rows).map { row in
      (0..<columns).map { "\(elevation($0, row) ?? -9999)" }.joined(separator: " ")
    }
    return """
      ncols \(columns)
      nrows \(rows)
      xllcorner \(west)
      yllcorner \(south)
      cellsize \(cellSize)
      NODATA_value -9999
      \(lines.joined(separator: "\n"))

      """
  }

  /// Ground that hides some of the border and shows some.
  @Sendable static func hills(column: Int, row: Int) -> Int { 300 + (column * 7 + row * 3) % 20 }

  /// WGS 84, as the .prj file beside a grid.
  static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]]
    """

  /// The scenario's files.
  static func files(_ scenario: String = scenario()) -> [String: String] {
    [scenarioName: scenario, borderName: border, terrainName: grid(), "dem.prj": wgs84]
  }
}
