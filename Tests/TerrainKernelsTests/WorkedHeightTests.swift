import GeoCore
import Testing

@testable import TerrainKernels

/// The engines that promise heights.
let provenEngines: [ViewshedEngine] = [.reference, .exact]

@Suite("Least visible heights by hand")
struct WorkedHeightTests {
  private func expect(
    _ expected: [Double], _ engine: ViewshedEngine, over terrain: Raster, from observer: Cell, eye: Double,
    row: Int = 0, voids: VoidPolicy = .block
  ) {
    let heights = engine.minimumHeights(
      from: Viewpoint(cell: observer, eyeElevation: eye, targetHeight: 0, maxRange: 100), over: terrain,
      cellSize: CellSize(square: 1), curvature: .flat, voids: voids)
    for (column, height) in expected.enumerated() {
      let found = Double(heights[Cell(row: row, column: column)])
      #expect(
        found == height || abs(found - height) <= heightTolerance(engine, at: height),
        "column \(column): \(found) for \(height)")
    }
  }

  // Eye 2, a wall of 4 at column 3: over its top the slope is (4 - 2) / 3 = 2/3, so column j needs 2 + 2 j /
  // 3: 14/3, 16/3, 18/3, 20/3. The wall's own ground and all before it is seen.
  @Test("Behind a wall it rises with the slope over the wall", arguments: provenEngines)
  func wall(engine: ViewshedEngine) {
    expect(
      [0, 0, 0, 0, 14.0 / 3, 16.0 / 3, 6, 20.0 / 3], engine, over: raster([[0, 0, 0, 4, 0, 0, 0, 0]]),
      from: Cell(row: 0, column: 0), eye: 2)
  }

  // The profile of the worked viewshed, eye 2: c4 stands on 0 and c5 on 2 under slope 1/3 of c3: lines at
  // 10/3 and 11/3, so 10/3 - 0 and 11/3 - 2 = 5/3; the others are seen.
  @Test("On a 1 x 8 profile it is the line's height less the ground's", arguments: provenEngines)
  func profile(engine: ViewshedEngine) {
    expect(
      [0, 0, 0, 0, 10.0 / 3, 5.0 / 3, 0, 0], engine, over: raster([[0, 1, 1, 3, 0, 2, 4, 5]]),
      from: Cell(row: 0, column: 0), eye: 2)
  }

  // The corner of a 3 x 3 around a pillar of 4, eye 2. (1,2) crosses column 1 half way, on ground (0 + 4) / 2
  // = 2: level with the eye, so it needs 2. (2,2) crosses the pillar half way: 2 + 2 (4 - 2) = 6.
  @Test("At a crossing between two posts the ground between them counts", arguments: provenEngines)
  func corner(engine: ViewshedEngine) {
    let terrain = raster([[0, 0, 0], [0, 4, 0], [0, 0, 0]])
    let observer = Cell(row: 0, column: 0)
    expect([0, 0, 0], engine, over: terrain, from: observer, eye: 2, row: 0)
    expect([0, 0, 2], engine, over: terrain, from: observer, eye: 2, row: 1)
    expect([0, 2, 6], engine, over: terrain, from: observer, eye: 2, row: 2)
  }

  // Eye 11 on a cliff of 10 whose edge is at column 2: slope -1/2, so column j at its foot needs 11 - j / 2,
  // column 21 1/2, and none from column 22 on.
  @Test("Below a cliff it falls to nothing where the foot comes into view", arguments: provenEngines)
  func cliff(engine: ViewshedEngine) {
    let terrain = raster([[10, 10, 10] + [Int](repeating: 0, count: 27)])
    let expected = (0..<30).map { $0 < 3 ? 0 : max(0, 11 - Double($0) / 2) }
    expect(expected, engine, over: terrain, from: Cell(row: 0, column: 0), eye: 11)
  }

  // The saddle of the worked viewshed, eye 5 in row 2: column 2 has slope -1/2, so column 3 on 3 needs
  // 5 - 3/2 - 3 = 1/2 and column 4 on 0 needs 5 - 2 = 3.
  @Test("Across a saddle it is what the pass hides", arguments: provenEngines)
  func saddle(engine: ViewshedEngine) {
    expect([0, 0, 0, 0.5, 3], engine, over: saddleTerrain, from: Cell(row: 2, column: 0), eye: 5, row: 2)
  }

  @Test("Behind a void that blocks no height is seen", arguments: provenEngines)
  func blockingVoid(engine: ViewshedEngine) {
    let place = Cell(row: 0, column: 2)
    let terrain = raster([[0, 0, 0, 0, 0]]).withVoids([place])
    let observer = Cell(row: 0, column: 0)
    expect([0, 0, 0, .infinity, .infinity], engine, over: terrain, from: observer, eye: 2)
    expect([0, 0, 0, 0, 0], engine, over: terrain, from: observer, eye: 2, voids: .transparent)
  }

  @Test("Where the viewpoint does not look no height is seen", arguments: provenEngines)
  func outside(engine: ViewshedEngine) {
    let viewpoint = Viewpoint(
      cell: Cell(row: 2, column: 2), eyeElevation: 2, targetHeight: 0, minRange: 1, maxRange: 2,
      sector: Sector(from: Angle(degrees: 30), width: Angle(degrees: 90)))
    let heights = engine.minimumHeights(
      from: viewpoint, over: Raster(window: CellWindow(rows: 0..<5, columns: 0..<5), filledWith: 0),
      cellSize: CellSize(square: 1), curvature: .flat, voids: .block)
    // North-east at sqrt 2, east at 1 and 2, within 120 degrees; the observer's own cell is nearer than 1 m.
    let looked = [Cell(row: 1, column: 3), Cell(row: 2, column: 3), Cell(row: 2, column: 4)]
    for row in 0..<5 {
      for column in 0..<5 {
        let cell = Cell(row: row, column: column)
        #expect(heights[cell] == (looked.contains(cell) ? 0 : .infinity), "\(cell)")
      }
    }
  }
}
