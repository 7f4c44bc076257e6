public import RadioLinks
public import Coverage
import GeoCore
import Scenario
import SensorPhysics

/// The figures' values, rounded as summary.json prints them: what is checked is what is read there.
extension CoverageTotals {
  /// A figure of what these totals are of; nil when it is not known.
  func value(of figure: Figure, in assessment: Assessment, _ context: ResultContext) -> Double? {
    switch figure {
    case .borderLength: length.millimetres
    case .coveredLength: coveredLength.millimetres
    case .coveredFraction: coveredFraction
    case .gapCount: Double(gapCount)
    case .longestGap: longestGap.millimetres
    case .overlapFraction: overlapFraction
    case .maxRevisit: maxRevisit?.millimetres
    case .patrolledLength: patrolledLength.millimetres
    case .assumedGround: assumedGroundLength.millimetres
    case .noTerrainData: unknownGroundLength.millimetres
    case .sightOverVoids: sightOverVoidLength.millimetres
    case .marginalCovered: assessment.isMarginKnown ? marginalCoveredLength.millimetres : nil
    case .marginalHidden: assessment.isMarginKnown ? marginalHiddenLength.millimetres : nil
    case .partCount: Double(assessment.border.parts.count)
    case .requiredProbability: assessment.requiredProbability
    case .linkedSensorCount:
      context.links.network.map { network in Double(network.isSensorLinked.count { $0 }) }
    case .cellSize: context.cellSize
    case .cost: context.cost.total
    case .unpricedCount: Double(context.cost.unpricedCount)
    }
  }

  /// The uncovered border of a cause (m).
  func value(of cause: CauseName) -> Double { (causes[GapCause(cause)] ?? 0).millimetres }
}

extension SensorShare {
  /// A figure of the sensor (m).
  func value(of figure: SensorFigure) -> Double {
    switch figure {
    case .coveredLength: coveredLength.millimetres
    case .soleLength: soleLength.millimetres
    case .contribution: contribution.millimetres
    }
  }
}

extension Figure {
  /// Those that a stretch of border has.
  static let ofStretches = allCases.filter(\.isOfStretches)

  /// Why it can be unknown.
  var reasonUnknown: String {
    switch self {
    case .maxRevisit: "no patrol sees the border there"
    case .marginalCovered, .marginalHidden: "the terrain's vertical error is not known"
    case .linkedSensorCount: "links are ignored"
    default: "it was not looked at"
    }
  }
}

extension GapCause {
  /// The cause of a name.
  init(_ name: CauseName) {
    self =
      switch name {
      case .beyondRange: .beyondRange
      case .outsideField: .outsideField
      case .nearDeadZone: .nearDeadZone
      case .hiddenByTerrain: .hiddenByTerrain
      case .hiddenByLandCover: .hiddenByLandCover
      case .notLinked: .notLinked
      case .weather: .weather
      case .notPatrolled: .notPatrolled
      case .noTerrainData: .noTerrainData
      }
  }
}

/// What is known of a result beside its assessment.
public struct ResultContext: Sendable {
  /// Who is linked.
  public var links: LinkStatus
  /// What the equipment costs.
  public var cost: EquipmentCost
  /// The side of the lattice's cells (m).
  public var cellSize: Double
  /// How strong the border is against crossings; nil where that was not looked at.
  public var crossings: CrossingAssessment.Figures?
  /// How soon somebody stands at the border; nil where that was not looked at.
  public var response: ResponseAssessment.Figures?

  /// What is known of a result.
  public init(links: LinkStatus, cost: EquipmentCost, cellSize: Double) {
    self.links = links
    self.cost = cost
    self.cellSize = cellSize
  }
}
