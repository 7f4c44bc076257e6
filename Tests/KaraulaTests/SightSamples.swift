import Foundation

/// Small DEMs on UTM zone 34 north, and places on them.
enum SightSamples {
  /// The DEM's file.
  static let dem = "dem.asc"

  /// The plane's coordinate system as ESRI writes it in a .prj file.
  static let utm = """
    PROJCS["WGS_1984_UTM_Zone_34N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",\
    SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],\
    UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",21.0],\
    PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """

  /// A DEM of 100 m cells whose south-west corner is at 500,000 east, 4,600,000 north.
  static func files(
    west: Double = 500_000, south: Double = 4_600_000, columns: Int, rows: Int,
    elevation: (Int, Int) -> Int?
  ) -> [String: String] {
    [
      dem: Samples.grid(
        west: west, south: south, columns: columns, rows: rows, cellSize: 100, elevation: elevation),
      "dem.prj": utm,
    ]
  }

  /// Level ground with one post of 5 m: 7 columns, 5 rows, the post in the middle.
  static let post = files(columns: 7, rows: 5) { column, row in column == 3 && row == 2 ? 5 : 0 }

  /// The centre of the westernmost cell of the post's row, as X,Y.
  static let west = "500050,4600250"

  /// Rough ground of 30 by 30 cells.
  static let rough = files(columns: 30, rows: 30) { column, row in
    (column * 37 + row * 101 + column * row * 13) % 23
  }

  /// A point of the plane, the centre of a cell of a DEM with so many rows.
  static func center(column: Int, row: Int, rows: Int) -> (x: Int, y: Int) {
    (500_050 + 100 * column, 4_600_000 + 100 * (rows - row) - 50)
  }
}
