import TestSupport
import GeoCore
import Synchronization

/// How often terrain was read.
final class ReadCounter: Sendable {
  private let count = Atomic(0)

  var reads: Int { count.load(ordering: .relaxed) }

  func add() { count.add(1, ordering: .relaxed) }
}

/// Hills that count how often they are read.
struct CountedHills: TerrainSource, Sendable {
  let counter: ReadCounter

  func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
    counter.add()
    return HashedHills(seed: 3, voidEvery: 80).elevations(of: lattice, window: window)
  }
}
