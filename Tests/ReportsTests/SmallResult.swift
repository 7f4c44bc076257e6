import RadioLinks
import Coverage
import GeoCore
import PatrolMotion
import Reports
import Scenario
import SensorPhysics
import Testing

/// A border of two parts, 100 m and 40 m, in pieces of 10 m, seen by one sensor.
enum SmallResult {
  /// Which pieces are covered, `x`, covered but marginal, `m`, and which are not, by part.
  static let verdicts = ["xxx....xx.", "..x."]

  /// The lines: the first 50 m are towards BG, the rest towards MK.
  static let border = BorderLine(
    joining: [line([41, 41.1], 50, 0), line([41.1, 41.2], 50, 1), line([42, 42.1], 40, 1)],
    columns: [.init("neighbour", .text)], attributes: [[.text("BG")], [.text("MK")]])

  private static func line(_ latitudes: [Double], _ length: Double, _ row: Int) -> LineMember {
    LineMember(
      vertices: latitudes.map { Coordinate(longitude: 22, latitude: $0) }, chainages: [0, length],
      attributes: row, name: "line \(row)")
  }

  /// The pieces of a part, walked along the plane's x in cells of 10 m.
  private static func pieces(ofPart index: Int) -> [BorderPiece] {
    let part = border.parts[index]
    let line = PlaneStretch(
      part: index, zone: 0, points: part.chainages.map { PlanePoint(x: $0, y: 5) }, chainages: part.chainages)
    return BorderPiece.pieces(
      of: line, on: Lattice(zone: 0, centralMeridian: 22, cellSize: 10), along: part)
  }

  /// - Parameters:
  ///   - sensor: the sensor's id.
  ///   - patrol: the id of a patrol that passes over the first piece; nil for none.
  static func assessment(
    _ verdicts: [String] = verdicts, isMarginKnown: Bool = false, sensor id: String = "A",
    patrol: String? = nil
  ) -> Assessment {
    let pieces = border.parts.indices.flatMap(pieces(ofPart:))
    let found = verdicts.joined().map { mark in
      let isSeen = mark == "x" || mark == "m"
      return PieceVerdict(
        probability: isSeen ? 0.9 : 0, chances: isSeen ? [SensorChance(sensor: 0, probability: 0.9)] : [],
        cause: isSeen ? nil : .hiddenByTerrain, isMarginal: mark == "m", hasAssumedGround: false,
        isSeenOverVoid: false)
    }
    let window = ObservationWindow(start: 60, end: 90, probability: 0.5, period: CyclicPeriod(length: 3600))
    let sensor = Sensor(
      id: id, type: "camera", coordinate: Coordinate(longitude: 22, latitude: 41), mastHeight: 2, fields: [])
    return Assessment(
      border: border, sensors: [sensor], patrolIDs: patrol.map { [$0] } ?? [],
      passes: patrol.map { _ in [0: [PatrolPass(patrol: 0, aircraft: 0, window: window)]] } ?? [:],
      pieces: pieces, verdicts: found, requiredProbability: 0.5,
      isMarginKnown: isMarginKnown, distance: { _, _ in 1 })
  }

  static let context = ResultContext(links: links, cost: EquipmentCost(), cellSize: 10)
  static let links = LinkStatus(centres: [], grounds: [], network: nil)

  /// The requirements of a scenario.
  static func requirements(_ items: String...) throws -> [Requirement] {
    try decoded(requirements: "\n" + items.map { "  - {\($0)}\n" }.joined())
  }

  /// Requirements as a scenario writes them.
  static func decoded(requirements: String) throws -> [Requirement] {
    let yaml = "karaula: 1\nborder: {source: b}\nrequirements: \(requirements)\n"
    return try Scenario(yaml: yaml + "variants: {fog: {}}\n", file: "s.yaml").requirements
  }

  /// The result of one requirement.
  static func result(_ item: String, isMarginKnown: Bool = false) throws -> RequirementResult {
    RequirementResult(
      try #require(try requirements(item).first), in: assessment(isMarginKnown: isMarginKnown),
      context: context)
  }
}
