public import SensorPhysics

/// What is known of a result beside its assessment.
public struct ResultContext: Sendable {
  /// Who is linked.
  public var links: LinkStatus
  /// What the equipment costs.
  public var cost: EquipmentCost
  /// The side of the lattice's cells (m).
  public var cellSize: Double

  /// What is known of a result.
  public init(links: LinkStatus, cost: EquipmentCost, cellSize: Double) {
    self.links = links
    self.cost = cost
    self.cellSize = cellSize
  }
}
