public import GeoCore

/// How soon somebody stands at each piece of a border, and who that is.
public struct ResponseAssessment: Sendable {
  /// Who comes first to a place, and when.
  public struct Arrival: Sendable, Hashable {
    /// From the call to the arrival (s), at least 0.
    public var seconds: Double
    /// The vehicle, by its place in the list of ids.
    public var vehicle: Int

    /// An arrival.
    public init(seconds: Double, vehicle: Int) {
      self.seconds = seconds
      self.vehicle = vehicle
    }
  }

  /// A piece of border with who comes to it.
  public struct Piece: Sendable, Hashable {
    /// The piece.
    public var piece: BorderPiece
    /// Who comes first; nil where nobody can.
    public var arrival: Arrival?

    /// A piece with who comes to it.
    public init(piece: BorderPiece, arrival: Arrival?) {
      self.piece = piece
      self.arrival = arrival
    }
  }

  /// How somebody comes to a place.
  public struct Way: Sendable, Hashable {
    /// The places on the way, from where the vehicle waits.
    public var places: [Coordinate]
    /// How long it is on roads, in the vehicle beside them, and on foot, on the map (m).
    public var roadLength: Double
    /// In the vehicle beside roads (m).
    public var offRoadLength: Double
    /// On foot (m).
    public var footLength: Double

    /// A way.
    public init(places: [Coordinate], roadLength: Double, offRoadLength: Double, footLength: Double) {
      self.places = places
      self.roadLength = roadLength
      self.offRoadLength = offRoadLength
      self.footLength = footLength
    }
  }

  /// A gap of the coverage with who comes to it.
  public struct GapArrival: Sendable, Hashable {
    /// The gap.
    public var gap: Gap
    /// Who comes first to the place of it that is reached last; nil where nobody comes to some of it.
    public var last: Arrival?
    /// The time (s) to the place of it that is reached first; nil where nobody comes to any of it.
    public var firstSeconds: Double?
    /// The way to the place that is reached last; nil where nobody comes to some of it.
    public var way: Way?

    /// A gap with who comes to it.
    public init(gap: Gap, last: Arrival?, firstSeconds: Double?, way: Way?) {
      self.gap = gap
      self.last = last
      self.firstSeconds = firstSeconds
      self.way = way
    }
  }

  /// The figures of a border. They are by length: a long piece counts more than a short one.
  public struct Figures: Sendable, Hashable {
    /// The share of the border's length that `mostSeconds` is for.
    public static let mostShare = 0.95

    /// The longest time to any piece (s); nil where nobody comes to some.
    public let longestSeconds: Double?
    /// The least time (s) within which `mostShare` of the border's length is reached; nil where less is reached at all.
    public let mostSeconds: Double?
    /// The length (m) to which nobody comes.
    public let unreachedLength: Double

    /// The figures of pieces.
    ///
    /// - Complexity: O(n log n).
    public init(of pieces: [Piece]) {
      unreachedLength = pieces.reduce(0) { $1.arrival == nil ? $0 + $1.piece.length : $0 }
      let reached = pieces.compactMap { piece in
        piece.arrival.map { (seconds: $0.seconds, length: piece.piece.length) }
      }.sorted { $0.seconds < $1.seconds }
      longestSeconds = reached.count == pieces.count ? reached.last?.seconds : nil
      let wanted = Self.mostShare * pieces.reduce(0) { $0 + $1.piece.length }
      var length = 0.0
      var most: Double?
      for piece in reached where most == nil {
        length += piece.length
        // Sums of lengths in another order differ by rounding.
        if length >= wanted * (1 - Self.rounding) { most = piece.seconds }
      }
      mostSeconds = most
    }

    private static let rounding = 1e-12
  }

  /// The border.
  public var border: BorderLine
  /// The ids of the vehicles, in the scenario's order.
  public var vehicles: [String]
  /// The pieces, by part and chainage.
  public var pieces: [Piece]
  /// The gaps, by part and chainage.
  public var gaps: [GapArrival]

  /// An assessment.
  public init(border: BorderLine, vehicles: [String], pieces: [Piece], gaps: [GapArrival]) {
    self.border = border
    self.vehicles = vehicles
    self.pieces = pieces
    self.gaps = gaps
  }

  /// The figures of the whole border.
  public var figures: Figures { Figures(of: pieces) }

  /// For each vehicle the length (m) of border to which it comes first.
  public var lengths: [Double] {
    pieces.reduce(into: [Double](repeating: 0, count: vehicles.count)) { lengths, piece in
      if let arrival = piece.arrival { lengths[arrival.vehicle] += piece.piece.length }
    }
  }
}
