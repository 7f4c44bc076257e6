import GeoCore
import GeoIO

/// Observers from a point layer, whose columns say anew what the command's options say.
struct ObserverLayer {
  let path: String
  /// Which of its features, and how.
  let query: LayerQuery
  /// What holds where columns are missing or empty.
  let settings: ObserverSettings
  /// Takes what the user should know.
  let notes: InputNotes

  /// The observers, in the layer's order.
  ///
  /// - Parameter wantsNames: whether each needs a name that a file may have.
  /// - Throws: `InputError` naming the feature and the column at fault.
  func observers(on dem: DEM, voids: VoidPolicy, wantsNames: Bool) throws -> [Observer] {
    let rows = try PointReader(path: path, query: query, notes: notes).rows()
    guard !rows.isEmpty else {
      throw InputError(.badData, at: .init(file: path), "has no observers", fix: "give a layer with points")
    }
    guard rows.count <= SightCount.mostObservers else {
      throw InputError(
        .badData, at: .init(file: path), "has \(rows.count) observers, more than \(SightCount.mostObservers)",
        fix: "split the layer")
    }
    var owners: [String: String] = [:]
    return try rows.map { row in
      let place = InputError.Place(file: row.place)
      let name = try Self.name(of: row)
      if wantsNames {
        try Self.checkFileName(name, at: place)
        // Some file systems hold one file for both cases.
        if let owner = owners.updateValue(row.place, forKey: name.lowercased()) {
          throw InputError(
            .badData, at: place, "column id: '\(name)' is also the name of \(owner)",
            fix: "give each observer an id of its own")
        }
      }
      return try Observer(
        id: name, who: "observer \(name)", at: dem.point(of: row.coordinate), on: dem, voids: voids,
        settings: Self.settings(of: row, or: settings), source: place)
    }
  }

  /// The id, else the feature's number.
  private static func name(of row: PointRow) throws -> String {
    switch row.attributes["id"] ?? .null {
    case .text(let text) where !text.isEmpty: text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .null, .text: String(row.number)
    default:
      throw InputError(
        .badData, at: .init(file: row.place), "column id: expected a text or a number",
        fix: "fill the column, or leave it empty")
    }
  }

  /// The longest name that leaves room for an ending in every file system (bytes).
  private static let longestName = 200

  private static func checkFileName(_ name: String, at place: InputError.Place) throws {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar != "/" && scalar != "\\" && scalar.properties.generalCategory != .control
    }
    guard isPlain, !name.hasPrefix("."), name.utf8.count <= longestName else {
      throw InputError(
        .badData, at: place, "column id: \(name.debugDescription) cannot be the name of a file",
        fix: "give an id of letters, digits, dots, dashes and blanks")
    }
  }

  private static func settings(of row: PointRow, or defaults: ObserverSettings) throws -> ObserverSettings {
    var own: [ObserverNumber: Double] = [:]
    for number in ObserverNumber.allCases { own[number] = try value(of: number, in: row) }
    let settings = defaults.replacing(own)
    let name = { (number: ObserverNumber) in
      own[number] == nil && settings.numbers[number] != nil ? number.option : "column \(number.column)"
    }
    if let fault = settings.fault(naming: name) {
      throw InputError(.badData, at: .init(file: row.place), fault, fix: "mend the feature or the options")
    }
    return settings
  }

  private static func value(of number: ObserverNumber, in row: PointRow) throws -> Double? {
    switch row.attributes[number.column] ?? .null {
    case .null, .text(""): return nil
    case .integer(let value): return Double(value)
    case .real(let value): return value
    case .text(let text):
      // Text formats such as CSV have no column types.
      if let value = Double(text) { return value }
      throw fault(number, found: text, row)
    default: throw fault(number, found: "something else", row)
    }
  }

  private static func fault(_ number: ObserverNumber, found: String, _ row: PointRow) -> InputError {
    InputError(
      .badData, at: .init(file: row.place),
      "column \(number.column): expected \(number.allowed), found '\(found)'",
      fix: "mend the value, or leave it empty to take \(number.option)")
  }
}
