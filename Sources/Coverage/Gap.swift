/// A maximal run of border that is not covered.
public struct Gap: Sendable, Hashable {
  /// The border's part.
  public var part: Int
  /// Where it runs: chainage (m) within the part.
  public var chainage: Range<Double>
  /// The metres of each cause.
  public var causes: [GapCause: Double]
  /// The sensor at least geodesic distance, by its place in the scenario; nil when there is none.
  public var nearestSensor: Int?
  /// That distance (m).
  public var nearestDistance: Double?

  /// The longest wait between two looks of patrols (s) at any of its pieces that they see; nil when they see none.
  public var maxRevisit: Double?

  /// Its length (m).
  public var length: Double { chainage.upperBound - chainage.lowerBound }

  /// The cause of its longest share; of equal shares the furthest stage.
  public var cause: GapCause {
    causes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? .beyondRange
  }
}

/// Why a piece of border is not covered: the furthest stage on the way to being seen that any sensor reached.
public enum GapCause: Int, Sendable, Hashable, CaseIterable, Comparable, Codable {
  /// No sensor's range reaches it, even in clear air.
  case beyondRange
  /// A sensor's range in clear air reaches it, but it never looks there.
  case outsideField
  /// It is nearer to a sensor than its minimum range, or below its lowest tilt.
  case nearDeadZone
  /// Terrain hides it from a sensor that could see it.
  case hiddenByTerrain
  /// Vegetation or buildings hide it from a sensor that could see it over the bare ground.
  case hiddenByLandCover
  /// A sensor sees it that cannot reach a monitoring centre.
  case notLinked
  /// In clear air it would be covered.
  case weather
  /// Patrols see it well enough, but not often enough.
  case notPatrolled
  /// The ground there is unknown, so nobody can say.
  case noTerrainData

  /// The words of reports.
  public var text: String {
    switch self {
    case .beyondRange: "beyond every range"
    case .outsideField: "outside the field of view"
    case .nearDeadZone: "in the near dead zone"
    case .hiddenByTerrain: "hidden by terrain"
    case .hiddenByLandCover: "hidden by land cover"
    case .notLinked: "not linked"
    case .weather: "weather"
    case .notPatrolled: "not patrolled often enough"
    case .noTerrainData: "no terrain data"
    }
  }

  /// What results of 2026 and before say of land cover.
  private static let formerLandCoverText = "hidden by cover"

  /// The cause of a report's words, those of earlier versions, too; nil for others.
  public init?(text: String) {
    let named = Self.allCases.first { $0.text == text }
    guard let cause = named ?? (text == Self.formerLandCoverText ? .hiddenByLandCover : nil) else {
      return nil
    }
    self = cause
  }

  /// Orders by stage, the furthest last.
  public static func < (left: GapCause, right: GapCause) -> Bool { left.rawValue < right.rawValue }
}
