import Foundation
import GeoCore
import Reports
import Scenario
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The forms by which QGIS edits placements.
struct PlacementFormTests {
  private static func types() throws -> [EquipmentType] {
    try EquipmentType.builtIn().filter(\.canStand)
  }

  /// The attributes of the elements of a name in a layer's style, those below one element if it is named.
  private static func elements(_ path: String, of layer: StyledLayer) throws -> [[String: String]] {
    let reader = Reader()
    let parser = XMLParser(data: Data(layer.style.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "the style of \(layer.table.name) is no XML")
    return reader.found.filter { $0.path.hasSuffix(path) }.map(\.attributes)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var found: [(path: String, attributes: [String: String])] = []
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(name)
      found.append((open.joined(separator: "/"), attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }
  }

  @Test("a new plan's layers are empty, of points, and have the columns that are read")
  func columns() throws {
    let layers = PlacementLayers.empty(choosingFrom: try Self.types(), along: [])
    #expect(layers.map(\.table.name) == ["sites", "centres"])
    #expect(layers.allSatisfy { $0.table.features.isEmpty && $0.kind == .point })
    let row = PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 41),
      attributes: Dictionary(uniqueKeysWithValues: layers[0].table.columns.map { ($0.name, .text("1")) })
        .merging(["attributes": .null]) { $1 }, place: "", number: 1)
    let site = try Site(row: row)
    #expect(site.azimuth == Angle(degrees: 1) && site.sector == Angle(degrees: 1))
    #expect(site.mastHeight == 1 && site.antennaHeight == 1 && site.minRange == 1)
    #expect(site.attributes.isEmpty)
  }

  @Test("every class that can stand at a site is in the list, by name with what it is")
  func choices() throws {
    let sites = PlacementLayers.empty(choosingFrom: try Self.types(), along: [])[0]
    let options = try Self.elements("editWidget/config/Option/Option/Option/Option", of: sites)
    #expect(
      Set(options.compactMap { $0["value"] }) == [
        "fixed-pillar", "stationary-system", "thermal-camera", "mobile-video-system", "camera-vehicle",
      ])
    for option in options {
      #expect(option["name"]?.hasPrefix("\(option["value"] ?? ""): ") == true)
    }
    let widgets = try Self.elements("editWidget", of: sites).compactMap { $0["type"] }
    #expect(
      widgets == ["TextEdit", "ValueMap", "Range", "Range", "Range", "Range", "Range", "JsonEdit"])
  }

  @Test("names of types may hold any letters")
  func awkwardName() throws {
    var type = try #require(try Self.types().first)
    type.name = "b <\"&'>"
    let sites = PlacementLayers.empty(choosingFrom: [type], along: [])[0]
    let options = try Self.elements("editWidget/config/Option/Option/Option/Option", of: sites)
    #expect(options.compactMap { $0["value"] } == ["b <\"&'>"])
    // Without the catalogue's usual class there is no usual type.
    let defaults = try Self.elements("defaults/default", of: sites)
    #expect(defaults.first { $0["field"] == "type" }?["expression"]?.isEmpty == true)
  }

  @Test("new sites have the next id, the usual type and look north; the rest is the type's")
  func defaults() throws {
    for layer in PlacementLayers.empty(choosingFrom: try Self.types(), along: []) {
      let defaults = try Self.elements("defaults/default", of: layer)
      let filled = defaults.filter { $0["expression"]?.isEmpty == false }.compactMap { $0["field"] }
      #expect(filled == (layer.table.name == "sites" ? ["id", "type", "azimuth_deg"] : ["id", "level"]))
    }
  }

  @Test("every part of a form names columns of its layer, and each has an alias or is the id")
  func fields() throws {
    for layer in PlacementLayers.empty(choosingFrom: try Self.types(), along: []) {
      let columns = layer.table.columns.map(\.name)
      for path in ["fieldConfiguration/field", "editable/field"] {
        #expect(try Self.elements(path, of: layer).compactMap { $0["name"] } == columns)
      }
      for path in ["defaults/default", "constraints/constraint", "constraintExpressions/constraint"] {
        #expect(try Self.elements(path, of: layer).compactMap { $0["field"] } == columns)
      }
      let aliases = try Self.elements("aliases/alias", of: layer).compactMap { $0["field"] }
      #expect(Set(columns).subtracting(aliases) == ["id"])
    }
  }
}
