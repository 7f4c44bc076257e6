import GeoCore
import TerrainKernels
import TestSupport
import Testing

@Suite("Sight over ground that is read tile by tile")
struct TiledLineOfSightTests {
  /// Cells of some nine tiles around the crossing of four of them, on both sides of the lattice's origin.
  private static let window = CellWindow(rows: -210..<190, columns: -150..<260)

  /// Random ground (m), some of it void, one tile without any void and one of nothing else.
  private static func ground(seed: UInt64, voidEvery: Int) -> Raster {
    var random = SeededGenerator(seed: seed)
    var raster = Raster(window: window, filledWith: 0)
    for row in window.rows {
      for column in window.columns {
        let index = window.index(of: Cell(row: row, column: column))
        raster.cells[index] = Float(Int.random(in: 0...4, using: &random) + (row * column % 97) / 9)
        let isSolid = row < 0 && column < 0
        let isGone = row >= 128 && column >= 128
        raster.voids[isVoid: index] =
          isGone || (!isSolid && Int.random(in: 0..<voidEvery, using: &random) == 0)
      }
    }
    return raster
  }

  /// The tiles of a raster; what lies outside it is void.
  private static func tiles(of raster: Raster, asked: @escaping (LatticeTile) -> Void = { _ in })
    -> TiledRaster
  {
    TiledRaster { place in
      asked(place)
      var part = Raster(window: place.window, filledWith: 0)
      for row in place.window.rows {
        for column in place.window.columns {
          let cell = Cell(row: row, column: column)
          let index = place.window.index(of: cell)
          let value = raster.window.contains(cell) ? raster[cell] : nil
          part.cells[index] = value ?? 0
          part.voids[isVoid: index] = value == nil
        }
      }
      return .tile(of: part)
    }
  }

  @Test(
    "Every verdict, needed height and void is that of the line of sight over one raster, bit for bit",
    arguments: [1, 2, 3, 4, 5, 6] as [UInt64], VoidPolicy.allCases)
  func sameBits(seed: UInt64, policy: VoidPolicy) throws {
    let raster = Self.ground(seed: seed, voidEvery: seed.isMultiple(of: 2) ? 3000 : 60)
    let tiles = Self.tiles(of: raster)
    var random = SeededGenerator(seed: seed &* 7919)
    func cell() -> Cell {
      Cell(
        row: Int.random(in: Self.window.rows, using: &random),
        column: Int.random(in: Self.window.columns, using: &random))
    }
    var (hidden, seen, touched) = (0, 0, 0)
    for observer in [cell(), Cell(row: 0, column: 0), Cell(row: -1, column: 127), cell(), cell()] {
      let viewpoint = Viewpoint(
        cell: observer, eyeElevation: Double.random(in: 5...60, using: &random), targetHeight: 1.8,
        maxRange: 1e4)
      let bend = EarthCurvature(refraction: 0.13)
      let plain = LineOfSight(
        from: viewpoint, over: raster, cellSize: CellSize(square: 30), curvature: bend, voids: policy)
      let tiled = TiledLineOfSight(
        from: viewpoint, over: tiles, cellSize: CellSize(square: 30), curvature: bend, voids: policy)
      // Rows, columns and diagonals run along the tiles' edges and through their corners.
      let straight =
        Self.window.rows.map { Cell(row: $0, column: observer.column) }
        + Self.window.columns.map { Cell(row: observer.row, column: $0) }
        + (-150..<150).map { Cell(row: observer.row + $0, column: observer.column - $0) }
      for target in straight.filter(Self.window.contains) + (0..<400).map({ _ in cell() }) {
        let foot = Double.random(in: 0...12, using: &random)
        let isVisible = plain.isVisible(target, ground: foot)
        #expect(try tiled.isVisible(target, ground: foot) == isVisible, "\(observer) to \(target)")
        #expect(
          try tiled.neededHeight(of: target, ground: foot) == plain.neededHeight(of: target, ground: foot),
          "\(observer) to \(target)")
        let touches = plain.touchesVoid(target)
        #expect(try tiled.touchesVoid(target) == touches, "\(observer) to \(target)")
        if isVisible { seen += 1 } else { hidden += 1 }
        if touches { touched += 1 }
      }
    }
    #expect(seen > 100 && hidden > 100 && touched > 100, "seed \(seed) shows too little")
  }

  @Test("Only tiles that a line crosses are read, each once")
  func readsWhatIsCrossed() throws {
    var asked: [LatticeTile] = []
    let tiles = Self.tiles(of: Raster(window: Self.window, filledWith: 3)) { asked.append($0) }
    let sight = TiledLineOfSight(
      from: Viewpoint(cell: Cell(row: 5, column: 5), eyeElevation: 9, targetHeight: 0, maxRange: 1e4),
      over: tiles, cellSize: CellSize(square: 1), curvature: .flat, voids: .block)
    for _ in 0..<2 {
      #expect(try sight.isVisible(Cell(row: 5, column: 250), ground: 3))
      #expect(try sight.isVisible(Cell(row: 5, column: -140), ground: 3))
    }
    // Row 5 lies in the tiles of row 0; the line to column -140 ends in the second tile to the west.
    #expect(asked.count == 4)
    #expect(Set(asked.map(\.window.rows)) == [0..<128])
    #expect(Set(asked.map(\.window.columns.lowerBound)) == [-256, -128, 0, 128])
  }

  @Test("What is void or level all over takes no storage of its own")
  func sharedStorage() {
    let window = LatticeTile(holding: Cell(row: -1, column: 300)).window
    let level = TiledRaster.Tile.tile(of: Raster(window: window, filledWith: 0))
    #expect(level === TiledRaster.Tile.tile(of: Raster(window: window, filledWith: 0)))
    #expect(level[Cell(row: -1, column: 300)] == 0)
    var raster = Raster(window: window, filledWith: 7)
    let ground = TiledRaster.Tile.tile(of: raster)
    #expect(ground.raised(by: level) === ground)
    #expect(ground.raised(by: ground)[Cell(row: -1, column: 300)] == 14)
    for index in raster.cells.indices { raster.voids[isVoid: index] = true }
    let void = TiledRaster.Tile.tile(of: raster)
    #expect(void === TiledRaster.Tile.tile(of: raster) && void[Cell(row: -1, column: 300)] == nil)
    #expect(void.raised(by: ground) === void)
    #expect(ground.raised(by: void) === ground)
  }
}
