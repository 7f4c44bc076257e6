import ArgumentParser
import GeoCore

/// What is said of a command that there is not.
enum WrongCommand {
  /// The names of all commands.
  private static var names: [String] {
    let configuration = Karaula.configuration
    let grouped = configuration.groupedSubcommands.flatMap(\.subcommands)
    return (configuration.ungroupedSubcommands + grouped).compactMap { $0.configuration.commandName }
  }

  /// Throws when the command, or the one whose help is asked for, is none.
  static func check(_ arguments: [String]) throws {
    guard let first = arguments.first, !first.hasPrefix("-") else { return }
    let asked = first == "help" ? arguments.dropFirst().first { !$0.hasPrefix("-") } : first
    guard let asked, !names.contains(asked), asked != "help" else { return }
    let nearest = names.map { (name: $0, distance: $0.editDistance(to: asked)) }.min {
      $0.distance < $1.distance
    }
    let proposal = nearest.flatMap { $0.distance <= furthest ? "did you mean `\($0.name)`? " : nil } ?? ""
    throw InputError(
      .wrongUsage, at: nil, "there is no command `\(asked.quoted)`",
      fix: "\(proposal)see karaula --help")
  }

  /// Throws when an option that takes one value is given twice: which one was meant cannot be known.
  static func checkRepeats(_ arguments: [String]) throws {
    var seen: Set<String> = []
    for (index, argument) in arguments.enumerated() where argument.hasPrefix("-") {
      guard argument != "--" else { return }
      let parts = argument.split(separator: "=", maxSplits: 1)
      let next = index + 1 < arguments.count ? arguments[index + 1] : "-"
      let hasValue = parts.count == 2 || !next.hasPrefix("-") || Double(next) != nil
      let name = parts.first.map { outputs.contains(String($0)) ? "--out" : String($0) } ?? argument
      guard hasValue, name.dropFirst().first?.isNumber == false, !lists.contains(name) else { continue }
      guard seen.insert(name).inserted else {
        throw InputError(.wrongUsage, at: nil, "\(name.quoted) is given more than once", fix: "give it once")
      }
    }
  }

  /// The names of the option for what is written.
  private static let outputs: Set<String> = ["-o", "--out", "--output"]
  /// The options that take several values, or may be given again.
  private static let lists: Set<String> = ["--allow", "--dem", "--keep", "--layer", "--observers-layer"]

  /// More letters than these are no slip.
  private static let furthest = 2

  /// How the help of the command that was given is asked for.
  static var help: String {
    let name = CommandLine.arguments.dropFirst().first.flatMap { names.contains($0) ? " \($0)" : nil }
    return "karaula\(name ?? "") --help"
  }
}

extension String {
  /// How many letters must be put in, taken out, changed or swapped with their neighbour to make the other text.
  fileprivate func editDistance(to other: String) -> Int {
    let (from, to) = (Array(self), Array(other))
    var rows = [Array(0...to.count)]
    for (row, letter) in from.enumerated() {
      var next = [row + 1]
      for (column, wanted) in to.enumerated() {
        var least = Swift.min(
          rows[row][column] + (letter == wanted ? 0 : 1), rows[row][column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == to[column - 1], from[row - 1] == wanted {
          least = Swift.min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows[from.count][to.count]
  }
}
