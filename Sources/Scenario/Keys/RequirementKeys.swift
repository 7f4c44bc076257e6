/// The keys of an item of `requirements`.
enum RequirementKeys {
  static let metric = Key(
    "metric", .text, "a figure of summary.json, such as covered_fraction or `causes_m.hidden by terrain`",
    isRequired: true)
  static let atLeast = Key(
    "at_least", .number(.figure, .one), "the least value that meets it, in the metric's own unit")
  static let atMost = Key(
    "at_most", .number(.figure, .one), "the greatest value that meets it, in the metric's own unit")
  static let name = Key("name", .text, "a name for reports", fallback: "the metric with its bounds")
  static let from = Key(
    "from_m", .number(.length, .metres), "where the stretch starts along its part",
    fallback: "the part's start")
  static let to = Key(
    "to_m", .number(.positiveLength, .metres), "where the stretch ends along its part",
    fallback: "the part's end")
  static let part = Key(
    "part", .integer(.from(1, upTo: 1e6)), "the part of the border, from 1",
    fallback: "1 with from_m or to_m, else all parts")
  static let filter = Key(
    "where", .either([.text, .named(.anything)]),
    "an attribute of the border's layer, such as {neighbour: BG} or \"neighbour = 'BG'\"",
    fallback: "the whole border")
  static let sensor = Key(
    "sensor", .text,
    "the id of a site or patrol whose figure it is: covered_length_m, sole_length_m or contribution_m",
    fallback: "figures of the border")
  static let variants = Key(
    "variants", .list(.text), "the variants that it is for; base is the scenario itself", fallback: "all")

  static let all = [metric, atLeast, atMost, name, from, to, part, filter, sensor, variants]
}

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
