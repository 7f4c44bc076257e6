public import Coverage
public import GeoCore

/// A result as a QGIS project beside its files: layers in their styles, places to go to and a map to print.
///
/// QGIS 3.22 and later open it, wherever the folder lies. Equal results are equal bytes.
public struct QGISProject {
  private let texts: ProjectTexts
  private let tree: LayerTree
  private let bookmarks: GapBookmarks?
  private let plane: XMLElement
  private let extent: PlaneExtent
  private let degrees: GeographicBox

  /// How much is shown around the border (a share of its longer side).
  private static let margin = 0.06

  /// A project.
  ///
  /// - Parameters:
  ///   - variant: which of the scenario's it is; nil for the scenario itself.
  ///   - attribution: whom to credit for the data.
  ///   - conditions: what was asked for, in what weather.
  ///   - layers: those of the GeoPackage.
  ///   - coverage: the maps of probabilities.
  ///   - hillshades: the maps of the shaded ground.
  ///   - plane: the map's plane.
  ///   - wellKnownText: the plane's, under its title; nil for one with a code.
  ///   - points: the points of places in that plane.
  public init(
    of assessment: Assessment, name: String, variant: String?, attribution: [String], conditions: String,
    layers: [StyledLayer], coverage: [ZoneMap], hillshades: [ZoneMap], plane: MapPlane,
    wellKnownText: String?,
    points: ([Coordinate]) throws -> [PlanePoint]
  ) rethrows {
    texts = ProjectTexts(
      of: assessment, name: name, variant: variant, attribution: attribution, conditions: conditions)
    let style = CoverageStyle(required: assessment.requiredProbability)
    tree = LayerTree(
      layers,
      rasters: Self.titled(coverage, "Detection probability").map { .coverage($0, title: $1, style: style) }
        + Self.titled(hillshades, "Shaded ground").map { .hillshade($0, title: $1) } + [.openStreetMap])
    self.plane = ReferenceSystem.named(plane.projection, wellKnownText: wellKnownText)
    let vertices = assessment.border.parts.flatMap(\.vertices)
    extent = PlaneExtent(around: try points(vertices)).grown(by: Self.margin)
    degrees = GeographicBox(around: vertices)
    bookmarks = try GapBookmarks(of: assessment, points: points)
  }

  /// The project of a comparison.
  ///
  /// - Parameters:
  ///   - title: what is compared.
  ///   - layers: those of comparison.gpkg with their titles, from the top down.
  ///   - plane: the map's plane.
  ///   - wellKnownText: the plane's, under its title; nil for one with a code.
  ///   - points: the points of places in that plane.
  public init(
    of comparison: Comparison, title: String, attribution: [String],
    layers: [(layer: StyledLayer, title: String)],
    plane: MapPlane, wellKnownText: String?, points: ([Coordinate]) throws -> [PlanePoint]
  ) rethrows {
    texts = ProjectTexts(of: comparison, title: title, attribution: attribution)
    tree = LayerTree(
      "Change",
      layers.map { ProjectLayer($0.layer, title: $0.title, in: ComparisonReport.geoPackage) }
        + [.openStreetMap])
    self.plane = ReferenceSystem.named(plane.projection, wellKnownText: wellKnownText)
    let vertices = comparison.before.parts.flatMap(\.vertices)
    extent = PlaneExtent(around: try points(vertices)).grown(by: Self.margin)
    degrees = GeographicBox(around: vertices)
    bookmarks = nil
  }

  /// The maps, each with a title, numbered when there are several.
  private static func titled(_ maps: [ZoneMap], _ title: String) -> [(map: ZoneMap, title: String)] {
    maps.enumerated().map { ($1, maps.count == 1 ? title : "\(title), zone \($0 + 1)") }
  }

  /// The text of the project.
  public var xml: String {
    XMLElement(
      "qgis", ["version": QMLStyle.version, "projectname": texts.title],
      [
        XMLElement("title", text: texts.title), XMLElement("projectCrs", [:], [plane]), tree.xml, canvas,
        XMLElement("projectlayers", [:], tree.layers.map(\.xml)),
        XMLElement(
          "layerorder", [:], tree.layers.map { XMLElement("layer", ["id": $0.id]) }), properties,
        XMLElement(
          "Layouts", [:], [PrintedMap(extent: extent, degrees: degrees, legend: tree.legend).xml]),
      ] + (bookmarks.map { [$0.xml(in: plane)] } ?? []) + [view]
    ).document(after: QMLStyle.documentType)
  }

  /// What the window shows at first, for QGIS's desktop.
  private var canvas: XMLElement {
    XMLElement(
      "mapcanvas", ["name": "theMapCanvas", "annotationsVisible": "1"],
      [
        XMLElement("units", text: "meters"),
        XMLElement("extent", [:], extent.bounds.map { XMLElement($0, text: $1) }),
        XMLElement("rotation", text: "0"), XMLElement("destinationsrs", [:], [plane]),
      ])
  }

  /// What any view shows at first.
  private var view: XMLElement {
    XMLElement("ProjectViewSettings", [:], [XMLElement("DefaultViewExtent", extent.bounds, [plane])])
  }

  private var properties: XMLElement {
    XMLElement(
      "properties", [:],
      [
        XMLElement(
          "Measure", [:], [XMLElement("Ellipsoid", ["type": "QString"], text: ReferenceSystem.ellipsoid)]),
        XMLElement(
          "Measurement", [:], [XMLElement("DistanceUnits", ["type": "QString"], text: "kilometers")]),
        XMLElement("Paths", [:], [XMLElement("Absolute", ["type": "bool"], text: "false")]),
        XMLElement("SpatialRefSys", [:], [XMLElement("ProjectionsEnabled", ["type": "int"], text: "1")]),
        texts.xml,
      ])
  }
}

/// A raster of a zone of the border.
public struct ZoneMap: Sendable {
  /// The file's name in the result's folder.
  public let file: String
  /// Its coordinate system, a PROJ string.
  let projection: String

  /// A raster on a lattice.
  ///
  /// - Parameter file: its name in the result's folder.
  public init(file: String, on lattice: Lattice) {
    self.file = file
    projection = lattice.projection
  }

  /// The name of the file beside it that QGIS takes its style from.
  public var style: String { name + ".qml" }

  /// The file's name up to its last point.
  var name: String { file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file }
}
