import Foundation
import Scenario

/// summary.json: what a run writes, and what reports, comparisons and baselines read back.
///
/// Its keys stand here and nowhere else. Keys of figures are the names of `Figure` and `SensorFigure`, as requirements use
/// them. A value that is not known is written as null.
public struct SummaryDocument: Codable, Sendable {
  var name: String
  /// What names the run's result; nil in one of before results were named.
  var runID: String?
  var variant: String?
  /// Of the whole border.
  var figures: SummaryFigures
  var requirements: [SummaryRequirement]
  /// The names of the terrain's pictures.
  var hillshades: [String]
  /// The names of the maps of coverage; none in a result of before they were told.
  var maps: [String]
  var sensors: [SummarySensor]
  var patrols: [SummaryPatrol]
  var parts: [SummaryFigures]
  /// By the values of the attribute that the scenario groups by; nil when it names none.
  var groups: (column: String, figures: [String: SummaryFigures])?
  /// What links were asked for, and the centres; no report reads them back.
  var network: SummaryNetwork?
  var attribution: [String]
  var warnings: [String]
  var versions: [String: String]
  var inputs: [InputFile]
  /// How long each step took (s).
  var timings: [String: Double]?

  private enum CodingKeys: String, CodingKey {
    case name, variant, requirements, hillshades, maps, patrols, attribution, warnings, versions, inputs
    case runID = "run_id"
    case sensors = "per_sensor"
    case parts = "per_part"
    case timings = "timings_s"
  }

  /// The file's bytes: keys sorted, so that equal results are equal bytes.
  public var file: [UInt8] { JSONText.file(of: self) }

  /// A value by the name that requirements have for it; nil when it is not there or not known.
  ///
  /// - Parameter sensor: the id of a sensor or patrol, for what is told of one.
  func value(of metric: Metric, sensor: String?) -> Double? {
    switch metric {
    case .figure(let figure): figures[figure]
    case .cause(let cause): figures.causes?[cause.rawValue]
    case .sensor(let figure):
      shares.first { $0.id == sensor }?[figure]
    case .crossing, .response: nil
    }
  }

  /// What each sensor gives, then each patrol.
  var shares: [SummaryShare] { sensors.map(\.share) + patrols.map(\.share) }
}

extension SummaryDocument {
  /// Reads a file: what a page tells must be there, and what is told since later may be missing.
  public init(from decoder: any Decoder) throws {
    figures = try SummaryFigures(from: decoder, demanding: [.requiredProbability, .cellSize])
    let values = try decoder.container(keyedBy: CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    runID = try values.decodeIfPresent(String.self, forKey: .runID)
    variant = try values.decodeIfPresent(String.self, forKey: .variant)
    requirements = try values.decode([SummaryRequirement].self, forKey: .requirements)
    hillshades = try values.decode([String].self, forKey: .hillshades)
    maps = try values.decodeIfPresent([String].self, forKey: .maps) ?? []
    sensors = try values.decode([SummarySensor].self, forKey: .sensors)
    patrols = try values.decode([SummaryPatrol].self, forKey: .patrols)
    parts = try values.decode([SummaryFigures].self, forKey: .parts)
    network = try? SummaryNetwork(from: decoder)
    attribution = try values.decode([String].self, forKey: .attribution)
    warnings = try values.decode([String].self, forKey: .warnings)
    versions = try values.decode([String: String].self, forKey: .versions)
    inputs = try values.decode([InputFile].self, forKey: .inputs)
    timings = try values.decodeIfPresent([String: Double].self, forKey: .timings)
    let named = try decoder.container(keyedBy: NamedKey.self)
    groups = try named.allKeys.lazy.compactMap { key in key.groupColumn.map { (key, $0) } }.first.map {
      key, column in (column, try named.decode([String: SummaryFigures].self, forKey: key))
    }
  }

  /// Writes the file's object.
  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    try network?.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encodeIfPresent(runID, forKey: .runID)
    try values.encode(variant, forKey: .variant)
    try values.encode(requirements, forKey: .requirements)
    try values.encode(hillshades, forKey: .hillshades)
    try values.encode(maps, forKey: .maps)
    try values.encode(sensors, forKey: .sensors)
    try values.encode(patrols, forKey: .patrols)
    try values.encode(
      parts.enumerated().map { SummaryPart(number: $0 + 1, figures: $1) }, forKey: .parts)
    try values.encode(attribution, forKey: .attribution)
    try values.encode(warnings, forKey: .warnings)
    try values.encode(versions, forKey: .versions)
    try values.encode(inputs, forKey: .inputs)
    try values.encodeIfPresent(timings, forKey: .timings)
    if let groups {
      var named = encoder.container(keyedBy: NamedKey.self)
      try named.encode(groups.figures, forKey: NamedKey(group: groups.column))
    }
  }
}

/// A part of the border as it is written: its figures, and its number, which is its place in the list.
private struct SummaryPart: Encodable {
  /// From 1.
  let number: Int
  let figures: SummaryFigures

  private enum CodingKeys: String, CodingKey { case number = "part" }

  func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(number, forKey: .number)
  }
}

/// A key that is no word of this program: that of a figure, or of the attribute that a scenario groups by.
struct NamedKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(group column: String) { stringValue = Self.groupPrefix + column }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }

  private static let groupPrefix = "per_"

  /// The attribute that figures are grouped by under this key; nil for the key of something else.
  var groupColumn: String? {
    guard stringValue.hasPrefix(Self.groupPrefix) else { return nil }
    let column = String(stringValue.dropFirst(Self.groupPrefix.count))
    return BorderInput.reservedGroups.contains(column) ? nil : column
  }
}
