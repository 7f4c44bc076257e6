/// Where a sight line crosses one family of grid lines, in order from the observer.
///
/// Along the major axis the line steps from post row to post row; at step i of m it passes between two posts:
///
///     near +------x---+ far      weight of near (m - r) / m, of far r / m,
///           r / m                with i * minor = q m + r, 0 <= r < m
///
/// The observer's and the target's own posts are never among them, as no crossing has i = 0 or i = m.
struct GridCrossings: Sequence, IteratorProtocol {
  /// One crossing: the two posts beside it and the far post's weight, in parts of m.
  struct Element {
    /// The step from the observer, in 1..<m.
    let step: Int
    /// The storage index of the post with weight (m - remainder) / m, never 0.
    let near: Int
    /// The storage index of the post with weight remainder / m; `near` when that is 0.
    let far: Int
    /// The far post's weight in parts of m, in 0..<m.
    let remainder: Int
  }

  /// The number of steps m from observer to target along the major axis.
  let steps: Int
  private let majorStride: Int
  private let minorStride: Int
  private let wholePerStep: Int
  private let partPerStep: Int
  private var step = 0
  private var near: Int
  private var remainder = 0
  private var end: Int

  /// The crossings of the line from post `origin`, `steps` along the major axis and `minor` along the other.
  ///
  /// - Parameters:
  ///   - origin: the observer's storage index.
  ///   - steps: the major offset m, at least 0.
  ///   - minor: the minor offset, at least 0.
  ///   - majorStride: the signed storage distance of a major step.
  ///   - minorStride: the signed storage distance of a minor step.
  init(origin: Int, steps: Int, minor: Int, majorStride: Int, minorStride: Int) {
    self.steps = steps
    self.majorStride = majorStride
    self.minorStride = minorStride
    (wholePerStep, partPerStep) = steps > 0 ? minor.quotientAndRemainder(dividingBy: steps) : (0, 0)
    near = origin
    end = steps
  }

  /// Those crossings whose step lies in a range.
  func limited(to range: Range<Int>) -> GridCrossings {
    var part = self
    let before = Swift.max(range.lowerBound - 1, 0)
    let (rows, rest) = (before * partPerStep).quotientAndRemainder(dividingBy: Swift.max(steps, 1))
    part.step = before
    part.near += before * (majorStride + wholePerStep * minorStride) + rows * minorStride
    part.remainder = rest
    part.end = Swift.min(range.upperBound, steps)
    return part
  }

  /// The next crossing; nil before the target.
  mutating func next() -> Element? {
    step += 1
    guard step < end else { return nil }
    near += majorStride + wholePerStep * minorStride
    remainder += partPerStep
    if remainder >= steps {
      remainder -= steps
      near += minorStride
    }
    return Element(
      step: step, near: near, far: remainder == 0 ? near : near + minorStride, remainder: remainder)
  }
}
