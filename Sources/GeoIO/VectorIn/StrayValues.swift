import CGDAL
import GeoCore

/// What columns of numbers and dates hold that is no such value, as texts.
///
/// SQLite, and so a GeoPackage, keeps any value in any column. OGR reads a text in a column of numbers as the
/// number that it starts with, else as 0, cuts fractions in a column of whole numbers and numbers that are too large for
/// it, and leaves out what is no date, without a word.
struct StrayValues {
  /// By feature, and by the column's place among the layer's.
  private var texts: [Int: [Int: String]] = [:]
  /// The columns that hold some.
  private var strayed: Set<Int> = []

  /// Asks a layer of SQLite's for them; those of other formats have none.
  ///
  /// - Throws: `InputError` when it cannot be asked, or has no numbers by which to name a feature at fault.
  init(of layer: VectorLayer) throws {
    guard layer.isOfSQLite else { return }
    for (index, field) in layer.fields.enumerated() {
      guard let condition = field.strayCondition else { continue }
      let query = Self.query(field.column.name, where: condition, of: layer)
      try layer.forEachAnswer(to: query) { number, text in
        guard !layer.numbering.isEmpty else { throw Self.fault(field.column, text, layer) }
        texts[number, default: [:]][index] = text
        strayed.insert(index)
      }
    }
  }

  /// A feature's values, the strays as the texts that they are.
  func replacing(_ values: [AttributeValue], of number: Int) -> [AttributeValue] {
    var values = values
    for (index, text) in texts[number] ?? [:] { values[index] = .text(text) }
    return values
  }

  /// Gives rows of a feature's number and a text. Casts keep OGR from taking the columns' types again.
  private static func query(
    _ column: String, where condition: String, of layer: VectorLayer
  ) -> String {
    let number = layer.numbering.isEmpty ? "0" : layer.numbering.quoted
    let filter = layer.query.filter.map { " AND (\($0))" } ?? ""
    return """
      SELECT CAST(\(number) AS INTEGER) AS stray_number, CAST(\(column.quoted) AS TEXT) AS stray_text \
      FROM \(layer.table.quoted) WHERE \(condition)\(filter)
      """
  }

  private static func fault(
    _ column: FeatureTable.Column, _ text: String, _ layer: VectorLayer
  ) -> InputError {
    InputError(
      .badData, at: .init(file: layer.place),
      "column \(column.name): expected \(column.kind.isOfDates ? "a date" : "a number"), found \(text)",
      fix: "mend the value, or leave it empty")
  }
}

// Columns of attributes whose values are no key's, and which are kept as they are.
extension StrayValues {
  /// A layer's columns, those that hold strays as columns of texts.
  func settled(_ columns: [FeatureTable.Column]) -> [FeatureTable.Column] {
    columns.enumerated().map { strayed.contains($0) ? FeatureTable.Column($1.name, .text) : $1 }
  }

  /// A feature's values, all texts in columns that hold strays.
  func settled(_ values: [AttributeValue]) -> [AttributeValue] {
    values.enumerated().map { strayed.contains($0) ? $1.asText : $1 }
  }

  /// What the user should know of the strays, a sentence for each column that has some.
  func warnings(of layer: VectorLayer) -> [String] {
    layer.columns.enumerated().compactMap { index, column in
      let found = texts.compactMap { number, strays in strays[index].map { (number: number, text: $0) } }
        .sorted { $0.number < $1.number }
      guard !found.isEmpty else { return nil }
      let some = found.prefix(Self.mostNamed).map { "'\($0.text)' in feature \($0.number)" }
      let rest = found.count > Self.mostNamed ? " and \(found.count - Self.mostNamed) more" : ""
      return "\(layer.place): column \(column.name) is of \(column.kind.noun), it also holds "
        + some.joined(separator: ", ") + rest + ": its values are kept as texts"
    }
  }

  /// The most values that a warning names.
  private static let mostNamed = 3
}

extension AttributeValue {
  /// The value as a text; nothing stays nothing.
  fileprivate var asText: AttributeValue {
    switch self {
    case .integer(let number): .text("\(number)")
    case .real(let number): .text("\(number)")
    case .boolean(let flag): .text("\(flag)")
    case .null, .text, .textList, .json: self
    }
  }
}

extension FeatureTable.Column.Kind {
  fileprivate var isOfDates: Bool { [.date, .dateTime, .time].contains(self) }

  /// What its values are, in words.
  fileprivate var noun: String {
    switch self {
    case .integer: "whole numbers"
    case .real: "numbers"
    case .boolean: "true and false"
    case .date: "dates"
    case .dateTime, .time: "times"
    case .text, .textList, .json: "texts"
    }
  }
}

extension VectorLayer.Field {
  /// What holds in SQL for values that OGR does not read as they are; nil where it reads any.
  fileprivate var strayCondition: String? {
    let name = column.name.quoted
    switch (type, subtype) {
    case (OFTInteger, OFSTInt16): return Self.condition(name, within: Int(Int16.min)...Int(Int16.max))
    case (OFTInteger, _): return Self.condition(name, within: Int(Int32.min)...Int(Int32.max))
    case (OFTInteger64, _): return "typeof(\(name)) NOT IN ('integer', 'null')"
    case (OFTReal, _): return "typeof(\(name)) NOT IN ('integer', 'real', 'null')"
    case (OFTDate, _), (OFTDateTime, _): return "\(name) NOT GLOB '\(Self.datePattern)'"
    default: return nil
    }
  }

  /// How a date starts, as SQLite writes patterns.
  private static let datePattern = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"

  private static func condition(_ name: String, within range: ClosedRange<Int>) -> String {
    """
    (typeof(\(name)) NOT IN ('integer', 'null') \
    OR (typeof(\(name)) = 'integer' AND \(name) NOT BETWEEN \(range.lowerBound) AND \(range.upperBound)))
    """
  }
}

extension String {
  /// The name as SQL writes it.
  fileprivate var quoted: String { "\"\(replacing("\"", with: "\"\""))\"" }
}
