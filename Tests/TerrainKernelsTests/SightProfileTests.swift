import GeoCore
import TestSupport
import Testing

@testable import TerrainKernels

@Suite("What lies under a sight line")
struct SightProfileTests {
  /// Rounding of a quotient of small whole numbers (m).
  private static let rounding = 1e-12

  private func profile(
    over terrain: Raster, from observer: Cell = Cell(row: 0, column: 0), to target: Cell, eye: Double,
    targetHeight: Double = 0, voids: VoidPolicy = .block
  ) -> SightProfile {
    LineOfSight.profile(
      from: Viewpoint(cell: observer, eyeElevation: eye, targetHeight: targetHeight, maxRange: 100),
      to: target, ground: Double(terrain.cells[terrain.window.index(of: target)]),
      cellSize: CellSize(square: 1), curvature: .flat, voids: voids
    ) { _ in terrain }
  }

  private func expect(_ crossing: SightProfile.Crossing?, share: Double, excess: Double) throws {
    let crossing = try #require(crossing)
    #expect(abs(crossing.share - share) < Self.rounding)
    #expect(abs(crossing.excess - excess) < Self.rounding)
  }

  // From 2 to 0 in six columns the line is at 1 over column 3, whose wall of 4 rises 3 above it.
  @Test("A wall blocks where it stands, by what it rises above the line")
  func wall() throws {
    let found = profile(over: raster([[0, 0, 0, 4, 0, 0, 0]]), to: Cell(row: 0, column: 6), eye: 2)
    #expect(!found.isVisible)
    try expect(found.firstBlocking, share: 1.0 / 2, excess: 3)
    #expect(found.highest == found.firstBlocking)
  }

  // From 2 to 0 in seven columns: 8/7 over column 3 (4 - 8/7 = 20/7), 4/7 over column 5 (9 - 4/7 = 59/7).
  @Test("The first that blocks and the highest may be two")
  func twoWalls() throws {
    let found = profile(over: raster([[0, 0, 0, 4, 0, 9, 0, 0]]), to: Cell(row: 0, column: 7), eye: 2)
    try expect(found.firstBlocking, share: 3.0 / 7, excess: 20.0 / 7)
    try expect(found.highest, share: 5.0 / 7, excess: 59.0 / 7)
  }

  // From 6 to 3 the line is at 5, 4 over columns 1 and 2: clear of 0 by 5 and of 3 by 1.
  @Test("On a free line the highest comes nearest to it")
  func free() throws {
    let found = profile(over: raster([[0, 0, 3, 3]]), to: Cell(row: 0, column: 3), eye: 6)
    #expect(found.isVisible)
    try expect(found.highest, share: 2.0 / 3, excess: -1)
  }

  // (2,3) of the rows below crosses column 1 at row 2/3 on (0 + 2 * 3) / 3 = 2, column 2 at row 4/3 on
  // (2 * 6 + 0) / 3 = 4 and row 1 at column 3/2 on (3 + 6) / 2 = 9/2; the line from 3 to 0 is there at 2, 1
  // and 3/2.
  @Test("Crossings of both families are put in the order of the way")
  func families() throws {
    let terrain = raster([[0, 0, 0, 0], [0, 3, 6, 0], [0, 0, 0, 0]])
    let found = profile(over: terrain, to: Cell(row: 2, column: 3), eye: 3)
    // The first grazes (2 - 2 = 0), the second has 9/2 - 3/2 = 3 and the third 4 - 1 = 3.
    try expect(found.firstBlocking, share: 1.0 / 2, excess: 3)
    try expect(found.highest, share: 1.0 / 2, excess: 3)
  }

  @Test("Neighbours have nothing between them")
  func neighbours() {
    let found = profile(over: raster([[9, 0], [0, 9]]), to: Cell(row: 1, column: 1), eye: -5)
    #expect(found.highest == nil)
    #expect(found.isVisible)
  }

  @Test("A void that blocks rises without end, one that does not is passed over")
  func voids() throws {
    let terrain = raster([[0, 0, 5, 3, 0, 0]]).withVoids([Cell(row: 0, column: 2)])
    let target = Cell(row: 0, column: 5)
    let blocked = profile(over: terrain, to: target, eye: 2)
    #expect(blocked.firstBlocking?.share == 2.0 / 5)
    #expect(blocked.firstBlocking?.excess == .infinity)
    // From 2 to 0 the line is at 4/5 over column 3, whose ground of 3 rises 11/5 above it.
    let passed = profile(over: terrain, to: target, eye: 2, voids: .transparent)
    try expect(passed.firstBlocking, share: 3.0 / 5, excess: 11.0 / 5)
  }

  @Test("It says visible exactly where sight does", arguments: [71, 72] as [UInt64])
  func agrees(seed: UInt64) {
    let terrain = integerTerrain(rows: 21, columns: 25, relief: 12, seed: seed).withHoles(seed: seed)
    let observer = Cell(row: 9, column: 6)
    for voids in VoidPolicy.allCases {
      let seen = viewshed(over: terrain, from: observer, eye: 14, targetHeight: 1, voids: voids)
      for row in terrain.window.rows {
        for column in terrain.window.columns {
          let target = Cell(row: row, column: column)
          let found = profile(
            over: terrain, from: observer, to: target, eye: 14, targetHeight: 1, voids: voids)
          #expect(found.isVisible == seen[target], "seed \(seed), \(voids), \(target)")
        }
      }
    }
  }
}

/// Lines longer than one stretch of ground.
@Suite("What lies under a long sight line")
struct LongSightTests {
  @Test(
    "Whatever ground is given at a time, the line is the same, and its verdict the reference's",
    arguments: 0..<24)
  func stretches(seed: Int) {
    let terrain = integerTerrain(rows: 700, columns: 640, relief: 60, seed: UInt64(seed))
    var random = SeededGenerator(seed: UInt64(seed) ^ 0xACE)
    func cell() -> Cell {
      Cell(row: Int.random(in: 0..<700, using: &random), column: Int.random(in: 0..<640, using: &random))
    }
    let holes = (0..<3_000).map { _ in cell() }
    let ground = seed % 3 == 0 ? terrain.withVoids(holes) : terrain
    let voids: VoidPolicy = seed % 2 == 0 ? .block : .transparent
    let (start, target) = (
      [cell(), Cell(row: 0, column: 0)][seed % 2], [cell(), Cell(row: 699, column: 639)][seed % 2]
    )
    let viewpoint = Viewpoint(cell: start, eyeElevation: 55 + Double(seed), targetHeight: 40, maxRange: 0)
    let height = Double(ground.cells[ground.window.index(of: target)])
    func profile(_ read: (CellWindow) -> Raster) -> SightProfile {
      LineOfSight.profile(
        from: viewpoint, to: target, ground: height, cellSize: CellSize(width: 20, height: 30),
        curvature: EarthCurvature(refraction: 0.13), voids: voids, reading: read)
    }
    var largest = 0
    let cut = profile { window in
      largest = max(largest, window.count)
      return ground.cut(to: window)
    }
    #expect(cut == profile { _ in ground })
    #expect(largest < 70_000)
    let sight = LineOfSight(
      from: viewpoint, over: ground, cellSize: CellSize(width: 20, height: 30),
      curvature: EarthCurvature(refraction: 0.13), voids: voids)
    #expect(cut.isVisible == sight.isVisible(target))
  }
}
