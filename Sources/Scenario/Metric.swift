/// A figure of summary.json that requirements can be over, under the name that it has there.
public enum Metric: Sendable, Hashable {
  /// A figure of the border, or of a stretch of it.
  case figure(Figure)
  /// The uncovered border of a cause (m).
  case cause(CauseName)
  /// A figure of one sensor or patrol.
  case sensor(SensorFigure)
  /// A figure of crossings, which only `check` looks at.
  case crossing(CrossingFigure)
  /// A figure of response, which only `check` looks at, too.
  case response(ResponseFigure)

  /// What stands before a cause's name: causes are the keys of this object.
  public static let causesKey = "causes_m"

  /// The name that a metric had in scenarios of 2026 and before.
  static let formerNames = ["causes_m.hidden by cover": "causes_m.hidden by land cover"]

  /// The name, such as `covered_fraction` or `causes_m.hidden by terrain`.
  public var name: String {
    switch self {
    case .figure(let figure): figure.rawValue
    case .cause(let cause): "\(Self.causesKey).\(cause.rawValue)"
    case .sensor(let figure): figure.rawValue
    case .crossing(let figure): figure.rawValue
    case .response(let figure): figure.rawValue
    }
  }

  /// All that are told of a border.
  public static let ofBorder =
    Figure.allCases.map(Metric.figure) + CauseName.allCases.map(Metric.cause)
    + CrossingFigure.allCases.map(Metric.crossing) + ResponseFigure.allCases.map(Metric.response)
  /// All that are told of one sensor.
  public static let ofSensors = SensorFigure.allCases.map(Metric.sensor)

  /// Whether it is one of crossings.
  public var isOfCrossings: Bool { if case .crossing = self { true } else { false } }
  /// Whether it is one of response.
  public var isOfResponse: Bool { if case .response = self { true } else { false } }

  /// Whether a stretch of border has it.
  var isOfStretches: Bool {
    switch self {
    case .figure(let figure): figure.isOfStretches
    case .crossing, .response: false
    case .cause, .sensor: true
    }
  }

  /// What it can be.
  var interval: Interval {
    switch self {
    case .figure(let figure) where figure.isShare: .from(0, upTo: 1)
    case .crossing(.weakestProbability): .from(0, upTo: 1)
    default: .figure
    }
  }
}

/// The figures of a border: summary.json holds each under its name.
public enum Figure: String, Sendable, Hashable, CaseIterable {
  case borderLength = "border_length_m"
  case coveredLength = "covered_length_m"
  case coveredFraction = "covered_fraction"
  case gapCount = "gap_count"
  case longestGap = "longest_gap_m"
  case overlapFraction = "overlap_fraction"
  case maxRevisit = "max_revisit_s"
  case patrolledLength = "patrolled_length_m"
  case assumedGround = "assumed_ground_m"
  case noTerrainData = "no_terrain_data_m"
  case sightOverVoids = "sight_over_voids_m"
  case marginalCovered = "marginal_covered_m"
  case marginalHidden = "marginal_hidden_m"
  case partCount = "part_count"
  case requiredProbability = "required_probability"
  case linkedSensorCount = "linked_sensor_count"
  case cellSize = "cell_size_m"
  case cost = "cost_eur"
  case unpricedCount = "unpriced_count"

  /// Whether a stretch of border has it, not only the whole.
  public var isOfStretches: Bool {
    switch self {
    case .partCount, .requiredProbability, .linkedSensorCount, .cellSize, .cost, .unpricedCount: false
    default: true
    }
  }

  /// Whether it is a whole number.
  public var isCount: Bool {
    switch self {
    case .gapCount, .partCount, .linkedSensorCount, .unpricedCount: true
    default: false
    }
  }

  /// Whether it is in [0, 1].
  var isShare: Bool {
    switch self {
    case .coveredFraction, .overlapFraction, .requiredProbability: true
    default: false
    }
  }
}

/// The causes of gaps, as reports and requirements name them.
public enum CauseName: String, Sendable, Hashable, CaseIterable {
  case beyondRange = "beyond every range"
  case outsideField = "outside the field of view"
  case nearDeadZone = "in the near dead zone"
  case hiddenByTerrain = "hidden by terrain"
  case hiddenByLandCover = "hidden by land cover"
  case notLinked = "not linked"
  case weather = "weather"
  case notPatrolled = "not patrolled often enough"
  case noTerrainData = "no terrain data"
}

/// The figures of one sensor or patrol (m).
public enum SensorFigure: String, Sendable, Hashable, CaseIterable {
  case coveredLength = "covered_length_m"
  case soleLength = "sole_length_m"
  case contribution = "contribution_m"
}

/// The figures of crossings: crossings.json holds each under its name.
public enum CrossingFigure: String, Sendable, Hashable, CaseIterable {
  case weakestProbability = "weakest_crossing_probability"
  case unseenLength = "crossable_unseen_m"
  case crossableLength = "crossable_m"
}

/// The figures of response: response.json holds each under its name. They are of the border's length, not of its pieces.
public enum ResponseFigure: String, Sendable, Hashable, CaseIterable {
  /// The longest time until somebody stands at a piece of border.
  case longest = "max_response_s"
  /// The time within which 95 % of the border's length is reached.
  case most = "response_p95_s"
}
