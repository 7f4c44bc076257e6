import GeoCore

/// Which column of a layer is read as which key.
///
/// A key takes the column that the user names for it; else the one of its own name; else the only one of that name in
/// another case; else the only one that a Shapefile cut to its first ten letters; else one that a known plugin writes.
struct ColumnMatch {
  /// The columns by key.
  private(set) var columns: [String: String] = [:]
  /// What the user should know.
  private(set) var notes: [String] = []

  private let kind: RowKind
  private let names: [String]
  private let query: LayerQuery
  private let place: String
  /// Whether the layer's format cuts names.
  private let cutsNames: Bool
  /// The keys for which no column may be taken.
  private let unread: Set<String>

  /// Matches the columns of a layer.
  ///
  /// - Parameter valueCount: how many rows have a value in a column.
  /// - Throws: `InputError` where a column may be several keys', or several columns one key's.
  init<Row>(
    _ layer: LayerRows<Row>, to kind: RowKind, _ query: LayerQuery, valueCount: (String) -> Int
  ) throws {
    self.kind = kind
    self.query = query
    names = layer.columns
    place = layer.place
    cutsNames = layer.cutsNames
    unread = Set(query.columns.filter(\.value.isEmpty).keys)
    try takeNamed()
    try takeOwn()
    try takeCut()
    takePlugins()
    tellNearNames(valueCount)
  }

  /// The columns that are no key's yet.
  private var free: [String] {
    let taken = Set(columns.values)
    return names.filter { !taken.contains($0) }
  }

  /// The keys that have no column yet.
  private var open: [Key] {
    kind.keys.filter { columns[$0.name] == nil && !unread.contains($0.name) }
  }

  private mutating func takeNamed() throws {
    for (key, column) in query.columns.sorted(by: { $0.key < $1.key }) where !column.isEmpty {
      let alike = names.filter { $0.plain == column.plain }
      guard let name = names.contains(column) ? column : alike.count == 1 ? alike[0] : nil else {
        throw fault("has no column '\(column)', which `columns` names for \(key)", fix: listed)
      }
      columns[key] = name
    }
  }

  private mutating func takeOwn() throws {
    for key in open {
      let own = names.filter { $0 == key.name }
      let alike = names.filter { $0.plain == key.name }
      guard own.count < 2, own.count == 1 || alike.count < 2 else {
        throw several(own.count > 1 ? own : alike, key)
      }
      guard let column = own.first ?? alike.first else { continue }
      columns[key.name] = column
      for other in alike where other != column {
        notes.append("\(place): column \(other) is not read, as \(column) is there, too")
      }
    }
  }

  private mutating func takePlugins() {
    var taken: [String] = []
    for (column, key) in kind.pluginColumns where columns[key.name] == nil {
      guard let name = free.first(where: { $0.plain == column }) else { continue }
      columns[key.name] = name
      taken.append("\(name) as \(key.name)")
    }
    guard !taken.isEmpty else { return }
    notes.append("\(place): columns of \(RowKind.plugin) are read: \(taken.joined(separator: ", "))")
  }

  private func several(_ columns: [String], _ key: Key) -> InputError {
    fault(
      "has several columns that may be \(key.name): \(columns.joined(separator: ", "))",
      fix: "rename the others"
        + (isNamable && Set(columns).count > 1 ? ", or say which with \(naming(key, columns[0]))" : ""))
  }

  private func fault(_ problem: String, fix: String) -> InputError {
    InputError(.badData, at: .init(file: place), problem, fix: fix)
  }

  /// Whether a scenario can say which column is which key's.
  private var isNamable: Bool { kind != .observer }

  private func naming(_ key: Key, _ column: String) -> String { "`columns: {\(key.name): \(column)}`" }

  /// The columns found, in words.
  private var listed: String { "its columns are \(names.isEmpty ? "none" : names.joined(separator: ", "))" }
}

// Names that a Shapefile cut.
extension ColumnMatch {
  /// The longest name of a column in a Shapefile.
  private static let longest = 10

  private mutating func takeCut() throws {
    let cut = free.filter { $0.count == Self.longest }
    for column in cut {
      let keys = open.filter { isCut(column, from: $0) }
      guard keys.count < 2 else {
        throw fault(
          "column \(column) was cut to ten letters and may be \(keys.map(\.name).joined(separator: " or "))",
          fix: "rename it" + (isNamable ? ", or say which with \(naming(keys[0], column))" : ""))
      }
      guard let key = keys.first else { continue }
      let alike = cut.filter { $0.plain == column.plain }
      guard alike.count < 2 else { throw several(alike, key) }
      try checkIsNotNumbered(key, besides: column)
      columns[key.name] = column
    }
    for key in open { try checkIsNotNumbered(key, besides: nil) }
  }

  /// Whether a column's name is the beginning of a key's, and was not just written without the unit.
  private func isCut(_ column: String, from key: Key) -> Bool {
    key.name.count > Self.longest && key.name.hasPrefix(column.plain)
      && (cutsNames || column.plain != key.nameWithoutUnit)
  }

  /// Throws when there is a column that GDAL numbered because cutting made its name another one's.
  private func checkIsNotNumbered(_ key: Key, besides column: String?) throws {
    guard key.name.count > Self.longest else { return }
    let numbered = free.filter { name in
      guard name.count == Self.longest, let match = name.lowercased().wholeMatch(of: /(.+)_[1-9][0-9]?/)
      else {
        return false
      }
      return key.name.hasPrefix(match.1) && !key.name.hasPrefix(name.lowercased())
    }
    guard let first = numbered.first else { return }
    let keys = kind.keys.filter {
      columns[$0.name] == nil && $0.name.hasPrefix(first.lowercased().prefix(Self.longest - 2))
    }
    throw fault(
      "column \(first) was cut to ten letters and numbered, so that it may be"
        + " \(keys.map(\.name).joined(separator: " or ")), or what its name was before"
        + (column.map { ", as may \($0)" } ?? ""),
      fix: "rename it" + (isNamable ? ", or say which column it is with \(naming(key, column ?? first))" : "")
    )
  }
}

// Names that are nearly a key's.
extension ColumnMatch {
  private mutating func tellNearNames(_ valueCount: (String) -> Int) {
    for column in free {
      let name = column.plain
      let count = valueCount(column)
      guard count > 0, !findings.contains(column) else { continue }
      let values = "column \(column) (\(count == 1 ? "1 value" : "\(count) values")) is not read"
      let synonym = kind.synonyms.first { $0.names.contains(name) }
      let isOtherKey = RowKind.allNames.contains(name) || kind.resultColumns.contains(name)
      let near = isOtherKey ? nil : open.first { $0.isNearly(column) }
      if let key = near ?? synonym?.key, columns[key.name] == nil {
        notes.append(
          "\(place): \(values) as \(key.name), which its name is near to: rename it"
            + (isNamable ? ", or say \(naming(key, column))" : ""))
      } else if let synonym, synonym.key == nil {
        notes.append("\(place): \(values): \(synonym.advice)")
      }
    }
  }

  /// The columns that a result wrote, maybe cut since, and which say nothing of what is wanted; none of a layer that is
  /// no result's, which would say of what kind its features are.
  var findings: [String] {
    guard names.contains("kind") else { return [] }
    return free.filter { name in
      kind.resultColumns.contains { $0 == name || (name.count == Self.longest && $0.hasPrefix(name)) }
    }
  }
}

extension Key {
  /// The name without the unit at its end: `mast_height` of mast_height_m.
  var nameWithoutUnit: String {
    guard case .number(_, let unit) = kind, name.hasSuffix(unit.ending) else { return name }
    return String(name.dropLast(unit.ending.count))
  }

  /// Whether a column's name says the key with other separators, without or with another unit, or with a slip.
  fileprivate func isNearly(_ column: String) -> Bool {
    let (letters, own) = (column.lettersAndDigits, name.lettersAndDigits)
    let stem = nameWithoutUnit.lettersAndDigits
    if letters == own || letters == stem { return true }
    if stem != own, letters.hasPrefix(stem), Self.otherUnits.contains(String(letters.dropFirst(stem.count))) {
      return true
    }
    return letters.isSlip(of: own) || letters.isSlip(of: stem)
  }

  /// Units that people write after a name.
  private static let otherUnits: Set = [
    "m", "metres", "meters", "km", "cm", "mm", "ft", "feet", "yd", "mi", "nm", "deg", "degrees", "rad", "gon",
    "s",
    "sec", "seconds", "min", "minutes", "h", "hours", "hz", "khz", "mhz", "ghz", "ms", "kmh", "kn", "knots",
    "mph",
  ]
}

extension String {
  /// The name in small letters, without blanks around it.
  fileprivate var plain: String { withoutBlanksAround.lowercased() }

  /// The letters and digits, in small letters.
  fileprivate var lettersAndDigits: String { lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Whether a word was meant and mistyped: one letter of a short one, two of a long one, but not the first.
  fileprivate func isSlip(of word: String) -> Bool {
    let (short, long) = (4, 9)
    guard word.count >= short, first == word.first else { return false }
    return editDistance(Array(self), Array(word)) <= (word.count >= long ? 2 : 1)
  }
}
