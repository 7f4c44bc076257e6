public import GeoCore

extension Scenario {
  /// Throws when a requirement names what is not there: a sensor, an attribute, a part, a stretch, a value.
  ///
  /// - Parameters:
  ///   - sensors: the ids of all sites and patrols.
  ///   - variant: which requirements are looked at: those that apply to it.
  public func checkRequirements(
    sensors: [String], border: BorderLine, variant: String = Requirement.base
  ) throws {
    for requirement in requirements where requirement.applies(to: variant) {
      if let sensor = requirement.sensor, !sensors.contains(sensor) {
        throw requirement.fault(
          RequirementKeys.sensor, "no site or patrol has the id `\(sensor)`",
          fix: sensors.isEmpty ? "the scenario has none" : suggestion(for: sensor, among: sensors))
      }
      try requirement.checkStretch(on: border)
      try requirement.checkAttributes(of: border)
    }
  }
}

extension Requirement {
  /// Chainages are printed to the millimetre, so the end of a part may be written this far beyond it (m).
  private static let printedStep = 0.001

  fileprivate func checkStretch(on border: BorderLine) throws {
    guard let part else { return }
    guard part <= border.parts.count else {
      throw fault(
        RequirementKeys.part, "there is no part \(part)", fix: "the border has \(border.parts.count)")
    }
    let length = border.parts[part - 1].length
    let rounded = (length / Self.printedStep).rounded() * Self.printedStep
    let end = "part \(part) is \(YAMLNode.number(rounded).summary) m long"
    if let from, from >= length {
      throw fault(RequirementKeys.from, "lies beyond the border, \(end)", fix: "give a chainage below that")
    }
    if let to, to > length + Self.printedStep {
      throw fault(
        RequirementKeys.to, "lies beyond the border, \(end)",
        fix: "give a chainage up to that, or leave it out")
    }
  }

  fileprivate func checkAttributes(of border: BorderLine) throws {
    let names = border.columns.map(\.name)
    for match in attributes {
      guard let column = names.firstIndex(of: match.attribute) else {
        throw fault(
          RequirementKeys.filter, "the border's layer has no attribute `\(match.attribute)`",
          fix: names.isEmpty ? "it has none at all" : suggestion(for: match.attribute, among: names))
      }
      let values = border.attributes.map { $0[column] }
      guard values.contains(where: match.holds) else {
        throw fault(
          RequirementKeys.filter, "no line of the border has \(match.attribute) = \(match.text)",
          fix: "its values are \(Self.listed(values))")
      }
    }
    let isAnywhere = border.parts.indices.contains { part in
      border.parts[part].stretches.contains { takes($0, ofPart: part, in: border) }
    }
    guard isAnywhere else {
      throw fault(
        RequirementKeys.filter, "no line of the border has that there",
        fix: "correct where, part, from_m or to_m")
    }
  }

  /// Some of the values, sorted.
  private static func listed(_ values: [AttributeValue]) -> String {
    let words = Set(values.map { $0.words.isEmpty ? "nothing" : $0.words.onOneLine }).sorted()
    let more = words.count > mostListed ? ", and \(words.count - mostListed) more" : ""
    return words.prefix(mostListed).joined(separator: ", ") + more
  }

  private static let mostListed = 12
}
