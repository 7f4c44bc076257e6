import Foundation
import GeoCore
import GeoIO
import Testing

struct DEMTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func rough(_ column: Int, _ row: Int) -> Double { Double((column * 37 + row * 101) % 97) }

  /// A raster of that transform and system, over 12 columns and 9 rows.
  private func open(
    _ transform: [Double], crs: String = "EPSG:32634", value: @escaping (Int, Int) -> Double = rough
  ) throws -> DEM {
    let name = UUID().uuidString + ".tif"
    let raster = TestRaster(columns: 12, rows: 9, transform: transform, crs: crs, value: value)
    return try DEM(opening: raster.write(to: name, in: scratch))
  }

  @Test("elevations are the raster's own, cell for cell")
  func elevations() throws {
    let dem = try open([500_000, 100, 0, 4_600_000, 0, -100])
    let window = CellWindow(rows: 2..<7, columns: 3..<11)
    let raster = try dem.elevations(around: window, voids: .block)
    #expect(raster.window == window)
    for cell in Window.cells(window) { #expect(raster[cell] == Float(Self.rough(cell.column, cell.row))) }
    #expect(try dem.elevations(around: window.expanded(by: 50), voids: .block).window == dem.extent)
  }

  @Test("a raster stored from south to north is the same DEM")
  func southUp() throws {
    let north = try open([500_000, 100, 0, 4_600_000, 0, -100])
    // The last stored row is the northernmost.
    let south = try open([500_000, 100, 0, 4_599_100, 0, 100]) { Self.rough($0, 8 - $1) }
    #expect(south.geoTransform == north.geoTransform)
    let window = CellWindow(rows: 1..<4, columns: 2..<12)
    #expect(
      try south.elevations(around: window, voids: .block) == north.elevations(around: window, voids: .block))
    #expect(south.cell(at: (500_250, 4_599_850)) == Cell(row: 1, column: 2))
  }

  @Test("voids of a raster stored from south to north stay where they are")
  func southUpVoids() throws {
    let south = try open([500_000, 100, 0, 4_599_100, 0, 100]) { $0 == 4 && $1 == 1 ? .nan : 5 }
    let raster = try south.elevations(around: south.extent, voids: .block)
    #expect(raster.voids.voidCount == 1)
    #expect(raster[Cell(row: 7, column: 4)] == nil)
  }

  @Test(
    "a grid that is turned or runs west is refused with a remedy",
    arguments: [[500_000, 100, 3, 4_600_000, 3, -100], [500_000, -100, 0, 4_600_000, 0, -100]])
  func rotated(transform: [Double]) throws {
    let error = try fault(.badData) { _ = try open(transform) }
    #expect(error.problem.contains("rotated"))
    #expect(error.remedy.contains("gdalwarp"))
  }

  @Test("a void is filled alike from a window that cuts through it")
  func fill() throws {
    let dem = try open([500_000, 100, 0, 4_600_000, 0, -100]) { column, row in
      (4..<8).contains(column) && (3..<5).contains(row) ? .nan : Self.rough(column, row)
    }
    let whole = try dem.elevations(around: dem.extent, voids: .fill)
    #expect(!whole.voids.hasVoids)
    let window = CellWindow(rows: 4..<5, columns: 5..<6)
    let part = try dem.elevations(around: window, voids: .fill)
    let cell = Cell(row: 4, column: 5)
    #expect(part[cell] != nil)
    #expect(part[cell] == whole[cell])
    #expect(try dem.elevations(around: window, voids: .block)[cell] == nil)
  }

  @Test("a cell holds its west and north edges, the last ones their other two as well")
  func halfOpen() throws {
    let dem = try open([500_000, 100, 0, 4_600_000, 0, -100])
    #expect(dem.cell(at: (500_000, 4_600_000)) == Cell(row: 0, column: 0))
    #expect(dem.cell(at: (500_100, 4_599_900)) == Cell(row: 1, column: 1))
    #expect(dem.cell(at: (499_999.9, 4_599_950)) == nil)
    #expect(dem.cell(at: (501_200, 4_599_950)) == Cell(row: 0, column: 11))
    #expect(dem.cell(at: (500_050, 4_599_100)) == Cell(row: 8, column: 0))
    #expect(dem.cell(at: (501_200, 4_599_100)) == Cell(row: 8, column: 11))
    #expect(dem.cell(at: (501_200.1, 4_599_950)) == nil)
    #expect(dem.cell(at: (500_050, 4_599_099.9)) == nil)
    #expect(dem.center(of: Cell(row: 1, column: 2)) == (500_250, 4_599_850))
  }

  @Test("a longitude is the same place a whole turn on")
  func wholeTurn() throws {
    let dem = try open([359.9, 0.01, 0, 45, 0, -0.01], crs: "EPSG:4326")
    #expect(dem.cell(at: (-0.085, 44.995)) == Cell(row: 0, column: 1))
    #expect(dem.cell(at: (359.915, 44.995)) == Cell(row: 0, column: 1))
    #expect(dem.cell(at: (0.085, 44.995)) == nil)
  }

  @Test("a projected DEM's cells have the size of its plane, in metres")
  func planeCells() throws {
    let metres = try open([500_000, 100, 0, 4_600_000, 0, -50])
    let centre = Cell(row: 4, column: 5)
    #expect(try metres.cellSize(at: centre) == CellSize(width: 100, height: 50))
    // New York Long Island in US survey feet: 1200 / 3937 m.
    let feet = try open([1_000_000, 100, 0, 200_000, 0, -200], crs: "EPSG:2263")
    let size = try feet.cellSize(at: centre)
    #expect(abs(size.width - 120_000 / 3937) < 1e-9)
    #expect(abs(size.height - 240_000 / 3937) < 1e-9)
  }

  @Test("a geographic DEM's cells are measured at the cell")
  func geographicCells() throws {
    let dem = try open([20, 0.01, 0, 60.15, 0, -0.01], crs: "EPSG:4326")
    // `geod +ellps=WGS84 -I +units=m` of 60.105 20.1 60.105 20.11, and of 60.1 20.105 60.11 20.105.
    let size = try dem.cellSize(at: Cell(row: 4, column: 10))
    #expect(abs(size.width - 556.2309) < 1e-4)
    #expect(abs(size.height - 1114.1407) < 1e-4)
  }

  @Test("cells too small or too large for ground are refused", arguments: [1e-5, 2e6])
  func senselessCells(size: Double) throws {
    let dem = try open([500_000, size, 0, 4_600_000, 0, -size])
    let error = try fault(.badData) { _ = try dem.cellSize(at: Cell(row: 0, column: 0)) }
    #expect(error.problem.contains("has cells of"))
  }

  @Test("the plane's north is turned from true north as published formulas say")
  func convergence() throws {
    // Snyder 1987, equation 8-15 for the sphere: tan(convergence) = tan(longitude from the meridian)
    // sin(latitude).
    let dem = try open([748_400, 100, 0, 4_654_600, 0, -100])
    let centre = Cell(row: 4, column: 0)
    let place = try dem.place(of: dem.center(of: centre))
    let radians = (place.longitude - 21) * .pi / 180
    let expected = atan(tan(radians) * sin(place.latitude * .pi / 180)) * 180 / .pi
    #expect(abs(try dem.meridianConvergence(at: centre).degrees - expected) < 1e-3)
    let geographic = try open([20, 0.01, 0, 60.15, 0, -0.01], crs: "EPSG:4326")
    #expect(try geographic.meridianConvergence(at: centre).degrees == 0)
  }

  @Test(
    "a plane's scale error is told: Web Mercator's is 1 / cos(latitude) - 1, and its cells are those on the ground"
  )
  func scaleError() throws {
    // About 45.2 degrees north; on the ellipsoid the sides differ by less than a percent.
    let mercator = try open([2_300_000, 100, 0, 5_650_000, 0, -100], crs: "EPSG:3857")
    let centre = Cell(row: 4, column: 5)
    let latitude = try mercator.place(of: mercator.center(of: centre)).latitude
    #expect(abs(try mercator.scaleError(at: centre) - (1 / cos(latitude * .pi / 180) - 1)) < 0.01)
    // On UTM's meridian the scale is 0.9996.
    let utm = try open([499_450, 100, 0, 4_600_000, 0, -100])
    #expect(abs(try utm.scaleError(at: centre) + 0.0004) < 1e-7)
    #expect(try utm.isTrue(at: centre))
    #expect(try utm.cellSize(at: centre) == CellSize(square: 100))
    #expect(try !mercator.isTrue(at: centre))
    let size = try mercator.cellSize(at: centre)
    // `geod +ellps=WGS84 -I` between the middles of the cell's sides, as `cs2cs` of EPSG:3857 gives them.
    #expect(abs(size.width - 70.5) < 0.5)
    #expect(abs(size.height - 70.3) < 0.5)
  }

  @Test("coordinates of another system are brought to the DEM's")
  func otherSystem() throws {
    let dem = try open([500_000, 100, 0, 4_600_000, 0, -100])
    #expect(try dem.point(x: 3, y: 4, crs: nil) == (3, 4))
    // `cs2cs` of 500350 4600250 from EPSG:32634 to longitude and latitude.
    let point = try dem.point(x: 21.0041969694, y: 41.5539162886, crs: "EPSG:4326")
    #expect(abs(point.x - 500_350) < 1e-3)
    #expect(abs(point.y - 4_600_250) < 1e-3)
    #expect(try fault(.wrongUsage) { _ = try dem.point(x: 1, y: 2, crs: "moon") }.problem.contains("moon"))
  }
}
