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
      kind: Self.raster, system: ReferenceSystem.plane(map.projection), content: pipe.description)
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
      content: "\(rights)\(attribution)\(pipe)")
    layer.isOn = false
    layer.isExplained = false
    return layer
  }()
}
