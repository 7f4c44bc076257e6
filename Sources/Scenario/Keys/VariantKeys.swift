/// The file of all variants' figures, beside a folder for each that has its name.
public enum VariantsFile {
  /// The file's name, which no variant can have.
  public static let name = "variants.json"
}

/// The keys of a variant's change of a list.
enum VariantKeys {
  /// The name that a matrix has for the scenario without changes.
  static let base = "base"
  /// What stands between the names of a combination.
  static let separator = "+"
  /// The most combinations of a matrix.
  static let mostCombinations = 1000

  static let add = Key("add", .list(.anything), "a list of items to append")
  static let remove = Key("remove", .list(.text), "a list of ids or patterns, with * and ?, to remove")
  static let change = Key(
    "change", .named(.anything), "{ID-OR-PATTERN: {key: value, ...}, ...}, merged over the items")

  static let edits = [add, remove, change]
  static let editSummary = "a list that replaces it, or {add: [...], remove: [...], change: {...}}"

  /// The keys that a scenario has but a variant has not.
  static let notInVariants = [
    ScenarioKeys.karaula, ScenarioKeys.extends, ScenarioKeys.variants, ScenarioKeys.matrix,
  ]
  /// The keys of a variant.
  static let all = ScenarioKeys.all.filter { key in !notInVariants.contains { $0.name == key.name } }
}
