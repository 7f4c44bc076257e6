/// The JSON Schema of scenarios, made from the declarations that the decoder reads.
public enum ScenarioSchema {
  /// The version of JSON Schema that it is written in.
  public static let dialect = "https://json-schema.org/draft/2020-12/schema"
  /// Its name; nothing need be found there.
  public static let id = "urn:karaula:scenario:\(ScenarioKeys.formatVersion)"

  /// The schema: of a whole scenario, or of one that extends another and may leave out or change anything.
  public static var value: PlainValue {
    let whole = KeySchema(isChange: false)
    let change = KeySchema(isChange: true)
    let isExtension = YAMLNode.mapping([
      ("required", .list([.text(ScenarioKeys.extends.name)]))
    ])
    return PlainValue(
      .mapping([
        ("$schema", .text(dialect)),
        ("$id", .text(id)),
        ("title", .text("Karaula scenario")),
        (
          "description",
          .text("How well sensors cover a border line: the border, its terrain, the equipment.")
        ),
        ("if", isExtension),
        ("then", reference(to: extending)),
        ("else", reference(to: scenario)),
        (
          "$defs",
          .mapping([
            (scenario, whole.mapping(ScenarioKeys.all.filter { $0.name != ScenarioKeys.extends.name })),
            (
              extending,
              change.mapping(ScenarioKeys.all, required: extensionKeys, changingAs: VariantKeys.all)
            ),
            (KeySchema.changes, change.mapping(VariantKeys.all)),
          ])
        ),
      ]))
  }

  private static let scenario = "scenario"
  private static let extending = "extension"
  /// What a scenario that extends another must have of its own.
  private static let extensionKeys = [ScenarioKeys.karaula.name, ScenarioKeys.extends.name]

  /// A reference to an item of a list of the scenario.
  static func reference(toItemsOf key: Key) -> YAMLNode {
    reference(to: "\(scenario)/properties/\(key.name)/items")
  }

  /// A reference to a definition of the schema.
  static func reference(to name: String) -> YAMLNode { .mapping([("$ref", .text("#/$defs/\(name)"))]) }
}
