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

  /// The time into the lap (s), in [0, lapTime), at which a sortie enters the route so that all in the air
  /// are evenly spread along the lap at all times, and one that relieves another goes on where that one is.
  ///
  /// Slot i of n is, at time t, at t + i lapTime / n into its lap: n evenly spread aircraft divide the time
  /// between two passes by n, except where the period's end cuts a lap.
  public func entry(of sortie: Sortie, lapTime: Double) -> Double {
    precondition(lapTime > 0, "a lap takes longer than 0 s")
    let laps = sortie.onStation.lowerBound / lapTime + Double(sortie.slot) / Double(slots)
    let share = laps - laps.rounded(.down)
    return share * lapTime < lapTime ? share * lapTime : 0
  }

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
