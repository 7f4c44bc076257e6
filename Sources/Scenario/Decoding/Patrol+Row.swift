public import GeoCore

extension PatrolDraft {
  /// The patrol of a row of a line layer.
  ///
  /// Columns are named as the keys of an inline patrol and read alike; columns of other names are kept as
  /// attributes.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: RouteRow) throws {
    guard !Self.isOfResult(row) else {
      throw InputError(
        .badData, at: .init(file: row.place),
        "is a route as a result draws it, without its patrol's heights, times and cameras",
        fix: "read the patrol from the scenario or the layer that the result was made from")
    }
    try self.init(RowValues(row))
    self.row = row.route
    attributes = Self.freeValues(of: row)
  }

  /// The attributes of a row.
  static func freeValues(of row: some LayerRow) -> [String: AttributeValue] {
    row.freeValues ?? row.attributes(besides: PatrolKeys.columns.map(\.name))
  }

  /// Whether a row is of the layer `routes` that a result writes.
  private static func isOfResult(_ row: RouteRow) -> Bool {
    row.attributes["kind"] == .text("route") && row.attributes["lap_s"] != nil
  }
}
