import Foundation
import GeoCore

/// Hills made from a seed, so that the benchmark needs no data: midpoint displacement (Fournier, Fussell and
/// Carpenter 1982).
struct FractalTerrain {
  private let side: Int
  private var cells: [Float]
  private var random: SeededGenerator

  /// The largest displacement of any level (m): hills do not grow with the size of the map.
  private static let relief: Float = 500
  /// The largest displacement (m) of a level whose step is one cell.
  private static let roughness: Float = 0.6
  /// The power of the step by which displacements grow, up to the relief: above 1 the ground is smoother the
  /// closer one looks.
  private static let exponent: Float = 1.2
  /// The size of a cell (m).
  private static let cellSize = 30.0

  /// A square of 2^levels + 1 cells a side.
  static func terrain(levels: Int, seed: UInt64) -> Terrain {
    var maker = FractalTerrain(levels: levels, seed: seed)
    maker.displaceAll()
    let window = CellWindow(rows: 0..<maker.side, columns: 0..<maker.side)
    return Terrain(
      name: "synthetic", raster: Raster(window: window, cells: maker.cells),
      cellSize: CellSize(square: cellSize))
  }

  private init(levels: Int, seed: UInt64) {
    side = (1 << levels) + 1
    cells = [Float](repeating: 0, count: side * side)
    random = SeededGenerator(seed: seed)
  }

  private mutating func displaceAll() {
    var step = side - 1
    while step > 1 {
      let amplitude = min(Self.relief, Self.roughness * pow(Float(step), Self.exponent))
      displaceCentres(step, amplitude)
      displaceEdges(step, amplitude)
      step /= 2
    }
  }

  /// The middle of each square takes the mean of its corners.
  private mutating func displaceCentres(_ step: Int, _ amplitude: Float) {
    let half = step / 2
    for row in stride(from: half, to: side, by: step) {
      for column in stride(from: half, to: side, by: step) {
        let north = (row - half) * side + column
        let south = (row + half) * side + column
        let sum = cells[north - half] + cells[north + half] + cells[south - half] + cells[south + half]
        cells[row * side + column] = sum / 4 + displacement(amplitude)
      }
    }
  }

  /// The middle of each edge takes the mean of the three or four around it.
  private mutating func displaceEdges(_ step: Int, _ amplitude: Float) {
    let half = step / 2
    for row in stride(from: 0, to: side, by: half) {
      for column in stride(from: (row / half) % 2 == 0 ? half : 0, to: side, by: step) {
        let index = row * side + column
        var sum: Float = 0
        var count: Float = 0
        func take(_ neighbour: Int, _ exists: Bool) {
          guard exists else { return }
          sum += cells[neighbour]
          count += 1
        }
        take(index - half * side, row >= half)
        take(index + half * side, row + half < side)
        take(index - half, column >= half)
        take(index + half, column + half < side)
        cells[index] = sum / count + displacement(amplitude)
      }
    }
  }

  private mutating func displacement(_ amplitude: Float) -> Float {
    // 24 random bits fill a Float's significand.
    (Float(random.next() >> 40) * 0x1p-23 - 1) * amplitude
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same terrain, observers and samples on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
