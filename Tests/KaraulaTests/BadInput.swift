import Testing

/// A wrong input and what the program must say of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// What is wrong.
  let name: String
  /// The files, instead of the sample's or beside them; nil takes the sample's away.
  var files: [String: String?] = [:]
  /// The program's arguments.
  var arguments = ["run", Samples.scenarioName, "--out", "out"]
  /// A shell's line that makes what text cannot.
  var preparation: String?
  /// Whether `validate` finds it too, and says the same.
  var isFoundByValidate = true
  /// The exit code.
  let status: Int32
  /// What the line on standard error holds.
  let words: [String]

  /// A scenario that cannot be used.
  static func scenario(
    _ name: String, _ yaml: String, files: [String: String?] = [:], _ status: Int32 = 65, _ words: String...
  ) -> BadInput {
    let all = files.merging([Samples.scenarioName: yaml]) { $1 }
    return BadInput(name: name, files: all, status: status, words: words)
  }

  /// A border that cannot be used, under the sample's scenario.
  static func border(_ name: String, _ text: String, _ words: String...) -> BadInput {
    BadInput(name: name, files: [Samples.borderName: text], status: 65, words: [Samples.borderName] + words)
  }

  /// Arguments that cannot be used.
  static func usage(_ name: String, _ arguments: String..., words: String...) -> BadInput {
    BadInput(name: name, arguments: arguments, isFoundByValidate: false, status: 64, words: words)
  }

  var testDescription: String { name }

  /// The files of the run.
  var allFiles: [String: String] {
    var all: [String: String?] = Samples.files()
    for (name, text) in files { all.updateValue(text, forKey: name) }
    return all.compactMapValues { $0 }
  }
}
