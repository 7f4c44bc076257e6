public import GeoCore

/// How strong a border is against somebody who chooses his way across it.
public struct CrossingAssessment: Sendable {
  /// The strength of a piece of border.
  public struct Strength: Sendable, Hashable {
    /// The piece.
    public var piece: BorderPiece
    /// The least probability of detection of all crossings that pass the line there, in [0, 1]; 1 where none can.
    public var probability: Double
    /// The time of that crossing (s), of equals the quickest; nil where none can.
    public var seconds: Double?
    /// The probability of detection of that crossing for one who starts at random: 1 minus the mean of what is missed, at
    /// most `probability`, which takes patrols at their mean; nil without patrols.
    public var anyStartProbability: Double?
    /// The same as `probability` of crossings that stay near; nil when not asked for.
    public var localProbability: Double?
    /// The least probability of detection in time of all crossings that pass the line there, in [0, 1]: detections count only
    /// where they leave the time to respond; nil when that is not asked for.
    public var timelyProbability: Double?

    /// A strength.
    public init(piece: BorderPiece, probability: Double, seconds: Double?, localProbability: Double? = nil) {
      self.piece = piece
      self.probability = probability
      self.seconds = seconds
      self.localProbability = localProbability
    }
  }

  /// A way across the border.
  public struct Path: Sendable, Hashable {
    /// A place on the way.
    public struct Point: Sendable, Hashable {
      /// Where it is.
      public var coordinate: Coordinate
      /// How long after the start (s).
      public var seconds: Double
      /// How far from the start, on the map (m).
      public var metres: Double

      /// A place on the way.
      public init(coordinate: Coordinate, seconds: Double, metres: Double) {
        self.coordinate = coordinate
        self.seconds = seconds
        self.metres = metres
      }
    }

    /// The way, from outside to inside.
    public var points: [Point]
    /// The piece where the line is passed, by its place in the list of strengths.
    public var piece: Int
    /// The probability of detection as the search counts it: patrols at their mean over time.
    public var probability: Double
    /// The probability of detection of one who starts at random: 1 minus the mean of what is missed.
    public var ownProbability: Double
    /// The highest chance in any one cell on the way, as a run gives it.
    public var highestChance: Double
    /// How long it takes (s).
    public var seconds: Double
    /// How long it is, on the map (m).
    public var metres: Double
    /// Who sees any of it: the ids of sensors, then of patrols.
    public var observers: [String]
    /// The last place at which a detection leaves the time to respond; nil when that is not asked for, or when the whole way
    /// is shorter.
    public var criticalPoint: Point?
    /// The probability of detection where that leaves the time to respond, P_I; nil when it is not asked for.
    public var timelyProbability: Double?

    /// A way across the border.
    public init(
      points: [Point], piece: Int, probability: Double, ownProbability: Double, highestChance: Double,
      seconds: Double, metres: Double, observers: [String], criticalPoint: Point?, timelyProbability: Double?
    ) {
      self.points = points
      self.piece = piece
      self.probability = probability
      self.ownProbability = ownProbability
      self.highestChance = highestChance
      self.seconds = seconds
      self.metres = metres
      self.observers = observers
      self.criticalPoint = criticalPoint
      self.timelyProbability = timelyProbability
    }
  }

  /// What the loss of one sensor or patrol does.
  public struct Loss: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// The figures without it.
    public var figures: Figures

    /// A loss.
    public init(id: String, figures: Figures) {
      self.id = id
      self.figures = figures
    }
  }

  /// The figures of a border.
  public struct Figures: Sendable, Hashable {
    /// The probability of detection of the weakest crossing, in [0, 1].
    public var weakest: Double
    /// The length (m) that can be crossed below `unseenProbability`.
    public var unseenLength: Double
    /// The length (m) that can be crossed below the required probability.
    public var crossableLength: Double
    /// The length (m) that nobody can cross on foot.
    public var closedLength: Double
    /// The probability of detection in time of the crossing that is weakest by it, in [0, 1]; nil when not asked for.
    public var weakestTimely: Double?
    /// The lengths (m) by the chance of one who starts at random; nil without patrols.
    public var anyStart: Lengths?
    /// The lengths (m) by detections in time alone; nil when not asked for.
    public var timely: Lengths?

    /// What of a border can be crossed below two probabilities (m).
    public struct Lengths: Sendable, Hashable {
      /// Below `unseenProbability`.
      public var unseenLength: Double
      /// Below the required probability.
      public var crossableLength: Double
    }

    /// The figures of strengths.
    public init(of strengths: [Strength], required: Double) {
      weakest = strengths.map(\.probability).min() ?? 1
      weakestTimely = strengths.compactMap(\.timelyProbability).min()
      func length(_ isTaken: (Strength) -> Bool) -> Double {
        strengths.reduce(0) { isTaken($1) ? $0 + $1.piece.length : $0 }
      }
      unseenLength = length { $0.probability < unseenProbability }
      crossableLength = length { $0.probability < required }
      closedLength = length { $0.seconds == nil }
      if weakestTimely != nil {
        timely = Lengths(
          unseenLength: length { ($0.timelyProbability ?? 1) < unseenProbability },
          crossableLength: length { ($0.timelyProbability ?? 1) < required })
      }
      guard strengths.contains(where: { $0.anyStartProbability != nil }) else { return }
      anyStart = Lengths(
        unseenLength: length { ($0.anyStartProbability ?? $0.probability) < unseenProbability },
        crossableLength: length { ($0.anyStartProbability ?? $0.probability) < required })
    }
  }

  /// The border.
  public var border: BorderLine
  /// The strength of each piece, by part and chainage.
  public var strengths: [Strength]
  /// The weakest ways, the weakest first.
  public var paths: [Path]
  /// What the loss of each sensor and patrol does; empty when not asked for.
  public var losses: [Loss]
  /// The probability that covers, in (0, 1].
  public var requiredProbability: Double
  /// What was searched: cells, settled places, moves looked at.
  public var work: (cells: Int, settled: Int, moves: Int)

  /// An assessment.
  public init(
    border: BorderLine, strengths: [Strength], paths: [Path], losses: [Loss], requiredProbability: Double,
    work: (cells: Int, settled: Int, moves: Int)
  ) {
    self.border = border
    self.strengths = strengths
    self.paths = paths
    self.losses = losses
    self.requiredProbability = requiredProbability
    self.work = work
  }

  /// The figures of the whole border.
  public var figures: Figures { Figures(of: strengths, required: requiredProbability) }
}

/// A crossing below this probability counts as unseen: at most one in a hundred who take it is detected.
public let unseenProbability = 0.01
