import GeoCore
import SweepRings

/// Copies the cells of a side out of the terrain into the rings of its layout.
struct SideCopy {
  private let fan: SideFan
  private let sight: LineOfSight
  private let level: InstructionLevel
  /// The cells of the viewpoint's range.
  private let window: CellWindow
  private let eye: EyeElevation
  /// The limits of the heights of what is not void.
  private(set) var limits = HeightLimits()

  /// Rings and rows that are copied at once: as many cells as a vector holds.
  private static let tile = 8

  /// The copy of a fan's cells.
  init(fan: SideFan, sight: LineOfSight, level: InstructionLevel) {
    self.fan = fan
    self.sight = sight
    self.level = level
    window = sight.window
    eye = EyeElevation(sight.viewpoint.eyeElevation)
  }

  /// Copies the heights above the eye (m) of all posts that the fan's rays may ask for.
  mutating func elevations(into heights: inout [Float]) {
    guard !fan.side.isAlongRows else {
      for step in 1..<(fan.rings + 1) { copyRow(step, into: &heights) }
      return
    }
    for step in stride(from: 1, to: tiledRings, by: Self.tile) { copyColumns(from: step, into: &heights) }
    for step in (tiledRings + 1)..<(fan.rings + 1) {
      copySingly(step, fan.posts(atStep: step), into: &heights)
    }
  }

  /// Copies the flags of voids, and finds the limits of what is not void.
  mutating func voids(into flags: inout [UInt8]) {
    let (cells, voids) = (sight.terrain.cells, sight.terrain.voids.flags)
    // What was taken in so far may stand in voids.
    var limits = HeightLimits()
    for step in 1..<(fan.rings + 1) {
      let origin = SideGround.origin(atStep: step)
      for offset in copied(atStep: step) {
        let index = index(step, offset)
        flags[origin + offset] = voids[index]
        if voids[index] == 0 { limits.insert(eye.below(cells[index])) }
      }
    }
    self.limits = limits
  }

  /// The number of rings, from the first on, that are copied in whole tiles.
  private var tiledRings: Int { fan.side.isAlongRows ? 0 : fan.rings / Self.tile * Self.tile }

  /// The offsets of a ring that are copied: those of its posts, or of the posts of all rings of its tile.
  private func copied(atStep step: Int) -> Range<Int> {
    guard step <= tiledRings else { return fan.posts(atStep: step) }
    let first = (step - 1) / Self.tile * Self.tile + 1
    // Where range or sector narrow the fan, its ring nearest the observer may reach furthest aside.
    let (nearest, furthest) = (fan.posts(atStep: first), fan.posts(atStep: first + Self.tile - 1))
    return min(nearest.lowerBound, furthest.lowerBound)..<max(nearest.upperBound, furthest.upperBound)
  }

  /// The storage index of a cell, the nearest of the window's when it lies beyond.
  private func index(_ step: Int, _ offset: Int) -> Int {
    let cell = fan.side.cell(step: step, offset: offset, from: fan.observer)
    return sight.terrain.window.index(
      of: Cell(
        row: min(max(cell.row, window.rows.lowerBound), window.rows.upperBound - 1),
        column: min(max(cell.column, window.columns.lowerBound), window.columns.upperBound - 1)))
  }

  /// Copies some posts of a ring one by one.
  private mutating func copySingly(_ step: Int, _ offsets: Range<Int>, into heights: inout [Float]) {
    let cells = sight.terrain.cells
    let origin = SideGround.origin(atStep: step)
    for offset in offsets {
      let height = eye.below(cells[index(step, offset)])
      heights[origin + offset] = height
      limits.insert(height)
    }
  }

  private mutating func copyRow(_ step: Int, into heights: inout [Float]) {
    let posts = fan.posts(atStep: step)
    guard posts.overlaps(fan.windowOffsets) else { return copySingly(step, posts, into: &heights) }
    let inside = posts.clamped(to: fan.windowOffsets)
    let centre = index(step, 0)
    let cells = sight.terrain.cells
    var limits = self.limits
    var target = heights.mutableSpan
    level.lower(
      cells.span.extracting((centre + inside.lowerBound)..<(centre + inside.upperBound)), by: eye,
      into: &target, at: SideGround.origin(atStep: step) + inside.lowerBound, limits: &limits)
    self.limits = limits
    copySingly(step, posts.lowerBound..<inside.lowerBound, into: &heights)
    copySingly(step, inside.upperBound..<posts.upperBound, into: &heights)
  }

  /// Copies the rings of a tile, from the ring `first` on.
  private mutating func copyColumns(from first: Int, into heights: inout [Float]) {
    let all = copied(atStep: first)
    guard all.overlaps(fan.windowOffsets) else {
      for step in first..<(first + Self.tile) { copySingly(step, all, into: &heights) }
      return
    }
    let inside = all.clamped(to: fan.windowOffsets)
    let rows = inside.count / Self.tile * Self.tile
    let isReversed = fan.side.direction < 0
    let corner = index(isReversed ? first + Self.tile - 1 : first, 0)
    let origin = SideGround.origin(atStep: first)
    let width = sight.terrain.window.columns.count
    let cells = sight.terrain.cells
    var limits = self.limits
    var target = heights.mutableSpan
    level.lowerColumns(
      cells.span, at: corner + inside.lowerBound * width, stride: width, rows: rows, by: eye, into: &target,
      at: origin + inside.lowerBound, step: SideGround.origin(atStep: first + 1) - origin,
      isReversed: isReversed, limits: &limits)
    self.limits = limits
    for step in first..<(first + Self.tile) {
      copySingly(step, all.lowerBound..<inside.lowerBound, into: &heights)
      copySingly(step, (inside.lowerBound + rows)..<all.upperBound, into: &heights)
    }
  }
}
