/// What a step costs: a value for each place of packed cells.
public struct TravelCosts: Sendable {
  /// The ground (m above any datum), finite.
  public var elevations: [Float]
  /// How many times the time of open ground a cell takes, above 0; infinite for a barrier.
  public var factors: [Float]
  /// The hazard: detections per second, at least 0, finite.
  public var hazards: [Float]
  /// How time hangs on slope.
  public var pace: TravelPace
  /// The side of a cell (m).
  public var cellSize: Double

  /// Open level ground without hazard.
  public init(over cells: PackedCells, pace: TravelPace, cellSize: Double) {
    precondition(cellSize > 0, "a cell has a positive size")
    elevations = [Float](repeating: 0, count: cells.count)
    factors = [Float](repeating: .infinity, count: cells.count)
    hazards = [Float](repeating: 0, count: cells.count)
    self.pace = pace
    self.cellSize = cellSize
    cells.forEach { _, place in factors[place] = 1 }
  }

  /// The same, in which only some places may be visited.
  func restricted(to isOpen: (Int) -> Bool) -> TravelCosts {
    var copy = self
    for place in factors.indices where !isOpen(place) { copy.factors[place] = .infinity }
    return copy
  }

  /// What a metre on level ground costs at a place.
  func levelCost(at place: Int) -> (exponent: Double, seconds: Double) {
    let seconds = pace.secondsPerMetre(slope: 0) * Double(factors[place])
    return (seconds * Double(hazards[place]), seconds)
  }
}
