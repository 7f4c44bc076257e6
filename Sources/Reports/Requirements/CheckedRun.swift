public import Coverage
import GeoCore
public import Scenario

/// The requirements of a scenario, looked at in one result: of the scenario itself or of a variant.
public struct CheckedRun: Sendable {
  /// The variant's name; `base` for the scenario itself.
  public let variant: String
  /// One for each requirement that applies, in the scenario's order.
  public let results: [RequirementResult]
  /// What the run is held against; nil for nothing.
  public var baseline: CheckBaseline?
  /// Why the variant cannot be checked; nil for one that was.
  public let fault: String?

  /// A variant that cannot be checked.
  public init(variant: String?, fault: String) {
    self.variant = variant ?? Requirement.base
    self.fault = fault
    results = []
  }

  /// Looks at the requirements that apply to a variant.
  ///
  /// - Parameter variant: its name; nil for the scenario itself.
  public init(
    _ requirements: [Requirement], variant: String?, in assessment: Assessment, context: ResultContext
  ) {
    let name = variant ?? Requirement.base
    self.variant = name
    fault = nil
    results = requirements.filter { $0.applies(to: name) }.map {
      RequirementResult($0, in: assessment, context: context)
    }
  }

  /// Looks at the requirements for a variant; of those that do not apply it tells why.
  ///
  /// - Parameters:
  ///   - requirements: those for the variant, none of them with a fault.
  ///   - variant: its name; nil for the scenario itself.
  public init(
    _ requirements: [AppliedRequirement], variant: String?, in assessment: Assessment, context: ResultContext
  ) {
    self.variant = variant ?? Requirement.base
    fault = nil
    results = requirements.map { applied in
      applied.reason.map { RequirementResult(applied.requirement, notApplicable: $0) }
        ?? RequirementResult(applied.requirement, in: assessment, context: context)
    }
  }

  /// How many are missed.
  var missedCount: Int { results.count { $0.isMissed } }
  /// How many are met.
  var metCount: Int { results.count { $0.isMet } }
  /// How many do not apply.
  var inapplicableCount: Int { results.count - metCount - missedCount }
}

/// What a check found, as each of its reports shows it.
public struct CheckReport: Sendable {
  /// The scenario's file, as users are told of it.
  public let file: String
  /// The scenario's name.
  public let name: String
  /// The results that were looked at, in order.
  public let runs: [CheckedRun]

  /// A report of runs.
  public init(file: String, name: String, runs: [CheckedRun]) {
    self.file = file
    self.name = name
    self.runs = runs
  }

  /// How many requirements were looked at, each once a run; those that do not apply are not among them.
  public var count: Int { runs.reduce(0) { $0 + $1.metCount + $1.missedCount } }
  /// How many do not apply.
  public var inapplicableCount: Int { runs.reduce(0) { $0 + $1.inapplicableCount } }
  /// How many of them are missed.
  public var missedCount: Int { runs.reduce(0) { $0 + $1.missedCount } }

  /// The whole in one line.
  public var verdict: String {
    let others = inapplicableCount > 0 ? ", \(inapplicableCount) not applicable" : ""
    let faults = faultCount > 0 ? ", \(faultCount) of \(runs.count) variants cannot be checked" : ""
    return Self.verdict(count: count, missed: missedCount) + others + faults
  }

  /// How many variants cannot be checked.
  public var faultCount: Int { runs.count { $0.fault != nil } }

  /// How many requirements are met, in one line.
  static func verdict(count: Int, missed: Int) -> String {
    let noun = count == 1 ? "requirement" : "requirements"
    return missed == 0 ? "\(count) \(noun), all met" : "\(missed) of \(count) \(noun) missed"
  }

  /// Each result with its run.
  var all: [(run: CheckedRun, result: RequirementResult)] {
    runs.flatMap { run in run.results.map { (run, $0) } }
  }

  /// Whether variants are told apart.
  var hasVariants: Bool { runs.contains { $0.variant != Requirement.base } }
}

extension RequirementResult {
  /// What was found and what is wanted, one line, such as `Covered 66.6 % (wanted at least 70 %; main has 70.6 %: -4.0)`.
  func sentence(against baseline: CheckBaseline?) -> String {
    if case .notApplicable(let reason) = status {
      return "\(requirement.wordsOfSubject): not applicable: \(reason)"
    }
    let why = got == nil ? reason : nil
    let notes = ["wanted \(requirement.wordsOfBounds)", why, baseline?.words(for: self)].compactMap(\.self)
    return "\(wordsOfFinding) (\(notes.joined(separator: "; ")))"
  }

  /// What is wanted and what was found, in the names of figures, one line.
  var comparison: String {
    if case .notApplicable(let reason) = status { return "not applicable: \(reason)" }
    let why = got == nil ? reason.map { " (\($0))" } ?? "" : ""
    return "wanted \(requirement.wordsOfBounds), got " + (got == nil ? "nothing" : wordsOfGot) + why
  }

  /// The requirement's subject, its name in front when it has one; one line.
  var subject: String {
    requirement.name == nil ? requirement.subject : "\(requirement.title): \(requirement.subject)"
  }
}

extension CheckReport {
  /// A line for each requirement: met or missed, what it is of, wanted, got.
  public var lines: String {
    runs.map { run in
      let prefix = hasVariants ? "\(run.variant)  " : ""
      let results = run.results.map { result in
        let mark = result.isMet ? "met   " : result.isMissed ? "missed" : "n/a   "
        return "\(mark)  \(prefix)\(result.sentence(against: run.baseline))"
      }
      let fault = run.fault.map { "error   \(prefix)cannot be checked: \($0)" }
      let change = run.baseline.map { "        \(prefix)\($0.line)" }
      return (results + [fault, change].compactMap(\.self)).map { $0.onOneLine + "\n" }.joined()
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
            "variant": .text(run.variant), "met": .boolean(run.missedCount == 0 && run.fault == nil),
            "requirements": .list(
              run.results.map { $0.json(against: run.baseline) }),
            "against": run.baseline?.json ?? .null, "error": run.fault.map { .text($0) } ?? .null,
          ])
        }),
    ])
  }
}

extension RequirementResult {
  /// The result under the keys of the requirement, with what was found; what it does not give is null.
  fileprivate func json(against baseline: CheckBaseline?) -> JSONValue {
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
      "baseline": baseline?.value(of: requirement).map { .number($0) } ?? .null,
      "reason": reason.map { .text($0) } ?? .null, "text": .text(sentence(against: baseline)),
      "file": .text(requirement.place.file), "line": requirement.place.line.map { .integer($0) } ?? .null,
      "column": requirement.place.column.map { .integer($0) } ?? .null,
    ])
  }
}
