import ArgumentParser
import Logging
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

  func run() throws {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: choice.variant), wantsMap: true, threads: work.threadCount)
    try resolution.checkRequirements()
    let logger = talk.logger
    for warning in resolution.warnings { logger.warning("\(warning)") }
    for system in resolution.systemsOfLayers { logger.notice("\(system)") }
    try Console.result(resolution.planText(.absolute(base: resolution.file.folder)))
  }
}
