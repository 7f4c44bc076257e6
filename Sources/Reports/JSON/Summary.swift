public import RadioLinks
public import Coverage
import GeoCore
public import Scenario
import SensorPhysics

/// The figures of a run, as summary.json holds them.
public struct Summary: Sendable {
  /// The scenario's name.
  public var name: String
  /// The attribute whose values the figures are split by.
  public var groupBy: String?
  /// The side of the lattice's cells (m).
  public var cellSize: Double
  /// Whom to credit for the data.
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
  /// The variant of the scenario that was run; nil for the scenario itself.
  public var variant: String?
  /// What the scenario requires, of any variant.
  public var requirements: [Requirement] = []
  /// The scenario's links.
  public var links = LinkSettings(mode: .ignore)
  /// What names the run's result; nil when nobody does.
  public var runID: String?
  /// The names of the terrain's pictures beside the summary.
  public var hillshades: [String] = []
  /// The names of the maps of coverage beside the summary.
  public var maps: [String] = []

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
  public func document(
    of assessment: Assessment, links: LinkStatus, patrols: [PatrolFacts]
  ) -> SummaryDocument {
    let (shares, patrolShares) = (assessment.sensorShares, assessment.patrolShares)
    let context = ResultContext(links: links, cost: cost, cellSize: cellSize)
    func figures(_ figures: [Figure], _ totals: CoverageTotals) -> SummaryFigures {
      SummaryFigures(figures, of: totals, in: assessment, context)
    }
    return SummaryDocument(
      name: name, runID: runID, variant: variant, figures: figures(Figure.allCases, assessment.totals()),
      requirements: CheckedRun(requirements, variant: variant, in: assessment, context: context)
        .results.map(SummaryRequirement.init),
      hillshades: hillshades, maps: maps,
      sensors: assessment.sensors.enumerated().map { index, sensor in
        SummarySensor(
          SummaryShare(shares[index], id: sensor.id, type: sensor.type),
          isLinked: links.network?.isLinked(sensor: index))
      },
      patrols: zip(patrols, patrolShares).map(SummaryPatrol.init),
      parts: assessment.border.parts.indices.map { part in
        figures(Figure.ofStretches, assessment.totals { $0.part == part })
      },
      groups: groupBy.map { column in
        let groups = groups(of: assessment, by: column)
        return (column, groups.mapValues { figures(Figure.ofStretches, $0) })
      },
      network: SummaryNetwork(links, self.links, patrols: patrols.map(\.id)), attribution: attribution,
      warnings: warnings, versions: versions, inputs: inputs, timings: timings.mapValues(\.millimetres))
  }

  /// What is covered of the border by the values of one of its attributes.
  private func groups(of assessment: Assessment, by column: String) -> [String: CoverageTotals] {
    guard let index = assessment.border.columns.firstIndex(where: { $0.name == column }) else { return [:] }
    let border = assessment.border
    let key = { (piece: BorderPiece) in
      let row = border.parts[piece.part].stretches[piece.stretch].attributes
      return border.attributes[row][index].orNothing
    }
    let values = Set(assessment.pieces.map(key))
    let labels = GroupLabels(of: values)
    return Dictionary(
      uniqueKeysWithValues: values.map { value in (labels[value], assessment.totals { key($0) == value }) })
  }
}
