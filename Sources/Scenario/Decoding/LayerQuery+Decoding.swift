import RadioLinks
import GeoCore
import SensorPhysics

extension LayerQuery {
  /// What a mapping says beside its source.
  init(_ map: YAMLMapping, _ keys: LayerKeys) throws {
    self.init(
      layers: try map(keys.layer).map { try LayerChoice($0, keys.layer.summary) } ?? .only,
      filter: try map.text(keys.filter), crs: try map.text(keys.crs), encoding: try map.text(keys.encoding))
    crsPlace = WrittenPlace(map(keys.crs)?.place)
    keyPrefix = keys.prefix
    let declared = Set(keys.ofRows.map(\.name))
    if declared.contains(LayerKeys.x.name) { places = try PlaceNames(map) }
    if let key = keys.columns, let names = try map.mapping(key), case .mapping(let entries) = key.kind {
      for entry in entries {
        if let column = names(entry) { columns[entry.name] = try column.columnName(entry.summary) }
      }
    }
    if declared.contains(LayerKeys.level.name) {
      defaults[LayerKeys.level.name] = try map(LayerKeys.level).map {
        try $0.choice(CentreLevel.allCases.map(\.rawValue), LayerKeys.level.summary)
      }
    }
    if declared.contains(LayerKeys.type.name) { defaults[LayerKeys.type.name] = try map.text(LayerKeys.type) }
  }

  /// Adds to a plan what is said beside a source that the plan still names: items of a layer are written out.
  func add(to plan: inout PlanMapping, _ keys: LayerKeys) {
    plan.add(keys.layer, layers.plan)
    plan.add(keys.filter, text: filter)
    plan.add(keys.crs, text: crs)
    plan.add(keys.encoding, text: encoding)
  }

  /// Throws where a layer of lines is given columns of coordinates.
  static func checkHasNoPlaces(_ value: YAMLValue) throws {
    guard case .mapping(let entries) = value.node.content,
      let entry = entries.first(where: { [LayerKeys.x.name, LayerKeys.y.name].contains($0.key) })
    else { return }
    throw InputError(
      .badData, at: value.log.place(entry.mark),
      "\(value.path.key(entry.key)): lines cannot be read from columns of coordinates",
      fix: "leave it out: x and y are for layers of points, those of `sites` and `centres`")
  }
}

extension LayerChoice {
  /// A name, the mark of all layers, or a list of names, in which no name is a mark.
  fileprivate init(_ value: YAMLValue, _ summary: String) throws {
    guard case .list = value.node.content else {
      self.init(named: try value.text(summary))
      return
    }
    let names = try value.list(summary).map { try $0.text("the name of a layer") }
    guard !names.isEmpty, Set(names).count == names.count else {
      throw value.fault(
        expected: names.isEmpty ? "at least one layer" : "each layer once", fix: "give \(summary)")
    }
    self = .listed(names)
  }

  /// The choice as the plan writes it; nil for what holds when nothing is said.
  var plan: YAMLNode? {
    switch self {
    case .only: nil
    case .named(let name): .text(name)
    case .listed(let names): .list(names.map(YAMLNode.text))
    case .all: .text(Self.allMark)
    }
  }
}

extension LayerQuery.PlaceNames {
  /// - Returns: nil when neither column is given.
  fileprivate init?(_ map: YAMLMapping) throws {
    switch (try map.text(LayerKeys.x), try map.text(LayerKeys.y)) {
    case (nil, nil): return nil
    case (_?, nil): throw map.missing(LayerKeys.y)
    case (nil, _?): throw map.missing(LayerKeys.x)
    case (let x?, let y?): self.init(x: x, y: y)
    }
  }
}

extension YAMLValue {
  /// The name of a column, or an empty text.
  fileprivate func columnName(_ summary: String) throws -> String {
    if case .scalar("", isQuoted: true) = node.content { return "" }
    return try text(summary)
  }
}

extension AttributeMatch {
  /// What a requirement's `where` asks for: a mapping, or one comparison as a text.
  static func list(_ value: YAMLValue) throws -> [AttributeMatch] {
    guard case .mapping(let entries) = value.node.content else { return [try AttributeMatch(value)] }
    guard !entries.isEmpty else {
      throw value.fault(
        expected: "an attribute with its value", fix: "give \(RequirementKeys.filter.summary)")
    }
    return try entries.map { entry in
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      guard case .scalar = child.node.content, !child.node.isNothing else {
        throw child.fault(
          expected: "a text, a number, true or false", fix: "give \(RequirementKeys.filter.summary)")
      }
      return AttributeMatch(attribute: entry.key, value: try AttributeValue(child))
    }
  }

  /// Reads `attribute = 'text'` or `attribute = 7`; a quote within a text is written twice, as in SQL.
  private init(_ value: YAMLValue) throws {
    let text = try value.text(RequirementKeys.filter.summary)
    let comparison = /\s*"?(?<name>[^"'=]*[^"'=\s])"?\s*=\s*(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^'\s]+))\s*/
    guard let match = text.wholeMatch(of: comparison) else {
      throw value.fault(
        expected: "attribute = 'value'", fix: "give \(RequirementKeys.filter.summary)")
    }
    attribute = String(match.name)
    if let quoted = match.text {
      self.value = .text(String(quoted.replacing("''", with: "'")))
      return
    }
    let bare = String(match.bare ?? "")
    if let flag = Bool(bare) {
      self.value = .boolean(flag)
    } else if let number = Int(bare) {
      self.value = .integer(number)
    } else if let number = Double(bare), number.isFinite {
      self.value = .real(number)
    } else {
      throw value.fault(
        expected: "attribute = 'value'", fix: "put a text in quotes: \(attribute) = '\(bare)'".onOneLine)
    }
  }
}
