import Workbench
import ArgumentParser

/// `karaula report`: a run's report.html, made again from its other files.
struct ReportCommand: ParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Makes report.html of a result's folder again.",
    discussion: """
      DIR is a folder that `karaula run SCENARIO --out DIR` wrote. The page is made of its files alone: border and terrain \
      need not be there any more.
      """)

  @Argument(help: ArgumentHelp("The result's folder.", valueName: "DIR"))
  var folder: String

  @OptionGroup var access: AccessOptions

  var written: [String] { [folder] }

  func run() throws {
    try ReportPage.write(in: folder)
    try Console.table("written: \(folder)/\(ReportPage.name)\n")
  }
}
