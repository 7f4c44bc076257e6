import Foundation
import GeoCore
import GeoIO
import Scenario

/// Reads what a scenario's patrols name: layers of them, and the sources of their routes.
struct PatrolResolution {
  let file: ScenarioFile
  /// Takes what the user should know of the files.
  let notes: InputNotes

  /// The patrols, in the scenario's order, those of a layer in the layer's.
  ///
  /// - Parameters:
  ///   - sites: the scenario's sites.
  ///   - centres: its centres; no two of sites, centres and patrols may share an id.
  /// - Throws: `InputError` naming the scenario's place, or the file and what in it is at fault.
  func patrols(besides sites: [Site], _ centres: [Centre]) throws -> [Patrol] {
    var layers = EditedLayers(edits: file.scenario.patrolEdits)
    let drafts = try file.scenario.patrols.flatMap { entry in
      switch entry {
      case .patrol(let draft): [draft]
      case .layer(let layer): try layers.rows(try reader(layer).rows()).map { try PatrolDraft(row: $0) }
      }
    }
    try layers.check()
    try file.scenario.checkIDs(sites: sites, centres: centres, patrols: drafts)
    return try drafts.map { draft in
      try file.scenario.patrol(draft, along: draft.routeSource.map { try reader($0).route() })
    }
  }

  private func reader(_ source: RouteSource) -> RouteReader {
    RouteReader(path: file.path(source.source), query: source.query, notes: notes)
  }
}
