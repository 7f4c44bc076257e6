/// Spans of time (s), half-open.
extension Range<Double> {
  /// How long it lasts (s).
  var length: Double { upperBound - lowerBound }

  /// The same span, that much later (s).
  func shifted(by delay: Double) -> Range<Double> { lowerBound + delay..<upperBound + delay }

  /// Whether a span that begins no sooner than another does so before it ends, or without a break that
  /// counts.
  func follows(_ earlier: Range<Double>) -> Bool {
    lowerBound <= earlier.upperBound + CyclicPeriod.resolution
  }
}

extension [Range<Double>] {
  /// Spans in order of their begin, those that meet made one.
  func joined() -> [Range<Double>] {
    reduce(into: []) { spans, span in
      if let last = spans.last, span.follows(last) {
        spans[spans.count - 1] = last.lowerBound..<Swift.max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
  }
}
