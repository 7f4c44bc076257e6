import GeoCore
import SensorPhysics

extension BorderInput {
  init(_ value: YAMLValue) throws {
    try LayerQuery.checkHasNoPlaces(value)
    let map = try YAMLMapping(value, keys: BorderKeys.all, ScenarioKeys.border.summary)
    source = try map.required(BorderKeys.source).source(BorderKeys.source.summary)
    query = try LayerQuery(map, .ofBorder)
    usesRings = try map.flag(BorderKeys.rings) ?? false
    joinTolerance = try map.number(BorderKeys.joinTolerance) ?? LineJoints.standardTolerance
    inside = try Self.side(map, usesRings: usesRings)
    attribution = try map.text(BorderKeys.attribution)
    groupBy = try map(BorderKeys.groupBy)?.groupColumn()
    groupByPlace = map(BorderKeys.groupBy)?.place
    place = try map.required(BorderKeys.source).place
  }

  private static func side(_ map: YAMLMapping, usesRings: Bool) throws -> BorderSide {
    guard let side = try map.choice(BorderKeys.inside, BorderSide.self), let value = map(BorderKeys.inside)
    else { return usesRings ? .polygon : .left }
    guard side.isOfPolygons == usesRings else {
      throw usesRings
        ? value.fault(
          expected: "polygon or outside with `rings: true`, as rings have no left and right of their own",
          fix: "write polygon or outside")
        : value.fault(
          expected: "left or right, as lines have no polygon",
          fix: "write left or right, or set `rings: true`")
    }
    return side
  }
}

extension YAMLValue {
  /// The name of an attribute that figures can be split by.
  fileprivate func groupColumn() throws -> String {
    let name = try text(BorderKeys.groupBy.summary)
    guard !BorderInput.reservedGroups.contains(name) else {
      throw fault(
        expected: "an attribute of another name, as summary.json has its own `per_\(name)`",
        fix: "rename the column: export the border's source with it under another name, or rename it in a VRT"
      )
    }
    return name
  }
}

extension TerrainInput {
  init(_ map: YAMLMapping) throws {
    let dem = try map.required(TerrainKeys.dem)
    elevations = try Elevations(dem)
    query = try RasterQuery(map)
    let usual: SurfaceKind = elevations == .copernicusGLO30 ? .surface : .terrain
    kind = try map.choice(TerrainKeys.kind, SurfaceKind.self) ?? usual
    isCurved = try map.flag(TerrainKeys.curvature) ?? true
    refraction = try map.number(TerrainKeys.refraction) ?? EarthCurvature.standardRefraction
    voids = try map.choice(TerrainKeys.nodata, VoidPolicy.self) ?? .fill
    error =
      try TerrainError(ofTerrain: map)
      ?? (elevations == .copernicusGLO30 ? Self.copernicusError : nil)
    attribution = try map.text(TerrainKeys.attribution)
    landCover = try LandCoverInput(map)
    place = dem.place
  }
}

extension TerrainError {
  /// - Returns: nil when the terrain tells nothing of it.
  fileprivate init?(ofTerrain map: YAMLMapping) throws {
    let size = try map.number(TerrainKeys.verticalError)
    guard let full = try map.mapping(TerrainKeys.error) else {
      guard let size else { return nil }
      self.init(standardDeviation: size)
      return
    }
    guard size == nil else {
      throw InputError(
        .badData, at: full.value.place, "\(full.value.path): vertical_error_m is given, too",
        fix: "keep one of the two; vertical_error_m is short for sd_m with the usual correlation_m")
    }
    guard let deviation = try full.number(TerrainKeys.deviation) else {
      throw full.missing(TerrainKeys.deviation)
    }
    self.init(
      standardDeviation: deviation,
      correlationLength: try full.number(TerrainKeys.correlation) ?? Self.standardCorrelation)
  }
}

extension TerrainInput.Elevations {
  fileprivate init(_ value: YAMLValue) throws {
    let summary = TerrainKeys.dem.summary
    guard case .list(let items) = value.node.content else {
      let text = try value.text(summary)
      self = text == TerrainKeys.copernicusGLO30 ? .copernicusGLO30 : .rasters([try value.source(summary)])
      return
    }
    guard !items.isEmpty else { throw value.fault(expected: "at least one raster", fix: "give \(summary)") }
    self = .rasters(
      try value.list(summary).map { item in
        let text = try item.text(summary)
        guard text != TerrainKeys.copernicusGLO30 else {
          throw item.fault(
            expected: "a raster", fix: "write `dem: \(text)` without a list: it covers the border alone")
        }
        return try item.source(summary)
      })
  }
}

extension GridSettings {
  init(_ map: YAMLMapping?) throws {
    cellSize = try map?.number(GridKeys.cellSize)
    cellSizePlace = map?(GridKeys.cellSize)?.place
    sectionLength = try map?.number(GridKeys.sectionLength) ?? GridKeys.defaultSectionLength
    guard let corridor = map?(GridKeys.corridor) else {
      corridorInside = GridKeys.defaultInside
      corridorOutside = GridKeys.defaultOutside
      return
    }
    if case .mapping = corridor.node.content {
      let widths = try YAMLMapping(corridor, keys: GridKeys.corridorKeys, GridKeys.corridor.summary)
      corridorInside = try widths.number(GridKeys.inside) ?? GridKeys.defaultInside
      corridorOutside = try widths.number(GridKeys.outside) ?? GridKeys.defaultOutside
    } else {
      corridorInside = try corridor.number(
        in: GridKeys.corridorWidths, unit: .metres, GridKeys.corridor.summary)
      corridorOutside = corridorInside
    }
  }
}

extension Target {
  init(_ value: YAMLValue) throws {
    guard case .mapping = value.node.content else {
      let word = try value.choice(TargetKeys.words, ScenarioKeys.target.summary)
      self = TargetKeys.named.first { $0.word == word }?.target ?? .person
      return
    }
    let map = try YAMLMapping(value, keys: TargetKeys.all, ScenarioKeys.target.summary)
    guard let height = try map.number(TargetKeys.height) else { throw map.missing(TargetKeys.height) }
    guard let dimension = try map.number(TargetKeys.criticalDimension) else {
      throw map.missing(TargetKeys.criticalDimension)
    }
    self.init(
      height: height, criticalDimension: dimension,
      deltaT: try map.number(TargetKeys.deltaT) ?? Self.standardDeltaT)
  }
}

extension Conditions {
  init(_ map: YAMLMapping?) throws {
    light = try map?.choice(ConditionKeys.light, Light.self) ?? .night
    visibility = try map?.number(ConditionKeys.visibility)
    rainRate = try map?.number(ConditionKeys.rain) ?? 0
  }
}
