import GeoCore
import TestSupport
import Testing

@testable import TerrainKernels

@Suite("What many viewpoints see together")
struct CumulativeViewshedTests {
  private static let terrain = fractalTerrain(levels: 6, relief: 150, roughness: 0.55, seed: 81)
    .withHoles(seed: 81)
  private let size = CellSize(width: 20, height: 31)
  private let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)
  /// A window whose rim some viewpoints do not reach and which does not hold others.
  private let window = CellWindow(rows: 5..<50, columns: 10..<65)
  /// More than the bits of a word, and not a multiple of them.
  private let viewpoints = Self.viewpoints(count: 131, seed: 82)

  private static func viewpoints(count: Int, seed: UInt64) -> [Viewpoint] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      var cell = Cell(
        row: Int.random(in: 0..<65, using: &random), column: Int.random(in: 0..<65, using: &random))
      // The last one stands on a watched cell, so the last word of a row has a bit.
      if number == count - 1 { cell = Cell(row: 33, column: 30) }
      return Viewpoint(
        cell: cell, eyeElevation: Double(terrain.cells[terrain.window.index(of: cell)]) + 20,
        targetHeight: Double(number % 3), minRange: number % 5 == 0 ? 60 : 0, maxRange: 300,
        sector: number % 4 == 0
          ? Sector(from: Angle(degrees: 30 * Double(number)), width: Angle(degrees: 100)) : .full)
    }
  }

  private var watched: [Cell] {
    (10..<50).map { Cell(row: 63 - $0, column: $0) } + [Cell(row: 64, column: 0)]
  }

  private func together(_ engine: ViewshedEngine, threads: Int) async throws -> CumulativeViewshed {
    try await engine.cumulativeViewshed(
      from: viewpoints, over: Self.terrain, cellSize: size, curvature: curvature, voids: .block,
      watching: watched, countingOver: window, threads: threads)
  }

  private func alone(_ engine: ViewshedEngine) -> [Viewshed] {
    viewpoints.map {
      engine.viewshed(from: $0, over: Self.terrain, cellSize: size, curvature: curvature, voids: .block)
    }
  }

  @Test(
    "Each count is the number of single viewsheds, and the union is where it is above 0",
    arguments: ViewshedEngine.allCases)
  func counts(engine: ViewshedEngine) async throws {
    let found = try await together(engine, threads: 2)
    let single = alone(engine)
    #expect(found.window == window)
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        let count = found.counts[window.index(of: cell)]
        #expect(Int(count) == single.count { $0[cell] }, "\(cell)")
        #expect((count > 0) == single.contains { $0[cell] }, "\(cell)")
      }
    }
    #expect(found.counts.contains { $0 > 1 } && found.counts.contains(0))
  }

  @Test("A watched cell knows each viewpoint that sees it", arguments: ViewshedEngine.allCases)
  func watchers(engine: ViewshedEngine) async throws {
    let matrix = try await together(engine, threads: 2).watchers
    let single = alone(engine)
    #expect(matrix.cells == watched)
    #expect(matrix.viewpointCount == viewpoints.count)
    for (index, cell) in watched.enumerated() {
      let expected = single.indices.filter { single[$0][cell] }
      #expect(matrix.viewpoints(seeing: index) == expected, "\(cell)")
      for viewpoint in single.indices {
        #expect(matrix[index, viewpoint: viewpoint] == expected.contains(viewpoint), "\(cell), \(viewpoint)")
      }
    }
    for word in [0..<64, 64..<128, 128..<131] {
      let isUsed = watched.indices.contains { matrix.viewpoints(seeing: $0).contains { word.contains($0) } }
      #expect(isUsed, "viewpoints \(word)")
    }
  }

  @Test("Any number of threads gives the same bits", arguments: ViewshedEngine.allCases)
  func threads(engine: ViewshedEngine) async throws {
    let first = try await together(engine, threads: 1)
    for threads in [2, 5, 200] {
      let other = try await together(engine, threads: threads)
      #expect(other == first, "\(threads) threads")
    }
  }

  @Test("Without viewpoints or watched cells nothing is seen")
  func empty() async throws {
    let none = try await ViewshedEngine.reference.cumulativeViewshed(
      from: [], over: Self.terrain, cellSize: size, curvature: curvature, voids: .block, watching: watched,
      countingOver: window, threads: 3)
    #expect(none.counts.allSatisfy { $0 == 0 })
    #expect(watched.indices.allSatisfy { none.watchers.viewpoints(seeing: $0).isEmpty })
    let unwatched = try await ViewshedEngine.reference.cumulativeViewshed(
      from: Array(viewpoints.prefix(2)), over: Self.terrain, cellSize: size, curvature: curvature,
      voids: .block, countingOver: CellWindow(rows: 0..<0, columns: 0..<0), threads: 1)
    #expect(unwatched.counts.isEmpty)
    #expect(unwatched.watchers.cells.isEmpty)
  }
}
