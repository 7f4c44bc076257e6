import GeoCore

extension LayerQuery {
  /// What a mapping says beside its source.
  init(_ map: YAMLMapping, _ keys: LayerKeys = .ofSource) throws {
    self.init(
      layers: try map(keys.layer).map { try LayerChoice($0, keys.layer.summary) } ?? .only,
      filter: try map.text(keys.filter), crs: try map.text(keys.crs))
  }

  /// Adds to a plan what is said beside a source.
  func add(to plan: inout PlanMapping, _ keys: LayerKeys = .ofSource) {
    plan.add(keys.layer, layers.plan)
    plan.add(keys.filter, text: filter)
    plan.add(keys.crs, text: crs)
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
