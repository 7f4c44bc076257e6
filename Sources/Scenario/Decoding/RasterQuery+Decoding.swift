import GeoCore

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
