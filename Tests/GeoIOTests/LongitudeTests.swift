import Foundation
import GeoCore
import GeoIO
import Testing

/// Rasters in degrees around the antimeridian, and counted from 0 to 360.
struct LongitudeTests {
  private let scratch: Scratch
  private static let lattice = Lattice(zone: 0, centralMeridian: 180, cellSize: 1_000)

  init() throws { scratch = try Scratch() }

  /// A tenth of a degree a cell over 2 degrees, from a longitude; values are the cells' columns counted from 179 degrees.
  private func write(_ name: String, west: Double, first: Int, columns: Int = 20) throws -> String {
    var raster = TestRaster.degrees(columns: columns, rows: 20) { column, row in
      Double(100 + first + column) + 3 * Double(row)
    }
    raster.transform = [west, 0.1, 0, 46, 0, -0.1]
    return try raster.write(to: name, in: scratch)
  }

  private func window(around longitude: Double) throws -> CellWindow {
    let point = try #require(
      try LatticeProjection(Self.lattice).points(of: [Coordinate(longitude: longitude, latitude: 45)]).first)
    return CellWindow(around: Self.lattice.cell(at: point), reach: 20)
  }

  private func elevations(_ paths: [String], around longitude: Double) throws -> Raster {
    try TerrainMosaic(paths: paths, crs: nil, voids: .block)
      .elevations(of: Self.lattice, window: window(around: longitude))
  }

  @Test("a raster is the same ground whole turns on", arguments: [-360.0, 360])
  func turns(turn: Double) throws {
    let usual = try write("usual.tif", west: 178, first: -10)
    let turned = try write("turned.tif", west: 178 + turn, first: -10)
    let found = try elevations([turned], around: 179)
    #expect(!found.voids.hasVoids)
    let expected = try elevations([usual], around: 179)
    #expect(zip(found.cells, expected.cells).allSatisfy { abs($0 - $1) < 1e-3 })
    let place = Coordinate(longitude: 179, latitude: 45)
    let posts = try TerrainPosts(TerrainMosaic(turned))
    #expect(try posts.elevations(at: [place]) == TerrainPosts(TerrainMosaic(usual)).elevations(at: [place]))
    #expect(
      try TerrainMosaic(turned).contains([place, Coordinate(longitude: -179.5, latitude: 45)]) == [
        true, false,
      ])
  }

  @Test("a raster that runs over 180 and two that meet there are one ground on both sides")
  func across() throws {
    let over = try write("over.tif", west: 179, first: 0)
    let west = try write("west.tif", west: 179, first: 0, columns: 10)
    let east = try write("east.tif", west: -180, first: 10, columns: 10)
    let places = [179.95, -179.95, 180, -180].map { Coordinate(longitude: $0, latitude: 45.05) }
    for paths in [[over], [west, east], [east, west]] {
      let found = try elevations(paths, around: 180)
      #expect(!found.voids.hasVoids)
      let expected = try elevations([over], around: 180)
      #expect(zip(found.cells, expected.cells).allSatisfy { abs($0 - $1) < 1e-3 })
      let mosaic = try TerrainMosaic(paths: paths, crs: nil, voids: .block)
      #expect(try mosaic.contains(places) == [true, true, true, true])
      let inside = [179.95, -179.95, 180.05, -180.05].map { Coordinate(longitude: $0, latitude: 45.05) }
      let posts = try TerrainPosts(mosaic).elevations(at: inside)
      #expect(posts == [136, 137, 137, 136])
    }
  }

  @Test("a raster of the whole Earth has no edge at its ends", arguments: [-180.0, 0])
  func global(west: Double) throws {
    var raster = TestRaster.degrees(columns: 720, rows: 20) { column, _ in
      // The same on both sides of the antimeridian, from 400 m down to 40 m.
      let longitude = west + 0.5 * Double(column) + 0.25
      return 400 - 2 * min(abs(longitude - 180), abs(longitude + 180))
    }
    raster.transform = [west, 0.5, 0, 50, 0, -0.5]
    let path = try raster.write(to: "globe.tif", in: scratch)
    let found = try elevations([path], around: 180)
    #expect(!found.voids.hasVoids)
    let places = try LatticeProjection(Self.lattice).places(
      of: Window.cells(found.window).map(Self.lattice.center))
    for (cell, place) in zip(Window.cells(found.window), places) where abs(abs(place.longitude) - 180) > 0.26
    {
      let expected = 400 - 2 * (180 - abs(place.longitude))
      #expect(abs(Double(try #require(found[cell])) - expected) < 1e-3)
    }
    #expect(try TerrainMosaic(path).contains([Coordinate(longitude: -180, latitude: 45)]) == [true])
  }

  @Test("a canopy and a hillshade follow")
  func others() throws {
    let east = try write("east.tif", west: 180, first: 10)
    let landCover = try LandCoverMosaic(paths: [east], crs: nil, content: .heights)
    #expect(try !landCover.heights(of: Self.lattice, window: window(around: -179)).voids.hasVoids)
    let middle = try #require(
      try LatticeProjection(Self.lattice).points(of: [Coordinate(longitude: -179, latitude: 45)]).first)
    let grid = HillshadeGrid(around: [middle], and: [], on: Self.lattice)
    try Hillshade(paths: [east], query: RasterQuery()).write(
      grid, in: OutputFolder(filesIn: scratch.path), as: "h.tif")
    let shades = try Tool.cells(of: scratch.file("h.tif"), band: 1, in: scratch)
    #expect(shades[grid.window.index(of: grid.lattice.cell(at: middle))] > 0)
  }
}
