import ArgumentParser
import GeoCore
import Reports
import Scenario
import SensorPhysics
import Workbench

/// `karaula range`: how far a camera does each task, and with what chance.
struct RangeCommand: ParsableCommand, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "range", abstract: "Tells how far a camera detects, recognises and identifies a target.",
    discussion: """
      The first table has the slant ranges of each task, by weather and probability; the second the \
      probability of --task by slant range, a column for each weather, ready to plot. Both are of a camera \
      that looks at the target and has sight of it: no terrain, no sweep of a sector.

      The camera is a class of the catalogue (--type fixed-pillar), a type of a scenario, which then gives \
      the defaults of all that follows (--scenario S.yaml --type pillar), or one written out with the keys \
      of a scenario's cameras: --camera "band=lwir,focal_length_mm=150,pitch_um=17,pixels=640x480,netd_mk=50".
      """)

  @OptionGroup var source: CameraSource
  @OptionGroup var asked: RangeOptions

  @Flag(name: .long, help: "Print JSON instead of tables.")
  var json = false

  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [] }

  func run() throws {
    let subject = try source.subject()
    let report = talk.report
    for warning in subject.warnings { report(.warning(warning)) }
    let question = asked.question
    let answers = try question.answers(about: subject)
    let ranges = question.ranges ?? RangeTable.ranges(for: answers)
    if json {
      try Console.result(RangeJSON.value(of: answers, ranges: ranges).file)
    } else {
      try Console.table(RangeTable.text(of: answers, ranges: ranges))
    }
  }
}
