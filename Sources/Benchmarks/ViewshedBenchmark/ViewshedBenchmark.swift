import ArgumentParser
import CGDAL
import Foundation

/// Measures the viewshed engines beside GDAL's, on the same questions in the same run, and how right each is.
@main
struct ViewshedBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "viewshed-benchmark",
    abstract: "Measures the viewshed engines beside GDAL's, and how far each agrees with the reference.")

  @Option(help: "A DEM in metres to measure on as well, in any format that GDAL reads.")
  var dem: String?

  @Flag(help: "Smaller terrain, ranges up to 15 km, fewer repetitions and observers.")
  var quick = false

  @Option(help: "How many cells a terrain and range are compared to the reference.")
  var agreementCells: Int?

  @Option(
    parsing: .upToNextOption,
    help:
      "Engines to measure beside GDAL's library: \(Engine.allCases.map(\.rawValue).joined(separator: ", ")).")
  var engines: [Engine] = Engine.allCases

  @Option(help: "Where to write all figures as JSON.")
  var json: String?

  @Option(
    parsing: .upToNextOption,
    help:
      "Programs karaula to measure as whole commands beside gdal_viewshed on --dem; nothing else is measured."
  )
  var commands: [String] = []

  private var settings: Settings { quick ? .quick : .full }
  private var sampled: Int { agreementCells ?? settings.agreementCells }

  func validate() throws {
    guard sampled >= 1000 else { throw ValidationError("--agreement-cells is at least 1000") }
    guard commands.isEmpty || dem != nil else { throw ValidationError("--commands needs --dem") }
  }

  func run() async throws {
    GDALAllRegister()
    if let dem, !commands.isEmpty {
      return print(
        try WholeCommands(dem: dem, programs: commands, repetitions: settings.commandRepetitions).table())
    }
    var figures = Figures(
      gdal: unsafe GDALVersionInfo("RELEASE_NAME").map { unsafe String(cString: $0) } ?? "unknown",
      processors: ProcessInfo.processInfo.activeProcessorCount)
    let synthetic = FractalTerrain.terrain(levels: settings.levels, seed: Settings.terrainSeed)
    let terrains = [synthetic] + (try dem.map { [try Terrain.reading($0)] } ?? [])
    for terrain in terrains {
      tell(terrain.summary)
      for range in settings.ranges { figures.races.append(try await race(over: terrain, range: range)) }
    }
    figures.crowds.append(try await crowd(over: synthetic))
    figures.peakMemory = Usage.peakMemory
    print(Report(figures: figures).text)
    if let json { try figures.write(to: json) }
  }

  private func race(over terrain: Terrain, range: Double) async throws -> Figures.RaceFigures {
    tell("  one observer, \((range / 1000).text(0)) km")
    let observers = terrain.observers(seed: Settings.observerSeed)
    var questions: [Question] = []
    for (index, observer) in observers.enumerated() {
      questions.append(
        await Question(
          of: observer, over: terrain, range: range, sampled: sampled / observers.count,
          seed: Settings.sampleSeed + UInt64(index)))
    }
    let race = Race(
      questions: questions,
      contestants: try Contestant.all(over: terrain, range: range, among: Set(engines)),
      repetitions: settings.repetitions(range: range))
    return Figures.RaceFigures(
      terrain: terrain.name, meanSlope: terrain.meanSlope, range: range, observers: questions.count,
      repetitions: race.repetitions,
      cells: questions.reduce(0) { $0 + $1.cellCount },
      discCells: questions.count * terrain.discCells(range: range), results: try await race.run())
  }

  private func crowd(over terrain: Terrain) async throws -> Figures.CrowdFigures {
    tell("  \(settings.crowd) observers")
    let crowd = await Crowd(
      count: settings.crowd, over: terrain, sampled: min(sampled, Self.crowdSample),
      seed: Settings.observerSeed)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let contestants = try CrowdContestant.all(
      over: terrain, among: Set(engines), threads: processors > 1 ? [1, processors] : [1])
    let race = CrowdRace(crowd: crowd, contestants: contestants, repetitions: settings.crowdRepetitions)
    return Figures.CrowdFigures(
      terrain: terrain.name, observers: settings.crowd, range: Crowd.range, cells: crowd.cellCount,
      results: try await race.run())
  }

  /// A cell of a union costs a line of sight for each observer in range, hence at most this many.
  private static let crowdSample = 100_000

  /// Progress goes beside the result.
  private func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

extension Engine: ExpressibleByArgument {}
