import RadioLinks
import Coverage
import Foundation
import GeoCore
import Reports
import Scenario
import SensorPhysics
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct LayerStyleTests {
  private static let spot = Coordinate(longitude: 22, latitude: 41)
  private static let place = FeatureTable.Geometry.point(spot)

  /// A table of features of each kind; a site's type is awkward on purpose.
  private static let sensors = FeatureTable(
    name: "sensors",
    columns: [
      .init("id", .text), .init("kind", .text), .init("type", .text), .init("task", .text),
      .init("level", .text), .init("used", .boolean), .init("path_clear", .boolean),
    ],
    features: [
      .init(place, [.text("A"), .text("site"), .text("b <\"&'>"), .null, .null, .null, .null]),
      .init(place, [.text("B"), .text("site"), .text("a"), .null, .null, .null, .null]),
      .init(place, [.text("A 1"), .text("field"), .null, .text("detection"), .null, .null, .null]),
      .init(place, [.text("R"), .text("route"), .text("uav"), .null, .null, .null, .null]),
      .init(place, [.text("R"), .text("swath"), .text("uav"), .null, .null, .null, .null]),
      .init(place, [.text("R"), .text("post"), .text("uav"), .null, .null, .null, .null]),
      .init(place, [.text("A > C"), .text("link"), .null, .null, .null, .boolean(false), .null]),
      .init(place, [.text("C"), .text("centre"), .null, .null, .text("local"), .null, .null]),
    ])

  private static let layers = LayerReport.layers(
    border: BorderReport.table(of: SmallResult.assessment()),
    gaps: GapReport.table(of: SmallResult.assessment()), sensors: sensors,
    sections: SectionReport.table(of: [section], on: [lattice]) { points, _ in points.map { _ in spot } },
    sites: sites, centres: [centre], types: [])

  private static let lattice = Lattice(zone: 0, centralMeridian: 21, cellSize: 50)
  private static let section = SectionExtent(
    zone: 0, part: 0, chainage: 0..<1, pieceCount: 1, window: CellWindow(rows: 0..<4, columns: 3..<5))

  private static let sites = [("A", "b <\"&'>"), ("B", "a")].compactMap { id, type in
    try? Site(
      row: PointRow(
        coordinate: Coordinate(longitude: 22, latitude: 41),
        attributes: ["id": .text(id), "type": .text(type)],
        place: "", number: 1))
  }

  private static let centre = MonitoringCentre(
    id: "C", level: .local, coordinate: Coordinate(longitude: 22, latitude: 41), mastHeight: 30,
    frequency: 5.8e9, maxRange: 40_000, capacity: 32)

  /// What a parser finds in a style.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      found.append((name, attributes))
    }

    func attributes(of name: String) -> [[String: String]] {
      found.filter { $0.name == name }.map(\.attributes)
    }
  }

  private static func elements(of layer: StyledLayer) throws -> Elements {
    let elements = Elements()
    let parser = XMLParser(data: Data(layer.style.utf8))
    parser.delegate = elements
    #expect(parser.parse(), "the style of \(layer.table.name) is no XML: \(layer.style)")
    return elements
  }

  @Test("each kind of feature is a layer")
  func names() {
    let names = [
      "border", "gaps", "sites", "fields", "routes", "swaths", "posts", "links", "centres", "sections",
    ]
    #expect(Self.layers.map(\.table.name) == names)
    #expect(Self.layers[2...].map(\.table.features.count) == [2, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test("columns that are null in all features of a kind are left out, but not those that its style asks for")
  func columns() throws {
    let columns = Dictionary(
      uniqueKeysWithValues: Self.layers.map { ($0.table.name, $0.table.columns.map(\.name)) })
    #expect(
      columns["sites"] == [
        "id", "type", "azimuth_deg", "sector_deg", "mast_height_m", "antenna_height_m",
        "min_range_m",
        "attributes", "kind",
      ])
    #expect(columns["links"] == ["id", "kind", "used", "path_clear"])
    for layer in Self.layers {
      for feature in layer.table.features { #expect(feature.values.count == layer.table.columns.count) }
    }
  }

  @Test("the style of each layer is well-formed XML, and every category has a symbol")
  func wellFormed() throws {
    for layer in Self.layers {
      let elements = try Self.elements(of: layer)
      #expect(elements.found.first?.name == "qgis")
      #expect(elements.attributes(of: "renderer-v2").count == 1)
      let symbols = elements.attributes(of: "symbol").compactMap { $0["name"] }
      let used = elements.attributes(of: "category").compactMap { $0["symbol"] }
      #expect(!symbols.isEmpty && Set(symbols).count == symbols.count)
      #expect(used.isEmpty || used == symbols, "\(layer.table.name)")
    }
  }

  @Test("every column that a style's expressions name is one of its layer")
  func expressions() throws {
    for layer in Self.layers {
      let elements = try Self.elements(of: layer)
      let expressions =
        elements.attributes(of: "renderer-v2").compactMap { $0["attr"] }
        + elements.attributes(of: "text-style").compactMap { $0["fieldName"] }
      let named = Set(expressions.flatMap { $0.matches(of: /"(\w+)"/).map { String($0.output.1) } })
      #expect(named.isSubset(of: layer.table.columns.map(\.name)), "\(layer.table.name)")
    }
  }

  @Test("features are called by their id, in every layer that has one")
  func displayNames() throws {
    for layer in Self.layers {
      let style = layer.style
      let isNamed = style.contains("<previewExpression>&quot;id&quot;</previewExpression>")
      #expect(isNamed == layer.table.columns.contains { $0.name == "id" }, "\(layer.table.name)")
    }
    #expect(Self.layers.filter { $0.table.columns.contains { $0.name == "id" } }.count > 5)
  }

  @Test("a section's label is not a site's")
  func sections() throws {
    let sections = try #require(Self.layers.last { $0.table.name == "sections" })
    #expect(sections.table.features.first?.values.first == .text("section-1"))
  }

  @Test("sites have a category for each type, whatever its letters, and one for others")
  func siteTypes() throws {
    let categories = try Self.elements(of: Self.layers[2]).attributes(of: "category")
    #expect(categories.compactMap { $0["value"] } == ["a", "b <\"&'>", ""])
  }

  @Test(
    "covered border is blue, and each cause of a gap has a colour of its own but for weather's, which is pale blue"
  )
  func colours() throws {
    let elements = try Self.elements(of: Self.layers[0])
    let values = elements.attributes(of: "category").compactMap { $0["value"] }
    let colours = elements.attributes(of: "Option").filter { $0["name"] == "line_color" }
      .compactMap { $0["value"] }
    let kinds = ["covered"] + GapCause.allCases.map(\.text)
    #expect(values == kinds.flatMap { [$0, "\($0), marginal"] })
    #expect(Set(colours).count == kinds.count)
    #expect(colours.first == "0,114,178,255")
    #expect(colours[2] == "213,94,0,255")
  }

  @Test("columns have aliases with their units, no two of a layer the same")
  func aliases() throws {
    for layer in Self.layers {
      let aliases = try Self.elements(of: layer).attributes(of: "alias")
      let fields = aliases.compactMap { $0["field"] }
      #expect(Set(fields).isSubset(of: layer.table.columns.map(\.name)))
      let names = aliases.compactMap { $0["name"] }
      #expect(Set(names).count == names.count, "\(layer.table.name)")
    }
    let border = try Self.elements(of: Self.layers[0]).attributes(of: "alias")
    #expect(border.first { $0["field"] == "length_m" }?["name"] == "Length (m)")
  }

  @Test(
    "every column of the border's and the gaps' own has an alias, and an attribute of the source has none")
  func aliased() throws {
    for layer in Self.layers[..<2] {
      let fields = try Self.elements(of: layer).attributes(of: "alias").compactMap { $0["field"] }
      #expect(Set(layer.table.columns.map(\.name)).subtracting(fields).subtracting(["id"]) == ["neighbour"])
    }
  }
}
