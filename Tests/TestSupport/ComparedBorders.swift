public import Coverage
public import GeoCore

/// Results made by hand, on straight parts that run east.
public enum ComparedBorders {
  /// Parts of those lengths (m), 10 km apart.
  public static func parts(_ lengths: [Double], start: Double = 0) -> [BorderLine.Part] {
    lengths.enumerated().flatMap { index, length in
      let ends = [start, start + length].map {
        Plane.place(PlanePoint(x: $0, y: Double(index) * 10_000))
      }
      let member = LineMember(
        vertices: ends, chainages: [0, length], attributes: 0, name: "line \(index)")
      return BorderLine(joining: [member], columns: [], attributes: [[]]).parts
    }
  }

  /// A result on one part of those ends (m) and findings.
  public static func result(
    _ runs: [(to: Double, finding: BorderResult.Finding)], sensors: [BorderResult.SensorFigures] = [],
    required: Double = 0.5, isMarginKnown: Bool = true, cellSize: Double? = 50
  ) -> BorderResult {
    var from = 0.0
    let pieces = runs.map { run in
      defer { from = run.to }
      return BorderResult.Piece(part: 0, chainage: from..<run.to, finding: run.finding)
    }
    return BorderResult(
      parts: parts([from]), pieces: pieces, sensors: sensors, requiredProbability: required,
      isMarginKnown: isMarginKnown, cellSize: cellSize)
  }

  /// A finding of a border that requires 0.5.
  public static func finding(_ probability: Double, isMarginal: Bool = false) -> BorderResult.Finding {
    let isCovered = probability >= 0.5
    return BorderResult.Finding(
      isCovered: isCovered, probability: probability, isMarginal: isMarginal,
      cause: isCovered ? nil : .hiddenByTerrain)
  }

  /// A comparison on the plane.
  public static func comparison(
    _ before: BorderResult, _ after: BorderResult
  ) throws(BorderDifference) -> Comparison {
    try Comparison(from: before, to: after, distance: Plane.distance)
  }
}
