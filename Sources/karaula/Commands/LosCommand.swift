import ArgumentParser
import GeoCore
import GeoIO
import Workbench

/// `karaula los`: one line of sight.
struct LosCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "los", abstract: "Tells whether one place sees another, and what stands in between.",
    discussion: """
      The answer is GeoJSON: a line from the observer to the target with visible (true or false), \
      distance_m (geodesic, between the two cells' centres), and the ground, the shift and the height of \
      both ends. Hidden: blocked_at_m, blocked_at_longitude, blocked_at_latitude and blocked_by_m tell \
      where the ground rises highest above the sight line and by how much, first_blocked_at_m where it \
      first does; blocked_by_void says that a void of the DEM blocks, then blocked_by_m is null. \
      Visible: clearance_m is the least height of the sight line above the ground between the ends (null \
      between neighbouring cells).

      Both ends stand on the centres of their cells; one in a void of the DEM takes the nearest ground \
      within two cells. The DEM is read along the line alone. The verdict is that of karaula viewshed for the same cells: on a geographic DEM, and \
      on a projected one that is not true to the ground, all cells are as large as the observer's.
      """)

  @OptionGroup var terrain: TerrainOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The observer's place, and its eye's height above ground (m).", valueName: "X,Y,H"),
    transform: { try NumberList($0, form: "X,Y,H") })
  var from: NumberList

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The target's place and height above ground (m).", valueName: "X,Y,H"),
    transform: { try NumberList($0, form: "X,Y,H") })
  var to: NumberList

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "FILE"))
  var output: String?

  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output].compactMap(\.self) }

  func validate() throws {
    for (option, end, number) in [
      ("--from", from, ObserverNumber.observerHeight), ("--to", to, .targetHeight),
    ] where !number.allows(end.values[2]) {
      throw ValidationError("\(option): the height \(end.values[2]) must be \(number.allowed)")
    }
  }

  func run() async throws { try await Interrupt.cancelling { [self] in try answer() } }

  private func answer() throws {
    if let output { try OutputFile.check(output, option: "-o", inputs: ReadFiles([terrain.dem])) }
    let bytes = try SightQuestion(from: end(from), to: end(to), over: terrain.terrain).answer(talk.report)
    try Task.checkCancellation()
    guard let output else { return try Console.result(bytes) }
    try OutputFile(output).write(bytes)
  }

  private func end(_ numbers: NumberList) -> SightQuestion.End {
    SightQuestion.End(x: numbers.values[0], y: numbers.values[1], height: numbers.values[2])
  }
}
