public import GeoCore

/// A requirement of a scenario, and whether a run can be held to it.
public struct AppliedRequirement: Sendable {
  /// Whether a run can be held to a requirement.
  public enum Applicability: Sendable {
    /// It can.
    case applies
    /// It is about a sensor that only the scenario's other variants have: what is said of it.
    case notApplicable(String)
    /// It names what is not there: a sensor, an attribute, a part, a stretch, a value.
    case fault(InputError)
  }

  /// The requirement.
  public let requirement: Requirement
  /// Whether a run can be held to it.
  public let standing: Applicability

  /// What is said of a requirement that does not apply; nil for any other.
  public var reason: String? { if case .notApplicable(let reason) = standing { reason } else { nil } }
  /// What is wrong with it; nil when nothing is.
  public var fault: InputError? { if case .fault(let fault) = standing { fault } else { nil } }
  /// Whether a run can be held to it.
  public var applies: Bool { if case .applies = standing { true } else { false } }
}

extension Scenario {
  /// The requirements for the variant that it is, each with whether it applies.
  ///
  /// - Parameters:
  ///   - sensors: the ids of all sites and patrols.
  ///   - isElsewhere: whether another variant, or the scenario itself, has a sensor of that id.
  ///   - border: the line whose attributes and parts requirements name.
  public func appliedRequirements(
    sensors: [String], on border: BorderLine, isElsewhere: (_ sensor: String) throws -> Bool
  ) rethrows -> [AppliedRequirement] {
    let variant = self.variant ?? Requirement.base
    return try requirements.filter { $0.applies(to: variant) }.map { requirement in
      if let sensor = requirement.sensor, !sensors.contains(sensor), try isElsewhere(sensor) {
        let owner = self.variant.map { "variant \($0)" } ?? "the scenario without a variant"
        return AppliedRequirement(
          requirement: requirement, standing: .notApplicable("\(owner) has no \(sensor)".onOneLine))
      }
      let fault = requirement.fault(among: sensors, on: border, hasResponse: response != nil)
      return AppliedRequirement(
        requirement: requirement, standing: fault.map { .fault($0) } ?? .applies)
    }
  }
}

extension Requirement {
  /// What it names that is not there; nil when all is.
  fileprivate func fault(among sensors: [String], on border: BorderLine, hasResponse: Bool) -> InputError? {
    if metric.isOfResponse, !hasResponse {
      return fault(
        RequirementKeys.metric, "\(metric.name) is asked for, and the scenario says of nobody who comes",
        fix: "add the key `response` with its vehicles")
    }
    if let sensor, !sensors.contains(sensor) {
      return fault(
        RequirementKeys.sensor, "no site or patrol has the id `\(sensor)`",
        fix: sensors.isEmpty ? "the scenario has none" : suggestion(for: sensor, among: sensors))
    }
    return stretchFault(on: border) ?? attributeFault(on: border)
  }

  /// Chainages are printed to the millimetre, so the end of a part may be written this far beyond it (m).
  private static let printedStep = 0.001

  private func stretchFault(on border: BorderLine) -> InputError? {
    guard let part else { return nil }
    guard part <= border.parts.count else {
      return fault(
        RequirementKeys.part, "there is no part \(part)", fix: "the border has \(border.parts.count)")
    }
    let length = border.parts[part - 1].length
    let rounded = (length / Self.printedStep).rounded() * Self.printedStep
    let end = "part \(part) is \(YAMLNode.number(rounded).summary) m long"
    if let from, from >= length {
      return fault(
        RequirementKeys.from, "lies beyond the border, \(end)", fix: "give a chainage below that")
    }
    if let to, to > length + Self.printedStep {
      return fault(
        RequirementKeys.to, "lies beyond the border, \(end)",
        fix: "give a chainage up to that, or leave it out")
    }
    return nil
  }

  private func attributeFault(on border: BorderLine) -> InputError? {
    let names = border.columns.map(\.name)
    for match in attributes {
      guard let column = names.firstIndex(of: match.attribute) else {
        return fault(
          RequirementKeys.filter, "the border's layer has no attribute `\(match.attribute)`",
          fix: names.isEmpty ? "it has none at all" : suggestion(for: match.attribute, among: names))
      }
      let values = border.attributes.map { $0[column] }
      guard values.contains(where: match.holds) else {
        return fault(
          RequirementKeys.filter, "no line of the border has \(match.attribute) = \(match.text)",
          fix: "its values are \(Self.listed(values))")
      }
    }
    let isAnywhere = border.parts.indices.contains { part in
      border.parts[part].stretches.contains { takes($0, ofPart: part, in: border) }
    }
    guard !isAnywhere else { return nil }
    return fault(
      RequirementKeys.filter, "no line of the border has that there",
      fix: "correct where, part, from_m or to_m")
  }

  /// Some of the values, sorted.
  private static func listed(_ values: [AttributeValue]) -> String {
    let words = Set(values.map { $0.words.isEmpty ? "nothing" : $0.words.onOneLine }).sorted()
    let more = words.count > mostListed ? ", and \(words.count - mostListed) more" : ""
    return words.prefix(mostListed).joined(separator: ", ") + more
  }

  private static let mostListed = 12
}
