import ArgumentParser
import Foundation
import Logging

/// The options that every command has.
struct TalkOptions: ParsableArguments {
  @Flag(name: .long, help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: .long, help: "Tell each step and what it takes.")
  var verbose = false

  var logger: Logger { Console.logger(quiet ? .error : verbose ? .debug : .notice) }

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
  @Option(name: .long, help: ArgumentHelp("The folder for the result's files.", valueName: "DIR"))
  var out: String?

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError("--out: the folder's name is empty") }
  }
}
