import GeoCore

/// The file that is decoded, and what its user should know about it.
final class DecodingLog {
  /// The file's name, as the user gave it.
  let file: String
  /// What was noticed so far.
  private(set) var warnings: [ScenarioWarning] = []
  private var told: Set<String> = []

  private let hasLines: Bool

  /// A log of a file.
  ///
  /// - Parameter hasLines: whether places in it have a line and a column; a layer's row has none.
  init(file: String, hasLines: Bool = true) {
    self.file = file
    self.hasLines = hasLines
  }

  /// A place in the file.
  func place(_ mark: YAMLMark) -> InputError.Place {
    hasLines
      ? InputError.Place(file: mark.file ?? file, line: mark.line, column: mark.column)
      : InputError.Place(file: file)
  }

  /// Notes a warning, once for all items of a list.
  func warn(at place: InputError.Place, _ path: YAMLPath, _ text: String) {
    guard told.insert("\(path.pattern): \(text)").inserted else { return }
    warnings.append(ScenarioWarning(place: place, text: "\(path.pattern): \(text)"))
  }
}
