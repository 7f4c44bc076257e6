import GeoCore

/// A layer of a project.
struct ProjectLayer {
  /// What the project calls it: its name behind a prefix, as QGIS replaces identifiers of ten letters or less by
  /// random ones.
  let id: String
  /// What people read.
  let title: String
  /// The path from the project's folder, or an address.
  let source: String
  /// QGIS's name of what reads it.
  let provider: String
  /// Whether it is drawn when the project opens.
  var isOn = true
  /// Whether the printed map's legend explains it.
  var isExplained = true
  /// Whether the legend has one line for it, without a heading.
  var isOneLine = false
  /// Which of its legend's lines are shown, counted from 0; nil for all.
  var legendNodes: Range<Int>?
  /// The layer itself.
  let xml: XMLElement

  /// A layer.
  ///
  /// - Parameters:
  ///   - name: what its content is called; no two layers of a project have the same.
  ///   - kind: the attributes of the layer's element, the first of which is its type.
  ///   - system: its coordinate system.
  ///   - content: elements beside those that every layer has, as XML.
  init(
    named name: String, title: String, source: String, provider: String, kind: KeyValuePairs<String, String>,
    system: XMLElement, content: Markup
  ) {
    id = Self.id(of: name)
    self.title = title
    self.source = source
    self.provider = provider
    let common = [
      XMLElement("id", text: id), XMLElement("datasource", text: source),
      XMLElement("layername", text: title),
      XMLElement("provider", ["encoding": "UTF-8"], text: provider), XMLElement("srs", [:], [system]),
    ]
    xml = XMLElement(
      "maplayer", kind, markup: "\n" + common.map(\.markup).joined() + content)
  }

  /// What a project calls the layer of that name.
  static func id(of name: String) -> String { "karaula_" + name }

  /// The entry in the tree of layers.
  var entry: XMLElement {
    XMLElement(
      "layer-tree-layer",
      [
        "id": id, "name": title, "source": source, "providerKey": provider,
        "checked": isOn ? "Qt::Checked" : "Qt::Unchecked", "expanded": isOn ? "1" : "0",
      ], legendNodes.map { [Self.nodes($0)] } ?? [])
  }

  private static func nodes(_ range: Range<Int>) -> XMLElement {
    let option = XMLElement(
      "Option",
      [
        "type": "QString", "name": "legend/node-order",
        "value": range.map { "\($0)" }.joined(separator: ","),
      ])
    return XMLElement("customproperties", [:], [XMLElement("Option", ["type": "Map"], [option])])
  }
}

extension ProjectLayer {
  /// A layer of the GeoPackage, in its style there.
  ///
  /// - Parameters:
  ///   - title: what people read.
  ///   - file: the GeoPackage beside the project.
  init(_ layer: StyledLayer, title: String, in file: String = ResultFiles.geoPackage) {
    let style = EmbeddedStyle(layer.style)
    self.init(
      named: layer.table.name, title: title, source: "./\(file)|layername=\(layer.table.name)",
      provider: "ogr",
      kind: [
        "type": "vector", "geometry": layer.table.shape, "labelsEnabled": style.hasLabels ? "1" : "0",
        "styleCategories": "AllStyleCategories", "hasScaleBasedVisibilityFlag": "0",
        // Vertices that fall into one pixel are drawn as one.
        "simplifyDrawingHints": "1", "simplifyDrawingTol": "1", "simplifyMaxScale": "1", "simplifyLocal": "1",
      ],
      system: ReferenceSystem.wgs84, content: style.content)
    isOneLine = style.isOneSymbol
  }
}

extension FeatureTable {
  /// QGIS's word for what its features are.
  fileprivate var shape: String {
    switch features.first?.geometry {
    case .point: "Point"
    case .line: "Line"
    case .polygon: "Polygon"
    case nil: "No geometry"
    }
  }
}

extension ProjectLayer {
  /// The attributes of every raster's element.
  private static let raster: KeyValuePairs = [
    "type": "raster", "styleCategories": "AllStyleCategories", "hasScaleBasedVisibilityFlag": "0",
  ]

  /// A map of probabilities.
  static func coverage(_ map: ZoneMap, title: String, style: CoverageStyle) -> ProjectLayer {
    var layer = ProjectLayer(map, title: title, pipe: style.pipe)
    layer.legendNodes = style.legendNodes
    return layer
  }

  /// A map of the shaded ground.
  static func hillshade(_ map: ZoneMap, title: String) -> ProjectLayer {
    var layer = ProjectLayer(map, title: title, pipe: HillshadeStyle.pipe)
    layer.isExplained = false
    return layer
  }

  private init(_ map: ZoneMap, title: String, pipe: XMLElement) {
    self.init(
      named: map.name, title: title, source: "./\(map.file)", provider: "gdal",
      kind: Self.raster, system: ReferenceSystem.plane(map.projection), content: pipe.markup)
  }

  /// The name of the map of OpenStreetMap.
  static let openStreetMapName = "openstreetmap"

  /// The map of OpenStreetMap, switched off, as it comes from the network.
  static let openStreetMap: ProjectLayer = {
    let rights = XMLElement(
      "resourceMetadata", [:],
      [
        XMLElement("title", text: "OpenStreetMap"),
        XMLElement("rights", text: "\u{A9} OpenStreetMap contributors"),
        XMLElement("license", text: "Open Data Commons Open Database License (ODbL)"),
      ])
    let attribution = XMLElement(
      "attribution", ["href": "https://www.openstreetmap.org/copyright"],
      text: "\u{A9} OpenStreetMap contributors")
    let pipe = XMLElement(
      "pipe", [:],
      [
        XMLElement(
          "rasterrenderer",
          ["type": "singlebandcolordata", "band": "1", "alphaBand": "-1", "opacity": "1"],
          [XMLElement("rasterTransparency")])
      ])
    var layer = ProjectLayer(
      named: openStreetMapName, title: "OpenStreetMap",
      source: "type=xyz&url=https://tile.openstreetmap.org/{z}/{x}/{y}.png&zmin=0&zmax=19", provider: "wms",
      kind: raster, system: ReferenceSystem.webMercator,
      content: rights.markup + attribution.markup + pipe.markup)
    layer.isOn = false
    layer.isExplained = false
    return layer
  }()
}
