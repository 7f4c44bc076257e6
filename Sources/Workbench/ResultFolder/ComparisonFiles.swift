import Coverage
import GeoCore
import GeoIO
import Reports

/// What a comparison writes for readers and for QGIS: a page, a GeoPackage and a project.
struct ComparisonFiles {
  let comparison: Comparison
  let before: ComparedSide
  let after: ComparedSide

  private static let page = "comparison.html"
  private static let project = "comparison.qgs"
  /// The names of the files.
  static let names = [page, project, ComparisonReport.geoPackage]

  /// Writes the files.
  ///
  /// - Throws: `InputError` of kind cannotWrite, `GDALError` when PROJ cannot make the map's plane.
  func write(to folder: OutputFolder) throws {
    let page = ComparisonPage(of: comparison, from: before, to: after)
    try folder.write(Array(page.html.utf8), to: Self.page)
    let layers = ComparisonReport.layers(of: comparison, from: before, to: after)
    try GeoPackage.write(layers.map(\.layer), to: ComparisonReport.geoPackage, in: folder)
    let map = MapPlane(around: comparison.before.parts.flatMap(\.vertices))
    let plane = try LatticeProjection(map.projection)
    let project = try QGISProject(
      of: comparison, title: "\(before.name) and \(after.name)", attribution: page.attribution,
      layers: layers,
      plane: map,
      wellKnownText: map.title.map { try NamedPlane.wellKnownText(of: map.projection, named: $0) },
      points: { try plane.points(of: $0) })
    try folder.write(Array(project.xml.utf8), to: Self.project)
  }
}
