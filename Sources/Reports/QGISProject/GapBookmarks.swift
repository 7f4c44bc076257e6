import Coverage
import GeoCore

/// The longest gaps as places to go to.
struct GapBookmarks {
  /// How many gaps are bookmarked.
  private static let count = 20
  /// How much is shown around a gap (a share of its longer side).
  private static let margin = 0.25

  private let places: [(name: String, id: String, extent: PlaneExtent)]

  /// The bookmarks of a result, the longest gap first.
  ///
  /// - Parameter points: the plane's points of places.
  init(of assessment: Assessment, points: ([Coordinate]) throws -> [PlanePoint]) rethrows {
    places = try assessment.longestGapsFirst.prefix(Self.count).map { index in
      let gap = assessment.gaps[index]
      let line = assessment.border.parts[gap.part].vertices(in: gap.chainage)
      let extent = PlaneExtent(around: try points(line))
      return (
        "G\(index + 1): \(gap.length.roundKilometres) km, \(gap.cause.text)", "gap-\(index + 1)",
        extent.grown(by: Self.margin)
      )
    }
  }

  /// The bookmarks as a project has them.
  ///
  /// - Parameter system: the plane's coordinate system.
  func xml(in system: XMLElement) -> XMLElement {
    XMLElement(
      "Bookmarks", [:],
      places.map { place in
        XMLElement(
          "Bookmark",
          ["id": place.id, "name": place.name, "group": "Longest gaps", "extent": place.extent.polygon],
          [system])
      })
  }
}
