import Workbench
import ArgumentParser
import Scenario

/// `karaula validate`: the resolved plan, nothing computed.
struct ValidateCommand: ParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Reads and resolves everything, computes nothing, prints the resolved plan.")

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @OptionGroup var choice: VariantOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [] }

  func run() throws {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: choice.variant), map: .shown, threads: work.threadCount)
    try resolution.checkRequirements()
    let report = talk.report
    for warning in try resolution.warnings + resolution.checkResponse() { report(.warning(warning)) }
    for system in resolution.systemsOfLayers { report(.notice(system.description)) }
    try Console.result(resolution.planText(.absolute(base: resolution.file.folder)))
  }
}
