import GeoCore
import GeoIO
import Testing

struct CopernicusTilesTests {
  @Test(
    "a tile is named by its south-west corner as published",
    arguments: [
      (20.5, 44.5, "Copernicus_DSM_COG_10_N44_00_E020_00_DEM"),
      (20, 44, "Copernicus_DSM_COG_10_N44_00_E020_00_DEM"),
      (-70.2, -33.1, "Copernicus_DSM_COG_10_S34_00_W071_00_DEM"),
      (-0.5, 0.5, "Copernicus_DSM_COG_10_N00_00_W001_00_DEM"),
      (100.1, -0.5, "Copernicus_DSM_COG_10_S01_00_E100_00_DEM"),
      (180.5, 5.5, "Copernicus_DSM_COG_10_N05_00_W180_00_DEM"),
      (-180.5, 5.5, "Copernicus_DSM_COG_10_N05_00_E179_00_DEM"),
    ])
  func names(longitude: Double, latitude: Double, name: String) {
    let place = Coordinate(longitude: longitude, latitude: latitude)
    #expect(CopernicusTiles.tiles(around: [place], reach: 0).map(\.name) == [name])
  }

  private static func corners(_ places: [(Double, Double)], reach: Double) -> [[Int]] {
    CopernicusTiles.tiles(
      around: places.map { Coordinate(longitude: $0.0, latitude: $0.1) }, reach: reach
    ).map { [$0.west, $0.south] }
  }

  @Test("a place near a corner needs the tiles within its reach, each once")
  func reach() {
    #expect(Self.corners([(20.99, 44.5)], reach: 500) == [[20, 44]])
    #expect(Self.corners([(20.99, 44.5)], reach: 1_000) == [[20, 44], [21, 44]])
    #expect(
      Self.corners([(20.99, 44.99), (20.98, 44.99)], reach: 5_000)
        == [[20, 44], [20, 45], [21, 44], [21, 45]])
    #expect(Self.corners([(-179.99, 0.5)], reach: 5_000) == [[-180, 0], [179, 0]])
  }

  @Test("a reach of more than a degree leaves no tile out between")
  func farReach() {
    let found = Self.corners([(20.5, 44.5)], reach: 250_000)
    // 250 km are 2.26 degrees of latitude and 3.17 degrees of longitude there: 42 to 46 by 17 to 23.
    #expect(found == (17...23).flatMap { west in (42...46).map { [west, $0] } })
  }

  @Test("tiles are opened at the public place unless the environment names another")
  func path() throws {
    let tile = try #require(
      CopernicusTiles.tiles(around: [Coordinate(longitude: 20.5, latitude: 44.5)], reach: 0).first)
    let name = "Copernicus_DSM_COG_10_N44_00_E020_00_DEM"
    #expect(
      CopernicusTiles(environment: [:]).path(of: tile)
        == "/vsicurl/https://copernicus-dem-30m.s3.amazonaws.com/\(name)/\(name).tif")
    let mirror = CopernicusTiles(environment: ["KARAULA_GLO30_URL": "http://127.0.0.1:1/dem/"])
    #expect(mirror.path(of: tile) == "/vsicurl/http://127.0.0.1:1/dem/\(name)/\(name).tif")
  }
}
