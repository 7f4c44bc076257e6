import Coverage
import Scenario

/// The figures of a border or a stretch of it, by name; lengths in metres, times in seconds, shares in [0, 1].
struct SummaryFigures: Codable, Sendable {
  /// What is told, nil where it is not known.
  private var values: [Figure: Double?] = [:]
  /// The uncovered border by the names of causes (m).
  private(set) var causes: [String: Double]?

  /// What every result tells.
  private static let always: [Figure] = [
    .borderLength, .coveredLength, .coveredFraction, .gapCount, .longestGap, .overlapFraction,
  ]

  /// Some figures of totals, and their causes.
  init(_ figures: [Figure], of totals: CoverageTotals, in assessment: Assessment, _ context: ResultContext) {
    for figure in figures { values[figure] = .some(totals.value(of: figure, in: assessment, context)) }
    causes = Dictionary(uniqueKeysWithValues: CauseName.allCases.map { ($0.rawValue, totals.value(of: $0)) })
  }

  init(from decoder: any Decoder) throws { try self.init(from: decoder, demanding: []) }

  /// Reads figures.
  ///
  /// - Parameter demanded: what must be there beside what every result tells.
  init(from decoder: any Decoder, demanding demanded: [Figure]) throws {
    let told = try decoder.container(keyedBy: NamedKey.self)
    for figure in demanded + Self.always { values[figure] = try Self.number(figure, in: told) }
    for figure in Figure.allCases where values[figure] == nil && told.contains(figure.key) {
      values[figure] = .some(try told.decodeNil(forKey: figure.key) ? nil : Self.number(figure, in: told))
    }
    causes = try told.decodeIfPresent([String: Double].self, forKey: NamedKey(Metric.causesKey))
  }

  private static func number(_ figure: Figure, in told: KeyedDecodingContainer<NamedKey>) throws -> Double {
    figure.isCount
      ? Double(try told.decode(Int.self, forKey: figure.key))
      : try told.decode(Double.self, forKey: figure.key)
  }

  func encode(to encoder: any Encoder) throws {
    var told = encoder.container(keyedBy: NamedKey.self)
    for (figure, value) in values {
      if figure.isCount {
        try told.encode(value.map { Int($0) }, forKey: figure.key)
      } else {
        try told.encode(value, forKey: figure.key)
      }
    }
    try told.encodeIfPresent(causes, forKey: NamedKey(Metric.causesKey))
  }

  /// A figure; nil when it is not there or not known.
  subscript(figure: Figure) -> Double? { values[figure] ?? nil }

  var length: Double { self[.borderLength] ?? 0 }
  var coveredLength: Double { self[.coveredLength] ?? 0 }
  var coveredFraction: Double { self[.coveredFraction] ?? 0 }
  var gapCount: Int { Int(self[.gapCount] ?? 0) }
  var longestGap: Double { self[.longestGap] ?? 0 }
  var overlapFraction: Double { self[.overlapFraction] ?? 0 }
  var maxRevisit: Double? { self[.maxRevisit] }
  var marginalCoveredLength: Double? { self[.marginalCovered] }
  /// Only the whole border has one.
  var requiredProbability: Double { self[.requiredProbability] ?? 0 }
  /// The side of the lattice's cells (m), which only the whole border has.
  var cellSize: Double { self[.cellSize] ?? 0 }
}

extension Figure {
  fileprivate var key: NamedKey { NamedKey(rawValue) }
}

/// What a sensor or patrol gives.
struct SummaryShare: Codable, Sendable {
  let id: String
  let type: String
  /// In metres.
  private let values: [SensorFigure: Double]

  private enum CodingKeys: CodingKey { case id, type }

  init(_ share: SensorShare, id: String, type: String) {
    self.id = id
    self.type = type
    values = Dictionary(uniqueKeysWithValues: SensorFigure.allCases.map { ($0, share.value(of: $0)) })
  }

  init(from decoder: any Decoder) throws {
    let facts = try decoder.container(keyedBy: CodingKeys.self)
    id = try facts.decode(String.self, forKey: .id)
    type = try facts.decode(String.self, forKey: .type)
    let told = try decoder.container(keyedBy: NamedKey.self)
    values = Dictionary(
      uniqueKeysWithValues: try SensorFigure.allCases.map {
        ($0, try told.decode(Double.self, forKey: NamedKey($0.rawValue)))
      })
  }

  func encode(to encoder: any Encoder) throws {
    var facts = encoder.container(keyedBy: CodingKeys.self)
    try facts.encode(id, forKey: .id)
    try facts.encode(type, forKey: .type)
    var told = encoder.container(keyedBy: NamedKey.self)
    for (figure, value) in values { try told.encode(value, forKey: NamedKey(figure.rawValue)) }
  }

  /// A figure (m).
  subscript(figure: SensorFigure) -> Double { values[figure] ?? 0 }

  var coveredLength: Double { self[.coveredLength] }
  var soleLength: Double { self[.soleLength] }
}

/// A sensor: what it gives, and whether it is linked to a centre.
struct SummarySensor: Codable, Sendable {
  let share: SummaryShare
  /// Nil when nobody asked.
  let isLinked: Bool?

  private enum CodingKeys: String, CodingKey { case isLinked = "linked" }

  init(_ share: SummaryShare, isLinked: Bool?) {
    self.share = share
    self.isLinked = isLinked
  }

  init(from decoder: any Decoder) throws {
    share = try SummaryShare(from: decoder)
    isLinked = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Bool.self, forKey: .isLinked)
  }

  func encode(to encoder: any Encoder) throws {
    try share.encode(to: encoder)
    var facts = encoder.container(keyedBy: CodingKeys.self)
    try facts.encode(isLinked, forKey: .isLinked)
  }
}
