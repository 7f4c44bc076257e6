import GeoCore
import TerrainKernels

/// One observer's viewshed to be found, and the truth on a sample of its cells: what every contestant is
/// asked.
struct Question: Sendable {
  let terrain: Terrain
  let viewpoint: Viewpoint
  let standing: Setting
  /// The cells within range, those outside the terrain left out: the same count for every contestant.
  let cellCount: Int
  /// The cells on which answers are compared.
  let sample: [Cell]
  /// The reference's verdict of each cell of the sample.
  let truth: [Bool]

  /// The eye above its ground (m).
  static let observerHeight = 30.0
  /// The target above its ground (m): a person.
  static let targetHeight = 1.8
  /// The bend of light.
  static let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)

  /// Asks about an observer.
  ///
  /// - Parameters:
  ///   - range: how far it looks (m).
  ///   - sampled: how many cells to compare; all cells when there are fewer.
  init(
    of observer: (standing: Setting, cell: Cell), over terrain: Terrain, range: Double, sampled: Int,
    seed: UInt64
  ) async {
    self.terrain = terrain
    standing = observer.standing
    viewpoint = terrain.viewpoint(at: observer.cell, range: range)
    cellCount = viewpoint.cellCount(over: terrain)
    sample = viewpoint.sample(sampled, of: cellCount, over: terrain, seed: seed)
    truth = await terrain.sight(from: viewpoint).verdicts(of: sample)
  }
}

extension Terrain {
  /// The eye that all contests have.
  func viewpoint(at cell: Cell, range: Double) -> Viewpoint {
    Viewpoint(
      cell: cell, eyeElevation: ground(at: cell) + Question.observerHeight,
      targetHeight: Question.targetHeight, maxRange: range)
  }

  /// The reference's sight.
  func sight(from viewpoint: Viewpoint) -> LineOfSight {
    LineOfSight(
      from: viewpoint, over: raster, cellSize: cellSize, curvature: Question.curvature, voids: .block)
  }
}

extension Terrain {
  /// How many cells are within a range (m) of one that is far from any edge.
  func discCells(range: Double) -> Int {
    let reach = Int(range / min(cellSize.width, cellSize.height)) + 1
    let offsets = -reach...reach
    return offsets.reduce(0) { count, rows in
      count + offsets.count { cellSize.squaredDistance(rows: rows, columns: $0) <= range * range }
    }
  }
}

extension Viewpoint {
  /// How many cells of the terrain are within range.
  func cellCount(over terrain: Terrain) -> Int {
    var count = 0
    forEachCell(over: terrain) { _ in count += 1 }
    return count
  }

  /// Distinct cells within range, each as likely as any other: Knuth 1981, algorithm S.
  fileprivate func sample(_ wanted: Int, of count: Int, over terrain: Terrain, seed: UInt64) -> [Cell] {
    var random = SeededGenerator(seed: seed)
    var missing = min(wanted, count)
    var left = count
    var sample: [Cell] = []
    sample.reserveCapacity(missing)
    forEachCell(over: terrain) { cell in
      if missing == left || Int.random(in: 0..<left, using: &random) < missing {
        sample.append(cell)
        missing -= 1
      }
      left -= 1
    }
    return sample
  }

  private func forEachCell(over terrain: Terrain, _ body: (Cell) -> Void) {
    let window = window(within: terrain.raster.window, cellSize: terrain.cellSize)
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        if looks(at: cell, cellSize: terrain.cellSize) { body(cell) }
      }
    }
  }
}

extension LineOfSight {
  /// The verdict of each cell, by all processors.
  fileprivate func verdicts(of cells: [Cell]) async -> [Bool] {
    await cells.mapInParallel { isVisible($0) }
  }
}
