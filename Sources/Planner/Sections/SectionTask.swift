import Coverage
public import GeoCore

/// The work on one section as it can leave the process: coded in any way that keeps every bit of a number, infinity
/// included, a worker elsewhere finds the same result from it.
///
/// The plan goes whole, as what a section needs of it may be any sensor and patrol; the terrain does not: a worker opens its
/// own.
public struct SectionTask: Sendable, Codable {
  /// The plan that the section is of.
  public let plan: Plan
  /// The section's place in the border's order, from 0.
  public let section: Int

  init(_ plan: Plan, section: Int) {
    self.plan = plan
    self.section = section
  }

  /// Works the section out.
  ///
  /// - Parameters:
  ///   - terrain: the elevations.
  ///   - landCover: vegetation and buildings; nil when there are none.
  ///   - onTile: takes each tile of the map as soon as it is made.
  /// - Throws: what the closures throw, and `CancellationError`.
  /// - Complexity: beside the section's own work O(border), which is cut into sections anew.
  public func result(
    terrain: any TerrainSource, landCover: (any LandCoverSource)? = nil,
    onTile: @escaping (MapTile) throws -> Void = { _ in }
  ) throws -> SectionResult {
    try SectionRun(
      section, of: Sections(of: plan), plan: plan, ranges: PlanRanges(of: plan), source: terrain,
      landCover: landCover, cache: nil, patrolNumbers: [], onTile: onTile
    ).result()
  }
}

/// What one section found.
public struct SectionResult: Sendable, Hashable, Codable {
  /// The section's place in the border's order, from 0.
  public let section: Int
  /// The verdicts on its pieces, in their order.
  var verdicts: [PieceVerdict] = []
  /// The passes over each piece that patrols see, by the piece's place in the plan's list.
  var passes: [Int: [PatrolPass]] = [:]
  /// The chances that sensors without a link would have, by piece.
  var standby: [Int: [SensorChance]] = [:]
  /// Of the sensors that could matter here, what each stands on.
  var standings: [Int: SensorGround] = [:]

  init(section: Int) { self.section = section }
}
