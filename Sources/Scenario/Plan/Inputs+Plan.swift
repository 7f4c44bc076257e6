import GeoCore
import SensorPhysics

extension BorderInput {
  /// The border as the plan writes it.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(BorderKeys.source, text: paths.written(source))
    query.add(to: &map, .ofBorder)
    map.add(BorderKeys.rings, .flag(usesRings))
    map.add(BorderKeys.joinTolerance, number: joinTolerance)
    map.add(BorderKeys.inside, text: inside.rawValue)
    map.add(BorderKeys.attribution, text: attribution)
    map.add(BorderKeys.groupBy, text: groupBy)
    return map.node
  }
}

extension TerrainInput {
  /// The terrain as the plan writes it.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    switch elevations {
    case .copernicusGLO30: map.add(TerrainKeys.dem, text: TerrainKeys.copernicusGLO30)
    case .rasters(let rasters): map.add(TerrainKeys.dem, .list(rasters.map { .text(paths.written($0)) }))
    }
    query.add(to: &map, RasterKeys.ofElevations)
    map.add(TerrainKeys.kind, text: kind.rawValue)
    map.add(TerrainKeys.curvature, .flag(isCurved))
    map.add(TerrainKeys.refraction, number: refraction)
    map.add(TerrainKeys.nodata, text: voids.rawValue)
    map.add(TerrainKeys.error, error?.plan)
    map.add(TerrainKeys.attribution, text: attribution)
    if let landCover = landCover?.plan(paths) { map.add(landCover.key, landCover.node) }
    return map.node
  }
}

extension TerrainError {
  /// The error as the plan writes it.
  fileprivate var plan: YAMLNode {
    var map = PlanMapping()
    map.add(TerrainKeys.deviation, number: standardDeviation)
    map.add(TerrainKeys.correlation, number: correlationLength)
    return map.node
  }
}

extension GridSettings {
  /// The lattice as the plan writes it.
  ///
  /// - Parameter cellSize: nil for the terrain's own.
  func plan(cellSize: Double?) -> YAMLNode {
    var corridor = PlanMapping()
    corridor.add(GridKeys.inside, number: corridorInside)
    corridor.add(GridKeys.outside, number: corridorOutside)
    var map = PlanMapping()
    map.add(GridKeys.cellSize, number: cellSize)
    map.add(GridKeys.corridor, corridor.node)
    map.add(GridKeys.sectionLength, number: sectionLength)
    return map.node
  }
}

extension Target {
  /// The target as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(TargetKeys.height, number: height)
    map.add(TargetKeys.criticalDimension, number: criticalDimension)
    map.add(TargetKeys.deltaT, number: deltaT)
    return map.node
  }
}

extension Conditions {
  /// The conditions as the plan writes them.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(ConditionKeys.light, text: light.rawValue)
    map.add(ConditionKeys.visibility, number: visibility)
    map.add(ConditionKeys.rain, number: rainRate)
    return map.node
  }
}

extension LandCoverInput {
  /// The key under `terrain`, and the cover as the plan writes it: named tables are written out.
  func plan(_ paths: PlanPaths) -> (key: Key, node: YAMLNode) {
    var map = PlanMapping()
    map.add(LandCoverKeys.source, .list(sources.map { .text(paths.written($0)) }))
    query.add(to: &map, content == .heights ? RasterKeys.ofHeights : RasterKeys.ofCodes)
    map.add(TerrainKeys.attribution, text: attribution)
    guard case .codes(let table) = content else { return (TerrainKeys.canopy, map.node) }
    let rows = table.sorted { $0.key < $1.key }.map { ("\($0.key)", YAMLNode.number($0.value)) }
    map.add(LandCoverKeys.classes, .mapping(rows))
    return (TerrainKeys.landCover, map.node)
  }
}
