import Workbench
import ArgumentParser
import GeoIO
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

/// `karaula formats`: the formats that inputs may have.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "Lists the formats that inputs may have.",
    discussion: """
      No other driver of GDAL runs. Turn a file of another format into one of these with ogr2ogr or gdal_translate. \
      Archives are read by /vsizip/, /vsigzip/ and /vsitar/.
      """)

  func run() throws {
    let parts = [
      ("vector layers", ListedDrivers.vector), ("rasters", ListedDrivers.raster),
      ("databases", [ListedDrivers.database]),
    ]
    let texts = parts.map { title, drivers in
      title + ":\n"
        + drivers.map { driver in
          let missing = ListedDrivers.isBuiltIn(driver) ? "" : " (this GDAL lacks it)"
          return "  " + driver.name.padded(to: Self.width) + driver.content + missing + "\n"
        }.joined()
    }
    try Console.result(texts.joined(separator: "\n"))
  }

  /// Letters that the names take.
  private static let width = 16
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
