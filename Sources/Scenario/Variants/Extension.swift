import GeoCore

/// Scenarios that start from others.
enum Extension {
  /// The most scenarios that stand on each other.
  private static let deepest = 16

  /// A text's document, merged over the one it extends, and that over its own base.
  ///
  /// - Parameters:
  ///   - text: the scenario.
  ///   - reader: reads the scenarios that it starts from; nil when it must not.
  /// - Throws: `InputError`, also for scenarios that extend each other in a circle.
  static func document(of text: ScenarioText, reading reader: ScenarioText.Reader?) throws -> MergedDocument {
    try document(of: text, above: [], reading: reader)
  }

  private static func document(
    of text: ScenarioText, above: [ScenarioText], reading reader: ScenarioText.Reader?
  ) throws -> MergedDocument {
    let log = DecodingLog(file: text.file)
    guard let node = try YAMLNode.parse(text.yaml, file: text.file), !node.isNothing else {
      throw InputError(
        .badData, at: InputError.Place(file: text.file), "the file holds no scenario",
        fix: "start with `karaula: \(ScenarioKeys.formatVersion)` and `border:`")
    }
    let value = YAMLValue(node: node, path: .root, log: log)
    try Scenario.checkVersion(value)
    guard let extends = node[ScenarioKeys.extends.name] else {
      return MergedDocument(node: node, files: [text.file])
    }
    let path = YAMLPath.root.key(ScenarioKeys.extends.name)
    let base = try base(
      YAMLValue(node: extends, path: path, log: log), of: text, above: above + [text], reading: reader)
    let below = try document(of: base, above: above + [text], reading: reader)
    var merged = MergedDocument(node: below.node, files: [text.file] + below.files, edits: below.edits)
    if base.folder != text.folder {
      merged.node = merged.node.rebased(.relative(to: text.folder, base: base.folder))
      merged.rebaseEdits(.relative(to: text.folder, base: base.folder))
    }
    let own = node.without([ScenarioKeys.extends])
    try merged.merge(YAMLValue(node: own, path: .root, log: log))
    return merged
  }

  /// The text of the scenario that another one extends.
  private static func base(
    _ value: YAMLValue, of text: ScenarioText, above: [ScenarioText], reading reader: ScenarioText.Reader?
  ) throws -> ScenarioText {
    let name = try value.text(ScenarioKeys.extends.summary)
    let path = SourcePath(name)
    guard let reader else {
      throw InputError(
        .badData, at: value.place, "\(value.path): no other file is read here", fix: "write the scenario out")
    }
    let file = path.resolved(in: text.givenFolder)
    let base: ScenarioText
    do {
      base = try reader(file)
    } catch let error as InputError where error.kind == .missingInput {
      throw InputError(
        .missingInput, at: value.place, "\(value.path): \(file): \(error.problem)".onOneLine,
        fix: "give \(ScenarioKeys.extends.summary)")
    }
    guard !above.contains(where: { $0.identity == base.identity }) else {
      let chain = (above.map(\.file) + [base.file]).joined(separator: " -> ")
      throw InputError(
        .badData, at: value.place,
        "\(value.path): scenarios extend each other in a circle: \(chain)".onOneLine,
        fix: "let one of them stand on its own")
    }
    guard above.count < deepest else {
      throw InputError(
        .badData, at: value.place, "\(value.path): more than \(deepest) scenarios stand on each other",
        fix: "extend one nearer to the base")
    }
    return base
  }
}

extension MergedDocument {
  /// Writes the paths in what is to be changed from elsewhere.
  fileprivate mutating func rebaseEdits(_ paths: PlanPaths) {
    for (list, changes) in edits {
      edits[list] = changes.map { edit in
        guard case .change(let change) = edit.action else { return edit }
        return ListEdit(
          list: list, pattern: edit.pattern, action: .change(change.rebased(paths)), place: edit.place,
          path: edit.path, layerCount: edit.layerCount, isMatched: edit.isMatched)
      }
    }
  }
}
