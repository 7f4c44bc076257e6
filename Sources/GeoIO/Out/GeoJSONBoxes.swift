import Foundation
import GeoCore

/// The bounding boxes of features that lie across 180 degrees or round a pole, which RFC 7946 writes in its own way:
/// west of the antimeridian to east of it (section 5.2), or the whole cap up to the pole (5.3).
///
/// GDAL's are the least and greatest longitudes, so that the box of a border in two features on both sides of 180
/// degrees goes round the earth.
struct GeoJSONBoxes {
  /// A stretch of longitudes and of latitudes (degrees).
  fileprivate struct Box {
    /// In [-180, 180).
    var west: Double
    /// East of west; beyond 180 where the box lies across it.
    var east: Double
    var south: Double
    var north: Double

    var isAcross: Bool { east > 180 }
    /// Whether it goes all the way round.
    var isRound: Bool { east - west >= 360 - GeoJSONBoxes.leastGap }
  }

  /// Longitudes that differ by less are one: half of GeoJSON's last decimal (degrees).
  fileprivate static let leastGap = 5e-8
  /// How a feature's line of the file starts, and the box in it and at the file's head.
  private static let feature = Array(#"{ "type": "Feature", "#.utf8)
  private static let key = Array(#""bbox": [ "#.utf8)
  private static let end = Array(" ]".utf8)

  /// Of each feature its box; nil for those without a place.
  private let boxes: [Box?]

  init(of table: FeatureTable) { boxes = table.features.map { Self.box(of: $0.geometry) } }

  /// The file's bytes with the boxes that GDAL writes otherwise, each in its place.
  func written(into file: [UInt8]) -> [UInt8] {
    let whole = Self.union(of: boxes.compactMap { $0 })
    guard (boxes + [whole]).contains(where: { $0?.isAcross == true || $0?.isRound == true }) else {
      return file
    }
    var written: [UInt8] = []
    written.reserveCapacity(file.count)
    var next = 0
    for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: Self.feature) {
        let box = next < boxes.count ? boxes[next] : nil
        written += Self.replacing(in: line, by: box)
        next += 1
      } else {
        written += line.starts(with: Self.key) ? Self.replacing(in: line, by: whole) : Array(line)
      }
      written.append(UInt8(ascii: "\n"))
    }
    written.removeLast()
    return written
  }

  /// A line of the file with another box, which stands after all properties.
  private static func replacing(in line: ArraySlice<UInt8>, by box: Box?) -> [UInt8] {
    guard let box else { return Array(line) }
    let starts = line.indices.reversed().lazy.filter { line[$0] == key[0] && line[$0...].starts(with: key) }
    guard let start = starts.first, let end = line[start...].firstIndex(of: end[1]) else {
      return Array(line)
    }
    return Array(line[..<(start + key.count)]) + Array(box.text.utf8) + Self.end + Array(line[(end + 1)...])
  }

  private static func box(of geometry: FeatureTable.Geometry) -> Box? {
    let places: [Coordinate] =
      switch geometry {
      case .point(let place): [place]
      case .line(let places), .polygon(let places): places
      }
    guard var longitude = places.first?.longitude else { return nil }
    var box = Box(west: longitude, east: longitude, south: .infinity, north: -.infinity)
    for place in places {
      longitude = place.longitude + 360 * ((longitude - place.longitude) / 360).rounded()
      box.west = min(box.west, longitude)
      box.east = max(box.east, longitude)
      box.south = min(box.south, place.latitude)
      box.north = max(box.north, place.latitude)
    }
    let turns = 360 * ((box.west + 180) / 360).rounded(.down)
    box.west -= turns
    box.east -= turns
    return box
  }

  /// The smallest box around others.
  private static func union(of boxes: [Box]) -> Box? {
    guard let south = boxes.map(\.south).min(), let north = boxes.map(\.north).max() else { return nil }
    // Boxes across 180 degrees are two stretches.
    let stretches = boxes.flatMap { box in
      box.isAcross ? [(box.west, 180), (-180, min(box.east - 360, 180))] : [(box.west, box.east)]
    }.sorted { $0.0 < $1.0 }
    var reached = stretches[0].1
    var gap = (start: reached, end: reached)
    for (west, east) in stretches {
      if west - reached > gap.end - gap.start { gap = (reached, west) }
      reached = max(reached, east)
    }
    let round = stretches[0].0 + 360
    if round - reached > gap.end - gap.start { gap = (reached, round) }
    guard gap.end - gap.start > leastGap else {
      return Box(west: -180, east: 180, south: south, north: north)
    }
    let west = gap.end >= 180 ? gap.end - 360 : gap.end
    return Box(west: west, east: gap.start < west ? gap.start + 360 : gap.start, south: south, north: north)
  }
}

extension GeoJSONBoxes.Box {
  /// The box's corners, west and south, east and north: of one that goes all the way round up to the pole that it
  /// lies on the side of.
  fileprivate var text: String {
    let corners =
      isRound
      ? [-180, north < 0 ? -90 : south, 180, south > 0 ? 90 : north]
      : [west, south, isAcross ? east - 360 : east, north]
    return corners.map { "\(($0 * 1e7).rounded() / 1e7)" }.joined(separator: ", ")
  }
}
