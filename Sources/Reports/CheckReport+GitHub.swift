import GeoCore
import Scenario

extension CheckReport {
  /// The workflow commands that GitHub Actions shows as annotations: an error at the line of each missed requirement, and
  /// a notice of the whole.
  ///
  /// - Parameter path: the scenario's path within the repository.
  public func githubCommands(path: String) -> String {
    let errors = all.filter { !$0.result.isMet }.map { variant, result in
      let place = result.requirement.place
      let title = hasVariants ? "\(variant): \(result.requirement.title)" : result.requirement.title
      return Self.command(
        "error",
        [
          ("file", path), ("line", place.line.map(String.init)), ("col", place.column.map(String.init)),
          ("title", title),
        ], "\(result.requirement.subject): \(result.comparison)")
    }
    let notice = Self.command("notice", [("file", path), ("title", name)], verdict)
    return (errors + [notice]).joined()
  }

  /// The results as a table in Markdown, for a job's summary.
  public var markdown: String {
    let mark = missedCount == 0 ? "✅" : "❌"
    let columns = (hasVariants ? ["variant"] : []) + ["", "requirement", "wanted", "got"]
    let rows = all.map { variant, result in
      (hasVariants ? [variant] : []) + [
        result.isMet ? "✅ met" : "❌ missed", result.subject, result.requirement.wanted,
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
  fileprivate var inMessage: String {
    replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
  }

  /// The text as a command's property holds it.
  fileprivate var inProperty: String { inMessage.replacing(":", with: "%3A").replacing(",", with: "%2C") }

  /// The text as a cell of a table holds it.
  fileprivate var inMarkdown: String {
    map { letter in
      switch letter {
      case "|", "\\", "`", "*", "_", "[", "]", "<", ">": "\\\(letter)"
      case _ where letter.isNewline: " "
      default: String(letter)
      }
    }.joined()
  }
}
