import GeoCore

extension CrossingInput {
  /// Reads `crossing`.
  ///
  /// - Parameters:
  ///   - grid: whose corridor holds where the key tells no widths.
  ///   - exposure: the scenario's (s).
  init(_ value: YAMLValue, _ grid: GridSettings, exposure: Double) throws {
    let map = try YAMLMapping(value, keys: CrossingKeys.all, "how the border is crossed: {from_m, ...}")
    self.init(grid, exposure: exposure, place: value.place)
    outerWidth = try map.number(CrossingKeys.from) ?? outerWidth
    innerWidth = try map.number(CrossingKeys.to) ?? innerWidth
    roads = try map(CrossingKeys.roads).map { try SiteLayer($0, .ofBorder) }
    memory = try map.number(CrossingKeys.memory) ?? memory
    offPathFactor = try map.number(CrossingKeys.offPathFactor) ?? offPathFactor
    steepest = try map.number(CrossingKeys.steepest) ?? steepest
    ground = try map(CrossingKeys.ground).map(Ground.init)
    pathCount = try map.integer(CrossingKeys.paths) ?? pathCount
    pathSpacing = try map.number(CrossingKeys.apart) ?? pathSpacing
    responseTime = try map.number(CrossingKeys.response)
  }

  /// What holds where the scenario has no key `crossing`.
  init(_ grid: GridSettings, exposure: Double, place: InputError.Place) {
    self.init(
      outerWidth: grid.corridorOutside, innerWidth: grid.corridorInside, roads: nil, memory: exposure,
      offPathFactor: CrossingKeys.defaultOffPathFactor, steepest: CrossingKeys.defaultSteepest, ground: nil,
      pathCount: CrossingKeys.defaultPathCount, pathSpacing: CrossingKeys.defaultPathSpacing,
      responseTime: nil, place: place)
  }
}

extension Scenario {
  /// How the border is crossed: as the scenario says, else as is usual.
  public var usedCrossing: CrossingInput {
    crossing ?? CrossingInput(grid, exposure: exposure, place: .init(file: file))
  }
}

extension CrossingInput.Ground {
  fileprivate init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: CrossingKeys.groundKeys, CrossingKeys.ground.summary)
    let source = try map.required(LandCoverKeys.source)
    sources = try SourcePath.list(source, LandCoverKeys.source)
    query = try RasterQuery(map)
    factors = try Self.factors(map.required(CrossingKeys.factors))
    place = source.place
  }

  private static func factors(_ value: YAMLValue) throws -> [Int: Double] {
    let summary = CrossingKeys.factors.summary
    guard case .mapping(let entries) = value.node.content else {
      _ = try value.choice([LandCoverClasses.worldCoverName], summary)
      return WalkingFactors.worldCover
    }
    return try LandCoverClasses.table(entries, of: value, summary) { factor in
      if case .scalar(WalkingFactors.impassable, _) = factor.node.content { return .infinity }
      return try factor.number(
        in: .factor, unit: .one,
        "how many times the time of open ground it takes, or "
          + WalkingFactors.impassable)
    }
  }
}
