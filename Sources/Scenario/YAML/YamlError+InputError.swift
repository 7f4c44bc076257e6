import GeoCore
import Yams

extension YamlError {
  /// The same fault as one line with its place.
  func inputError(file: String) -> InputError {
    switch self {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let within = context.map { "\($0.text) that starts at line \($0.mark.line): " } ?? ""
      return InputError(
        .badData, at: InputError.Place(file: file, line: mark.line, column: mark.column),
        "not valid YAML: \(within)\(problem)", fix: "check indentation, colons, brackets and quotes there")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0.quoted)`" }.joined(separator: ", ")
      return InputError(
        .badData, at: InputError.Place(file: file, line: context.mark.line, column: context.mark.column),
        "\(names) given more than once in one mapping", fix: "keep one")
    case .reader(let problem, let offset, _, let text):
      return InputError(
        .badData, at: Self.place(of: offset, in: text, file: file), "not valid YAML: \(problem)",
        fix: "save the file as plain UTF-8 text")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return InputError(
        .badData, at: InputError.Place(file: file), "not valid YAML",
        fix: "save the file as plain UTF-8 text")
    }
  }

  /// The line and column of a character, both from 1.
  private static func place(of offset: Int?, in text: String, file: String) -> InputError.Place {
    guard let offset else { return InputError.Place(file: file) }
    let before = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    return InputError.Place(file: file, line: before.count, column: (before.last?.count ?? 0) + 1)
  }
}
