import GeoCore
import GeoIO
import Scenario

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
    let rows = try rows()
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
      let observer = try ObserverRow(row: row)
      let name = observer.id ?? String(row.number)
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
        settings: Self.settings(of: observer, or: settings, at: place), source: place)
    }
  }

  private func rows() throws -> [PointRow] {
    var names: Set<String> = []
    return try PointReader(path: path, query: query, notes: notes).layers().filter { !$0.rows.isEmpty }
      .flatMap {
        $0.tellHeights(of: .observer, notes: notes)
        return try $0.matched(to: .observer, query, besides: &names, notes: notes).rows
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

  private static func settings(
    of row: ObserverRow, or defaults: ObserverSettings, at place: InputError.Place
  ) throws -> ObserverSettings {
    var own: [ObserverNumber: Double] = [:]
    for number in ObserverNumber.allCases { own[number] = row.numbers[number.column] }
    let settings = defaults.replacing(own)
    let name = { (number: ObserverNumber) in
      own[number] == nil && settings.numbers[number] != nil
        ? number.option : "column \(row.columnNames[number.column] ?? number.column)"
    }
    if let fault = settings.fault(naming: name) {
      throw InputError(.badData, at: place, fault, fix: "mend the feature or the options")
    }
    return settings
  }
}
