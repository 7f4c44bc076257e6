import GeoCore

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

/// What changed for a sensor or a patrol between two results.
public struct SensorChange: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its figures before; nil when it was added.
  public var before: BorderResult.SensorFigures?
  /// Its figures after; nil when it was removed.
  public var after: BorderResult.SensorFigures?
  /// How far it was moved (m); nil when it was added or removed, or is a patrol.
  public var movedDistance: Double?

  /// By how much a sensor's lengths must change to be told (m): less is rounding.
  public static let lengthTolerance = 0.01
  /// How far a sensor must move to be told (m): coordinates in files are rounded to some 0.01 m, and a metre is far below
  /// the size of a cell.
  public static let placeTolerance = 1.0

  /// Whether it stands elsewhere.
  public var isMoved: Bool { (movedDistance ?? 0) > Self.placeTolerance }

  /// Whether the user set anything of it anew but its place; false where that was not told.
  public var isSetAnew: Bool {
    guard let old = before?.settings, let new = after?.settings else { return false }
    return old != new
  }

  /// Whether there is a change to tell.
  var isNotable: Bool {
    guard let before, let after else { return true }
    return isMoved || isSetAnew || abs(after.coveredLength - before.coveredLength) > Self.lengthTolerance
      || abs(after.soleLength - before.soleLength) > Self.lengthTolerance
  }

  /// The sensors that were added, removed or moved, or that do more or less: those of before in their order, then the new
  /// ones.
  ///
  /// - Parameter distance: the geodesic distance (m) between two places.
  static func all(
    from before: [BorderResult.SensorFigures], to after: [BorderResult.SensorFigures],
    distance: (Coordinate, Coordinate) -> Double
  ) -> [SensorChange] {
    let new = Dictionary(after.map { ($0.id, $0) }) { first, _ in first }
    let old = Set(before.map(\.id))
    let kept = before.map { sensor in
      var change = SensorChange(id: sensor.id, before: sensor, after: new[sensor.id])
      if let from = sensor.place, let to = change.after?.place { change.movedDistance = distance(from, to) }
      return change
    }
    let added = after.filter { !old.contains($0.id) }
    return kept.filter(\.isNotable) + added.map { SensorChange(id: $0.id, before: nil, after: $0) }
  }
}

/// What keeps two results from being compared: they are of different borders.
public enum BorderDifference: Error, Sendable, Hashable, CustomStringConvertible {
  /// The borders have different numbers of parts.
  case partCount(before: Int, after: Int)
  /// A part (from 0) has different lengths (m).
  case length(part: Int, before: Double, after: Double)
  /// The places at a chainage (m) of a part lie apart by a distance (m).
  case place(part: Int, chainage: Double, distance: Double)

  /// How far lengths and places of one border may differ (m): coordinates in files are rounded, to some 0.01 m each, and
  /// vertices added to long segments stray by 0.02 m.
  public static let tolerance = 1.0

  /// Where places are compared, as a share of a part's length: a line or a ring that runs the other way, or a ring that
  /// starts elsewhere, differs at one of them.
  private static let landmarks = [0, 1.0 / 3]

  /// What differs; nil when both are the same border.
  ///
  /// - Parameter distance: the geodesic distance (m) between two places.
  static func between(
    _ before: [BorderLine.Part], _ after: [BorderLine.Part], distance: (Coordinate, Coordinate) -> Double
  ) -> BorderDifference? {
    guard before.count == after.count else {
      return .partCount(before: before.count, after: after.count)
    }
    for (part, (old, new)) in zip(before, after).enumerated() {
      guard abs(old.length - new.length) <= tolerance else {
        return .length(part: part, before: old.length, after: new.length)
      }
      for share in landmarks {
        let chainage = share * old.length
        let apart = distance(old.coordinate(at: chainage), new.coordinate(at: chainage))
        guard apart <= tolerance else { return .place(part: part, chainage: chainage, distance: apart) }
      }
    }
    return nil
  }

  /// What differs, A being before and B after.
  public var description: String {
    switch self {
    case .partCount(let before, let after):
      "A's border has \(Self.parts(before)), B's \(Self.parts(after))"
    case .length(let part, let before, let after):
      "part \(part + 1) of the border is \(Self.metres(before)) long in A, \(Self.metres(after)) in B"
    case .place(let part, let chainage, let distance):
      "part \(part + 1) of the border runs elsewhere: at \(Self.metres(chainage)) A and B are \(Self.metres(distance)) apart"
    }
  }

  private static func parts(_ count: Int) -> String { count == 1 ? "1 part" : "\(count) parts" }

  private static func metres(_ length: Double) -> String { "\((length * 10).rounded() / 10) m" }
}
