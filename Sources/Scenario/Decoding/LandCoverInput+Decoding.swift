import GeoCore

extension LandCoverInput {
  /// The cover that `terrain` names; nil when it names none.
  init?(_ terrain: YAMLMapping) throws {
    switch (terrain(TerrainKeys.canopy), terrain(TerrainKeys.landCover)) {
    case (nil, nil): return nil
    case (let canopy?, nil): try self.init(canopy: canopy)
    case (nil, let landCover?): try self.init(landCover: landCover)
    case (_?, let landCover?):
      throw InputError(
        .badData, at: landCover.place,
        "\(landCover.path): \(TerrainKeys.canopy.name) is given, too, and both say what stands on the ground",
        fix: "keep one of \(TerrainKeys.canopy.name) and \(TerrainKeys.landCover.name)")
    }
  }

  private init(canopy value: YAMLValue) throws {
    guard case .mapping = value.node.content else {
      self.init(
        content: .heights, sources: try SourcePath.list(value, TerrainKeys.canopy), query: RasterQuery(),
        place: value.place)
      return
    }
    let map = try YAMLMapping(value, keys: LandCoverKeys.canopy, TerrainKeys.canopy.summary)
    try self.init(map, content: .heights)
  }

  private init(landCover value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: LandCoverKeys.landCover, TerrainKeys.landCover.summary)
    let classes = try map.required(LandCoverKeys.classes)
    try self.init(map, content: .codes(LandCoverClasses.table(classes)))
  }

  private init(_ map: YAMLMapping, content: LandCoverContent) throws {
    let source = try map.required(LandCoverKeys.source)
    self.init(
      content: content, sources: try SourcePath.list(source, LandCoverKeys.source),
      query: try RasterQuery(map), attribution: try map.text(TerrainKeys.attribution), place: source.place)
  }
}

extension SourcePath {
  /// One path, or a list of at least one.
  static func list(_ value: YAMLValue, _ key: Key) throws -> [SourcePath] {
    guard case .list(let items) = value.node.content else {
      return [try value.source(key.summary)]
    }
    guard !items.isEmpty else {
      throw value.fault(expected: "at least one raster", fix: "give \(key.summary)")
    }
    return try value.list(key.summary).map { try $0.source(key.summary) }
  }
}

extension LandCoverClasses {
  /// The table that `classes` names or writes out.
  fileprivate static func table(_ value: YAMLValue) throws -> [Int: Double] {
    let summary = LandCoverKeys.classes.summary
    guard case .mapping(let entries) = value.node.content else {
      _ = try value.choice([worldCoverName], summary)
      return worldCover
    }
    return try self.table(entries, of: value, summary) {
      try $0.number(in: LandCoverKeys.height, unit: .metres, "the height of what stands there")
    }
  }

  /// A table of a number for each code.
  static func table(
    _ entries: [YAMLNode.Entry], of value: YAMLValue, _ summary: String,
    number: (YAMLValue) throws -> Double
  ) throws -> [Int: Double] {
    guard !entries.isEmpty else {
      throw InputError(.badData, at: value.place, "\(value.path): the table is empty", fix: "give \(summary)")
    }
    var table: [Int: Double] = [:]
    for entry in entries {
      let path = value.path.key(entry.key)
      let name = YAMLNode(content: .scalar(entry.key, isQuoted: false), mark: entry.mark)
      let code = try YAMLValue(node: name, path: path, log: value.log)
        .integer(in: LandCoverKeys.codes, "a code of the raster")
      guard table[code] == nil else {
        throw InputError(
          .badData, at: value.log.place(entry.mark), "\(path): the code \(code) is given more than once",
          fix: "keep one")
      }
      table[code] = try number(YAMLValue(node: entry.value, path: path, log: value.log))
    }
    return table
  }
}

extension RasterQuery {
  /// What a mapping says beside its rasters.
  init(_ map: YAMLMapping) throws {
    let unit = try map(RasterKeys.unit).flatMap { value in
      LengthUnit(symbol: try value.choice(LengthUnit.all.map(\.symbol), RasterKeys.unit.summary))
    }
    self.init(
      crs: try map.text(RasterKeys.crs), band: try map.integer(RasterKeys.band), unit: unit,
      nodataValue: try map.number(RasterKeys.nodataValue),
      validRange: try map(RasterKeys.validRange)?.range(RasterKeys.validRange))
    crsPlace = WrittenPlace(map(RasterKeys.crs)?.place)
  }

  /// Adds to a plan what is said beside rasters.
  ///
  /// - Parameter keys: those of `RasterKeys` that the plan has room for.
  func add(to plan: inout PlanMapping, _ keys: [Key]) {
    plan.add(RasterKeys.crs, text: crs)
    plan.add(RasterKeys.band, integer: band)
    plan.add(RasterKeys.unit, text: unit?.symbol)
    plan.add(RasterKeys.nodataValue, number: nodataValue)
    guard keys.contains(where: { $0.name == RasterKeys.validRange.name }) else { return }
    plan.add(
      RasterKeys.validRange, .list([elevations.lowerBound, elevations.upperBound].map(YAMLNode.number)))
  }
}

extension YAMLValue {
  /// Two rising numbers.
  fileprivate func range(_ key: Key) throws -> ClosedRange<Double> {
    guard case .list(.number(let interval, let unit)) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a list of numbers")
    }
    let numbers = try list(key.summary).map { try $0.number(in: interval, unit: unit, key.summary) }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      throw fault(expected: "[lowest, highest], which rise", fix: "give \(key.summary)")
    }
    return numbers[0]...numbers[1]
  }
}
