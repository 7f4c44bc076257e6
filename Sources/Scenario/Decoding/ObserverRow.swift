public import GeoCore

/// What a row of a layer of observers says of one.
public struct ObserverRow: Sendable {
  /// The columns of numbers, in order.
  public static let columns = ObserverKeys.numbers.map(\.name)

  /// Its id; nil when it has none.
  public let id: String?
  /// The numbers that it gives, by column.
  public let numbers: [String: Double]
  /// What the file calls the columns, where it calls them otherwise.
  public let columnNames: [String: String]

  /// The observer of a row of a point layer.
  ///
  /// - Throws: `InputError` naming the row's place and the column that holds no number.
  public init(row: PointRow) throws {
    let values = RowValues(row)
    id = try values.text(ObserverKeys.id)
    columnNames = row.columnNames
    var numbers: [String: Double] = [:]
    for key in ObserverKeys.numbers { numbers[key.name] = try values.number(key) }
    self.numbers = numbers
  }
}
