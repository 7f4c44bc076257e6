import ArgumentParser
import GeoCore
import GeoIO

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
      guard let folder = InputAccess.realPath(of: name) else {
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
}
