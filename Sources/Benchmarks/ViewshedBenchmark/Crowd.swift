import GeoCore
import TerrainKernels

/// Many observers over one terrain, and the truth of their union on a sample: what is asked of a cumulative
/// viewshed.
struct Crowd: Sendable {
  let terrain: Terrain
  let viewpoints: [Viewpoint]
  /// The cells within range of each viewpoint, added up.
  let cellCount: Int
  /// The cells on which unions are compared.
  private let sample: [Cell]
  /// Whether any viewpoint truly sees the cell.
  private let truth: [Bool]

  /// How far each looks (m).
  static let range = 10_000.0

  /// Observers on hilltops.
  ///
  /// - Parameter sampled: how many cells of the terrain to compare.
  init(count: Int, over terrain: Terrain, sampled: Int, seed: UInt64) async {
    let margin = Int(Self.range / min(terrain.cellSize.width, terrain.cellSize.height)) + 1
    let viewpoints = terrain.hilltops(count: count, margin: margin, seed: seed).map {
      terrain.viewpoint(at: $0, range: Self.range)
    }
    self.terrain = terrain
    self.viewpoints = viewpoints
    cellCount = viewpoints.reduce(0) { $0 + $1.cellCount(over: terrain) }
    var random = SeededGenerator(seed: seed)
    let window = terrain.raster.window
    sample = (0..<sampled).map { _ in
      Cell(
        row: Int.random(in: window.rows, using: &random),
        column: Int.random(in: window.columns, using: &random))
    }
    let sights = viewpoints.map { (viewpoint: $0, sight: terrain.sight(from: $0)) }
    truth = await sample.mapInParallel { cell in
      sights.contains { $0.viewpoint.looks(at: cell, cellSize: terrain.cellSize) && $0.sight.isVisible(cell) }
    }
  }

  /// How far a union agrees with the truth.
  func tally(_ isCovered: (Int) -> Bool) -> Tally {
    var tally = Tally()
    for (cell, truth) in zip(sample, truth) {
      tally.count(isCovered(terrain.raster.window.index(of: cell)), truth: truth)
    }
    return tally
  }
}
