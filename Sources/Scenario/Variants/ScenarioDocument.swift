import GeoCore

/// A scenario's text with all its variants, each of which can be decoded.
///
/// A variant is merged over the document before it is decoded, so that messages name the place where a value is
/// written.
public struct ScenarioDocument: Sendable {
  private let file: String
  private let merged: MergedDocument
  private let variants: VariantTable

  /// The variants' names: those of `variants` in order, then the combinations of `matrix`.
  public var variantNames: [String] { variants.names }

  /// The file and those that it extends, nearest first, as the user named them.
  public var files: [String] { merged.files }

  /// Reads a document that extends no other.
  ///
  /// - Parameters:
  ///   - yaml: the scenario's text.
  ///   - file: its name as the user gave it, for messages.
  public init(yaml: String, file: String) throws {
    try self.init(ScenarioText(yaml: yaml, file: file, folder: "", identity: file), reading: nil)
  }

  /// Reads a document and those that it extends.
  ///
  /// - Parameters:
  ///   - text: the scenario's text.
  ///   - reader: reads the file of a name.
  /// - Throws: `InputError` with the place of the first fault.
  public init(_ text: ScenarioText, reading reader: @escaping ScenarioText.Reader) throws {
    try self.init(text, reading: Optional(reader))
  }

  private init(_ text: ScenarioText, reading reader: ScenarioText.Reader?) throws {
    file = text.file
    merged = try Extension.document(of: text, reading: reader)
    variants = try VariantTable(
      YAMLValue(node: merged.node, path: .root, log: DecodingLog(file: text.file)))
  }

  /// Decodes the scenario or a variant of it.
  ///
  /// - Parameter variant: the variant's name; nil, or `base`, for the scenario itself.
  /// - Throws: `InputError`: wrongUsage for a name that is no variant's, badData for what is wrong in it.
  public func scenario(variant: String? = nil) throws -> Scenario {
    guard let variant, variant != VariantKeys.base else {
      return try Scenario(merged, file: file, variant: nil, variantNames: variantNames)
    }
    guard let parts = variants.parts(of: variant) else { throw unknown(variant) }
    do {
      var document = merged
      document.node = document.node.without([ScenarioKeys.variants, ScenarioKeys.matrix])
      for part in parts {
        let path = YAMLPath.root.key(ScenarioKeys.variants.name).key(part.name)
        try document.merge(YAMLValue(node: part.node, path: path, log: DecodingLog(file: file)))
      }
      return try Scenario(document, file: file, variant: variant, variantNames: variantNames)
    } catch let error as InputError {
      throw InputError(
        error.kind, at: error.place, "variant \(variant): \(error.problem)", fix: error.remedy)
    }
  }

  /// The written variants that a variant combines, in order; itself for one that is written.
  public func parts(ofVariant name: String) -> [String] { variants.parts(of: name)?.map(\.name) ?? [] }

  /// Decodes every variant once, so that what is wrong in any of them is told at once; no file is read.
  ///
  /// - Throws: `InputError` of the first fault.
  public func checkVariants() throws {
    for name in variantNames { _ = try scenario(variant: name) }
  }

  private func unknown(_ variant: String) -> InputError {
    let near = nearest(to: variant, among: variantNames).map { "did you mean `\($0)`? " } ?? ""
    let known =
      variantNames.isEmpty ? "it has none" : "its variants are \(variantNames.joined(separator: ", "))"
    return InputError(
      .wrongUsage, at: InputError.Place(file: file),
      "the scenario has no variant `\(variant)`".onOneLine, fix: near + known)
  }
}

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
