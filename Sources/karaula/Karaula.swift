import Workbench
import ArgumentParser
import Foundation
import GeoCore
import GeoIO

/// The command line: parse, resolve, validate, plan, run, report.
@main
struct Karaula: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "karaula",
    abstract: "Tells how well sensors cover a border line, where the gaps are and why.",
    discussion: """
      First steps:
        karaula demo --out demo-result
        karaula init --border border.geojson --out plan
        karaula run plan/scenario.yaml --out result

      Exit codes: 0 done; 1 a requirement is missed (check, compare --fail-on-loss); 64 wrong usage; 65 bad data; \
      66 an input is missing or unreadable; \
      70 internal error; 71 the system lacks open files or PROJ's data; 73 the output cannot be written; 130 interrupted.
      """,
    version: Version.details,
    groupedSubcommands: [
      CommandGroup(
        name: "To plan a border:",
        subcommands: [
          DemoCommand.self, InitCommand.self, ValidateCommand.self, RunCommand.self, ReportCommand.self,
        ]),
      CommandGroup(
        name: "To decide on changes:",
        subcommands: [
          CheckCommand.self, CompareCommand.self, PlaceCommand.self, CrossingsCommand.self,
          ResponseCommand.self,
        ]),
      CommandGroup(
        name: "To answer one question of sight:",
        subcommands: [ViewshedCommand.self, LosCommand.self, RangeCommand.self]),
      CommandGroup(
        name: "To look things up and set up:",
        subcommands: [
          CatalogueCommand.self, SchemaCommand.self, FormatsCommand.self, QGISPluginCommand.self,
        ]),
    ])

  static func main() async {
    do {
      try WrongCommand.check(Array(CommandLine.arguments.dropFirst()))
      try WrongCommand.checkRepeats(Array(CommandLine.arguments.dropFirst()))
      SystemNeeds.reportSizeLimit()
      try SystemNeeds.checkHandles()
      try await run()
    } catch let error as InputError {
      stop("\(error)", error.kind.exitCode)
    } catch let shortfall as RequirementMissed {
      stop(shortfall.message, .requirementMissed)
    } catch is CancellationError {
      stop("interrupted; nothing was left half-written", .interrupted)
    } catch let error where exitCode(for: error) == .failure && SystemNeeds.areHandlesUsedUp {
      stop("\(SystemNeeds.handlesFault(at: nil))", .systemLacks)
    } catch let error as GDALError {
      stop("an input cannot be worked with: \(error); look at the inputs with gdalinfo and ogrinfo", .badData)
    } catch let error where exitCode(for: error) == .failure {
      stop("internal error: \(error)", .internalError)
    } catch let error where exitCode(for: error) == .validationFailure {
      let lines = message(for: error).split(whereSeparator: \.isNewline)
      // Its second line may propose an option of a similar name.
      let proposal = lines.dropFirst().first { $0.hasPrefix("Did you mean") }.map { " \($0)" } ?? ""
      stop("\(lines.first ?? "wrong usage")\(proposal); see \(WrongCommand.help)", .wrongUsage)
    } catch {
      exit(withError: error)
    }
  }

  private static func run() async throws {
    var command = try parseAsRoot()
    if type(of: command) is any UsesCoordinates.Type { try SystemNeeds.checkCoordinateSystems() }
    let reading = command as? any ReadingCommand
    let access = try reading?.access.access() ?? InputAccess()
    if let reading, let folder = access.folder {
      try ReadingWall.raise(around: folder, outputs: reading.written)
    }
    try await InputAccess.$current.withValue(access) {
      if var running = command as? any AsyncParsableCommand {
        try await running.run()
      } else {
        try command.run()
      }
    }
  }

  private static func stop(_ message: String, _ code: Status) -> Never {
    Console.error("karaula: \(message.bounded.onOneLine)")
    Foundation.exit(code.rawValue)
  }
}

extension String {
  /// The text without the middle of one that is too long for anybody to read.
  fileprivate var bounded: String {
    let (beginning, end) = (1000, 500)
    return count > beginning + end ? "\(prefix(beginning)) ... \(suffix(end))" : self
  }
}

/// The exit codes that scripts rely on: those of sysexits.h, and 1 for results that are not good enough.
enum Status: Int32 {
  case requirementMissed = 1
  case wrongUsage = 64
  case badData = 65
  case missingInput = 66
  case internalError = 70
  case systemLacks = 71
  case cannotWrite = 73
  case interrupted = 130
}

extension InputError.Kind {
  /// The exit code of a fault.
  var exitCode: Status {
    switch self {
    case .badData: .badData
    case .missingInput: .missingInput
    case .cannotWrite: .cannotWrite
    case .wrongUsage: .wrongUsage
    case .systemLacks: .systemLacks
    }
  }
}

/// A command that needs PROJ's database of coordinate systems.
protocol UsesCoordinates {}
