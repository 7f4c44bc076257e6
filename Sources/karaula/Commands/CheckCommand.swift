import Workbench
import ArgumentParser
import GeoCore
import GeoIO
import Reports
import Scenario

/// `karaula check`: a scenario's requirements, met or missed.
struct CheckCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tests the scenario's requirements.",
    discussion: """
      Prints a line for each requirement: met or missed, what was got, what is wanted, and with --against what the \
      baseline has. Ends with 0 when all are met, with 1 when one is missed. A variant that cannot be checked stops no other; \
      the command then ends with its fault. Writes no file but those asked for.
      """)

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @Option(help: ArgumentHelp("Writes the results as JUnit XML.", valueName: "FILE"))
  var junit: String?

  @Flag(
    help:
      "Also prints GitHub's annotations at the requirements' lines, and appends a table to the file named by GITHUB_STEP_SUMMARY."
  )
  var github = false

  @Flag(name: .long, help: "Prints JSON instead of lines; annotations go to standard error then.")
  var json = false

  @OptionGroup var choice: VariantOptions

  @Flag(help: "Checks the scenario and all its variants.")
  var allVariants = false

  @Option(
    help: ArgumentHelp(
      "Also tells what changed against this one: a scenario, SCENARIO@VARIANT or a folder that run --out wrote.",
      valueName: "RESULT|SCENARIO"))
  var against: String?

  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [junit, StepSummary.path].compactMap(\.self) }

  func validate() throws {
    if allVariants, choice.variant != nil {
      throw ValidationError("--variant and --all-variants exclude each other")
    }
  }

  func run() async throws {
    try await Interrupt.cancelling { [self] in
      let (report, fault) = try await answer()
      try Task.checkCancellation()
      try publish(report)
      if let fault { throw fault }
      if report.missedCount > 0 { throw RequirementMissed(report.verdict) }
    }
  }

  private func answer() async throws -> (CheckReport, InputError?) {
    var question = CheckQuestion(scenario)
    question.variant = choice.variant
    question.allVariants = allVariants
    question.against = against
    question.threads = work.threadCount
    question.outputs = junit.map { [(option: "--junit", path: $0)] } ?? []
    if github, let summary = StepSummary.path {
      question.appended = (option: StepSummary.variable, path: summary)
    }
    return try await question.answer(talk.report)
  }

  /// Writes the files, then prints.
  private func publish(_ report: CheckReport) throws {
    if let junit {
      let file = try OutputFile(junit)
      try file.write(Array(report.junit.utf8))
    }
    let commands = github ? report.githubCommands(path: StepSummary.pathInRepository) : ""
    if github { try StepSummary.append(report.markdown) }
    if json {
      try Console.result(report.json.file)
      Console.talk(commands)
    } else {
      try Console.result(report.lines.onTerminal + commands)
    }
  }
}
