import Foundation
import GeoCore
import GeoIO
import Scenario

/// Reads the layers of a scenario's sites, centres and patrols.
struct ScenarioLayers {
  let file: ScenarioFile
  /// Takes what the user should know of them.
  let notes: InputNotes
  /// The ids of what is written in the scenario and of the rows that were read, so that none is made twice.
  private var taken: Set<String>

  init(_ file: ScenarioFile, notes: InputNotes) {
    self.file = file
    self.notes = notes
    taken = file.scenario.inlineIDs
  }

  /// The sites, those of layers as the variant changes them.
  mutating func sites() throws -> [Site] {
    var edited = EditedLayers(edits: file.scenario.siteEdits)
    let sites = try file.scenario.sites.flatMap { entry in
      switch entry {
      case .site(let site): [site]
      case .layer(let layer): try edited.rows(try rows(of: layer, .site)).map { try Site(row: $0) }
      }
    }
    try edited.check()
    return sites
  }

  /// The centres, those of layers as the variant changes them.
  mutating func centres() throws -> [Centre] {
    var edited = EditedLayers(edits: file.scenario.centreEdits)
    let centres = try file.scenario.centres.flatMap { entry in
      switch entry {
      case .centre(let centre): [centre]
      case .layer(let layer):
        try edited.rows(try rows(of: layer, .centre)).map { try file.scenario.centre(of: $0) }
      }
    }
    try edited.check()
    return centres
  }

  /// The patrols before anything is looked up, those of layers as the variant changes them.
  mutating func patrols() throws -> [PatrolDraft] {
    var edited = EditedLayers(edits: file.scenario.patrolEdits)
    let drafts = try file.scenario.patrols.flatMap { entry in
      switch entry {
      case .patrol(let draft): [draft]
      case .layer(let layer): try edited.rows(try rows(of: layer)).map { try PatrolDraft(row: $0) }
      }
    }
    try edited.check()
    return drafts
  }

  private mutating func rows(of layer: SiteLayer, _ kind: RowKind) throws -> [PointRow] {
    let reader = PointReader(path: file.path(layer.source), query: layer.query, notes: notes)
    return try reader.layers().flatMap { rows in
      rows.tellHeights(of: kind, notes: notes)
      return try rows.matched(to: kind, layer.query, besides: &taken, notes: notes).rows
    }
  }

  private mutating func rows(of layer: RouteSource) throws -> [RouteRow] {
    let reader = RouteReader(path: file.path(layer.source), query: layer.query, notes: notes)
    return try reader.layers().filter { !$0.rows.isEmpty }.flatMap {
      try $0.matched(to: .patrol, layer.query, besides: &taken, notes: notes).rows
    }
  }
}

/// The layers of a list in order, their rows changed as the scenario's variant says.
struct EditedLayers {
  private var edits: RowEdits
  private var count = 0

  /// - Parameter edits: what changes the rows.
  init(edits: RowEdits) { self.edits = edits }

  /// The rows of the next layer, changed.
  mutating func rows(_ rows: [PointRow]) throws -> [PointRow] {
    defer { count += 1 }
    return try rows.compactMap { try edits.edited($0, ofLayer: count) }
  }

  /// The rows of the next layer, changed.
  mutating func rows(_ rows: [RouteRow]) throws -> [RouteRow] {
    defer { count += 1 }
    return try rows.compactMap { try edits.edited($0, ofLayer: count) }
  }

  /// Throws for an id or a pattern that nothing has, after the last layer.
  func check() throws { try edits.check() }
}

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
