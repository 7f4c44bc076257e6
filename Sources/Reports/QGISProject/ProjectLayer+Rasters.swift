extension ProjectLayer {
  /// The attributes of every raster's element.
  private static let raster: KeyValuePairs = [
    "type": "raster", "styleCategories": "AllStyleCategories", "hasScaleBasedVisibilityFlag": "0",
  ]

  /// A map of probabilities.
  ///
  /// - Parameter file: its name in the project's folder.
  static func coverage(_ file: String, title: String, style: CoverageStyle) -> ProjectLayer {
    ProjectLayer(
      named: file.withoutExtension, title: title, source: "./\(file)", provider: "gdal", kind: raster,
      content: style.pipe.description)
  }

  /// A map of the shaded ground.
  ///
  /// - Parameter file: its name in the project's folder.
  static func hillshade(_ file: String, title: String) -> ProjectLayer {
    var layer = ProjectLayer(
      named: file.withoutExtension, title: title, source: "./\(file)", provider: "gdal", kind: raster,
      content: HillshadeStyle.pipe.description)
    layer.isExplained = false
    return layer
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

extension String {
  /// A file's name up to its last point.
  fileprivate var withoutExtension: String {
    lastIndex(of: ".").map { String(self[..<$0]) } ?? self
  }
}
