import GeoCore

/// The layers of a project in groups, from the top of the map down.
struct LayerTree {
  /// Layers under a heading.
  struct Group {
    let title: String
    var layers: [ProjectLayer]
  }

  /// The groups, none of them empty.
  let groups: [Group]

  /// What the GeoPackage's layers are called, by group and from the top down.
  private static let vectors: [(group: String, layers: KeyValuePairs<String, String>)] = [
    ("Equipment", ["centres": "Monitoring centres", "sites": "Sites", "posts": "Posts of patrols"]),
    ("Result", ["border": "Border", "gaps": "Gaps"]),
    (
      "Reach",
      [
        "links": "Radio links", "routes": "Routes", "fields": "Fields of view",
        "swaths": "Reach of flights, to either side",
      ]
    ),
    ("Computation", ["sections": "Sections"]),
  ]
  /// Layers that are not drawn at first.
  private static let off: Set = ["sections"]

  /// The layers of a result.
  ///
  /// - Parameters:
  ///   - layers: the GeoPackage's; those without features are not in it, and left out.
  ///   - rasters: the maps, from the top down.
  init(_ layers: [StyledLayer], rasters: [ProjectLayer]) {
    let vectors = Self.vectors.map { group in
      Group(
        title: group.group,
        layers: group.layers.compactMap { name, title in
          layers.first { $0.table.name == name && !$0.table.features.isEmpty }.map { layer in
            var layer = ProjectLayer(layer, title: title)
            layer.isOn = !Self.off.contains(name)
            layer.isExplained = layer.isOn
            return layer
          }
        })
    }
    groups = (vectors + [Group(title: "Maps", layers: rasters)]).filter { !$0.layers.isEmpty }
  }

  /// Some layers under one heading.
  init(_ title: String, _ layers: [ProjectLayer]) { groups = [Group(title: title, layers: layers)] }

  /// All layers, from the top down.
  var layers: [ProjectLayer] { groups.flatMap(\.layers) }

  /// The tree as a project has it.
  var xml: XMLElement { tree { $0 } }

  /// The tree as the printed map's legend has it: single lines first, as they would else seem to belong to the
  /// layer above.
  var legend: XMLElement {
    tree { layers in
      let explained = layers.filter(\.isExplained)
      return explained.filter(\.isOneLine) + explained.filter { !$0.isOneLine }
    }
  }

  private func tree(_ chosen: ([ProjectLayer]) -> [ProjectLayer]) -> XMLElement {
    XMLElement(
      "layer-tree-group", [:],
      groups.compactMap { group in
        let entries = chosen(group.layers).map(\.entry)
        if entries.isEmpty { return nil }
        return XMLElement(
          "layer-tree-group", ["name": group.title, "checked": "Qt::Checked", "expanded": "1"], entries)
      })
  }
}
