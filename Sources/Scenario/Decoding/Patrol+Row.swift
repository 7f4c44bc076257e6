public import GeoCore

extension PatrolDraft {
  /// The patrol of a row of a line layer.
  ///
  /// Columns are named as the keys of an inline patrol and read alike; columns of other names are kept as
  /// attributes.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: RouteRow) throws {
    let log = DecodingLog(file: row.place, hasLines: false)
    guard !Self.isOfResult(row) else {
      throw InputError(
        .badData, at: log.place(.start),
        "is a route as a result draws it, without its patrol's heights, times and cameras",
        fix: "read the patrol from the scenario or the layer that the result was made from")
    }
    do {
      let entries = try PatrolKeys.columns.compactMap { key in
        try row.attributes[key.name].flatMap { try YAMLNode($0, of: key, file: row.place) }.map {
          (key.name, $0)
        }
      }
      let value = YAMLValue(node: .mapping(entries), path: .root, log: log)
      try self.init(YAMLMapping(value, keys: PatrolKeys.columns, "the columns of a patrol"))
    } catch let error as InputError {
      throw InputError(error.kind, at: log.place(.start), "column \(error.problem)", fix: error.remedy)
    }
    self.row = row.route
    let known = Set(PatrolKeys.columns.map(\.name))
    attributes = row.attributes.filter { !known.contains($0.key) }
  }

  /// Whether a row is of the layer `routes` that a result writes.
  private static func isOfResult(_ row: RouteRow) -> Bool {
    row.attributes["kind"] == .text("route") && row.attributes["lap_s"] != nil
  }
}

extension YAMLNode {
  /// A column's value as it would stand in a scenario; nil when there is none.
  ///
  /// - Parameter key: what the column is named after.
  fileprivate init?(_ value: AttributeValue, of key: Key, file: String) throws {
    switch (value, key.kind) {
    case (.null, _), (.text(""), _), (.json(""), _): return nil
    // Few formats have flags: 1 and 0 stand for them.
    case (.integer(let number), .flag) where number == 0 || number == 1: self = .flag(number == 1)
    case (.integer(let number), _): self = .bare("\(number)")
    case (.real(let number), _): self = .number(number)
    case (.boolean(let flag), _): self = .flag(flag)
    case (.text(let text), .list), (.text(let text), .mapping), (.json(let text), .list),
      (.json(let text), .mapping):
      guard let node = try YAMLNode.parse(text, file: file) else { return nil }
      self = node
    // Text formats such as CSV have no column types.
    case (.text(let text), .text), (.json(let text), _): self = .text(text)
    case (.text(let text), _): self = .bare(text)
    case (.textList(let items), _): self = .list(items.map(YAMLNode.text))
    }
  }
}
