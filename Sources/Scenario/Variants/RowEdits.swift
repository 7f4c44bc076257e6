public import GeoCore

/// What changes the rows of a list's layers: those that go and those that change, by id.
///
/// Ids in layers are only known once they are read: apply it to every row before it is decoded, then `check`.
public struct RowEdits: Sendable {
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
    guard var changes = try changes(of: row.attributes, ofLayer: layer) else { return nil }
    var row = row
    if let place = changes.removeValue(forKey: SiteKeys.at.name) {
      let value = YAMLValue(node: place.node, path: .root.key(SiteKeys.at.name), log: place.log)
      row.coordinate = try Coordinate(value, SiteKeys.at)
    }
    row.apply(changes)
    return row
  }

  /// A layer's row after the changes; nil when it is removed.
  ///
  /// - Parameters:
  ///   - row: a row of a layer of routes.
  ///   - layer: which of the list's layers it is of, from 0.
  /// - Throws: `InputError` with the place of a change that no row can take.
  public mutating func edited(_ row: RouteRow, ofLayer layer: Int) throws -> RouteRow? {
    guard let changes = try changes(of: row.attributes, ofLayer: layer) else { return nil }
    var row = row
    row.apply(changes)
    return row
  }

  /// Throws for a pattern that neither a row nor an item of the scenario matched.
  public func check() throws {
    guard let edit = edits.first(where: { !$0.isMatched }) else { return }
    throw edit.unmatched(among: ids)
  }

  /// The columns that change, the last change of each; nil when the row is removed.
  private mutating func changes(
    of row: [String: AttributeValue], ofLayer layer: Int
  ) throws -> [String: YAMLValue]? {
    guard let id = row[SiteKeys.id.name]?.id else { return [:] }
    ids.append(id)
    var changes: [String: YAMLValue] = [:]
    for index in edits.indices where layer < edits[index].layerCount && edits[index].pattern.matches(id) {
      edits[index].isMatched = true
      switch edits[index].action {
      case .remove: return nil
      case .change(let change): try edits[index].collect(change, into: &changes)
      }
    }
    return changes
  }
}

extension ListEdit {
  /// Adds the columns of a change; nested mappings of a centre's link and of attributes are columns of their own.
  fileprivate func collect(_ change: YAMLNode, into columns: inout [String: YAMLValue]) throws {
    guard case .mapping(let entries) = change.content else { return }
    let log = DecodingLog(file: place.file)
    for entry in entries {
      guard list.rowKeys.contains(where: { $0.name == entry.key }) else {
        throw InputError(
          .badData, at: log.place(entry.mark), "\(path).\(entry.key): a layer's row has no such column",
          fix: "write the \(list.item) in the scenario, or change another key")
      }
      let isNested = [SiteKeys.attributes.name, CentreKeys.link.name].contains(entry.key)
      if isNested, case .mapping(let nested) = entry.value.content {
        for one in nested { columns[one.key] = YAMLValue(node: one.value, path: .root, log: log) }
      } else {
        columns[entry.key] = YAMLValue(node: entry.value, path: .root, log: log)
      }
    }
  }
}

extension LayerRow {
  fileprivate mutating func apply(_ changes: [String: YAMLValue]) {
    for (column, value) in changes {
      attributes[column] = AttributeValue(column: value.node)
      columnNames[column] = nil
    }
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
