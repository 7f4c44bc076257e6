import Coverage
import GeoCore
import TestSupport
import Testing

/// The corridor's cells against a plain search of all segments.
struct CorridorTests {
  private static let lattice = Lattice(zone: 0, centralMeridian: 21, cellSize: 60)

  /// The cells of a tile as their definition says: of all segments, one after the other.
  private static func plainCells(
    _ tile: LatticeTile, _ corridor: Corridor, _ points: [PlanePoint]
  ) -> [Bool] {
    var cells: [Bool] = []
    for row in tile.window.rows {
      for column in tile.window.columns {
        let centre = lattice.center(of: Cell(row: row, column: column))
        var nearest = (square: Double.infinity, facing: 0.0)
        for (start, end) in zip(points, points.dropFirst()) {
          let (east, north) = (end.x - start.x, end.y - start.y)
          let (dx, dy) = (centre.x - start.x, centre.y - start.y)
          let length = (east * east + north * north).squareRoot()
          let along = min(max((dx * east + dy * north) / length, 0), length)
          let (offX, offY) = (dx - east / length * along, dy - north / length * along)
          let square = offX * offX + offY * offY
          let facing = (east * dy - north * dx) / length
          let isTie = abs(square - nearest.square) <= 1e-9 * square
          if isTie ? abs(facing) > abs(nearest.facing) : square < nearest.square {
            nearest = (square, facing)
          }
        }
        let width = (nearest.facing > 0) == corridor.side.isLeft ? corridor.inside : corridor.outside
        let reach = max(width, lattice.cellSize / 2)
        cells.append(nearest.square <= reach * reach)
      }
    }
    return cells
  }

  /// A line that wanders, with a vertex every so many metres.
  private static func line(seed: UInt64, step: Double, count: Int) -> [PlanePoint] {
    var random = SeededGenerator(seed: seed)
    var heading = 0.0
    var points = [PlanePoint(x: 1_000, y: 4_800_000)]
    for _ in 0..<count {
      heading += Double.random(in: -1...1, using: &random)
      let last = points[points.count - 1]
      points.append(PlanePoint(x: last.x + step * (1 + heading / 4), y: last.y + step * heading / 2))
      if abs(heading) > 2 { heading = 0 }
    }
    return points
  }

  @Test(
    "a corridor's cells are those of a plain search, with long segments and with many in a cell",
    arguments: [(700.0, 12), (60, 120), (1.5, 3_000)], [BorderSide.left, .outside])
  func plain(density: (step: Double, count: Int), side: BorderSide) {
    for seed in 1...2 {
      let points = Self.line(seed: UInt64(seed), step: density.step, count: density.count)
      let corridor = Corridor(inside: 1_500, outside: 400, side: side)
      let stretch = PlaneStretch(
        part: 0, zone: 0, points: points, chainages: points.indices.map { Double($0) })
      let map = CorridorMap(corridor, along: [stretch], on: Self.lattice)
      #expect(!map.tiles.isEmpty)
      for tile in map.tiles.prefix(2) {
        #expect(map.cells(of: tile) == Self.plainCells(tile, corridor, points), "seed \(seed)")
      }
    }
  }

  /// Whether a point lies in the corridor of a line.
  private static func holds(_ point: PlanePoint, _ corridor: Corridor, _ line: [PlanePoint]) -> Bool {
    let stretch = PlaneStretch(part: 0, zone: 0, points: line, chainages: line.indices.map { Double($0) })
    let cell = lattice.cell(at: point)
    let tile = LatticeTile(holding: cell)
    let map = CorridorMap(corridor, along: [stretch], on: lattice)
    return map.tiles.contains(tile) && map.cells(of: tile)[tile.window.index(of: cell)]
  }

  @Test("Beyond the tip of a sharp corner all is outside, whichever of its two sides comes first")
  func tip() {
    // The tip is the nearest point of both sides to what lies ahead of it. The tongue between them is the inside:
    //
    //     o------____            a cell ahead of the tip lies left of the lower side, which heads east, and right of
    //      inside     ----o   x  the upper one, which heads back: the upper one faces it more squarely
    //     o--------------
    let tip = PlanePoint(x: 10_000, y: 4_800_030)
    let (below, above) = (PlanePoint(x: 0, y: 4_800_030), PlanePoint(x: 0, y: 4_803_030))
    let ahead = PlanePoint(x: tip.x + 600, y: tip.y + 120)
    for (line, side) in [([below, tip, above], BorderSide.left), ([above, tip, below], .right)] {
      let within = Corridor(inside: 2_000, outside: 200, side: side)
      #expect(!Self.holds(ahead, within, line), "the inside is \(side)")
      let beyond = Corridor(inside: 200, outside: 2_000, side: side)
      #expect(Self.holds(ahead, beyond, line), "the inside is \(side)")
      // The tongue itself is inside, near the tip, too.
      let tongue = PlanePoint(x: tip.x - 2_500, y: tip.y + 400)
      #expect(Self.holds(tongue, within, line), "the inside is \(side)")
    }
  }
}
