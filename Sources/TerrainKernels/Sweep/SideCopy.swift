import GeoCore
import SweepRings

/// Copies the cells of a side out of the terrain into the rings of its layout.
struct SideCopy {
  private let fan: QuadrantSweep
  private let sight: LineOfSight
  private let level: InstructionLevel
  /// The cells of the viewpoint's range.
  private let window: CellWindow
  private let eye: EyeElevation
  /// The runs of rays that the block before was copied for.
  private var last: (block: RingBlock, runs: [Range<Int>])?

  /// Rings and rows that are copied at once: as many cells as a vector holds.
  private static let tile = 8

  /// The copy of a fan's cells.
  init(fan: QuadrantSweep, sight: LineOfSight, level: InstructionLevel) {
    self.fan = fan
    self.sight = sight
    self.level = level
    window = sight.window
    eye = EyeElevation(sight.viewpoint.eyeElevation)
  }

  /// Copies the heights above the eye (m) of the posts that some runs of rays ask for in a block of rings.
  ///
  /// Edges lead to a block from the ring before, whose bounds need the one before that: where the block before did
  /// not ask for those they are copied, too.
  mutating func copy(_ runs: [Range<Int>], of block: RingBlock, into heights: inout [Float]) {
    for run in runs {
      copyBehind(run, of: block, into: &heights)
      copy(block.steps, into: &heights) { offsets(beside: run, of: block, at: $0) }
    }
    last = (block, runs)
  }

  /// Copies the heights above the eye (m) of all posts that the fan's rays may ask for.
  func copyAll(into heights: inout [Float]) {
    copy(1...fan.rings, into: &heights) {
      span(of: fan.posts(atStep: $0.lowerBound), fan.posts(atStep: $0.upperBound))
    }
  }

  /// Copies rings, in whole tiles where they are columns.
  private func copy(
    _ steps: ClosedRange<Int>, into heights: inout [Float], offsets: (ClosedRange<Int>) -> Range<Int>
  ) {
    var step = steps.lowerBound
    while step <= steps.upperBound {
      let tile = step...(step + Self.tile - 1)
      if fan.side.isAlongRows {
        copyRow(step, offsets(step...step), into: &heights)
      } else if tile.upperBound <= steps.upperBound {
        copyColumns(tile, offsets(tile), into: &heights)
        step = tile.upperBound
      } else {
        copySingly(step, offsets(step...step), into: &heights)
      }
      step += 1
    }
  }

  /// What vectors and kinks take in beside the posts of a run's rays.
  private static let margin = 6

  /// The offsets that a run needs at some rings of a block.
  private func offsets(beside run: Range<Int>, of block: RingBlock, at steps: ClosedRange<Int>) -> Range<Int>
  {
    // A run is followed by a ray or a vector of them that its last interval needs.
    let wider = run.lowerBound..<(run.upperBound + Self.tile)
    let needed = block.offsets(beside: wider, at: steps)
    let all = span(of: fan.posts(atStep: steps.lowerBound), fan.posts(atStep: steps.upperBound))
    let first = max(needed.lowerBound - Self.margin, all.lowerBound)
    return first..<max(first, min(needed.upperBound + Self.margin + 1, all.upperBound))
  }

  /// From the first to the last offset of two rings: where range or sector narrow the fan, the one nearest the
  /// observer may reach furthest aside.
  private func span(of nearest: Range<Int>, _ furthest: Range<Int>) -> Range<Int> {
    min(nearest.lowerBound, furthest.lowerBound)..<max(nearest.upperBound, furthest.upperBound)
  }

  private func copyBehind(_ run: Range<Int>, of block: RingBlock, into heights: inout [Float]) {
    guard let last else { return }
    for step in max(block.steps.lowerBound - 2, 1)..<block.steps.lowerBound {
      var missing = offsets(beside: run, of: block, at: step...step)
      for known in last.runs {
        let known = offsets(beside: known, of: last.block, at: step...step)
        guard known.overlaps(missing) else { continue }
        copySingly(step, missing.lowerBound..<max(missing.lowerBound, known.lowerBound), into: &heights)
        missing = min(known.upperBound, missing.upperBound)..<missing.upperBound
      }
      copySingly(step, missing, into: &heights)
    }
  }

  /// Copies the flags of voids at all posts.
  func voids(into flags: inout [UInt8]) {
    let voids = sight.terrain.voids.flags
    for step in 1..<(fan.rings + 1) {
      let origin = SideGround.origin(atStep: step)
      for offset in fan.posts(atStep: step) { flags[origin + offset] = voids[index(step, offset)] }
    }
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
  private func copySingly(_ step: Int, _ offsets: Range<Int>, into heights: inout [Float]) {
    let cells = sight.terrain.cells
    let origin = SideGround.origin(atStep: step)
    for offset in offsets { heights[origin + offset] = eye.below(cells[index(step, offset)]) }
  }

  private func copyRow(_ step: Int, _ posts: Range<Int>, into heights: inout [Float]) {
    guard posts.overlaps(fan.windowOffsets) else { return copySingly(step, posts, into: &heights) }
    let inside = posts.clamped(to: fan.windowOffsets)
    let centre = index(step, 0)
    let cells = sight.terrain.cells
    var target = heights.mutableSpan
    level.lower(
      cells.span.extracting((centre + inside.lowerBound)..<(centre + inside.upperBound)), by: eye,
      into: &target, at: SideGround.origin(atStep: step) + inside.lowerBound)
    copySingly(step, posts.lowerBound..<inside.lowerBound, into: &heights)
    copySingly(step, inside.upperBound..<posts.upperBound, into: &heights)
  }

  /// Copies the rings of a tile.
  private func copyColumns(_ steps: ClosedRange<Int>, _ all: Range<Int>, into heights: inout [Float]) {
    guard all.overlaps(fan.windowOffsets) else {
      for step in steps { copySingly(step, all, into: &heights) }
      return
    }
    let inside = all.clamped(to: fan.windowOffsets)
    // A few more rows make the last tile whole where the window has them.
    let whole = (inside.count + Self.tile - 1) / Self.tile * Self.tile
    let rows = inside.lowerBound + whole <= fan.windowOffsets.upperBound ? whole : whole - Self.tile
    let isReversed = fan.side.direction < 0
    let corner = index(isReversed ? steps.upperBound : steps.lowerBound, 0)
    let origin = SideGround.origin(atStep: steps.lowerBound)
    let width = sight.terrain.window.columns.count
    let cells = sight.terrain.cells
    var target = heights.mutableSpan
    level.lowerColumns(
      cells.span, at: corner + inside.lowerBound * width, stride: width, rows: rows, by: eye, into: &target,
      at: origin + inside.lowerBound, step: SideGround.origin(atStep: steps.lowerBound + 1) - origin,
      isReversed: isReversed)
    for step in steps {
      copySingly(step, all.lowerBound..<inside.lowerBound, into: &heights)
      let copied = inside.lowerBound + rows
      copySingly(step, copied..<max(copied, all.upperBound), into: &heights)
    }
  }
}
