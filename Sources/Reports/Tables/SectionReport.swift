public import Coverage
public import GeoCore

/// The sections of the work as a table of features, the outline of a window each.
public enum SectionReport {
  private static let columns: [FeatureTable.Column] = [
    .init("id", .text), .init("part", .integer), .init("from_m", .real), .init("to_m", .real),
    .init("zone", .integer), .init("pieces", .integer), .init("rows", .integer), .init("columns", .integer),
  ]

  /// A side of a window is written as so many lines: one of 100 km leaves the plane's straight line by 0.8 m
  /// then at 45 degrees, the square of a line over 8 earth radii times the latitude's tangent.
  private static let linesPerSide = 16

  /// The table; parts and zones count from 1. Ids are spelt out, as `S1` is a site.
  ///
  /// - Parameters:
  ///   - lattices: of the zones.
  ///   - places: the places of points on the plane of a zone.
  public static func table(
    of sections: [SectionExtent], on lattices: [Lattice],
    places: (_ points: [PlanePoint], _ zone: Int) throws -> [Coordinate]
  ) rethrows -> FeatureTable {
    var table = FeatureTable(name: "sections", columns: columns)
    for (index, section) in sections.enumerated() {
      let outline = section.outline(on: lattices[section.zone], steps: linesPerSide)
      let values: [AttributeValue] = [
        .text("section-\(index + 1)"), .integer(section.part + 1),
        .real(section.chainage.lowerBound.millimetres), .real(section.chainage.upperBound.millimetres),
        .integer(section.zone + 1), .integer(section.pieceCount), .integer(section.window.rows.count),
        .integer(section.window.columns.count),
      ]
      table.features.append(.init(.polygon(try places(outline, section.zone)), values))
    }
    return table
  }
}
