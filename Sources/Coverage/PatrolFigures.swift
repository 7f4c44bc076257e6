public import PatrolMotion
import SensorPhysics

/// What patrols do for a piece of border over the planning period.
public struct PatrolFigures: Sendable, Hashable, Codable {
  /// The share of one patrol.
  public struct Share: Sendable, Hashable, Codable {
    /// The patrol's place in the scenario.
    public var patrol: Int
    /// The chance that it alone detects a crosser, in [0, 1].
    public var probability: Double
    /// The chance that the other patrols together do, in [0, 1].
    public var probabilityOfOthers: Double

    /// A share.
    public init(patrol: Int, probability: Double, probabilityOfOthers: Double) {
      self.patrol = patrol
      self.probability = probability
      self.probabilityOfOthers = probabilityOfOthers
    }
  }

  /// The chance that any patrol detects a crosser who arrives at random, in [0, 1].
  public var probability: Double
  /// The highest chance of any pass, in [0, 1].
  public var bestPass: Double
  /// The share of time in view of any patrol, in [0, 1].
  public var seenShare: Double
  /// How often it is looked at in a period: the passes of all aircraft.
  public var lookCount: Int
  /// The longest wait between two looks (s).
  public var maxRevisit: Double
  /// The mean wait until the next look of one who arrives at random (s).
  public var meanWait: Double
  /// The patrols that see it, rising.
  public var shares: [Share]

  /// How many patrols reach a probability by themselves.
  public func overlap(required: Double) -> Int { shares.count { $0.probability >= required } }

  /// The figures of passes.
  ///
  /// - Parameters:
  ///   - passes: those over the piece, rising by the patrol's place in the scenario.
  ///   - exposure: how long a crosser can be observed (s), at least 0.
  /// - Returns: nil when no patrol sees the piece.
  /// - Complexity: O(n log n) in the passes, for each patrol once more.
  public init?(passes: [PatrolPass], period: CyclicPeriod, exposure: Double) {
    func timeline(_ isTaken: (Int) -> Bool) -> ObservationTimeline {
      ObservationTimeline(
        passes: passes.filter { isTaken($0.patrol) }.map(\.window), period: period)
    }
    let all = timeline { _ in true }
    guard let worst = all.maxRevisit, let mean = all.meanWait else { return nil }
    let together = all.detectionProbability(exposure: exposure)
    probability = together
    bestPass = all.passes.map(\.probability).max() ?? 0
    seenShare = all.seenShare
    lookCount = all.lookCount
    maxRevisit = worst
    meanWait = mean
    var patrols: [Int] = []
    for pass in passes where patrols.last != pass.patrol { patrols.append(pass.patrol) }
    let isAlone = patrols.count == 1
    shares = patrols.map { patrol in
      Share(
        patrol: patrol,
        probability: isAlone
          ? together : timeline { $0 == patrol }.detectionProbability(exposure: exposure),
        probabilityOfOthers: isAlone
          ? 0 : timeline { $0 != patrol }.detectionProbability(exposure: exposure))
    }
  }
}

/// A pass of one aircraft or vehicle of a patrol over a piece of border.
public struct PatrolPass: Sendable, Hashable, Codable {
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
