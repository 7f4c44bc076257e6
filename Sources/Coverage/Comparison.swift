public import GeoCore

/// What a change did to a border: two results laid over each other by part and chainage.
///
/// Laws:
/// 1. A result compared with itself has no changes.
/// 2. Swapping the two swaps gained and lost, improved and weakened.
/// 3. Gained less lost is covered after less covered before.
/// 4. The kinds' lengths and the unchanged length add up to the compared length.
/// 5. What is covered is what each of the two tells itself. All lengths are whole millimetres, so that laws 3 and 4 hold
///    for what is printed, and a bound compares with what is printed.
public struct Comparison: Sendable, Hashable {
  /// What a change is, from before to after.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Uncovered became covered.
    case gained
    /// Covered became uncovered.
    case lost
    /// As covered as before, at a higher probability.
    case improved
    /// As covered as before, at a lower probability.
    case weakened
  }

  /// A stretch of border where the findings differ.
  public struct Change: Sendable, Hashable {
    /// What the change is.
    public var kind: Kind
    /// The border's part.
    public var part: Int
    /// Where it runs: chainage (m) within the part.
    public var chainage: Range<Double>
    /// What was found before.
    public var before: BorderResult.Finding
    /// What was found after.
    public var after: BorderResult.Finding

    /// Its length (m).
    public var length: Double { chainage.upperBound - chainage.lowerBound }

    /// Whether its cover, after a gain or before a loss, hangs on the terrain's vertical error.
    public var isMarginal: Bool {
      (before.isCovered && before.isMarginal) || (after.isCovered && after.isMarginal)
    }
  }

  /// By how much a probability must change to count as improved or weakened: a tenth of a percent is far below what the
  /// models of sensors can tell.
  public static let probabilityTolerance = 1e-3

  /// The result before.
  public let before: BorderResult
  /// The result after.
  public let after: BorderResult
  /// The stretches that differ, by part and chainage.
  public let changes: [Change]
  /// The sensors and patrols that were added, removed or moved, or that do more or less.
  public let sensorChanges: [SensorChange]
  /// The border that both results tell of (m).
  public let length: Double
  /// What of it was covered before (m).
  public let coveredBefore: Double
  /// What of it is covered after (m).
  public let coveredAfter: Double
  /// The length of the changes of each kind (m).
  let lengths: [Kind: Double]

  /// Lays two results over each other.
  ///
  /// Where their pieces end at different chainages, as with different cells, each stretch between two ends is compared
  /// for itself.
  ///
  /// - Parameter distance: the geodesic distance (m) between two places.
  /// - Throws: what differs when they are not of the same border.
  /// - Complexity: O(n) in the pieces of both.
  public init(
    from before: BorderResult, to after: BorderResult, distance: (Coordinate, Coordinate) -> Double
  ) throws(BorderDifference) {
    if let difference = BorderDifference.between(before.parts, after.parts, distance: distance) {
      throw difference
    }
    self.before = before
    self.after = after
    sensorChanges = SensorChange.all(from: before.sensors, to: after.sensors, distance: distance)
    var changes: [Change] = []
    var length = 0.0
    var isAnyKept = false
    Self.refine(before.pieces, after.pieces) { part, chainage, old, new in
      let share = chainage.upperBound - chainage.lowerBound
      length += share
      if old.isCovered, new.isCovered { isAnyKept = true }
      guard let kind = Kind(from: old, to: new) else { return }
      let change = Change(kind: kind, part: part, chainage: chainage, before: old, after: new)
      if let last = changes.last, last.runsOn(to: change) {
        changes[changes.count - 1].chainage = last.chainage.lowerBound..<chainage.upperBound
      } else {
        changes.append(change)
      }
    }
    self.changes = changes
    self.length =
      before.length == after.length ? before.length : length.rounded(toParts: BorderResult.lengthParts)
    self.coveredBefore = before.coveredLength
    self.coveredAfter = after.coveredLength
    var lengths = Dictionary(grouping: changes, by: \.kind).mapValues { changes in
      changes.reduce(0) { $0 + $1.length }.rounded(toParts: BorderResult.lengthParts)
    }
    Self.balance(
      &lengths, covered: (before.coveredLength, after.coveredLength), isAnyKept: isAnyKept)
    self.lengths = lengths
  }

  /// Makes gained less lost what is covered after less covered before: each stretch is rounded at its ends, and sums of
  /// many are some millimetres off. The longer of the two takes the difference.
  ///
  /// - Parameter isAnyKept: whether any border is covered before and after.
  private static func balance(
    _ lengths: inout [Kind: Double], covered: (before: Double, after: Double), isAnyKept: Bool
  ) {
    let (gained, lost) = (lengths[.gained] ?? 0, lengths[.lost] ?? 0)
    guard gained > 0 || lost > 0 else { return }
    let rise = covered.after - covered.before
    func rounded(_ length: Double) -> Double { max(0, length.rounded(toParts: BorderResult.lengthParts)) }
    if !isAnyKept {
      (lengths[.gained], lengths[.lost]) = (covered.after, covered.before)
    } else if gained >= lost {
      lengths[.gained] = rounded(lost + rise)
    } else {
      lengths[.lost] = rounded(gained - rise)
    }
  }

  /// Walks two lists of pieces at once, by part and chainage.
  ///
  ///     before  |---a---|------b------|
  ///     after   |--x--|----y----|--z--|
  ///     body     a,x  a,y  b,y    b,z
  private static func refine(
    _ before: [BorderResult.Piece], _ after: [BorderResult.Piece],
    _ body: (Int, Range<Double>, BorderResult.Finding, BorderResult.Finding) -> Void
  ) {
    var (i, j) = (0, 0)
    while i < before.count, j < after.count {
      let (old, new) = (before[i], after[j])
      if old.part == new.part {
        let from = max(old.chainage.lowerBound, new.chainage.lowerBound)
        let to = min(old.chainage.upperBound, new.chainage.upperBound)
        if from < to { body(old.part, from..<to, old.finding, new.finding) }
      }
      let (oldEnd, newEnd) = ((old.part, old.chainage.upperBound), (new.part, new.chainage.upperBound))
      if oldEnd <= newEnd { i += 1 }
      if newEnd <= oldEnd { j += 1 }
    }
  }
}

extension Comparison.Kind {
  /// The kind of a change; nil when there is none to speak of.
  init?(from before: BorderResult.Finding, to after: BorderResult.Finding) {
    switch (before.isCovered, after.isCovered) {
    case (false, true): self = .gained
    case (true, false): self = .lost
    default:
      let rise = after.probability - before.probability
      guard abs(rise) > Comparison.probabilityTolerance else { return nil }
      self = rise > 0 ? .improved : .weakened
    }
  }
}

extension Comparison.Change {
  /// Whether another change goes on where this one ends, with the same findings.
  fileprivate func runsOn(to next: Comparison.Change) -> Bool {
    part == next.part && chainage.upperBound == next.chainage.lowerBound && before == next.before
      && after == next.after
  }
}
