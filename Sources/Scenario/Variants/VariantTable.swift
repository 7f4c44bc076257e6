import GeoCore

/// The variants of a scenario by name: those that it writes, and the combinations of its matrix.
struct VariantTable: Sendable {
  /// A variant that is written in the scenario.
  struct Variant: Sendable {
    let name: String
    let node: YAMLNode
  }

  /// The written variants, in order.
  let written: [Variant]
  /// The combinations of two written variants or more, in order.
  let combinations: [[String]]

  /// All names, in order.
  var names: [String] { written.map(\.name) + combinations.map(Self.name) }

  /// The name of a combination.
  private static func name(of parts: [String]) -> String {
    parts.joined(separator: VariantKeys.separator)
  }

  /// The written variants that a name stands for, in order; nil when it is no variant's.
  func parts(of name: String) -> [Variant]? {
    if let one = written.first(where: { $0.name == name }) { return [one] }
    guard let parts = combinations.first(where: { Self.name(of: $0) == name }) else { return nil }
    return parts.compactMap { part in written.first { $0.name == part } }
  }

  /// Reads `variants` and `matrix`.
  init(_ document: YAMLValue) throws {
    let written = try Self.written(document)
    self.written = written
    combinations = try Self.combinations(document, of: written.map(\.name))
    let names = Set(written.map(\.name))
    guard let twice = combinations.map(Self.name).first(where: names.contains) else { return }
    let path = document.path.key(ScenarioKeys.variants.name).key(twice)
    throw InputError(
      .badData, at: document.place, "\(path): \(twice) is also a combination of the matrix",
      fix: "name the variant otherwise")
  }

  private static func written(_ document: YAMLValue) throws -> [Variant] {
    let path = document.path.key(ScenarioKeys.variants.name)
    guard let node = document.node[ScenarioKeys.variants.name] else { return [] }
    let value = YAMLValue(node: node, path: path, log: document.log)
    guard case .mapping(let entries) = node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(ScenarioKeys.variants.summary)")
    }
    return try entries.map { entry in
      let change = YAMLValue(node: entry.value, path: path.key(entry.key), log: document.log)
      if let problem = problem(ofName: entry.key) {
        throw InputError(
          .badData, at: document.log.place(entry.mark), "\(change.path): \(problem)",
          fix: "name it with \(NameAlphabet.told)")
      }
      guard case .mapping(let keys) = entry.value.content else {
        throw change.fault(
          expected: "a mapping", fix: "give the keys that change, such as {task: recognition}")
      }
      for key in keys { _ = try change.key(of: key, among: VariantKeys.all) }
      return Variant(name: entry.key, node: entry.value)
    }
  }

  /// What is wrong with a variant's name, which results' folders are named after; nil when it will do.
  ///
  /// Combinations stand among a plan's variants, hence the `+`.
  private static func problem(ofName name: String) -> String? {
    // Some file systems do not tell letters by their case.
    let folded = name.lowercased()
    if folded == VariantKeys.base { return "`\(name)` is the name of the scenario without changes" }
    if folded == VariantsFile.name { return "`\(name)` is the file that lists all variants' figures" }
    let parts = name.split(separator: VariantKeys.separator, omittingEmptySubsequences: false)
    return parts.allSatisfy { NameAlphabet.holds($0) } ? nil : "a variant cannot have this name"
  }

  private static func combinations(_ document: YAMLValue, of names: [String]) throws -> [[String]] {
    guard let node = document.node[ScenarioKeys.matrix.name] else { return [] }
    let matrix = YAMLValue(
      node: node, path: document.path.key(ScenarioKeys.matrix.name), log: document.log)
    guard case .mapping(let axes) = node.content else {
      throw matrix.fault(expected: "a mapping", fix: "give \(ScenarioKeys.matrix.summary)")
    }
    var used: Set<String> = []
    var combinations: [[String]] = [[]]
    for axis in axes {
      let value = YAMLValue(node: axis.value, path: matrix.path.key(axis.key), log: document.log)
      let steps = try steps(of: value, among: names, used: &used)
      combinations = combinations.flatMap { start in steps.map { start + $0 } }
      guard combinations.count <= VariantKeys.mostCombinations else {
        throw InputError(
          .badData, at: matrix.place,
          "\(matrix.path): more than \(VariantKeys.mostCombinations) combinations", fix: "leave some out")
      }
    }
    return combinations.filter { $0.count > 1 }
  }

  /// The steps of an axis: no change for `base`, else the variant.
  private static func steps(
    of axis: YAMLValue, among names: [String], used: inout Set<String>
  ) throws -> [[String]] {
    let items = try axis.list(ScenarioKeys.matrix.summary)
    guard !items.isEmpty else {
      throw axis.fault(expected: "at least one variant", fix: "give \(ScenarioKeys.matrix.summary)")
    }
    var hasBase = false
    return try items.map { item in
      let name = try item.choice([VariantKeys.base] + names, "the name of a variant, or base")
      let isNew = name == VariantKeys.base ? !hasBase : used.insert(name).inserted
      guard isNew else {
        throw InputError(
          .badData, at: item.place, "\(item.path): \(name) is given more than once", fix: "keep one")
      }
      if name == VariantKeys.base { hasBase = true }
      return name == VariantKeys.base ? [] : [name]
    }
  }
}
