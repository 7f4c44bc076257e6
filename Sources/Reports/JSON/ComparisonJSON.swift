public import Coverage

extension ComparisonReport {
  /// The figures as `comparison.json` holds them.
  ///
  /// - Parameters:
  ///   - before: how the user calls what was before.
  ///   - after: how the user calls what is after.
  ///   - runIDs: the ids of the runs of both; nil for a result of before runs had ids.
  public static func json(
    of comparison: Comparison, before: String, after: String,
    runIDs: (before: String?, after: String?) = (nil, nil)
  ) -> JSONValue {
    var object: [String: JSONValue] = [
      "before": side(
        comparison.before, name: before, covered: comparison.coveredBefore, runID: runIDs.before),
      "after": side(comparison.after, name: after, covered: comparison.coveredAfter, runID: runIDs.after),
      "border_length_m": .number(comparison.length.millimetres),
      "unchanged_m": .number(comparison.unchangedLength.millimetres),
      "gained_marginal_m": optional(comparison.marginalLength(of: .gained)),
      "lost_marginal_m": optional(comparison.marginalLength(of: .lost)),
      "sensors": .list(comparison.sensorChanges.map(sensor)),
      "gained": .list(comparison.runs(of: .gained).map(run)),
      "lost": .list(comparison.runs(of: .lost).map(run)),
      "notes": .list(comparison.notes.map { .text($0) }),
    ]
    for kind in Comparison.Kind.allCases {
      object["\(kind.rawValue)_m"] = .number(comparison.length(of: kind).millimetres)
    }
    return .object(object)
  }

  private static func side(
    _ result: BorderResult, name: String, covered: Double, runID: String?
  ) -> JSONValue {
    .object([
      RunMark.key: runID.map { .text($0) } ?? .null,
      "name": .text(name), "covered_length_m": .number(covered.millimetres),
      "required_probability": .number(result.requiredProbability),
      "cell_size_m": result.cellSize.map { .number($0) } ?? .null,
    ])
  }

  private static func sensor(_ sensor: SensorChange) -> JSONValue {
    .object([
      "id": .text(sensor.id), "change": .text(sensor.word),
      "moved_m": optional(sensor.movedDistance),
      "covered_length_before_m": optional(sensor.before?.coveredLength),
      "covered_length_after_m": optional(sensor.after?.coveredLength),
      "sole_length_before_m": optional(sensor.before?.soleLength),
      "sole_length_after_m": optional(sensor.after?.soleLength),
    ])
  }

  private static func run(_ run: Comparison.Run) -> JSONValue {
    .object([
      "part": .integer(run.part + 1), "from_m": .number(run.chainage.lowerBound.millimetres),
      "to_m": .number(run.chainage.upperBound.millimetres), "length_m": .number(run.length.millimetres),
      "causes_m": .object(
        Dictionary(uniqueKeysWithValues: run.causes.map { ($0.key.text, .number($0.value.millimetres)) })),
    ])
  }

  private static func optional(_ length: Double?) -> JSONValue {
    length.map { .number($0.millimetres) } ?? .null
  }
}

extension SensorChange {
  /// By how much its lengths changed at most (m).
  var largestEffect: Double {
    guard let before, let after else { return .infinity }
    return max(
      abs(after.coveredLength - before.coveredLength), abs(after.soleLength - before.soleLength))
  }

  /// What happened to the sensor: what the user did to it, else that others' changes affect what it gives.
  var word: String {
    before == nil
      ? "added" : after == nil ? "removed" : isMoved ? "moved" : isSetAnew ? "changed" : "affected"
  }
}
