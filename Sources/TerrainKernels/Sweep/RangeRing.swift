import GeoCore
import SweepRings

/// The ground between two distances from an observer: every engine asks this one type, so that none can differ on
/// which cells are within range.
struct RangeRing {
  /// The squared inner and outer radius (m^2), both inclusive.
  private let squares: ClosedRange<Double>
  private let cellSize: CellSize

  /// The ring between two ground distances (m) on a grid of that cell size.
  init(minRange: Double, maxRange: Double, cellSize: CellSize) {
    squares = (minRange * minRange)...(maxRange * maxRange)
    self.cellSize = cellSize
  }

  /// The most rows that a cell of the ring can be away.
  var rowReach: Int {
    farthest(ofSquare: squares.upperBound) { cellSize.squaredDistance(rows: $0, columns: 0) } ?? 0
  }

  /// The most columns that a cell of the ring can be away.
  var columnReach: Int {
    farthest(ofSquare: squares.upperBound) { cellSize.squaredDistance(rows: 0, columns: $0) } ?? 0
  }

  /// Whether a cell that many rows and columns away is in the ring.
  func contains(rowOffset: Int, columnOffset: Int) -> Bool {
    squares.contains(cellSize.squaredDistance(rows: rowOffset, columns: columnOffset))
  }

  /// How many cells to either side of a line, `major` cells away along one axis, belong to the disc.
  ///
  /// - Parameter distance: the squared distance of a cell that many cells away along the line and aside of it.
  /// - Returns: nil when none does.
  func halfWidth(_ distance: (_ aside: Int) -> Double) -> Int? {
    farthest(ofSquare: squares.upperBound, distance)
  }

  /// How many cells to either side lie nearer than the inner radius; nil when none does.
  func holeHalfWidth(_ distance: (_ aside: Int) -> Double) -> Int? {
    squares.lowerBound > 0 ? farthest(ofSquare: squares.lowerBound.nextDown, distance) : nil
  }

  /// The largest offset whose squared distance is at most a square; nil when not even 0 is.
  private func farthest(ofSquare square: Double, _ distance: (Int) -> Double) -> Int? {
    let nearest = distance(0)
    guard nearest <= square else { return nil }
    // The root rounds: a cell's own verdict is by squares.
    var width = Int(((square - nearest) / (distance(1) - nearest)).squareRoot())
    while distance(width + 1) <= square { width += 1 }
    while width > 0, distance(width) > square { width -= 1 }
    return width
  }
}

/// Some rings that are swept together: those between two multiples of `SweepRing.blockSize`, with one number of rays.
struct RingBlock {
  /// The rings.
  let steps: ClosedRange<Int>
  /// The rays per half side, as a power of two.
  let rayBits: Int
  /// The rays that any target of these rings or of later ones looks at.
  let rays: ClosedRange<Int>

  /// All rays, as one run that begins and ends at a multiple of the block size.
  var allRays: Range<Int> {
    let size = SweepRing.blockSize
    return (rays.lowerBound & ~(size - 1))..<((rays.upperBound + size) & ~(size - 1))
  }

  /// The first and the last offset of the posts beside the rays of a run, at some rings.
  ///
  ///       lower      upper        rays
  ///         \          |
  ///     -o---\--o----o-|--o-      the posts west of the first ray and east of the last
  func offsets(beside run: Range<Int>, at steps: ClosedRange<Int>) -> ClosedRange<Int> {
    let (west, east) = (run.lowerBound, run.upperBound)
    let first = west * (west < 0 ? steps.upperBound : steps.lowerBound)
    let last = east * (east > 0 ? steps.upperBound : steps.lowerBound)
    return (first >> rayBits)...(last >> rayBits + 1)
  }
}

extension SweepRing {
  /// The part of a ring that a run of rays makes: those rays and the targets between them; nil when it has no rays.
  ///
  /// - Parameter overlap: how many rays beyond the run belong to it, too.
  func part(_ run: Range<Int>, overlap: Int = 0) -> SweepRing? {
    let first = max(rays.lowerBound, run.lowerBound)
    let last = min(rays.upperBound, run.upperBound - 1 + overlap)
    guard first <= last else { return nil }
    let start = max(targets.lowerBound, (run.lowerBound * step + rayCount - 1) >> rayBits)
    let end = min(targets.upperBound, (run.upperBound * step + rayCount - 1) >> rayBits)
    return limited(to: first...last, targets: start..<max(start, end))
  }
}
