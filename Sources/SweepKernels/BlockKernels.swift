import CSIMDShims
public import SweepRings

/// Tells the highest elevation of each block of a band of rows, and widens the limits of all of them.
///
/// - Parameters:
///   - elevations: metres, row by row.
///   - place: where the band's first row begins; the next rows do `stride` further on each.
///   - rows: how many rows the band has, at least 1.
///   - columns: how many columns.
///   - highest: takes metres, one for each `SweepRing.blockSize` columns, the last block may be narrower.
///   - first: where the band's blocks begin there.
///   - limits: widened by the elevations.
public func findHighest(
  of elevations: Span<Float>, at place: Int, stride: Int, rows: Int, columns: Int,
  into highest: inout MutableSpan<Float>, at first: Int, limits: inout HeightLimits
) {
  let whole = columns / SweepRing.blockSize
  precondition(rows > 0 && columns > 0 && place >= 0 && first >= 0)
  precondition(place + (rows - 1) * stride + columns <= elevations.count)
  precondition(first + (columns + SweepRing.blockSize - 1) / SweepRing.blockSize <= highest.count)
  unsafe elevations.withUnsafeBufferPointer { source in
    unsafe highest.withUnsafeMutableBufferPointer { highest in
      guard let start = source.baseAddress, let tops = highest.baseAddress else { return }
      var (lows, highs) = (limits.lows, limits.highs)
      // Two blocks of a row at a time: whole lines of the cache, one after the other.
      var block = 0
      while block < whole {
        let isPair = block &+ 1 < whole
        var top = SIMD8<Float>(repeating: -.infinity)
        var nextTop = top
        for row in 0..<rows {
          let from = unsafe start + (place &+ row &* stride &+ block &* SweepRing.blockSize)
          let (west, east) = unsafe (karaula_load(from), karaula_load(from + laneCount))
          lows = karaula_min(lows, karaula_min(west, east))
          top = karaula_max(top, karaula_max(west, east))
          if isPair {
            let (west, east) = unsafe (karaula_load(from + 2 * laneCount), karaula_load(from + 3 * laneCount))
            lows = karaula_min(lows, karaula_min(west, east))
            nextTop = karaula_max(nextTop, karaula_max(west, east))
          }
        }
        highs = karaula_max(highs, karaula_max(top, nextTop))
        unsafe tops[first &+ block] = karaula_largest(top)
        if isPair { unsafe tops[first &+ block &+ 1] = karaula_largest(nextTop) }
        block &+= 2
      }
      limits.lows = lows
      limits.highs = highs
      guard whole * SweepRing.blockSize < columns else { return }
      var top = -Float.infinity
      for row in 0..<rows {
        for column in (whole * SweepRing.blockSize)..<columns {
          let elevation = unsafe start[place &+ row &* stride &+ column]
          top = max(top, elevation)
          limits.insert(elevation)
        }
      }
      unsafe tops[first &+ whole] = top
    }
  }
}

/// Tells for each run of `SweepRing.blockSize` intervals between rays the lowest value at either end of any of them.
///
/// - Parameters:
///   - west: a value at the west ray of each interval.
///   - east: the same at its east ray.
///   - first: where the first run begins.
///   - lowest: takes a value a run.
public func findLowest(
  of west: Span<Float>, _ east: Span<Float>, at first: Int, into lowest: inout MutableSpan<Float>
) {
  precondition(first >= 0 && first + lowest.count * SweepRing.blockSize <= min(west.count, east.count))
  unsafe west.withUnsafeBufferPointer { west in
    unsafe east.withUnsafeBufferPointer { east in
      unsafe lowest.withUnsafeMutableBufferPointer { lowest in
        guard let lefts = west.baseAddress, let rights = east.baseAddress else { return }
        for run in lowest.indices {
          let place = first &+ run &* SweepRing.blockSize
          let near = unsafe karaula_min(karaula_load(lefts + place), karaula_load(rights + place))
          let far = unsafe karaula_min(
            karaula_load(lefts + (place &+ laneCount)), karaula_load(rights + (place &+ laneCount)))
          unsafe lowest[run] = -karaula_largest(-karaula_min(near, far))
        }
      }
    }
  }
}
