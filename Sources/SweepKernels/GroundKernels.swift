import CSIMDShims
public import SweepRings

/// Copies elevations, less the eye's.
///
/// - Parameters:
///   - elevations: metres.
///   - heights: takes metres, in the same order from `first` on.
///   - limits: widened by the heights.
public func lower(
  _ elevations: Span<Float>, by eye: EyeElevation, into heights: inout MutableSpan<Float>, at first: Int,
  limits: inout HeightLimits
) {
  precondition(first >= 0 && first + elevations.count <= heights.count)
  unsafe elevations.withUnsafeBufferPointer { source in
    unsafe heights.withUnsafeMutableBufferPointer { target in
      guard let from = source.baseAddress, let to = target.baseAddress else { return }
      var (lows, highs) = (limits.lows, limits.highs)
      var index = 0
      while index &+ laneCount <= source.count {
        let lanes = unsafe eye.below(karaula_load(from + index))
        lows = karaula_min(lows, lanes)
        highs = karaula_max(highs, lanes)
        unsafe karaula_store(lanes, to + (first &+ index))
        index &+= laneCount
      }
      while index < source.count {
        let height = unsafe eye.below(from[index])
        lows = karaula_min(lows, SIMD8(repeating: height))
        highs = karaula_max(highs, SIMD8(repeating: height))
        unsafe to[first &+ index] = height
        index &+= 1
      }
      limits.lows = lows
      limits.highs = highs
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
///   - limits: widened by the heights.
public func lowerColumns(
  _ elevations: Span<Float>, at place: Int, stride: Int, rows: Int, by eye: EyeElevation,
  into heights: inout MutableSpan<Float>, at first: Int, step: Int, isReversed: Bool,
  limits: inout HeightLimits
) {
  guard rows > 0 else { return }
  precondition(rows & 7 == 0)
  precondition(place >= 0 && place + (rows - 1) * stride + laneCount <= elevations.count)
  precondition(first >= 0 && first + 7 * step + 42 + rows <= heights.count)
  unsafe elevations.withUnsafeBufferPointer { source in
    unsafe heights.withUnsafeMutableBufferPointer { target in
      guard let start = source.baseAddress, let end = target.baseAddress else { return }
      var (lows, highs) = (limits.lows, limits.highs)
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
        let low = karaula_min(karaula_min(karaula_min(a, b), karaula_min(c, d)), karaula_min(e, f))
        let high = karaula_max(karaula_max(karaula_max(a, b), karaula_max(c, d)), karaula_max(e, f))
        lows = karaula_min(lows, karaula_min(low, karaula_min(g, h)))
        highs = karaula_max(highs, karaula_max(high, karaula_max(g, h)))
        unsafe karaula_store_columns(a, b, c, d, e, f, g, h, end + (first &+ row), step, isReversed ? 1 : 0)
        row &+= laneCount
      }
      limits.lows = lows
      limits.highs = highs
    }
  }
}
