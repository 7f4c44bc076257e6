import Foundation
import GeoCore
import GeoIO
import Scenario

/// Reads the sources of routes that a scenario's patrols name.
struct PatrolResolution {
  let file: ScenarioFile
  /// Takes what the user should know of the files.
  let notes: InputNotes

  /// The patrols, in the scenario's order, those of a layer in the layer's.
  ///
  /// - Parameters:
  ///   - drafts: those written in the scenario and in its layers.
  ///   - sites: the scenario's sites.
  ///   - centres: its centres; no two of sites, centres and patrols may share an id.
  /// - Throws: `InputError` naming the scenario's place, or the file and what in it is at fault.
  func patrols(_ drafts: [PatrolDraft], besides sites: [Site], _ centres: [Centre]) throws -> [Patrol] {
    try file.scenario.checkIDs(sites: sites, centres: centres, patrols: drafts)
    return try drafts.map { draft in
      try file.scenario.patrol(draft, along: draft.routeSource.map { try reader($0).route() })
    }
  }

  private func reader(_ source: RouteSource) -> RouteReader {
    RouteReader(path: file.path(source.source), query: source.query, notes: notes)
  }
}
