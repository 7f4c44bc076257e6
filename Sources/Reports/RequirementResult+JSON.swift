import Scenario

extension RequirementResult {
  /// The result as summary.json holds it: in the words of a check's lines.
  var told: JSONValue {
    .object([
      "subject": .text(subject), "wanted": .text(requirement.wanted),
      "got": got.map { .number($0) } ?? .null, "met": .boolean(isMet),
    ])
  }
}
