import GeoCore
import Testing

@testable import TerrainKernels

@Suite("Sectors and vertical fields only take away")
struct SectorLawTests {
  private let size = CellSize(width: 20, height: 31)
  private let observer = Cell(row: 30, column: 35)

  private func terrain(_ seed: UInt64) -> Raster {
    fractalTerrain(levels: 6, relief: 100, roughness: 0.55, seed: seed)
  }

  private func seen(
    _ engine: ViewshedEngine, over terrain: Raster, sector: Sector = .full, field: VerticalField? = nil
  ) -> Viewshed {
    engine.viewshed(
      from: Viewpoint(
        cell: observer, eyeElevation: Double(terrain.cells[terrain.window.index(of: observer)]) + 30,
        targetHeight: 1.8, maxRange: 800, sector: sector, verticalField: field),
      over: terrain, cellSize: size, curvature: EarthCurvature(refraction: 0.13), voids: .block)
  }

  @Test(
    "A sector and its rest see what the full circle does, and only their bounds twice",
    arguments: ViewshedEngine.allCases, [(10.0, 3.0), (0, 90), (350, 40), (120, 200), (300, 359)])
  func complement(engine: ViewshedEngine, bounds: (start: Double, width: Double)) {
    let terrain = terrain(91)
    let full = seen(engine, over: terrain)
    let first = Sector(from: Angle(degrees: bounds.start), width: Angle(degrees: bounds.width))
    let last = Sector(
      from: Angle(degrees: bounds.start + bounds.width), width: Angle(degrees: 360 - bounds.width))
    let (one, rest) = (seen(engine, over: terrain, sector: first), seen(engine, over: terrain, sector: last))
    for row in full.window.rows {
      for column in full.window.columns {
        let cell = Cell(row: row, column: column)
        #expect(full[cell] == (one[cell] || rest[cell]), "\(cell)")
        guard one[cell], rest[cell], cell != observer else { continue }
        let azimuth = Angle.azimuth(
          east: Double(column - observer.column) * size.width,
          north: Double(observer.row - row) * size.height)
        let turns = [first, last].map { azimuth.separation(from: $0.start).radians }
        #expect(turns.contains { $0 < 1e-14 }, "\(cell) is on no bound")
      }
    }
  }

  @Test("Fields one above the other see what the open field does", arguments: ViewshedEngine.allCases)
  func fields(engine: ViewshedEngine) {
    let terrain = terrain(92)
    let full = seen(engine, over: terrain)
    let angles = [-89.0, -8, -2, 1, 89].map { Angle(degrees: $0) }
    let parts = zip(angles, angles.dropFirst()).map {
      seen(engine, over: terrain, field: VerticalField(from: $0, to: $1))
    }
    for row in full.window.rows {
      for column in full.window.columns {
        let cell = Cell(row: row, column: column)
        // The observer's own target is under the eye: straight down, in no field.
        guard cell != observer else { continue }
        let count = parts.count { $0[cell] }
        #expect(full[cell] ? count == 1 : count == 0, "\(cell)")
      }
    }
    #expect(parts.allSatisfy { $0.visible.contains { $0 != 0 } })
  }
}
