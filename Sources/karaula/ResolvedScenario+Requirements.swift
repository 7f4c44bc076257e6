import GeoCore
import Scenario

extension ResolvedScenario {
  /// The requirements that a run can be held to.
  var applicableRequirements: [Requirement] { requirements.filter(\.applies).map(\.requirement) }

  /// What is wrong with the scenario's requirements, a sentence each: a run does without those.
  var requirementWarnings: [String] {
    requirements.compactMap(\.fault).map { "a requirement is passed over: \($0)" }
  }

  /// Throws when a requirement names what is not there.
  func checkRequirements() throws {
    if let fault = requirements.lazy.compactMap(\.fault).first { throw fault }
  }
}

extension ScenarioFile {
  /// Whether the scenario or any of its variants has a site or a patrol of an id; layers that cannot be read have none.
  func hasSensorInAnyVariant(_ id: String) throws -> Bool {
    try ([nil] + variantNames.map(Optional.some)).contains { name in
      let file = try variant(name)
      if file.scenario.inlineSensorIDs.contains(id) { return true }
      var layers = ScenarioLayers(file, notes: InputNotes())
      let sites = (try? layers.sites()) ?? []
      let patrols = (try? layers.patrols()) ?? []
      return sites.contains { $0.id == id } || patrols.contains { $0.id == id }
    }
  }
}
