import GeoCore

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
