import ArgumentParser
import Reports
import Scenario

/// `karaula catalogue`: the built-in equipment classes with their assumptions.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Lists the built-in classes of equipment and what they assume.",
    discussion: """
      A scenario's own types start from a class with `extends` and say what differs. With --json each class \
      has the keys of a scenario's `equipment`.
      """)

  @Flag(name: .long, help: "Print JSON instead of a table.")
  var json = false

  @OptionGroup var talk: TalkOptions

  func run() throws {
    let classes = try EquipmentType.builtIn()
    guard json else { return try Console.table(CatalogueTable.text(of: classes)) }
    let values = classes.map { type in
      JSONValue(type.plainValue).adding("id", .text(type.name))
    }
    try Console.result(JSONValue.object(["classes": .list(values)]).file)
  }
}

extension JSONValue {
  /// The same object with one more key.
  fileprivate func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var values) = self else { return self }
    values[key] = value
    return .object(values)
  }
}
