import Foundation
import GeoCore

/// What a border tells of itself in words: whose it is, and which way its sides lie.
struct BorderWords {
  let line: BorderLine

  init(of line: BorderLine) { self.line = line }

  /// Attributes that usually name the neighbour, the plainest first.
  private static let neighbourColumns = ["neighbour_name", "neighbor_name", "neighbour", "neighbor"]

  /// The neighbours that attributes name, in order, each once.
  private var neighbours: [String] {
    for name in Self.neighbourColumns {
      guard let column = line.columns.firstIndex(where: { $0.name == name }) else { continue }
      var found: [String] = []
      for row in line.attributes {
        if case .text(let text) = row[column], !text.isEmpty, !found.contains(text) { found.append(text) }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// How many neighbours a name tells of.
  private static let named = 3

  /// A name that means something; nil where attributes name no neighbour.
  var name: String? {
    let neighbours = self.neighbours
    guard !neighbours.isEmpty else { return nil }
    let more = neighbours.count > Self.named ? " and \(neighbours.count - Self.named) more" : ""
    return "Border with \(neighbours.prefix(Self.named).joined(separator: ", "))\(more)"
  }

  /// Which way a side lies at the middle of the longest part, such as `the left is west at km 49.2, 41.65 N 22.95 E`.
  func side(_ side: BorderSide) -> String? {
    guard let part = line.parts.max(by: { $0.length < $1.length }), part.length > 0 else { return nil }
    // The border's general direction, over a tenth of its length.
    let (from, to) = (part.coordinate(at: part.length * 0.45), part.coordinate(at: part.length * 0.55))
    let east = (to.longitude - from.longitude).remainder(dividingBy: 360) * cos(from.latitude * .pi / 180)
    let course = atan2(east, to.latitude - from.latitude) * 180 / .pi
    let direction = Self.wind(course + (side == .left ? -90 : 90))
    let middle = part.coordinate(at: part.length / 2)
    let neighbours = self.neighbours
    let beyond =
      neighbours.isEmpty
      ? "" : " (neighbours by its attributes: \(neighbours.prefix(Self.named).joined(separator: ", ")))"
    return String(
      format: "its \(side.rawValue) is the %@ side at km %.1f, %.3f N %.3f E", direction,
      part.length.kilometres / 2,
      middle.latitude, middle.longitude) + beyond
  }

  private static func wind(_ azimuth: Double) -> String {
    let names = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]
    let turned = azimuth.truncatingRemainder(dividingBy: 360)
    let place = Int(((turned < 0 ? turned + 360 : turned) / 45).rounded()) % names.count
    return names[place]
  }
}
