import Workbench
import ArgumentParser

/// `karaula response`: who comes first to each piece of border and to each gap.
struct ResponseCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "response",
    abstract: "Finds who comes first to each piece of border and to each gap, and when.",
    discussion: """
      The scenario's key `response` says where vehicles wait, which roads they drive and how they go on beside these. With \
      --out DIR: response.geojson (border, gaps and the ways to them), response.tif (for each cell the seconds until the \
      first comes), response.json, plan.yaml.
      """)

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @OptionGroup var choice: VariantOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output.out].compactMap(\.self) }

  func run() async throws {
    try await Interrupt.cancelling { [self] in
      var question = ResponseQuestion(scenario)
      question.variant = choice.variant
      question.folder = output.out
      question.threads = work.threadCount
      try Console.table(try await question.answer(talk.report))
    }
  }
}
