extension Comparison {
  /// The length of the changes of a kind (m).
  public func length(of kind: Kind) -> Double { lengths[kind] ?? 0 }

  /// How much of the gained or lost border hangs on the terrain's vertical error in the state in which it is covered (m).
  ///
  /// - Returns: nil when that error is not known.
  public func marginalLength(of kind: Kind) -> Double? {
    guard isMarginKnown(of: kind) else { return nil }
    let length = changes.lazy.filter { $0.kind == kind && $0.isMarginal }.reduce(0) { $0 + $1.length }
    return min(length.rounded(toParts: BorderResult.lengthParts), self.length(of: kind))
  }

  /// Whether the cover of a gained or lost stretch hangs on the terrain's vertical error; nil for other kinds, and when that
  /// error is not known.
  public func isMarginal(_ change: Change) -> Bool? {
    isMarginKnown(of: change.kind) ? change.isMarginal : nil
  }

  private func isMarginKnown(of kind: Kind) -> Bool {
    switch kind {
    case .gained: after.isMarginKnown
    case .lost: before.isMarginKnown
    case .improved, .weakened: false
    }
  }

  /// The border on which nothing changed (m).
  public var unchangedLength: Double {
    Kind.allCases.reduce(length) { $0 - length(of: $1) }.rounded(toParts: BorderResult.lengthParts)
  }

  /// A maximal run of changes of one kind.
  public struct Run: Sendable, Hashable {
    /// The border's part.
    public var part: Int
    /// Where it runs: chainage (m) within the part.
    public var chainage: Range<Double>
    /// The metres of each cause for which it is not covered: after when lost, before when gained.
    public var causes: [GapCause: Double]

    /// Its length (m).
    public var length: Double { chainage.upperBound - chainage.lowerBound }

    /// The cause of its longest share; of equal shares the furthest stage. Nil when it is covered.
    public var cause: GapCause? { causes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
  }

  /// The maximal runs of changes of a kind, the longest first; of equal ones the first along the border.
  public func runs(of kind: Kind) -> [Run] {
    var runs: [Run] = []
    for change in changes where change.kind == kind {
      let causes = (change.after.cause ?? change.before.cause).map { [$0: change.length] } ?? [:]
      if let last = runs.last, last.part == change.part,
        last.chainage.upperBound == change.chainage.lowerBound
      {
        runs[runs.count - 1].chainage = last.chainage.lowerBound..<change.chainage.upperBound
        runs[runs.count - 1].causes.merge(causes, uniquingKeysWith: +)
      } else {
        runs.append(Run(part: change.part, chainage: change.chainage, causes: causes))
      }
    }
    return runs.enumerated().sorted { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) }
      .map(\.element)
  }
}

extension Comparison {
  /// What is to be known of how the two were made, a sentence each.
  public var notes: [String] {
    var notes: [String] = []
    if let old = before.cellSize, let new = after.cellSize, old != new {
      notes.append("A has cells of \(old.metres), B of \(new.metres): compared by chainage")
    }
    if before.requiredProbability != after.requiredProbability {
      notes.append(
        "A requires a probability of \(before.requiredProbability), B of \(after.requiredProbability): each is covered by its own"
      )
    }
    return notes
  }
}

extension Double {
  /// The length in metres as messages say it.
  fileprivate var metres: String { Int(exactly: self).map { "\($0) m" } ?? "\(self) m" }
}
