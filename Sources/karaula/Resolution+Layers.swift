import GeoCore
import GeoIO
import Scenario

extension Resolution {
  /// The sites, those of layers as the variant changes them.
  static func sites(_ file: ScenarioFile, _ notes: InputNotes) throws -> [Site] {
    var layers = EditedLayers(edits: file.scenario.siteEdits)
    let sites = try file.scenario.sites.flatMap { entry in
      switch entry {
      case .site(let site): [site]
      case .layer(let layer): try layers.rows(try rows(of: layer, file, notes)).map { try Site(row: $0) }
      }
    }
    try layers.check()
    return sites
  }

  /// The centres, those of layers as the variant changes them.
  static func centres(_ file: ScenarioFile, _ notes: InputNotes) throws -> [Centre] {
    var layers = EditedLayers(edits: file.scenario.centreEdits)
    let centres = try file.scenario.centres.flatMap { entry in
      switch entry {
      case .centre(let centre): [centre]
      case .layer(let layer):
        try layers.rows(try rows(of: layer, file, notes)).map { try file.scenario.centre(of: $0) }
      }
    }
    try layers.check()
    return centres
  }

  private static func rows(
    of layer: SiteLayer, _ file: ScenarioFile, _ notes: InputNotes
  ) throws -> [PointRow] {
    try PointReader(path: file.path(layer.source), query: layer.query, notes: notes).rows()
  }
}
