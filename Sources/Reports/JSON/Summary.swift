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
  public func json(of assessment: Assessment, links: LinkStatus, patrols: [PatrolFacts]) -> JSONValue {
    let shares = assessment.sensorShares
    let totals = assessment.totals()
    let context = ResultContext(links: links, cost: cost, cellSize: cellSize)
    var object = figures(Figure.allCases, totals, of: assessment, context)
    object["name"] = .text(name)
    if let runID { object[RunMark.key] = .text(runID) }
    object["variant"] = variant.map { .text($0) } ?? .null
    object["requirements"] = .list(
      CheckedRun(requirements, variant: variant, in: assessment, context: context).results.map(\.told))
    object["hillshades"] = .list(hillshades.map { .text($0) })
    object["maps"] = .list(maps.map { .text($0) })
    object["per_sensor"] = .list(
      assessment.sensors.indices.map { index in
        var object = shares[index].figures
        object["id"] = .text(assessment.sensors[index].id)
        object["type"] = .text(assessment.sensors[index].type)
        object["linked"] = links.network.map { .boolean($0.isLinked(sensor: index)) } ?? .null
        return .object(object)
      })
    object["patrols"] = PatrolReport.figures(of: patrols, in: assessment)
    object.merge(LinkReport.figures(of: links, self.links, patrols: patrols.map(\.id))) { $1 }
    object["per_part"] = .list(
      assessment.border.parts.indices.map { part in
        var figures = figures(
          Figure.ofStretches, assessment.totals { $0.part == part }, of: assessment, context)
        figures["part"] = .integer(part + 1)
        return .object(figures)
      })
    if let groupBy { object["per_\(groupBy)"] = .object(groups(of: assessment, context, by: groupBy)) }
    object["attribution"] = .list(attribution.map { .text($0) })
    object["warnings"] = .list(warnings.map { .text($0) })
    object["versions"] = .object(versions.mapValues { .text($0) })
    object["inputs"] = .list(inputs.map(\.json))
    object["timings_s"] = .object(timings.mapValues { .number($0.millimetres) })
    return .object(object)
  }

  private func groups(
    of assessment: Assessment, _ context: ResultContext, by column: String
  ) -> [String: JSONValue] {
    guard let index = assessment.border.columns.firstIndex(where: { $0.name == column }) else { return [:] }
    let border = assessment.border
    let key = { (piece: BorderPiece) in
      let row = border.parts[piece.part].stretches[piece.stretch].attributes
      return border.attributes[row][index].orNothing
    }
    let values = Set(assessment.pieces.map(key))
    let labels = GroupLabels(of: values)
    return Dictionary(
      uniqueKeysWithValues: values.map { value in
        (
          labels[value],
          .object(
            figures(Figure.ofStretches, assessment.totals { key($0) == value }, of: assessment, context))
        )
      })
  }

  private func figures(
    _ figures: [Figure], _ totals: CoverageTotals, of assessment: Assessment, _ context: ResultContext
  ) -> [String: JSONValue] {
    var object: [String: JSONValue] = [:]
    for figure in figures {
      object[figure.rawValue] =
        totals.value(of: figure, in: assessment, context).map { value in
          figure.isCount ? .integer(Int(value)) : .number(value)
        } ?? .null
    }
    let causes = CauseName.allCases.map { ($0.rawValue, JSONValue.number(totals.value(of: $0))) }
    object[Metric.causesKey] = .object(Dictionary(uniqueKeysWithValues: causes))
    return object
  }
}
