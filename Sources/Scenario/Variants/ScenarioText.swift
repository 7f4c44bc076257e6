/// The text of a scenario's file, with where it is.
public struct ScenarioText: Sendable {
  /// The text.
  public let yaml: String
  /// The file's name as the user gave it, for messages.
  public let file: String
  /// The folder that its paths start from: absolute, without `..` or links.
  public let folder: String
  /// What no other file has: its absolute path without links.
  public let identity: String

  /// Reads the file of a name that is relative as the user's own are.
  public typealias Reader = (_ file: String) throws -> ScenarioText

  /// A text with its place.
  public init(yaml: String, file: String, folder: String, identity: String) {
    self.yaml = yaml
    self.file = file
    self.folder = folder
    self.identity = identity
  }

  /// The folder as the user's own name of the file has it; empty for the current one.
  var givenFolder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }
}
