import GeoCore

/// Types that extend each other and a catalogue.
struct EquipmentFamily {
  let catalogue: [EquipmentType]
  var drafts: [EquipmentDraft] = []

  /// The type of a name, nothing left to inherit.
  ///
  /// A type may extend the catalogue class whose name it takes.
  func resolve(_ name: String) throws -> EquipmentType {
    var chain: [EquipmentDraft] = []
    var next = drafts.first { $0.name == name }
    var root: EquipmentType?
    while let draft = next {
      chain.append(draft)
      next = nil
      guard let base = draft.base else { break }
      let baseName = try base.text(EquipmentKeys.extends.summary)
      if let other = drafts.first(where: { $0.name == baseName && $0.name != draft.name }) {
        guard !chain.contains(where: { $0.name == baseName }) else { throw cycle(chain, base, baseName) }
        next = other
      } else if let known = catalogue.first(where: { $0.name == baseName }) {
        root = known
      } else if baseName == draft.name {
        throw cycle(chain, base, baseName)
      } else {
        throw InputError(
          .badData, at: base.place, "\(base.path): unknown type of equipment `\(baseName)`",
          fix: suggestion(for: baseName, among: (drafts.map(\.name) + catalogue.map(\.name)).unique))
      }
    }
    guard let last = chain.last else { preconditionFailure("\(name) is not a type of this family") }
    return try chain.dropLast().reversed().reduce(last.completed(from: root)) { try $1.completed(from: $0) }
  }

  private func cycle(_ chain: [EquipmentDraft], _ base: YAMLValue, _ name: String) -> InputError {
    let round = (chain.map(\.name) + [name]).joined(separator: " -> ")
    return InputError(
      .badData, at: base.place, "\(base.path): types extend each other in a circle: \(round)",
      fix: "let one of them extend a catalogue class or nothing")
  }
}

extension [String] {
  /// The words without repetitions, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
