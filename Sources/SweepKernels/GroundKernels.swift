import CSIMDShims
public import SweepRings

/// Copies elevations, less the eye's.
///
/// - Parameters:
///   - elevations: metres.
///   - heights: takes metres, in the same order from `first` on.
public func lower(
  _ elevations: Span<Float>, by eye: EyeElevation, into heights: inout MutableSpan<Float>, at first: Int
) {
  precondition(first >= 0 && first + elevations.count <= heights.count)
  unsafe elevations.withUnsafeBufferPointer { source in
    unsafe heights.withUnsafeMutableBufferPointer { target in
      guard let from = source.baseAddress, let to = target.baseAddress else { return }
      var index = 0
      while index &+ laneCount <= source.count {
        unsafe karaula_store(eye.below(karaula_load(from + index)), to + (first &+ index))
        index &+= laneCount
      }
      while index < source.count {
        unsafe to[first &+ index] = eye.below(from[index])
        index &+= 1
      }
    }
  }
}

/// Copies eight columns of elevations, less the eye's, each into a ring.
///
/// - Parameters:
///   - elevations: metres, row by row.
///   - place: where the eight columns begin in the first row; the next rows do `stride` further on each.
///   - rows: how many rows, a multiple of 8.
///   - heights: takes metres; ring i begins i * step + i * (i - 1) places after `first`.
///   - isReversed: whether columns lead towards the observer.
public func lowerColumns(
  _ elevations: Span<Float>, at place: Int, stride: Int, rows: Int, by eye: EyeElevation,
  into heights: inout MutableSpan<Float>, at first: Int, step: Int, isReversed: Bool
) {
  guard rows > 0 else { return }
  precondition(rows & 7 == 0)
  precondition(place >= 0 && place + (rows - 1) * stride + laneCount <= elevations.count)
  precondition(first >= 0 && first + 7 * step + 42 + rows <= heights.count)
  unsafe elevations.withUnsafeBufferPointer { source in
    unsafe heights.withUnsafeMutableBufferPointer { target in
      guard let start = source.baseAddress, let end = target.baseAddress else { return }
      var row = 0
      while row < rows {
        let from = unsafe start + (place &+ row &* stride)
        let a = unsafe eye.below(karaula_load(from))
        let b = unsafe eye.below(karaula_load(from + stride))
        let c = unsafe eye.below(karaula_load(from + 2 &* stride))
        let d = unsafe eye.below(karaula_load(from + 3 &* stride))
        let e = unsafe eye.below(karaula_load(from + 4 &* stride))
        let f = unsafe eye.below(karaula_load(from + 5 &* stride))
        let g = unsafe eye.below(karaula_load(from + 6 &* stride))
        let h = unsafe eye.below(karaula_load(from + 7 &* stride))
        unsafe karaula_store_columns(a, b, c, d, e, f, g, h, end + (first &+ row), step, isReversed ? 1 : 0)
        row &+= laneCount
      }
    }
  }
}
