public import Coverage
import GeoCore
public import SensorPhysics

/// The figures of a run, as summary.json holds them.
public struct Summary: Sendable {
  /// The scenario's name.
  public var name: String
  /// The attribute whose values the figures are split by.
  public var groupBy: String?
  /// The side of the lattice's cells (m).
  public var cellSize: Double
  /// Whom the data are owed to.
  public var attribution: [String]
  /// What the user should know, a sentence each.
  public var warnings: [String]
  /// The versions of the program and its libraries.
  public var versions: [String: String]
  /// The files that the result depends on.
  public var inputs: [InputFile]
  /// What the equipment costs.
  public var cost: EquipmentCost
  /// How long each step took (s).
  public var timings: [String: Double]

  /// The figures beside those of the assessment itself.
  public init(
    name: String, groupBy: String?, cellSize: Double, attribution: [String], warnings: [String],
    versions: [String: String], inputs: [InputFile], cost: EquipmentCost, timings: [String: Double]
  ) {
    self.name = name
    self.groupBy = groupBy
    self.cellSize = cellSize
    self.attribution = attribution
    self.warnings = warnings
    self.versions = versions
    self.inputs = inputs
    self.cost = cost
    self.timings = timings
  }

  /// The summary of an assessment.
  ///
  /// Figures that were not looked at, such as revisit times without patrols, are null, never 0.
  public func json(of assessment: Assessment, links: LinkStatus, patrols: [PatrolFacts]) -> JSONValue {
    let shares = assessment.sensorShares
    var object = figures(assessment.totals(), of: assessment)
    object["name"] = .text(name)
    object["cell_size_m"] = .number(cellSize)
    object["part_count"] = .integer(assessment.border.parts.count)
    object["gap_count"] = .integer(assessment.gaps.count)
    object["longest_gap_m"] = .number((assessment.gaps.map(\.length).max() ?? 0).millimetres)
    object["required_probability"] = .number(assessment.requiredProbability)
    object["per_sensor"] = .list(
      assessment.sensors.indices.map { index in
        .object([
          "id": .text(assessment.sensors[index].id), "type": .text(assessment.sensors[index].type),
          "covered_length_m": .number(shares[index].coveredLength.millimetres),
          "sole_length_m": .number(shares[index].soleLength.millimetres),
          "contribution_m": .number(shares[index].contribution.millimetres),
          "linked": links.network.map { .boolean($0.isLinked(sensor: index)) } ?? .null,
        ])
      })
    object["patrols"] = PatrolReport.figures(of: patrols, in: assessment)
    object.merge(LinkReport.figures(of: links)) { $1 }
    object["per_part"] = .list(
      assessment.border.parts.indices.map { part in
        var figures = figures(assessment.totals { $0.part == part }, of: assessment)
        figures["part"] = .integer(part + 1)
        return .object(figures)
      })
    if let groupBy { object["per_\(groupBy)"] = .object(groups(of: assessment, by: groupBy)) }
    object["attribution"] = .list(attribution.map { .text($0) })
    object["warnings"] = .list(warnings.map { .text($0) })
    object["versions"] = .object(versions.mapValues { .text($0) })
    object["inputs"] = .list(inputs.map(\.json))
    object["cost_eur"] = .number(cost.total)
    object["unpriced_count"] = .integer(cost.unpricedCount)
    object["timings_s"] = .object(timings.mapValues { .number($0.millimetres) })
    return .object(object)
  }

  private func groups(of assessment: Assessment, by column: String) -> [String: JSONValue] {
    guard let index = assessment.border.columns.firstIndex(where: { $0.name == column }) else { return [:] }
    let border = assessment.border
    let key = { (piece: BorderPiece) in
      let row = border.parts[piece.part].stretches[piece.stretch].attributes
      return border.attributes[row][index]
    }
    var groups: [String: JSONValue] = [:]
    for value in Set(assessment.pieces.map(key)) {
      groups[Self.label(value)] = .object(figures(assessment.totals { key($0) == value }, of: assessment))
    }
    return groups
  }

  private static func label(_ value: AttributeValue) -> String {
    if case .text(let text) = value { text } else { JSONValue(value).text }
  }

  private func figures(_ totals: CoverageTotals, of assessment: Assessment) -> [String: JSONValue] {
    [
      "border_length_m": .number(totals.length.millimetres),
      "covered_length_m": .number(totals.coveredLength.millimetres),
      "covered_fraction": .number(totals.coveredFraction),
      "gap_count": .integer(totals.gapCount),
      "longest_gap_m": .number(totals.longestGap.millimetres),
      "overlap_fraction": .number(totals.overlapFraction),
      "max_revisit_s": totals.worstRevisit.map { .number($0.millimetres) } ?? .null,
      "patrolled_length_m": .number(totals.patrolledLength.millimetres),
      "assumed_ground_m": .number(totals.assumedGroundLength.millimetres),
      "no_terrain_data_m": .number(totals.unknownGroundLength.millimetres),
      "sight_over_voids_m": .number(totals.sightOverVoidLength.millimetres),
      "marginal_covered_m": assessment.isMarginKnown
        ? .number(totals.marginalCoveredLength.millimetres) : .null,
      "marginal_hidden_m": assessment.isMarginKnown
        ? .number(totals.marginalHiddenLength.millimetres) : .null,
      "causes_m": .object(
        Dictionary(
          uniqueKeysWithValues: GapCause.allCases.map {
            ($0.text, .number((totals.causes[$0] ?? 0).millimetres))
          })),
    ]
  }
}
