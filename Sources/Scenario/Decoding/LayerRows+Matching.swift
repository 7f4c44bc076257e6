public import GeoCore

extension LayerRows {
  /// The layer with its columns under the names of their keys, ids and defaults filled in.
  ///
  /// - Parameters:
  ///   - kind: what its rows are.
  ///   - query: what the user says of columns and defaults.
  ///   - taken: the ids that are taken; those of its rows are added.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` where a column may be several keys', several columns one key's, or where what all rows need is
  ///   missing: that lists the columns found.
  public func matched(
    to kind: RowKind, _ query: LayerQuery, besides taken: inout Set<String>, notes: InputNotes
  ) throws -> LayerRows {
    guard !rows.isEmpty else {
      // A layer that is there to be filled says nothing wrong.
      if query.filter != nil || !columns.contains(SiteKeys.id.name) {
        let condition = query.filter.map { " where \($0)" } ?? ""
        notes.add("\(place): has no rows\(condition), so no \(kind.noun) comes from it")
      }
      return self
    }
    let match = try ColumnMatch(self, to: kind, query) { column in
      rows.count { row in row.attributes[column].map { !$0.isBlank } ?? false }
    }
    match.notes.forEach(notes.add)
    try checkNeeds(of: kind, match, query)
    var layer = renamed(match, kind, query)
    layer.readDecimalCommas(of: kind, match, notes)
    layer.fillIDs(of: kind, match, query, besides: &taken, notes)
    return layer
  }

  private func renamed(_ match: ColumnMatch, _ kind: RowKind, _ query: LayerQuery) -> LayerRows {
    var layer = self
    let moved = match.columns.filter { $0.key != $0.value }
    let unread = query.columns.filter(\.value.isEmpty).map(\.key)
    for index in rows.indices {
      let own = rows[index].attributes
      var attributes = own
      for column in moved.values { attributes[column] = nil }
      for column in unread + match.findings { attributes[column] = nil }
      for (key, column) in match.columns { attributes[key] = own[column] }
      for (key, value) in query.defaults where attributes[key]?.isBlank ?? true {
        attributes[key] = .text(value)
      }
      layer.rows[index].attributes = attributes
      layer.rows[index].columnNames = moved
    }
    return layer
  }

  private func checkNeeds(of kind: RowKind, _ match: ColumnMatch, _ query: LayerQuery) throws {
    for keys in kind.needs {
      let isMet = keys.contains { match.columns[$0.name] != nil || query.defaults[$0.name] != nil }
      guard !isMet else { continue }
      let names = keys.map(\.name).joined(separator: " or ")
      let near = keys.lazy.compactMap { nearest(to: $0.name, among: columns) }.first
      throw InputError(
        .badData, at: .init(file: place),
        "has no column \(names); its columns are \(columns.isEmpty ? "none" : columns.joined(separator: ", "))",
        fix: "say `\(keys[0].name): ...` beside the source for all rows, or"
          + " `columns: {\(keys[0].name): \(near ?? "...")}`")
    }
  }
}

// Numbers that are written with commas.
extension LayerRows {
  private mutating func readDecimalCommas(of kind: RowKind, _ match: ColumnMatch, _ notes: InputNotes) {
    let keys = kind.keys.filter { $0.isNumber && match.columns[$0.name] != nil }
    let texts = keys.map { key in
      rows.compactMap { row in
        if case .text(let text)? = row.attributes[key.name] { text } else { nil as String? }
      }
    }
    let areUsual = hasDecimalCommas || texts.joined().contains { WrittenNumber($0).hasCertainComma }
    var read: [(column: String, count: Int)] = []
    var example = ""
    for (key, texts) in zip(keys, texts) where DecimalMark(of: texts, areCommasUsual: areUsual) == .comma {
      var count = 0
      for index in rows.indices {
        guard case .text(let text)? = rows[index].attributes[key.name],
          let number = WrittenNumber(text).valueWithComma
        else { continue }
        rows[index].attributes[key.name] = .real(number)
        count += 1
        if example.isEmpty { example = "\(WrittenNumber(text).text) as \(YAMLNode.number(number).summary)" }
      }
      read.append((match.columns[key.name] ?? key.name, count))
    }
    guard !read.isEmpty else { return }
    let columns = read.map { "\($0.column) (\($0.count))" }.joined(separator: ", ")
    notes.add("\(place): numbers with decimal commas are read in columns \(columns): \(example)")
  }
}

// Ids.
extension LayerRows {
  /// Gives each row the text of its id; makes ids where the layer has none.
  private mutating func fillIDs(
    of kind: RowKind, _ match: ColumnMatch, _ query: LayerQuery, besides taken: inout Set<String>,
    _ notes: InputNotes
  ) {
    let key = SiteKeys.id.name
    let hasSome = rows.contains { $0.attributes[key].map { !$0.isBlank } ?? false }
    if hasSome {
      // What is no id is told when the row is decoded.
      for index in rows.indices {
        guard let id = try? RowValues(rows[index]).text(SiteKeys.id) else { continue }
        rows[index].attributes[key] = .text(id)
        taken.insert(id)
      }
    } else if kind.needsID {
      let isAsked = query.columns[key] == nil
      let titles = isAsked ? titles : nil
      let ids = titles ?? madeIDs(besides: taken)
      for (index, id) in zip(rows.indices, ids) { rows[index].attributes[key] = .text(id) }
      taken.formUnion(ids)
      if let titles, let titleColumn {
        notes.add("\(place): has no column id: \(titleColumn) gives the ids, such as \(titles[0])")
      } else {
        notes.add("\(place): has no ids: its rows are called \(Self.span(ids))\(hint)")
      }
    }
  }

  /// The features' names, if all have one and no two the same.
  private var titles: [String]? {
    guard let titleColumn else { return nil }
    let texts = rows.compactMap { row in
      if case .text(let text)? = row.attributes[titleColumn] {
        text.withoutBlanksAround
      } else {
        nil as String?
      }
    }.filter { !$0.isEmpty }
    return texts.count == rows.count && Set(texts).count == texts.count ? texts : nil
  }

  /// The layer's name with a number for each row, in their order from 1.
  private func madeIDs(besides taken: Set<String>) -> [String] {
    var stem = layer
    var count = 1
    while true {
      let ids = rows.indices.map { "\(stem)-\($0 + 1)" }
      if taken.isDisjoint(with: ids) { return ids }
      count += 1
      stem = "\(layer)-\(count)"
    }
  }

  private static func span(_ ids: [String]) -> String {
    ids.count == 1 ? ids[0] : "\(ids[0]) to \(ids[ids.count - 1])"
  }

  /// What to say where a column may well hold ids.
  private var hint: String {
    let name = columns.first { ["name", "label", "no", "nr", "number", "code"].contains($0.lowercased()) }
    return name.map { "; `columns: {id: \($0)}` would take those of \($0)" } ?? ""
  }
}

extension LayerRows<PointRow> {
  /// Tells of the points' heights, which are not looked at: what stands there is on the terrain.
  public func tellHeights(of kind: RowKind, notes: InputNotes) {
    let raised = rows.filter { $0.z != nil }
    guard let first = raised.first, let z = first.z else { return }
    let height = kind.heightKey.map { ", a column \($0.name) the height above it" } ?? ""
    let nouns =
      raised.count == 1 ? "the height (Z) of 1 point is" : "the heights (Z) of \(raised.count) points are"
    notes.add(
      "\(place): \(nouns) passed over, such as \(YAMLNode.number(z).summary) of feature \(first.number):"
        + " the terrain gives the ground\(height)")
  }
}

extension Key {
  /// Whether a number is wanted.
  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .integer: true
    default: false
    }
  }
}
