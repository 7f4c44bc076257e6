import GeoCore
import Scenario

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
