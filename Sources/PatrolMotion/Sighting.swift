/// A time during which one aircraft sees a piece of border from one stretch of its route.
public struct Sighting: Sendable, Hashable {
  /// When (s), any finite times, longer than the period or not.
  public var time: Range<Double>
  /// The probability of detection from there, in [0, 1].
  public var probability: Double

  /// A sighting.
  public init(time: Range<Double>, probability: Double) {
    self.time = time
    self.probability = probability
  }
}

/// What makes one pass of the windows in which an aircraft sees a piece of border.
public struct PassRule: Sendable, Hashable, Codable {
  /// Windows that lie less than this apart (s, at least 0) are one pass; those that meet are in any case.
  public var breakTime: Double
  /// A pass whose windows last less than this together (s, at least 0) does not count.
  public var minimumLook: Double

  /// A rule; without figures, that every break ends a pass, and every pass counts.
  public init(breakTime: Double = 0, minimumLook: Double = 0) {
    precondition(breakTime >= 0 && minimumLook >= 0, "times of passes are 0 s or longer")
    self.breakTime = breakTime
    self.minimumLook = minimumLook
  }

  /// Whether a time does not end the pass that another one, which begins no later, belongs to.
  fileprivate func joins(_ time: Range<Double>, to earlier: Range<Double>) -> Bool {
    time.follows(earlier) || time.lowerBound - earlier.upperBound < breakTime
  }
}

extension ObservationWindow {
  /// The passes of one aircraft: its sightings, those that follow one another without a break that counts taken
  /// together, with the highest probability among them.
  ///
  ///     sightings   [0.2][0.6][0.4]  [0.1]       [0.3]
  ///     passes      [         0.6        ]       [0.3]      from the first one's start to the last one's end
  ///
  /// Sightings without any probability are left out. A pass at the period's end and one at its beginning are one pass when
  /// no break lies between them.
  ///
  /// - Parameters:
  ///   - sightings: of one aircraft and one piece of border, in any order; may overlap.
  ///   - period: the planning period, which repeats itself.
  ///   - rule: what is one pass, and which passes count.
  /// - Returns: the windows in order of their begin, apart from one another.
  /// - Complexity: O(n log n) in the sightings.
  public static func passes(
    of sightings: [Sighting], period: CyclicPeriod, rule: PassRule = PassRule()
  ) -> [ObservationWindow] {
    var seen = sightings.filter { $0.probability > 0 }.map { sighting in
      let start = period.position(of: sighting.time.lowerBound)
      return Pass(
        time: start..<start + sighting.time.length, probability: sighting.probability,
        timeInView: sighting.time.length)
    }
    seen.sort { ($0.time.lowerBound, $0.time.upperBound) < ($1.time.lowerBound, $1.time.upperBound) }
    return joinedAcrossEnd(joined(seen, rule), length: period.length, rule)
      .filter { $0.timeInView >= rule.minimumLook }
      .map {
        ObservationWindow(
          start: $0.time.lowerBound, end: $0.time.upperBound, probability: $0.probability, period: period)
      }.sorted()
  }

  /// Passes in order of their begin, those without a break between them made one.
  private static func joined(_ sightings: [Pass], _ rule: PassRule) -> [Pass] {
    var passes: [Pass] = []
    for sighting in sightings {
      if let last = passes.last, rule.joins(sighting.time, to: last.time) {
        passes[passes.count - 1] = last.joined(with: sighting)
      } else {
        passes.append(sighting)
      }
    }
    return passes
  }

  /// The first passes made part of the last one when it reaches them in the next period.
  private static func joinedAcrossEnd(_ passes: [Pass], length: Double, _ rule: PassRule) -> [Pass] {
    guard var last = passes.last else { return [] }
    var rest = passes.dropLast()
    while let first = rest.first {
      var again = first
      again.time = first.time.shifted(by: length)
      guard rule.joins(again.time, to: last.time) else { break }
      last = last.joined(with: again)
      rest.removeFirst()
    }
    if rest.isEmpty, rule.joins(last.time.shifted(by: length), to: last.time) {
      last.time = last.time.lowerBound..<max(last.time.upperBound, last.time.lowerBound + length)
    }
    return rest + [last]
  }
}

/// A pass that is being put together.
private struct Pass {
  var time: Range<Double>
  var probability: Double
  /// How long its windows last together (s).
  var timeInView: Double

  /// Both as one; the other one begins no sooner.
  func joined(with later: Pass) -> Pass {
    let shared = max(0, min(time.upperBound, later.time.upperBound) - later.time.lowerBound)
    return Pass(
      time: time.lowerBound..<max(time.upperBound, later.time.upperBound),
      probability: max(probability, later.probability),
      timeInView: timeInView + later.timeInView - shared)
  }
}
