public import GeoCore

/// What changes the rows of a list's layers: those that go and those that change, by id.
///
/// Ids in layers are only known once they are read: apply it to every row before it is decoded, then `check`.
public struct RowEdits: Sendable, Hashable {
  private var edits: [ListEdit]
  private var ids: [String] = []

  init(_ edits: [ListEdit]) { self.edits = edits }

  /// A layer's row after the changes; nil when it is removed.
  ///
  /// - Parameters:
  ///   - row: a row of a point layer.
  ///   - layer: which of the list's layers it is of, from 0.
  /// - Throws: `InputError` with the place of a change that no row can take.
  public mutating func edited(_ row: PointRow, ofLayer layer: Int) throws -> PointRow? {
    try edited(row, ofLayer: layer) { row, place in row.coordinate = try Coordinate(place, SiteKeys.at) }
  }

  /// A layer's row after the changes; nil when it is removed.
  ///
  /// - Parameters:
  ///   - row: a row of a layer of routes.
  ///   - layer: which of the list's layers it is of, from 0.
  /// - Throws: `InputError` with the place of a change that no row can take.
  public mutating func edited(_ row: RouteRow, ofLayer layer: Int) throws -> RouteRow? {
    try edited(row, ofLayer: layer) { _, _ in }
  }

  /// Throws for a pattern that neither a row nor an item of the scenario matched.
  public func check() throws {
    guard let edit = edits.first(where: { !$0.isMatched }) else { return }
    throw edit.unmatched(among: ids)
  }

  /// A row after the changes, one after the other.
  ///
  /// - Parameter move: gives a row its place.
  private mutating func edited<Row: LayerRow>(
    _ row: Row, ofLayer layer: Int, move: (inout Row, YAMLValue) throws -> Void
  ) throws -> Row? {
    guard let id = row.attributes[SiteKeys.id.name]?.id else { return row }
    ids.append(id)
    var row = row
    for index in edits.indices where layer < edits[index].layerCount && edits[index].pattern.matches(id) {
      edits[index].isMatched = true
      switch edits[index].action {
      case .remove: return nil
      case .change(let change): try edits[index].apply(change, to: &row, move: move)
      }
    }
    return row
  }
}

extension ListEdit {
  /// Merges a change over a row as it would be over an item that is written in the scenario.
  fileprivate func apply<Row: LayerRow>(
    _ change: YAMLNode, to row: inout Row, move: (inout Row, YAMLValue) throws -> Void
  ) throws {
    guard case .mapping(let entries) = change.content else { return }
    let log = DecodingLog(file: place.file)
    for entry in entries {
      guard list.rowKeys.contains(where: { $0.name == entry.key }) else {
        throw InputError(
          .badData, at: log.place(entry.mark), "\(path).\(entry.key): a layer's row has no such column",
          fix: "write the \(list.item) in the scenario, or change another key")
      }
      let value = YAMLValue(node: entry.value, path: .root.key("\(path).\(entry.key)"), log: log)
      switch entry.key {
      case SiteKeys.at.name: try move(&row, value)
      case SiteKeys.attributes.name: row.freeValues = try freeValues(of: row, changedBy: value)
      case CentreKeys.link.name: row.setLink(entry.value)
      default: try row.set(entry.key, entry.value)
      }
    }
  }

  /// The row's attributes with others merged over them; nothing removes.
  private func freeValues(
    of row: some LayerRow, changedBy change: YAMLValue
  ) throws -> [String: AttributeValue] {
    guard !change.node.isNothing else { return [:] }
    let old = try list == .patrols ? PatrolDraft.freeValues(of: row) : Site.freeValues(of: row)
    return try Site.attributes(change).reduce(into: old) { values, entry in
      values[entry.key] = entry.value == .null ? nil : entry.value
    }
  }
}

extension LayerRow {
  /// Gives a centre's row the columns of its radio; nothing for both leaves them to its type.
  fileprivate mutating func setLink(_ link: YAMLNode) {
    for key in [CentreKeys.frequency, CentreKeys.maxRange] {
      guard let value = link.isNothing ? .bare("") : link[key.name] else { continue }
      setColumn(key.name, value)
    }
  }

  /// Gives a key another value; a mapping is merged over what the column holds.
  fileprivate mutating func set(_ key: String, _ value: YAMLNode) throws {
    guard key == PatrolKeys.halts.name, case .mapping = value.content else {
      setColumn(key, value)
      return
    }
    let old = try RowValues(self).value(PatrolKeys.halts)?.node ?? .emptyMapping
    setColumn(key, old.merged(with: value))
  }

  private mutating func setColumn(_ column: String, _ value: YAMLNode) {
    attributes[column] = AttributeValue(column: value)
    columnNames[column] = nil
  }
}

extension AttributeValue {
  /// The id that a column holds; nil when it is no text and no number.
  fileprivate var id: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number) where number.isFinite: YAMLNode.number(number).summary
    default: nil
    }
  }

  /// A value as a column would hold it; lists and mappings as the text that a scenario has for them.
  fileprivate init(column node: YAMLNode) {
    switch node.content {
    case _ where node.isNothing: self = .null
    case .scalar(let text, isQuoted: true): self = .text(text)
    case .scalar(let text, isQuoted: false):
      if let flag = Bool(text) {
        self = .boolean(flag)
      } else if let number = YAMLValue.number(node), number.isFinite {
        self = Int(text).map(AttributeValue.integer) ?? .real(number)
      } else {
        self = .text(text)
      }
    case .list, .mapping: self = .text((try? node.serialized()) ?? "")
    }
  }
}
