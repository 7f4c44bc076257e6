import Foundation
import GeoCore
import GeoIO
import Testing

struct TerrainPostsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func place(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)
  }

  @Test("a place has the elevation of the cell that holds it, as gdallocationinfo tells it")
  func nearest() throws {
    let path = try TestRaster.degrees { Double(($0 * 37 + $1 * 101) % 977) }.write(to: "a.tif", in: scratch)
    let posts = try TerrainPosts(TerrainMosaic(path))
    let places = [(20.001, 44.999), (20.0099, 44.9901), (20.2345, 44.7654), (20.399, 44.601)]
    let found = try posts.elevations(at: places.map(Self.place))
    for (place, elevation) in zip(places, found) {
      let told = try Tool.run(
        "gdallocationinfo", ["-valonly", "-wgs84", path, "\(place.0)", "\(place.1)"])
      #expect(elevation == Double(told.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  @Test("far from the first raster, and in another system, the ground is that of the raster there")
  func members() throws {
    let first = try TestRaster.degrees { _, _ in 1 }.write(to: "a.tif", in: scratch)
    var east = TestRaster.degrees { column, _ in Double(column) }
    east.transform[0] += 3
    let second = try east.write(to: "b.tif", in: scratch)
    let posts = try TerrainPosts(TerrainMosaic(first, second))
    #expect(
      try posts.elevations(at: [Self.place(20.1, 44.9), Self.place(23.055, 44.9), Self.place(22, 44.9)]) == [
        1, 5, nil,
      ])
    #expect(try posts.contains([Self.place(23.055, 44.9), Self.place(22, 44.9)]) == [true, false])
  }

  @Test("a small void is filled when the mosaic says so, else it takes the nearest ground within reach")
  func voids() throws {
    var raster = TestRaster.degrees { column, row in
      (10..<12).contains(column) && (10..<12).contains(row) || (20...30).contains(column) && row >= 20
        ? -1 : 100 + Double(column)
    }
    raster.nodata = -1
    let path = try raster.write(to: "a.tif", in: scratch)
    let small = Self.place(20.105, 44.895)
    let large = Self.place(20.215, 44.705)
    let filling = try TerrainPosts(TerrainMosaic(paths: [path], crs: nil, voids: .fill))
    let filled = try #require(try filling.elevations(at: [small])[0])
    #expect((109.0...112).contains(filled))
    #expect(try filling.elevations(at: [large]) == [nil])
    let blocking = try TerrainPosts(TerrainMosaic(paths: [path], crs: nil, voids: .block))
    #expect(try blocking.elevations(at: [small]) == [nil])
    // The void's second column: the nearest valid cell lies two columns to the west.
    #expect(try blocking.elevation(near: large, within: 2) == 119)
    #expect(try blocking.elevation(near: large, within: 1) == nil)
    #expect(try blocking.elevation(near: Self.place(20.205, 44.705), within: 0) == nil)
  }

  @Test("what was read before changes nothing, also beyond the tiles that are kept")
  func repeatable() throws {
    let path = try TestRaster.degrees(columns: 300, rows: 300) { Double(($0 * 37 + $1 * 101) % 977) }
      .write(to: "a.tif", in: scratch)
    let places = (0..<60).map { Self.place(20 + 0.049 * Double($0), 45 - 0.0499 * Double($0)) }
    let posts = try TerrainPosts(TerrainMosaic(path))
    let first = try posts.elevations(at: places)
    // 600 tiles of 1.28 degrees, most of them outside the raster.
    _ = try posts.elevations(
      at: (0..<600).map { Self.place(20 + 1.28 * Double($0 % 30), 45 - 1.28 * Double($0 / 30)) })
    #expect(try posts.elevations(at: places.reversed()) == first.reversed())
    #expect(!first.contains(nil))
  }
}
