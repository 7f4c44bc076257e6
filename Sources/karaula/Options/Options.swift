import Workbench
import Logging
import ArgumentParser
import Foundation
import GeoCore
import GeoIO

/// The options that every command has.
struct TalkOptions: ParsableArguments {
  @Flag(name: .long, help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: .long, help: "Tell each step and what it takes.")
  var verbose = false

  /// Shows what work tells: sentences as lines on standard error, its progress as a bar.
  var report: WorkReport {
    let logger = Console.logger(quiet ? .error : verbose ? .debug : .notice)
    let progress = Progress(isQuiet: quiet)
    return { event in
      switch event {
      case .warning(let sentence): logger.warning("\(sentence)")
      case .notice(let sentence): logger.notice("\(sentence)")
      case .detail(let sentence): logger.debug("\(sentence)")
      case .progress(let share): progress.show(share)
      }
    }
  }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }
}

/// The options of commands that compute.
struct WorkOptions: ParsableArguments {
  @Option(name: .long, help: "How many pieces of work to do at once (default: the processors).")
  var threads: Int?

  /// No machine has more processors.
  private static let mostThreads = 1_000_000

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let threads, !(1...Self.mostThreads).contains(threads) {
      throw ValidationError("--threads \(threads): must be 1 or more, at most \(Self.mostThreads)")
    }
  }
}

/// Which of a scenario's what-ifs a command takes.
struct VariantOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A variant of the scenario, or base (default).", valueName: "NAME"))
  var variant: String?
}

/// Where commands write their files.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp("The folder for the result's files.", valueName: "DIR"))
  var out: String?

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError("--out: the folder's name is empty") }
  }
}

/// What a command's inputs may reach.
struct AccessOptions: ParsableArguments {
  /// What is not reached without the user's word.
  enum Reach: String, CaseIterable, ExpressibleByArgument {
    case network
    case database
  }

  @Option(
    help: ArgumentHelp(
      "Let inputs come over the network, or from a PostgreSQL database; may be given twice.",
      valueName: "network|database"))
  var allow: [Reach] = []

  @Option(help: ArgumentHelp("Read nothing outside this folder, whatever a scenario says.", valueName: "DIR"))
  var confine: String?

  /// What the user allows.
  ///
  /// - Throws: `InputError` of kind missingInput for a folder that is not there.
  func access() throws -> InputAccess {
    let folder = try confine.map { name in
      guard let folder = InputAccess.realPath(of: name), InputAccess.realPath(of: folder + "/.") != nil else {
        throw InputError(
          .missingInput, at: .init(file: name), "there is no such folder", fix: "let --confine name a folder")
      }
      return folder
    }
    return InputAccess(
      allowsNetwork: allow.contains(.network), allowsDatabase: allow.contains(.database), confinedTo: folder)
  }
}

/// A command that reads inputs.
protocol ReadingCommand {
  /// What they may reach.
  var access: AccessOptions { get }
  /// The files and folders that it will write.
  var written: [String] { get }
}
