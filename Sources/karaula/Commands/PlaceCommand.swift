import Workbench
import ArgumentParser
import Foundation
import GeoCore
import GeoIO
import Placement
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
    let report = talk.report
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: choice.variant), map: .none, threads: work.threadCount)
    try checkWritesNoInput(of: resolution)
    for warning in resolution.warnings where warning != SiteChecks.nothingPlaced {
      report(.warning(warning))
    }
    let question = try await PlacementQuestion(
      resolution, threads: work.threadCount, report: talk.report)
    for note in resolution.notes.newSentences() { report(.warning(note)) }
    let law = PlacementLaw(law ?? question.placement.law)
    if let next {
      return try Console.result(NextPlaces(of: question, law: law, count: next).text)
    }
    let folder = try output.out.map { try OutputFolder($0) }
    let answer = PlacementAnswer(to: question, law: law, seconds: time, report: report)
    try Console.result(PlacementText(question: question, answer: answer).text)
    try Task.checkCancellation()
    let sites = answer.chosen.enumerated().map { PlacedSite(question, $1.column, id: "place \($0 + 1)").site }
    let unlinked = try PlacementLinks.unlinked(sites, in: resolution)
    if !unlinked.isEmpty {
      report(
        .warning(
          "without a radio link: \(unlinked.joined(separator: ", ")); a run does not count what they see"))
    }
    if let folder { try PlacementFiles(question: question, answer: answer).write(to: folder) }
    if let folder, let siting { try await writeMap(of: siting, for: question, to: folder) }
    try Task.checkCancellation()
    try folder?.publish()
    if let mps { try writeModel(of: answer, to: mps) }
  }

  /// Throws when a file that the scenario is read from would be written over.
  private func checkWritesNoInput(of resolution: ResolvedScenario) throws {
    let read = ReadFiles(resolution.file.readSources)
    if let out = output.out {
      try read.check(folder: out, option: "--out", isWritten: PlacementFiles.names.contains)
    }
    if let mps { try read.check(mps, option: "--mps") }
  }

  /// What a sensor of a type would cover from anywhere along the border.
  private func writeMap(
    of type: String, for question: PlacementQuestion, to folder: OutputFolder
  ) async throws {
    guard question.types.contains(type) else {
      throw InputError(
        .wrongUsage, at: nil, "--siting \(type): no candidates are for that type",
        fix: "the types are \(question.types.joined(separator: ", "))")
    }
    try await SitingMap(
      resolution: question.resolution, type: type, azimuths: question.placement.azimuths,
      threads: work.threadCount
    ).write(to: folder, onProgress: { [report = talk.report] in report(.progress($0)) })
  }

  /// The reduced problem of the law asked for, for other solvers.
  private func writeModel(of answer: PlacementAnswer, to path: String) throws {
    guard let text = answer.certificates.last?.certificate.mps() else {
      throw InputError(
        .wrongUsage, at: nil, "--mps: expected detection is no linear problem",
        fix: "leave --mps out, or take another objective")
    }
    let file = try OutputFile(path)
    try file.folder.write(Array(text.utf8), to: file.name)
  }
}

extension PlacementLaw {
  /// The law of a scenario.
  init(_ law: PlacementInput.Law) {
    switch law {
    case .run: self = .run
    case .single: self = .single
    }
  }
}
