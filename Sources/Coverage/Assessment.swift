public import GeoCore
public import SensorPhysics

/// The answer to a scenario: every piece of border with its verdict, and the gaps. The same value for every report.
public struct Assessment: Sendable {
  /// The border.
  public let border: BorderLine
  /// The sensors, in the scenario's order.
  public let sensors: [Sensor]
  /// The ids of the patrols, in the scenario's order.
  public let patrolIDs: [String]
  /// The passes of patrols over each piece that any of them sees, by the piece's place.
  public let passes: [Int: [PatrolPass]]
  /// The sensors that do not count for want of a link, and whose links they take when these fail.
  public let standby: StandbySensors
  /// The pieces, by part and chainage.
  public let pieces: [BorderPiece]
  /// One verdict a piece.
  public let verdicts: [PieceVerdict]
  /// The probability that covers a piece, in (0, 1].
  public let requiredProbability: Double
  /// Whether the terrain's vertical error is known, so that verdicts can be marginal.
  public let isMarginKnown: Bool
  /// The maximal uncovered runs, by part and chainage.
  public let gaps: [Gap]

  /// Collects the verdicts and finds the gaps.
  ///
  /// - Parameters:
  ///   - pieces: by part and chainage, contiguous within each part.
  ///   - verdicts: as many as pieces.
  ///   - distance: the geodesic distance (m) between two places.
  public init(
    border: BorderLine, sensors: [Sensor], patrolIDs: [String] = [], passes: [Int: [PatrolPass]] = [:],
    standby: StandbySensors = StandbySensors(), pieces: [BorderPiece], verdicts: [PieceVerdict],
    requiredProbability: Double, isMarginKnown: Bool, distance: @escaping (Coordinate, Coordinate) -> Double
  ) {
    precondition(pieces.count == verdicts.count, "each piece has a verdict")
    self.border = border
    self.sensors = sensors
    self.patrolIDs = patrolIDs
    self.passes = passes
    self.standby = standby
    self.pieces = pieces
    self.verdicts = verdicts
    self.requiredProbability = requiredProbability
    self.isMarginKnown = isMarginKnown
    let runs = Self.gaps(pieces, verdicts, required: requiredProbability)
    let finder = NearestSensor(sensors.map(\.coordinate), distance: distance)
    gaps = runs.map { run in
      var gap = run.gap
      gap.maxRevisit = verdicts[run.pieces].compactMap(\.patrols?.maxRevisit).max()
      if let nearest = finder.nearest(to: border.parts[gap.part].vertices(in: gap.chainage)) {
        gap.nearestSensor = nearest.sensor
        gap.nearestDistance = nearest.distance
      }
      return gap
    }
  }

  /// Whether a piece is covered.
  public func isCovered(_ piece: Int) -> Bool { verdicts[piece].probability >= requiredProbability }

  private static func gaps(
    _ pieces: [BorderPiece], _ verdicts: [PieceVerdict], required: Double
  ) -> [(gap: Gap, pieces: Range<Int>)] {
    var runs: [(gap: Gap, pieces: Range<Int>)] = []
    for index in pieces.indices where verdicts[index].probability < required {
      let piece = pieces[index]
      let cause = verdicts[index].cause ?? .hiddenByTerrain
      if let last = runs.last, last.pieces.upperBound == index, last.gap.part == piece.part {
        runs[runs.count - 1].gap.chainage = last.gap.chainage.lowerBound..<piece.chainage.upperBound
        runs[runs.count - 1].gap.causes[cause, default: 0] += piece.length
        runs[runs.count - 1].pieces = last.pieces.lowerBound..<(index + 1)
      } else {
        runs.append(
          (
            Gap(part: piece.part, chainage: piece.chainage, causes: [cause: piece.length]),
            index..<(index + 1)
          ))
      }
    }
    return runs
  }
}
