import Workbench
import ArgumentParser
import Scenario

/// `karaula place`: where what is still to be placed should stand, and how good any choice could be.
struct PlaceCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Chooses where equipment should stand, and proves how much better any choice could be.",
    discussion: """
      The scenario's key `placement` says where what may stand, and how much of it. With --out DIR: placement.yaml (the \
      scenario with the chosen sites), placement.json, placement.gpkg, certificate.json and the columns that it is \
      checked with.
      """)

  @Argument(help: "The scenario, a YAML file with `placement`.")
  var scenario: String

  @OptionGroup var choice: VariantOptions
  @OptionGroup var access: AccessOptions

  @Option(help: ArgumentHelp("run or single; the scenario's own unless given.", valueName: "LAW"))
  var law: PlacementInput.Law?

  @Option(help: ArgumentHelp("Cuts the search after so many seconds.", valueName: "S"))
  var time: Double?

  @Option(
    help: ArgumentHelp(
      "Instead of a plan: for each type the best places for so many more beside what stands.", valueName: "N")
  )
  var next: Int?

  @Option(
    help: ArgumentHelp(
      "Also writes siting.tif to DIR: what a sensor of the type would cover from each cell of the corridor.",
      valueName: "TYPE"))
  var siting: String?

  @Option(
    help: ArgumentHelp("Also writes the reduced problem as an MPS file for any solver.", valueName: "FILE"))
  var mps: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output.out, mps].compactMap(\.self) }

  func validate() throws {
    if let time, !(time > 0) { throw ValidationError("--time \(time): must be above 0") }
    if siting != nil, output.out == nil { throw ValidationError("--siting needs --out") }
    if let next, next < 1 { throw ValidationError("--next \(next): must be 1 or more") }
    if next != nil, output.out != nil || mps != nil {
      throw ValidationError("--next only prints: leave --out and --mps out")
    }
  }

  func run() async throws {
    try await Interrupt.cancelling { [self] in try await place() }
  }

  private func place() async throws {
    var question = PlacementQuestion(scenario)
    question.variant = choice.variant
    question.folder = output.out
    question.law = law
    question.seconds = time
    question.next = next
    question.sitingType = siting
    question.modelFile = mps
    question.threads = work.threadCount
    try await question.answer(talk.report) { try Console.result($0) }
  }
}
