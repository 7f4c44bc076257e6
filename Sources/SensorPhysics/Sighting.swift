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

extension ObservationWindow {
  /// The passes of one aircraft: its sightings, those that follow one another without a break taken together,
  /// with the highest probability among them.
  ///
  ///     sightings   [0.2][0.6][0.4]       [0.3]         breaks of up to a millisecond are none
  ///     passes      [     0.6     ]       [0.3]
  ///
  /// Sightings without any probability are left out, and break a pass. A pass at the period's end and one at
  /// its beginning are one pass when they meet there.
  ///
  /// - Parameter sightings: of one aircraft and one piece of border, in any order; may overlap.
  /// - Returns: the windows in order of their begin, apart from one another.
  /// - Complexity: O(n log n) in the sightings.
  public static func passes(of sightings: [Sighting], period: CyclicPeriod) -> [ObservationWindow] {
    var seen = sightings.filter { $0.probability > 0 }
    for index in seen.indices {
      let start = period.position(of: seen[index].time.lowerBound)
      seen[index].time = start..<start + seen[index].time.length
    }
    seen.sort { ($0.time.lowerBound, $0.time.upperBound) < ($1.time.lowerBound, $1.time.upperBound) }
    return joinedAcrossEnd(joined(seen), length: period.length).map {
      ObservationWindow(
        start: $0.time.lowerBound, end: $0.time.upperBound, probability: $0.probability, period: period)
    }.sorted()
  }

  /// Sightings in order of their begin, those that meet made one.
  private static func joined(_ sightings: [Sighting]) -> [Sighting] {
    var passes: [Sighting] = []
    for sighting in sightings {
      if let last = passes.last, sighting.time.follows(last.time) {
        passes[passes.count - 1] = last.joined(with: sighting)
      } else {
        passes.append(sighting)
      }
    }
    return passes
  }

  /// The first passes made part of the last one when it reaches them in the next period.
  private static func joinedAcrossEnd(_ passes: [Sighting], length: Double) -> [Sighting] {
    guard var last = passes.last else { return [] }
    var rest = passes.dropLast()
    while let first = rest.first {
      let again = first.time.shifted(by: length)
      guard again.follows(last.time) else { break }
      last = last.joined(with: Sighting(time: again, probability: first.probability))
      rest.removeFirst()
    }
    return rest + [last]
  }
}

extension Sighting {
  /// Both as one; the other one begins no sooner.
  fileprivate func joined(with later: Sighting) -> Sighting {
    Sighting(
      time: time.lowerBound..<max(time.upperBound, later.time.upperBound),
      probability: max(probability, later.probability))
  }
}
