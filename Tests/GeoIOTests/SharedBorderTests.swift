import Foundation
import GeoCore
import GeoIO
import Testing

@Suite(.enabled(if: SharedData.isThere)) struct SharedBorderTests {
  // ogrinfo serbia_border_osm.gpkg -dialect sqlite -sql
  //   "SELECT neighbour, ST_Length(geom, 1) FROM border_by_neighbour"
  // The column length_km is of a sphere of 6,371 km, which is 0.08 to 0.16 % shorter here.
  private static let lengths = [
    "HU": 174_756.103, "RO": 537_924.775, "BG": 362_430.269, "MK": 107_429.642, "XK": 369_210.726,
    "ME": 166_627.312, "BA": 384_622.556, "HR": 259_525.767,
  ]

  @Test(
    "Serbia's border from OpenStreetMap is a ring and an enclave, each neighbour's length that of SpatiaLite",
    arguments: ["border_by_neighbour", "border_by_neighbour_utm34n"])
  func openStreetMap(layer: String) throws {
    let border = try BorderReader.read(SharedData.path("border/serbia_border_osm.gpkg"), layer: layer)
    #expect(border.parts.map(\.isClosed) == [true, true])
    #expect(border.parts.map { $0.length > 100_000 } == [true, false])
    // 2,360 km on the sphere.
    #expect(abs(border.length - 2_360_000) < 0.002 * 2_360_000)
    let column = try #require(border.columns.firstIndex { $0.name == "neighbour" })
    var lengths: [String: Double] = [:]
    for stretch in border.parts.flatMap(\.stretches) {
      guard case .text(let neighbour) = border.attributes[stretch.attributes][column] else { continue }
      lengths[neighbour, default: 0] += stretch.chainage.upperBound - stretch.chainage.lowerBound
    }
    #expect(lengths.count == Self.lengths.count)
    for (neighbour, expected) in Self.lengths {
      // Printed to the millimetre; the projected layer keeps coordinates to about as much.
      let length = try #require(lengths[neighbour])
      #expect(abs(length - expected) < 0.01, "\(neighbour)")
    }
  }
}

/// Natural Earth's lines: 12 features of 133 lines, out of order, some neighbours' stored the other way round.
@Suite(.enabled(if: SharedData.isThere)) struct NaturalEarthTests {
  private static let name = "border/ne10m_serbia_kosovo_lines.geojson"
  private static let filter = "adm0_left = 'Republic of Serbia' OR adm0_right = 'Republic of Serbia'"

  /// The file's lines by the names that `BorderReader` gives them.
  private static func source(keeping isKept: (String, String) -> Bool) throws -> [String: [Coordinate]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.path(name)))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var lines: [String: [Coordinate]] = [:]
    for (number, feature) in (try #require(object["features"] as? [[String: Any]])).enumerated() {
      let properties = try #require(feature["properties"] as? [String: Any])
      let geometry = try #require(feature["geometry"] as? [String: Any])
      guard
        isKept(properties["adm0_left"] as? String ?? "", properties["adm0_right"] as? String ?? "")
      else { continue }
      let several = geometry["coordinates"] as? [[[Double]]]
      let all = try #require(several ?? (geometry["coordinates"] as? [[Double]]).map { [$0] })
      for (index, line) in all.enumerated() {
        let name = "feature \(number)" + (all.count > 1 ? ", line \(index + 1)" : "")
        lines[name] = line.map { Coordinate(longitude: $0[0], latitude: $0[1]) }
      }
    }
    return lines
  }

  /// A place to 1e-9 degrees: JSON parsers differ in the last bit.
  private static func key(_ place: Coordinate) -> [Int] {
    [Int((place.longitude * 1e9).rounded()), Int((place.latitude * 1e9).rounded())]
  }

  private static func length(_ lines: [String: [Coordinate]]) -> Double {
    lines.values.reduce(0) { sum, line in
      zip(line, line.dropFirst()).reduce(sum) { $0 + Geodesic.distance($1.0, $1.1) }
    }
  }

  @Test("the lines with Serbia on a side make one ring: its neighbours' lines meet all around")
  func serbia() throws {
    let border = try BorderReader.read(SharedData.path(Self.name), filter: Self.filter)
    let lines = try Self.source { $0 == "Republic of Serbia" || $1 == "Republic of Serbia" }
    #expect(border.parts.map(\.isClosed) == [true])
    let part = border.parts[0]
    #expect(part.firstMember == "feature 1, line 1")
    #expect(part.vertices.first.map(Self.key) == lines["feature 1, line 1"]?.first.map(Self.key))
    #expect(part.stretches.count == lines.count)
    #expect(Set(part.stretches.map(\.member)) == Set(lines.keys))
    // Sums of a thousand segments in another order: 1e-16 of 2e6 m each.
    #expect(abs(border.length - Self.length(lines)) < 1e-3)
    // Serbia is left of the first line, so right of what Bosnia, Romania and Macedonia store.
    let reversed = Set(part.stretches.filter(\.isReversed).map(\.attributes))
    #expect(reversed.count == 3)
    let count = part.stretches.count(where: \.isReversed)
    #expect(border.notes.count == 1)
    #expect(border.notes[0].hasPrefix("\(count) lines are reversed to run with the first line of the part: "))
    for stretch in part.stretches {
      let line = try #require(lines[stretch.member])
      let walked = (stretch.isReversed ? line.reversed() : line).map(Self.key)
      let own = part.vertices(in: stretch.chainage).map(Self.key)
      #expect(own.first == walked.first && own.last == walked.last, "\(stretch.member) keeps its ends")
      #expect(own.filter { walked.contains($0) } == walked, "\(stretch.member) keeps its vertices in order")
    }
  }

  @Test("no two vertices of the joined ring lie further apart than a divided segment")
  func jumps() throws {
    let part = try BorderReader.read(SharedData.path(Self.name), filter: Self.filter).parts[0]
    let longest = zip(part.vertices, part.vertices.dropFirst()).map { Geodesic.distance($0, $1) }.max()
    #expect(try #require(longest) <= BorderLine.longestSegment + 1e-6)
  }

  @Test("with Serbia right of a line that has it left the neighbours do not contradict each other")
  func otherSide() throws {
    #expect(throws: Never.self) {
      try BorderReader.read(SharedData.path(Self.name), filter: Self.filter, inside: .right)
    }
  }

  @Test("the whole file forks at the two tripoints where Serbia's, Kosovo's and a neighbour's lines meet")
  func whole() throws {
    let border = try BorderReader.read(SharedData.path(Self.name), inside: .right)
    let forks = border.notes.filter { $0.contains("meet in more than pairs at 2 points") }
    #expect(forks.count == 1)
    #expect(forks.allSatisfy { $0.split(separator: "3 lines (").count == 3 })
    // Serbia's outer line, Kosovo's outer line and the line between them.
    #expect(border.parts.count == 3)
    #expect(try abs(border.length - Self.length(Self.source { _, _ in true })) < 1e-3)
    #expect(border.parts.allSatisfy { !$0.isClosed })
  }
}
