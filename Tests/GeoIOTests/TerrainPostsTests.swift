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
    // The void's second column: the nearest valid cell lies two columns to the west; from the fourth none is near enough.
    #expect(try blocking.elevation(nearest: large) == 119)
    #expect(try blocking.elevation(nearest: Self.place(20.235, 44.705)) == nil)
  }

  @Test(
    "in a void on uneven ground it is the nearest cell on the ground, of equals the northernmost, then westernmost"
  )
  func unevenGround() throws {
    let valid: Set<[Int]> = [[0, 2], [2, 3], [3, 0], [4, 4], [7, 7], [8, 6], [9, 8], [5, 8]]
    var raster = TestRaster.degrees(columns: 12, rows: 12) { column, row in
      valid.contains([row, column]) ? Double(100 * row + column) : -1
    }
    raster.nodata = -1
    let path = try raster.write(to: "a.tif", in: scratch)
    let posts = try TerrainPosts(TerrainMosaic(paths: [path], crs: nil, voids: .block))
    for row in 0..<12 {
      for column in 0..<12 {
        let near = valid.map { (cell: [Int]) -> (square: Double, cell: [Int]) in
          // At 45 degrees cells are 0.71 as wide as high; reach is two heights.
          let (down, right) = (Double(cell[0] - row), 0.71 * Double(cell[1] - column))
          return (square: down * down + right * right, cell: cell)
        }
        .filter { $0.square <= 4 }
        .min { ($0.square, $0.cell[0], $0.cell[1]) < ($1.square, $1.cell[0], $1.cell[1]) }
        let place = Self.place(20.005 + 0.01 * Double(column), 44.995 - 0.01 * Double(row))
        let expected = near.map { Double(100 * $0.cell[0] + $0.cell[1]) }
        #expect(try posts.elevation(nearest: place) == expected, "row \(row), column \(column)")
      }
    }
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

  @Test("the ground under a line is told at its places and at each crossing with rows and columns of posts")
  func along() throws {
    let raster = TestRaster.degrees { Double(3 * $0 + 5 * $1) }
    let posts = try TerrainPosts(TerrainMosaic(raster.write(to: "a.tif", in: scratch)))
    let line = (0...10).map { step in
      Self.place(20.052 + 0.0179 * Double(step), 44.913 - 0.0136 * Double(step))
    }
    let samples = try posts.ground(along: line, distances: line.indices.map(Double.init))
    // Among posts it runs from column 4.7, row 8.2 to column 22.6, row 21.8: over 18 columns and 13 rows.
    #expect(samples.count == 9 + 18 + 13)
    #expect(samples.map(\.distance) == samples.map(\.distance).sorted())
    for sample in samples {
      let column = (sample.place.longitude - 20) / 0.01 - 0.5
      let row = (45 - sample.place.latitude) / 0.01 - 0.5
      // On a plane interpolation is exact, to the rounding of degrees.
      #expect(abs(try #require(sample.elevation) - (3 * column + 5 * row)) < 1e-6)
      #expect(abs(sample.distance - (sample.place.longitude - 20.052) / 0.0179) < 1e-9)
    }
  }

  @Test("under a line the finest raster counts, the coarse one beside it, and nothing in voids of all")
  func alongSeveral() throws {
    var coarse = TestRaster.degrees { column, _ in column >= 30 ? -1 : 100 }
    coarse.nodata = -1
    var fine = TestRaster.degrees(columns: 20, rows: 160) { _, _ in 700 }
    fine.transform = [20.1, 0.0025, 0, 45, 0, -0.0025]
    let posts = try TerrainPosts(
      TerrainMosaic(
        paths: [coarse.write(to: "a.tif", in: scratch), fine.write(to: "b.tif", in: scratch)], crs: nil,
        voids: .block))
    let line = (0...20).map { Self.place(20.052 + 0.0149 * Double($0), 44.8765) }
    let samples = try posts.ground(along: line, distances: line.indices.map(Double.init)).map { sample in
      // Weights sum to 1 but for rounding.
      (longitude: sample.place.longitude, elevation: sample.elevation.map { ($0 * 1e6).rounded() / 1e6 })
    }
    for (longitude, elevation) in samples {
      let expected: Double? =
        longitude > 20.1 && longitude < 20.15 ? 700 : longitude < 20.3 ? 100 : nil
      #expect(elevation == expected, "\(longitude)")
    }
    // 20 columns of the fine raster, each crossed once.
    #expect(samples.count { $0.elevation == 700 } >= 20)
    #expect(samples.contains { $0.elevation == nil })
  }
}
