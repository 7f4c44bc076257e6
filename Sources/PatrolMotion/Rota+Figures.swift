/// What a rota keeps in the air.
extension Rota {
  /// The mean number of airframes in the air, in (0, k].
  public var meanInAir: Double { mean(of: \.flight) }

  /// The mean number of airframes on the route, in (0, k].
  public var meanOnStation: Double { mean(of: \.onStation) }

  /// The times with too few airframes.
  ///
  /// - Parameters:
  ///   - count: how many are wanted, at least 1.
  ///   - span: what counts: in the air (`\.flight`) or on the route (`\.onStation`).
  /// - Returns: the gaps (s) in the order of their begins, from within [0, T); the one that goes on across
  ///   the period's end is one, and ends beyond T. Breaks of up to a millisecond are none.
  /// - Complexity: O(n log n) in the sorties.
  public func gaps(
    below count: Int = 1, in span: KeyPath<Sortie, Range<Double>> = \.flight
  ) -> [Range<Double>] {
    let length = period.length
    var present = 0
    var changes: [(time: Double, by: Int)] = [(0, 0)]
    for sortie in sorties {
      let span = sortie[keyPath: span]
      let start = period.position(of: span.lowerBound)
      // A sortie that is longer than the period overlaps with itself.
      let turns = ((start + span.length) / length).rounded(.down)
      present += Int(turns)
      changes += [(start, 1), (max(0, start + span.length - turns * length), -1)]
    }
    changes.sort { $0.time < $1.time }
    var gaps: [Range<Double>] = []
    for (index, change) in changes.enumerated() {
      present += change.by
      let next = index + 1 < changes.count ? changes[index + 1].time : length
      if present < count, next > change.time { gaps.append(change.time..<next) }
    }
    return Self.closed(gaps.joined(), length: length).filter { $0.length > CyclicPeriod.resolution }
  }

  /// The mean time of a sortie on the route (s), of those that the period's end does not cut where there are any.
  public var meanTimeOnRoute: Double {
    let whole = sorties.filter { $0.flight.upperBound < period.length }
    let counted = whole.isEmpty ? sorties : whole
    return counted.isEmpty ? 0 : counted.reduce(0) { $0 + $1.onStation.length } / Double(counted.count)
  }

  /// How many airframes keep that many on the route without a break: ceil(m (a + u) / mean time on route).
  ///
  /// - Parameters:
  ///   - count: m, at least 1.
  ///   - turnaround: u, the time at the base between two sorties (s), at least 0.
  /// - Returns: at least m.
  public func airframesNeeded(inAir count: Int, turnaround: Double) -> Int {
    precondition(count >= 1, "one airframe in the air or more")
    guard airTime.isFinite else { return count }
    let needed = Double(count) * (airTime + turnaround) / max(meanTimeOnRoute, Self.leastTime)
    return Int(max((needed - Self.rounding).rounded(.up), Double(count)))
  }

  /// The length of a route (m) that no sortie comes to, in [0, L].
  public func lengthNeverReached(of motion: RouteMotion) -> Double {
    let motion = motion.entering(at: 0)
    guard !sorties.contains(where: { $0.onStation.length >= motion.lapTime }) else { return 0 }
    let reached = sorties.flatMap { sortie in
      motion.legs.flatMap { leg in
        [0, motion.lapTime].compactMap { lap -> Range<Double>? in
          let time = leg.time.shifted(by: lap).clamped(
            to: sortie.entry..<sortie.entry + sortie.onStation.length)
          guard !time.isEmpty else { return nil }
          let (from, to) = (
            leg.chainage(at: time.lowerBound - lap), leg.chainage(at: time.upperBound - lap)
          )
          return min(from, to)..<max(from, to)
        }
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
    var (length, end) = (0.0, 0.0)
    for part in reached {
      length += max(0, part.upperBound - max(part.lowerBound, end))
      end = max(end, part.upperBound)
    }
    return max(0, motion.length - length)
  }

  /// The most sorties in the air at a time, at least 1.
  static func mostInAir(_ sorties: [Sortie], period: CyclicPeriod) -> Int {
    var changes: [(time: Double, by: Int)] = []
    for sortie in sorties {
      let start = period.position(of: sortie.flight.lowerBound)
      let end = start + sortie.flight.length - CyclicPeriod.resolution
      changes += [(start, 1), (min(end, period.length), -1)]
      if end > period.length { changes += [(0, 1), (end - period.length, -1)] }
    }
    changes.sort { ($0.time, $0.by) < ($1.time, $1.by) }
    var (present, most) = (0, 1)
    for change in changes {
      present += change.by
      most = max(most, present)
    }
    return most
  }

  /// A sortie counts as one of a second on the route at least (s).
  private static let leastTime = 1.0
  /// What a quotient of times may lose (no unit).
  private static let rounding = 1e-9

  private func mean(of span: KeyPath<Sortie, Range<Double>>) -> Double {
    sorties.reduce(0) { $0 + $1[keyPath: span].length } / period.length
  }

  /// The last gap and the first one as one when they meet at the period's end.
  private static func closed(_ gaps: [Range<Double>], length: Double) -> [Range<Double>] {
    guard let first = gaps.first, let last = gaps.last, gaps.count > 1 else { return gaps }
    guard first.shifted(by: length).follows(last) else { return gaps }
    return gaps.dropFirst().dropLast() + [last.lowerBound..<length + first.upperBound]
  }
}
