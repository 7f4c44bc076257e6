import ArgumentParser
import Reports
import Scenario

/// `karaula schema`: the JSON Schema of scenarios.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema (2020-12) of scenarios, for editors and checks.",
    discussion: """
      Save it beside a scenario and start the scenario with the line \
      `# yaml-language-server: $schema=karaula.schema.json`: editors then complete keys and tell what they mean.
      """)

  @OptionGroup var talk: TalkOptions

  func run() throws {
    try Console.result(JSONValue(ScenarioSchema.value).file)
  }
}
