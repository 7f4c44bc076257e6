import GeoCore
import Scenario

extension CheckReport {
  /// A line for each requirement: met or missed, what it is of, wanted, got.
  public var lines: String {
    all.map { variant, result in
      let mark = result.isMet ? "met   " : result.isMissed ? "missed" : "n/a   "
      let prefix = hasVariants ? "\(variant)  " : ""
      return "\(mark)  \(prefix)\(result.subject): \(result.comparison)\n"
    }.joined()
  }

  /// The results as a JSON object.
  public var json: JSONValue {
    .object([
      "scenario": .text(name), "file": .text(file), "met": .boolean(missedCount == 0),
      "requirement_count": .integer(count), "missed_count": .integer(missedCount),
      "not_applicable_count": .integer(inapplicableCount),
      "runs": .list(
        runs.map { run in
          .object([
            "variant": .text(run.variant), "met": .boolean(run.missedCount == 0),
            "requirements": .list(run.results.map(\.json)),
          ])
        }),
    ])
  }
}

extension RequirementResult {
  /// The result under the keys of the requirement, with what was found; what it does not give is null.
  fileprivate var json: JSONValue {
    let attributes = requirement.attributes.map { ($0.attribute, JSONValue($0.value)) }
    return .object([
      "name": requirement.name.map { .text($0) } ?? .null, "metric": .text(requirement.metric.name),
      "sensor": requirement.sensor.map { .text($0) } ?? .null,
      "at_least": requirement.atLeast.map { .number($0) } ?? .null,
      "at_most": requirement.atMost.map { .number($0) } ?? .null,
      "part": requirement.part.map { .integer($0) } ?? .null,
      "from_m": requirement.from.map { .number($0) } ?? .null,
      "to_m": requirement.to.map { .number($0) } ?? .null,
      "where": attributes.isEmpty ? .null : .object(Dictionary(attributes) { first, _ in first }),
      "met": isMet || isMissed ? .boolean(isMet) : .null, "got": got.map { .number($0) } ?? .null,
      "reason": reason.map { .text($0) } ?? .null,
      "file": .text(requirement.place.file), "line": requirement.place.line.map { .integer($0) } ?? .null,
      "column": requirement.place.column.map { .integer($0) } ?? .null,
    ])
  }
}
