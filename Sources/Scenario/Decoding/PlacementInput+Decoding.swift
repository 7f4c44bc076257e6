public import GeoCore

extension PlacementInput {
  /// Reads `placement`.
  init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: PlacementKeys.all, "where equipment may stand: {candidates, ...}")
    let candidates = try map.required(PlacementKeys.candidates).list(PlacementKeys.candidates.summary)
    guard !candidates.isEmpty else {
      throw value.fault(
        expected: "at least one item of candidates", fix: "give \(PlacementKeys.candidates.summary)")
    }
    let counts = try map(PlacementKeys.counts).map(Self.counts)
    let budget = try map.number(PlacementKeys.budget)
    guard counts != nil || budget != nil else {
      throw InputError(
        .badData, at: value.place, "\(value.path): neither counts nor budget_eur says how much may be placed",
        fix: "add `counts`: {TYPE: NUMBER, ...}, or `budget_eur`, or both")
    }
    self.init(
      candidates: try candidates.map(Candidates.init),
      exclude: try map(PlacementKeys.exclude)?.list(PlacementKeys.exclude.summary).map {
        try SiteLayer($0, .ofBorder)
      } ?? [],
      azimuths: try map.integer(PlacementKeys.azimuths) ?? PlacementKeys.defaultAzimuths,
      counts: counts, budget: budget,
      weights: try map(PlacementKeys.weights)?.list(PlacementKeys.weights.summary).map(Weight.init) ?? [],
      objective: try map.choice(PlacementKeys.objective, Objective.self) ?? .coveredLength,
      beta: try map.number(PlacementKeys.beta) ?? PlacementKeys.defaultBeta,
      law: try map.choice(PlacementKeys.law, Law.self) ?? .run, place: value.place)
    let known = Set(self.candidates.flatMap(\.types))
    for entry in counts ?? [] where !known.contains(entry.type) && entry.count > 0 {
      throw InputError(
        .badData, at: map(PlacementKeys.counts)?.place ?? value.place,
        "\(value.path).counts: no candidates are for the type \(entry.type)".onOneLine,
        fix: "the candidates' types are \(known.sorted().joined(separator: ", "))".onOneLine)
    }
  }

  /// Throws when a weight is for an attribute that the border has not, or for a value that is nowhere.
  public func checkWeights(on border: BorderLine) throws {
    let names = border.columns.map(\.name)
    for match in weights.flatMap(\.attributes) {
      guard let column = names.firstIndex(of: match.attribute) else {
        throw InputError(
          .badData, at: place,
          "placement.weights: the border's layer has no attribute `\(match.attribute)`".onOneLine,
          fix: names.isEmpty ? "it has none at all" : suggestion(for: match.attribute, among: names))
      }
      guard border.attributes.contains(where: { match.holds(of: $0[column]) }) else {
        throw InputError(
          .badData, at: place,
          "placement.weights: no line of the border has \(match.attribute) = \(match.text)".onOneLine,
          fix: "give a value that a line of the border has")
      }
    }
  }

  private static func counts(_ value: YAMLValue) throws -> [(type: String, count: Int)] {
    guard case .mapping(let entries) = value.node.content,
      case .named(.integer(let interval)) = PlacementKeys.counts.kind
    else { throw value.fault(expected: "a mapping", fix: "give \(PlacementKeys.counts.summary)") }
    return try entries.map { entry in
      let number = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      return (entry.key, try number.integer(in: interval, PlacementKeys.counts.summary))
    }
  }
}

extension PlacementInput.Candidates {
  fileprivate init(_ value: YAMLValue) throws {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(
        expected: "a mapping", fix: "give {types, within_m, spacing_m} or {types, source: ...}")
    }
    let isLayer = entries.contains { $0.key == SiteKeys.source.name }
    let map = try YAMLMapping(
      value, keys: isLayer ? PlacementKeys.given : PlacementKeys.made,
      "{types, within_m, spacing_m} or {types, source: ...}")
    let summary = PlacementKeys.types.summary
    let types = try map.required(PlacementKeys.types).list(summary).map { try $0.text(summary) }
    guard !types.isEmpty, Set(types).count == types.count else {
      throw value.fault(
        expected: types.isEmpty ? "at least one type" : "each type once", fix: "give \(summary)")
    }
    self.types = types
    place = value.place
    if isLayer {
      var layer = SiteLayer(
        source: SourcePath(try map.required(SiteKeys.source).text(SiteKeys.source.summary)),
        query: try LayerQuery(map, .ofCandidates), place: value.place)
      // What may stand there is said beside the source: rows need no type.
      layer.query.defaults[SiteKeys.type.name] = types[0]
      origin = .layer(layer)
      return
    }
    guard let within = map(PlacementKeys.within) else { throw map.missing(PlacementKeys.within) }
    let reach = try YAMLMapping(within, keys: PlacementKeys.withinKeys, "{inside: ..., outside: ...}")
    origin = .made(
      inside: try reach.number(PlacementKeys.inside) ?? 0,
      outside: try reach.number(PlacementKeys.outside) ?? 0,
      spacing: try map.number(PlacementKeys.spacing) ?? PlacementKeys.defaultSpacing)
  }
}

extension PlacementInput.Weight {
  fileprivate init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: [PlacementKeys.filter, PlacementKeys.weight], "{where, weight}")
    attributes = try AttributeMatch.list(map.required(PlacementKeys.filter))
    guard let weight = try map.number(PlacementKeys.weight) else { throw map.missing(PlacementKeys.weight) }
    self.weight = weight
  }
}
