import GeoCore
public import SensorPhysics

/// A planner's question: a border, its terrain, the equipment along it, and what must be seen.
public struct Scenario: Sendable {
  /// The most bytes of a scenario's file.
  public static let mostBytes = 32 << 20

  /// The file it was read from, as the user gave it.
  public let file: String
  /// The variant that it is; nil for the scenario itself.
  public let variant: String?
  /// The variants that its file has: those of `variants` in order, then the combinations of `matrix`.
  public let variantNames: [String]
  /// Its name.
  public var name: String
  /// The border.
  public var border: BorderInput
  /// The terrain; nil for level ground.
  public var terrain: TerrainInput?
  /// The lattice.
  public var grid: GridSettings
  /// What the sensors look for.
  public var target: Target
  /// What they must tell about it.
  public var task: DiscriminationTask
  /// The probability that covers a piece of border, in (0, 1].
  public var requiredProbability: Double
  /// How long a crosser can be observed at the line (s), above 0.
  public var exposure: Double
  /// The planning period (s), above 0; patrols repeat themselves after it.
  public var period: Double
  /// Light and weather.
  public var conditions: Conditions
  /// The criterion set of each band, for cameras that have none of their own.
  public var criteria: [Band: CriterionSet]
  /// The scenario's own criterion sets, in order.
  public var criterionSets: [CriterionSet]
  /// The numbers of the sensor models that are assumptions.
  public var assumptions: PhysicsAssumptions
  /// The scenario's own types of equipment, in order.
  public var equipment: [EquipmentType]
  /// Placed sensors: inline and in layers, in order.
  public var sites: [SiteEntry]
  /// Monitoring centres: inline and in layers, in order.
  public var centres: [CentreEntry]
  /// What links mean, and when they are there.
  public var links: LinkSettings
  /// Where the scenario tells of links, else of centres; nil when it tells of neither.
  let linksPlace: InputError.Place?
  /// Moving sensors: inline and in layers, in order.
  public var patrols: [PatrolEntry]
  /// What changes the rows of layers of sites.
  public let siteEdits: RowEdits
  /// What changes the rows of layers of centres.
  public let centreEdits: RowEdits
  /// What changes the rows of layers of patrols.
  public let patrolEdits: RowEdits
  /// What the result must meet, in order.
  public var requirements: [Requirement]
  /// What is still to be placed; nil when nothing is.
  public var placement: PlacementInput?
  /// How the border is crossed; nil where the scenario does not say.
  public var crossing: CrossingInput?
  /// Who comes when a crosser is detected; nil where the scenario does not say.
  public var response: ResponseInput?
  /// The built-in catalogue.
  let catalogue: [EquipmentType]
  /// The combinations of variants as written; nil for none.
  let matrix: YAMLNode?
  /// What its user should know, in the file's order.
  public internal(set) var warnings: [ScenarioWarning]
}
