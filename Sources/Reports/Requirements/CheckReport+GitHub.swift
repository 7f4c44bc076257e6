import Foundation
import GeoCore
import Scenario

extension CheckReport {
  /// The workflow commands that GitHub Actions shows as annotations: an error at the line of each missed requirement, and
  /// a notice of the whole.
  ///
  /// - Parameter path: gives the path within the repository of the scenario, or of one that it extends.
  public func githubCommands(path: (_ file: String) -> String) -> String {
    let errors = all.filter(\.result.isMissed).map { variant, result in
      let place = result.requirement.place
      let title = hasVariants ? "\(variant): \(result.requirement.title)" : result.requirement.title
      return Self.command(
        "error",
        [
          ("file", path(place.file)), ("line", place.line.map(String.init)),
          ("col", place.column.map(String.init)),
          ("title", title),
        ], "\(result.requirement.subject): \(result.comparison)")
    }
    let notice = Self.command("notice", [("file", path(file)), ("title", name)], verdict)
    return (errors + [notice]).joined()
  }

  /// The results as a table in Markdown, for a job's summary.
  public var markdown: String {
    let mark = missedCount == 0 ? "✅" : "❌"
    let columns = (hasVariants ? ["variant"] : []) + ["", "requirement", "wanted", "got"]
    let rows = all.map { variant, result in
      (hasVariants ? [variant] : []) + [
        result.isMet ? "✅ met" : result.isMissed ? "❌ missed" : "➖ not applicable", result.subject,
        result.requirement.wanted,
        result.got == nil ? result.reason ?? result.found : result.found,
      ]
    }
    let lines = [columns, columns.map { _ in "---" }] + rows
    return "### \(mark) \(name.inMarkdown): \(verdict)\n\n"
      + lines.map { "| " + $0.map(\.inMarkdown).joined(separator: " | ") + " |\n" }.joined() + "\n"
  }

  /// A command as the runner reads it: `::name key=value,...::message`.
  private static func command(_ name: String, _ properties: [(String, String?)], _ message: String) -> String
  {
    let list = properties.compactMap { key, value in value.map { "\(key)=\($0.inProperty)" } }
    return "::\(name) \(list.joined(separator: ","))::\(message.inMessage)\n"
  }
}

extension String {
  /// The text as a command's message holds it.
  fileprivate var inMessage: String { escaping("%\r\n") }

  /// The text as a command's property holds it.
  fileprivate var inProperty: String { escaping("%\r\n:,") }

  /// The text with some ASCII letters as `%` and their two hexadecimal digits; other controls are blanks.
  ///
  /// Scalar by scalar: a combining mark after one of them makes another character of the two.
  private func escaping(_ letters: String) -> String {
    unicodeScalars.map { scalar in
      guard letters.unicodeScalars.contains(scalar) else {
        return scalar.isUnprintable ? " " : String(scalar)
      }
      return String(format: "%%%02X", scalar.value)
    }.joined()
  }

  /// The text as a cell of a table holds it.
  fileprivate var inMarkdown: String {
    replacing("\r\n", with: "\n").unicodeScalars.map { scalar in
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "<", ">": "\\\(scalar)"
      case _ where Character(scalar).isNewline || scalar.isUnprintable: " "
      default: String(scalar)
      }
    }.joined()
  }
}
