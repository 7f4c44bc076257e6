import GeoCore
import SweepRings

/// A fan of rays over a side or a part of it: which rings it has, and which targets and rays each of them.
struct QuadrantSweep: Sendable {
  let side: Side
  /// The observer's cell.
  let observer: Cell
  /// The number of rings.
  let rings: Int
  /// The directions u that targets may have, within -1...1.
  let directions: ClosedRange<Double>
  /// The offsets that the window of the viewpoint's range holds; nothing beyond it is looked at.
  let windowOffsets: Range<Int>
  private let range: RangeRing
  private let sight: LineOfSight
  /// For each ring from 1 on how far aside (cells) range and window reach; nil when not at all.
  private var reaches: [ClosedRange<Int>?] = []

  /// Rays on each side of what targets look at that are swept, too.
  private static let margin = 1

  /// What rounding may do to a direction, with much room.
  private static let directionRounding = 1e-12

  /// The fan of the directions of a side.
  init(_ side: Side, directions: ClosedRange<Double>, of sight: LineOfSight) {
    self.side = side
    self.directions = directions
    self.sight = sight
    observer = sight.viewpoint.cell
    range = sight.viewpoint.range(sight.cellSize)
    let window = sight.window
    let before = (
      rows: observer.row - window.rows.lowerBound, columns: observer.column - window.columns.lowerBound
    )
    let after = (
      rows: window.rows.upperBound - 1 - observer.row,
      columns: window.columns.upperBound - 1 - observer.column
    )
    let isAlongRows = side.isAlongRows
    windowOffsets = isAlongRows ? -before.columns..<(after.columns + 1) : -before.rows..<(after.rows + 1)
    let reach = isAlongRows ? range.rowReach : range.columnReach
    let room = side.direction < 0 ? before : after
    rings = min(reach, isAlongRows ? room.rows : room.columns)
    reaches = (0..<rings).map { self.reach(atStep: $0 + 1) }
  }

  /// The squared distance (m^2) of a cell.
  private func squaredDistance(step: Int, offset: Int) -> Double {
    side.isAlongRows
      ? sight.cellSize.squaredDistance(rows: step, columns: offset)
      : sight.cellSize.squaredDistance(rows: offset, columns: step)
  }

  private func reach(atStep step: Int) -> ClosedRange<Int>? {
    guard let width = range.halfWidth({ squaredDistance(step: step, offset: $0) }) else { return nil }
    let half = min(step, width)
    return max(-half, windowOffsets.lowerBound)...min(half, windowOffsets.upperBound - 1)
  }

  /// The offsets of a ring's targets.
  func targets(atStep step: Int) -> Range<Int> {
    guard let reach = reaches[step - 1] else { return 0..<0 }
    guard directions != -1...1 else { return reach.lowerBound..<(reach.upperBound + 1) }
    // The sector's own verdict decides at its edges, of which the directions are within rounding.
    let slack = Self.directionRounding * Double(step)
    var first = max(reach.lowerBound, Int((directions.lowerBound * Double(step) - slack).rounded(.up)))
    var last = min(reach.upperBound, Int((directions.upperBound * Double(step) + slack).rounded(.down)))
    while first <= last, !isInSector(step: step, offset: first) { first += 1 }
    while first <= last, !isInSector(step: step, offset: last) { last -= 1 }
    return first..<max(last + 1, first)
  }

  /// The offsets of a ring's posts that any ray may ask for: those beside it, and the next ones, whose kink it knows.
  func posts(atStep step: Int) -> Range<Int> {
    let margin = 6
    let reach = reaches[step - 1] ?? 0...0
    let first = max(reach.lowerBound, Int((directions.lowerBound * Double(step)).rounded(.down))) - margin
    let last = min(reach.upperBound, Int((directions.upperBound * Double(step)).rounded(.up))) + margin
    return first..<max(last + 1, first + 2 * margin)
  }

  private func isInSector(step: Int, offset: Int) -> Bool {
    sight.viewpoint.sectorContains(
      side.cell(step: step, offset: offset, from: observer), cellSize: sight.cellSize)
  }

  /// The offsets of a ring's targets that belong to this side alone: the diagonals are north's and south's.
  func ownTargets(atStep step: Int) -> Range<Int> { own(targets(atStep: step), atStep: step) }

  /// Those of some offsets of a ring that belong to this side alone.
  func own(_ targets: Range<Int>, atStep step: Int) -> Range<Int> {
    side.isAlongRows ? targets : targets.clamped(to: (1 - step)..<step)
  }

  /// The offsets of a ring that lie nearer than the range begins; nil when none does.
  func hole(atStep step: Int) -> ClosedRange<Int>? {
    range.holeHalfWidth { squaredDistance(step: step, offset: $0) }.map { -$0...$0 }
  }

  /// The rays that targets of this ring or of a later one look at, of `1 << rayBits` per half side.
  ///
  /// Range and window take a share of the directions that only shrinks from ring to ring, so the rays of a ring
  /// are among those of the ring before.
  func rays(atStep step: Int, rayBits: Int) -> ClosedRange<Int> {
    let rays = Double(1 << rayBits)
    let reach = reaches[step - 1] ?? 0...0
    let (west, east) = (Double(reach.lowerBound) / Double(step), Double(reach.upperBound) / Double(step))
    let first = Int((max(directions.lowerBound, west) * rays).rounded(.down)) - Self.margin
    let last = Int((min(directions.upperBound, east) * rays).rounded(.down)) + 1 + Self.margin
    return max(first, -(1 << rayBits))...min(max(last, first + 1), 1 << rayBits)
  }
}

extension QuadrantSweep {
  /// The fans that a viewpoint's sector needs: for each side none, one, or two when the sector leaves out its middle.
  static func all(of sight: LineOfSight) -> [QuadrantSweep] {
    Side.allCases.flatMap { side in
      directions(of: side, for: sight).map { QuadrantSweep(side, directions: $0, of: sight) }
    }.filter { $0.rings > 0 }
  }

  private static func directions(of side: Side, for sight: LineOfSight) -> [ClosedRange<Double>] {
    let sector = sight.viewpoint.sector
    guard !sector.isFull else { return [-1...1] }
    let (width, height) = (sight.cellSize.width, sight.cellSize.height)
    let cuts = [sector.bounds.first, sector.bounds.last].compactMap {
      side.slope(east: $0.x, north: $0.y, cellSize: sight.cellSize)
    }.filter { abs($0) < 1 }.sorted()
    let ahead = Double(side.direction)
    func isInSector(_ direction: Double) -> Bool {
      let (columns, rows) = side.isAlongRows ? (direction, ahead) : (ahead, direction)
      return sector.contains(east: columns * width, north: -rows * height)
    }
    let edges = [-1] + cuts + [1]
    var found: [ClosedRange<Double>] = []
    for (west, east) in zip(edges, edges.dropFirst()) where west < east && isInSector((west + east) / 2) {
      if let last = found.last, last.upperBound == west {
        found[found.count - 1] = last.lowerBound...east
      } else {
        found.append(west...east)
      }
    }
    // A sector that begins or ends on a diagonal leaves this side only that.
    for diagonal in [-1.0, 1] where side.isAlongRows && isInSector(diagonal) {
      if !found.contains(where: { $0.contains(diagonal) }) { found.append(diagonal...diagonal) }
    }
    return found
  }
}
