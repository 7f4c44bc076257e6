import CSIMDShims
import GeoCore

/// The cells of a window that the fans of one viewpoint fill together, each its own: so they may write at once.
@safe
final class ViewshedBuffer<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let window: CellWindow
  private let cells: UnsafeMutableBufferPointer<Value>
  private let isOwner: Bool

  /// The cells of a window, all of one value.
  init(_ window: CellWindow, filledWith value: Value) {
    self.window = window
    unsafe cells = .allocate(capacity: window.count)
    unsafe cells.initialize(repeating: value)
    isOwner = true
  }

  /// The cells of a window in storage that lives longer.
  private init(_ window: CellWindow, in cells: UnsafeMutableBufferPointer<Value>) {
    self.window = window
    unsafe self.cells = unsafe cells
    isOwner = false
  }

  deinit { if isOwner { unsafe cells.deallocate() } }

  /// The values of a window's cells, row-major, as a body writes them into cells all of one value.
  ///
  /// - Parameter storage: values that nobody needs any more, to be written over when they are as many.
  static func values(
    of window: CellWindow, filledWith value: Value, in storage: consuming [Value],
    _ body: (ViewshedBuffer) -> Void
  ) -> [Value] {
    var values = consume storage
    if values.count == window.count {
      var span = values.mutableSpan
      span.update(repeating: value)
    } else {
      values = [Value](repeating: value, count: window.count)
    }
    unsafe values.withUnsafeMutableBufferPointer { body(unsafe ViewshedBuffer(window, in: $0)) }
    return values
  }

  /// All cells, row-major. No fan may write any more.
  var values: [Value] {
    unsafe [Value](unsafeUninitializedCapacity: window.count) { buffer, count in
      guard let source = unsafe cells.baseAddress, let target = buffer.baseAddress else { return }
      unsafe target.initialize(from: source, count: window.count)
      count = window.count
    }
  }

  /// Writes the value of one cell.
  func write(_ value: Value, to cell: Cell) { unsafe cells[window.index(of: cell)] = value }

  /// Writes the values of those own targets of a fan that were told, given in the layout of its rings; none nearer than
  /// its range begins.
  func write(_ values: Span<Value>, of fan: QuadrantSweep, told: DecidedTargets) {
    guard !fan.side.isAlongRows else {
      for step in 1..<(fan.rings + 1) {
        for run in 0..<told.runCount(atStep: step) {
          writeRing(step, told.targets(atStep: step, run: run), values, of: fan)
        }
      }
      return
    }
    // Several rings at once, as their cells are neighbours in storage.
    for first in stride(from: 1, through: fan.rings, by: Self.tile) {
      let steps = first..<min(first + Self.tile, fan.rings + 1)
      for run in 0..<told.runCount(atStep: first) {
        let tiled = tiledOffsets(steps, run: run, of: fan, told: told)
        writeTiles(steps, tiled, values, of: fan)
        for step in steps {
          writeColumn(step, told.targets(atStep: step, run: run), values, of: fan, except: tiled)
        }
      }
    }
  }

  private static var tile: Int { 8 }

  /// The targets that are written: those on either side of the hole.
  private func shown(_ own: Range<Int>, atStep step: Int, of fan: QuadrantSweep) -> (Range<Int>, Range<Int>) {
    guard let hole = fan.hole(atStep: step) else { return (own, own.upperBound..<own.upperBound) }
    let west = own.lowerBound..<min(max(hole.lowerBound, own.lowerBound), own.upperBound)
    let east = max(min(hole.upperBound + 1, own.upperBound), own.lowerBound)..<own.upperBound
    return (west, east)
  }

  private func writeRing(_ step: Int, _ own: Range<Int>, _ values: Span<Value>, of fan: QuadrantSweep) {
    let origin = SideGround.origin(atStep: step)
    let centre = window.index(of: fan.side.cell(step: step, offset: 0, from: fan.observer))
    let (west, east) = shown(own, atStep: step, of: fan)
    for targets in [west, east] where !targets.isEmpty {
      let source = values.extracting((origin + targets.lowerBound)..<(origin + targets.upperBound))
      let first = centre + targets.lowerBound
      precondition(first >= 0 && first + targets.count <= window.count)
      unsafe source.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = unsafe cells.baseAddress else { return }
        unsafe (to + first).update(from: from, count: source.count)
      }
    }
  }

  private func writeColumn(
    _ step: Int, _ own: Range<Int>, _ values: Span<Value>, of fan: QuadrantSweep, except tiled: Range<Int>
  ) {
    let origin = SideGround.origin(atStep: step)
    let centre = window.index(of: fan.side.cell(step: step, offset: 0, from: fan.observer))
    let width = window.columns.count
    let (west, east) = shown(own, atStep: step, of: fan)
    for targets in [west, east] {
      var offset = targets.lowerBound
      while offset < targets.upperBound {
        guard !tiled.contains(offset) else {
          offset = tiled.upperBound
          continue
        }
        unsafe cells[centre &+ offset &* width] = values[origin &+ offset]
        offset &+= 1
      }
    }
  }

  /// The offsets of a run that every one of some rings has, as far as whole tiles of bytes go.
  private func tiledOffsets(
    _ steps: Range<Int>, run: Int, of fan: QuadrantSweep, told: DecidedTargets
  ) -> Range<Int> {
    guard Value.self == UInt8.self, steps.count == Self.tile else { return 0..<0 }
    var (first, end) = (Int.min, Int.max)
    for step in steps {
      let targets = shown(told.targets(atStep: step, run: run), atStep: step, of: fan).0
      first = max(first, targets.lowerBound)
      end = min(end, targets.upperBound)
    }
    let count = (end - first) / Self.tile * Self.tile
    return count > 0 ? first..<(first + count) : 0..<0
  }

  /// Writes offsets that are whole tiles of bytes.
  private func writeTiles(
    _ steps: Range<Int>, _ tiled: Range<Int>, _ values: Span<Value>, of fan: QuadrantSweep
  ) {
    guard !tiled.isEmpty else { return }
    let (first, count) = (tiled.lowerBound, tiled.count)
    let isReversed = fan.side.direction < 0
    let nearest = SideGround.origin(atStep: steps.lowerBound)
    let step = SideGround.origin(atStep: steps.lowerBound + 1) - nearest
    let corner = window.index(
      of: fan.side.cell(
        step: isReversed ? steps.upperBound - 1 : steps.lowerBound, offset: 0, from: fan.observer))
    let width = window.columns.count
    precondition(corner + first * width >= 0)
    precondition(corner + (first + count - 1) * width + Self.tile <= window.count)
    unsafe values.withUnsafeBytes { bytes in
      guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
        let base = unsafe cells.baseAddress
      else { return }
      let target = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: UInt8.self)
      for offset in stride(from: first, to: first + count, by: Self.tile) {
        unsafe karaula_transpose_bytes(
          start + nearest + offset, step, target + (corner + offset * width), width, isReversed ? 1 : 0)
      }
    }
  }
}
