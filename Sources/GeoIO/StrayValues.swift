import CGDAL
import GeoCore

/// What columns of numbers hold that is no such number, as texts.
///
/// SQLite, and so a GeoPackage, keeps any value in any column. OGR reads a text in a column of numbers as the
/// number that it starts with, else as 0, and cuts fractions in a column of whole numbers, without a word.
struct StrayValues {
  /// By feature and by column.
  private var texts: [Int: [String: AttributeValue]] = [:]

  /// Asks a layer of SQLite's for them; those of other formats have none.
  ///
  /// - Throws: `InputError` when it cannot be asked, or has no numbers by which to name a feature at fault.
  init(of layer: borrowing VectorLayer) throws {
    guard layer.isOfSQLite else { return }
    for column in layer.columns {
      guard let types = column.kind.storageTypes else { continue }
      let query = Self.query(column.name, otherThan: types, of: layer)
      try layer.forEachAnswer(to: query) { number, text in
        guard !layer.numbering.isEmpty else { throw Self.fault(column.name, text, layer) }
        texts[number, default: [:]][column.name] = .text(text)
      }
    }
  }

  /// A feature's values by name, the strays as the texts that they are.
  func replacing(_ values: [String: AttributeValue], of number: Int) -> [String: AttributeValue] {
    values.merging(texts[number] ?? [:]) { $1 }
  }

  /// Gives rows of a feature's number and a text. Casts keep OGR from taking the columns' types again.
  private static func query(
    _ column: String, otherThan types: String, of layer: borrowing VectorLayer
  ) -> String {
    let number = layer.numbering.isEmpty ? "0" : layer.numbering.quoted
    let condition = layer.query.filter.map { " AND (\($0))" } ?? ""
    return """
      SELECT CAST(\(number) AS INTEGER) AS stray_number, CAST(\(column.quoted) AS TEXT) AS stray_text \
      FROM \(layer.table.quoted) WHERE typeof(\(column.quoted)) NOT IN (\(types), 'null')\(condition)
      """
  }

  private static func fault(_ column: String, _ text: String, _ layer: borrowing VectorLayer) -> InputError {
    InputError(
      .badData, at: .init(file: "\(layer.path) (layer \(layer.name))"),
      "column \(column): expected a number, found \(text)", fix: "mend the value, or leave it empty")
  }
}

extension FeatureTable.Column.Kind {
  /// SQLite's types of the values that OGR reads as they are, as SQL lists them; nil where it reads any.
  fileprivate var storageTypes: String? {
    switch self {
    case .integer, .boolean: "'integer'"
    case .real: "'integer', 'real'"
    default: nil
    }
  }
}

extension String {
  /// The name as SQL writes it.
  fileprivate var quoted: String { "\"\(replacing("\"", with: "\"\""))\"" }
}
