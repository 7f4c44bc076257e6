import GeoCore

extension CrossingInput {
  /// The crossing as the plan writes it: named tables are written out.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(CrossingKeys.from, number: outerWidth)
    map.add(CrossingKeys.to, number: innerWidth)
    map.add(CrossingKeys.roads, roads?.plan(paths, .ofBorder))
    map.add(CrossingKeys.memory, number: memory)
    map.add(CrossingKeys.offPathFactor, number: offPathFactor)
    map.add(CrossingKeys.steepest, number: steepest)
    map.add(CrossingKeys.ground, ground?.plan(paths))
    map.add(CrossingKeys.paths, integer: pathCount)
    map.add(CrossingKeys.apart, number: pathSpacing)
    map.add(CrossingKeys.response, number: responseTime)
    return map.node
  }
}

extension CrossingInput.Ground {
  fileprivate func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(LandCoverKeys.source, .list(sources.map { .text(paths.written($0)) }))
    query.add(to: &map, RasterKeys.ofCodes)
    let rows = factors.sorted { $0.key < $1.key }.map { code, factor in
      ("\(code)", factor.isFinite ? YAMLNode.number(factor) : .text(WalkingFactors.impassable))
    }
    map.add(CrossingKeys.factors, .mapping(rows))
    return map.node
  }
}
