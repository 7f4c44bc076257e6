import GeoCore
import GeoIO
import Testing

struct CopernicusServerTests {
  private static let place = Coordinate(longitude: 20.5, latitude: 44.5)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func tiles(_ base: String) -> CopernicusTiles {
    CopernicusTiles(environment: [CopernicusTiles.baseVariable: base])
  }

  private func tile(_ longitude: Double = place.longitude) throws -> CopernicusTiles.Tile {
    let place = Coordinate(longitude: longitude, latitude: Self.place.latitude)
    return try #require(CopernicusTiles.tiles(around: [place], reach: 0).first)
  }

  @Test("a tile that is served is published, reads through /vsicurl and has the file's own bits")
  func published() throws {
    let tile = try tile()
    var raster = TestRaster.degrees(columns: 12, rows: 12) { 100 + 10 * Double($0) + 5 * Double($1) }
    raster.transform = [20, 1.0 / 12, 0, 45, 0, -1.0 / 12]
    let file = try raster.write(to: "\(tile.name)/\(tile.name).tif", in: scratch)
    let server = try RangeServer(scratch.path)
    let tiles = tiles(server.base)
    #expect(try tiles.isPublished(tile))
    let window = try Window.around(Self.place.longitude, Self.place.latitude, reach: 8)
    let remote = try InputAccess.$current.withValue(InputAccess(allowsNetwork: true)) {
      try TerrainMosaic(tiles.path(of: tile)).elevations(of: Window.lattice, window: window)
    }
    let local = try TerrainMosaic(file).elevations(of: Window.lattice, window: window)
    #expect(remote == local)
    #expect(!remote.voids.hasVoids)
    withExtendedLifetime(server) {}
  }

  @Test("a tile that the server does not have is not published, and its mosaic is a missing input")
  func missing() throws {
    let server = try RangeServer(scratch.path)
    let tiles = tiles(server.base)
    let tile = try tile(30.5)
    #expect(try !tiles.isPublished(tile))
    let path = tiles.path(of: tile)
    let access = InputAccess(allowsNetwork: true)
    let error = try InputAccess.$current.withValue(access) {
      try fault(.missingInput) { _ = try TerrainMosaic(path) }
    }
    #expect(error.place?.file == path)
    withExtendedLifetime(server) {}
  }

  @Test("a server that fails is a missing input that names the address and the status")
  func serverError() throws {
    let server = try RangeServer(scratch.path)
    let tiles = tiles(server.base + "/error")
    let tile = try tile()
    let error = try fault(.missingInput) { _ = try tiles.isPublished(tile) }
    #expect(error.problem.contains("500"))
    #expect(error.place?.file.hasPrefix(server.base + "/error/" + tile.name) == true)
    #expect(error.remedy.contains(CopernicusTiles.baseVariable))
    _ = try InputAccess.$current.withValue(InputAccess(allowsNetwork: true)) {
      try fault(.missingInput) { _ = try TerrainMosaic(tiles.path(of: tile)) }
    }
    withExtendedLifetime(server) {}
  }

  // Nothing listens on these reserved ports; the second one's number is also HTTP's "not found".
  @Test("a port where nobody listens is a missing input, whatever its number", arguments: [1, 404])
  func closedPort(port: Int) throws {
    let tile = try tile()
    let tiles = tiles("http://127.0.0.1:\(port)")
    let error = try fault(.missingInput) { _ = try tiles.isPublished(tile) }
    #expect(error.problem.hasPrefix("the tile cannot be fetched: "))
  }
}
