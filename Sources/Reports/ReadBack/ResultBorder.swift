import Coverage
import Foundation
import GeoCore

/// Reads border.geojson back into parts and pieces.
struct ResultBorder {
  /// The file's path, for messages.
  let file: String
  /// The geodesic distance (m) between two places.
  let distance: (Coordinate, Coordinate) -> Double

  /// How far the ends of neighbouring pieces may be apart (m): they are written to the millimetre.
  private static let seam = 0.0015

  /// The lines by part and chainage, which fill each part from 0 to its end.
  static func lines(decoding bytes: [UInt8], file: String) throws -> [Line] {
    let lines = try ResultFiles.decoded(Collection.self, from: bytes, file: file).features.sorted {
      ($0.properties.part, $0.properties.fromM, $0.properties.toM)
        < ($1.properties.part, $1.properties.fromM, $1.properties.toM)
    }
    guard !lines.isEmpty else { throw ResultFiles.fault(file, "holds no piece of border") }
    var (part, end) = (0, 0.0)
    for piece in lines.map(\.properties) {
      if piece.part == part + 1 { (part, end) = (piece.part, 0) }
      guard piece.part == part, abs(piece.fromM - end) <= seam, piece.toM >= piece.fromM else {
        throw ResultFiles.fault(
          file,
          "the pieces do not follow each other: part \(piece.part) has one from \(piece.fromM) to \(piece.toM) m after "
            + (piece.part == part ? "\(end) m" : "part \(part)"))
      }
      end = piece.toM
    }
    return lines
  }

  /// The pieces of lines.
  func pieces(of lines: [Line]) throws -> [BorderResult.Piece] {
    try lines.map(\.properties).map { piece in
      let cause = try piece.cause.map { text in
        guard let cause = GapCause(text: text) else {
          throw ResultFiles.fault(
            file, "part \(piece.part) at \(piece.fromM) m has the unknown cause '\(text)'")
        }
        return cause
      }
      return BorderResult.Piece(
        part: piece.part - 1, chainage: piece.fromM..<piece.toM,
        finding: .init(
          isCovered: piece.covered, probability: piece.probability, isMarginal: piece.marginal ?? false,
          cause: cause, seenBy: piece.seenBy))
    }
  }

  /// The parts that lines lie along, by their chainages.
  func parts(of lines: [Line]) throws -> [BorderLine.Part] {
    var members: [LineMember] = []
    for line in lines {
      let name = "part \(line.properties.part)"
      if members.last?.name != name {
        members.append(LineMember(vertices: [], chainages: [], attributes: 0, name: name))
      }
      append(line, to: &members[members.count - 1])
    }
    return try members.flatMap { member in
      guard member.vertices.count > 1 else {
        throw ResultFiles.fault(file, "\(member.name) of the border has no length")
      }
      return BorderLine(joining: [member], columns: [], attributes: [[]]).parts
    }
  }

  /// Adds a piece's vertices; between its ends chainage is in proportion to the geodesic distance along it.
  private func append(_ line: Line, to member: inout LineMember) {
    let places = line.geometry.places
    var run = [0.0]
    for (from, to) in zip(places, places.dropFirst()) { run.append(run[run.count - 1] + distance(from, to)) }
    guard let whole = run.last, whole > 0 else { return }
    let span = line.properties.toM - line.properties.fromM
    for (place, along) in zip(places, run) {
      let chainage = line.properties.fromM + span * (along / whole)
      if let last = member.vertices.last, let end = member.chainages.last {
        guard !last.isSamePlace(as: place), chainage > end else { continue }
      }
      member.vertices.append(place)
      member.chainages.append(chainage)
    }
  }
}

extension ResultBorder {
  private struct Collection: Decodable { let features: [Line] }

  /// A feature of the file.
  struct Line: Decodable {
    let properties: Properties
    let geometry: Geometry
    /// What the border's attributes call the place.
    let names: PlaceNames

    private enum CodingKeys: CodingKey { case properties, geometry }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      properties = try values.decode(Properties.self, forKey: .properties)
      geometry = try values.decode(Geometry.self, forKey: .geometry)
      names = try values.decode(PlaceNames.self, forKey: .properties)
    }
  }

  /// What a feature tells of its piece; parts count from 1.
  struct Properties: Decodable {
    let part: Int
    let fromM: Double
    let toM: Double
    let covered: Bool
    let probability: Double
    /// Null when the terrain's vertical error is not known.
    let marginal: Bool?
    let cause: String?
    let seenBy: [String]

    /// Attributes of the source stand beside these.
    private enum CodingKeys: String, CodingKey {
      case part
      case fromM = "from_m"
      case toM = "to_m"
      case covered, probability, marginal, cause
      case seenBy = "seen_by"
    }
  }

  /// The places of a line, or of one that is cut at the antimeridian.
  struct Geometry: Decodable {
    let places: [Coordinate]

    private enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let isCut = try container.decode(String.self, forKey: .type) == "MultiLineString"
      let lines =
        isCut
        ? try container.decode([[Position]].self, forKey: .coordinates)
        : [try container.decode([Position].self, forKey: .coordinates)]
      places = lines.joined().map(\.place)
    }
  }
}
