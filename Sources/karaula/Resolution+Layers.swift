import GeoCore
import GeoIO
import Scenario

extension Resolution {
  /// The sites, those of layers as the variant changes them.
  static func sites(_ file: ScenarioFile) throws -> [Site] {
    var layers = EditedLayers(edits: file.scenario.siteEdits)
    let sites = try file.scenario.sites.flatMap { entry in
      switch entry {
      case .site(let site): [site]
      case .layer(let layer): try layers.rows(try rows(of: layer, file)).map { try Site(row: $0) }
      }
    }
    try layers.check()
    return sites
  }

  /// The centres, those of layers as the variant changes them.
  static func centres(_ file: ScenarioFile) throws -> [Centre] {
    var layers = EditedLayers(edits: file.scenario.centreEdits)
    let centres = try file.scenario.centres.flatMap { entry in
      switch entry {
      case .centre(let centre): [centre]
      case .layer(let layer):
        try layers.rows(try rows(of: layer, file)).map { try file.scenario.centre(of: $0) }
      }
    }
    try layers.check()
    return centres
  }

  private static func rows(of layer: SiteLayer, _ file: ScenarioFile) throws -> [PointRow] {
    try PointReader(
      path: file.path(layer.source), layer: layer.layer, filter: layer.filter, crs: layer.crs
    ).rows()
  }
}
