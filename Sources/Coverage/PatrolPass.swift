public import SensorPhysics

/// A pass of one aircraft or vehicle of a patrol over a piece of border.
public struct PatrolPass: Sendable, Hashable {
  /// The patrol's place in the scenario.
  public var patrol: Int
  /// Which of its aircraft, from 0.
  public var aircraft: Int
  /// When, and with what chance.
  public var window: ObservationWindow

  /// A pass.
  public init(patrol: Int, aircraft: Int, window: ObservationWindow) {
    self.patrol = patrol
    self.aircraft = aircraft
    self.window = window
  }
}
