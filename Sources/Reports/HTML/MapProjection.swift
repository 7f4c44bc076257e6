import Foundation
import GeoCore

/// The map's projection: equirectangular, true to scale along the border's middle latitude and all meridians.
///
/// Away from that latitude east-west distances are off by the ratio of the cosines: 1.6 % at 1 degree from 42
/// degrees. The earth is a sphere here, which is off by at most 0.6 %.
struct MapProjection {
  /// The picture's size (units of the picture).
  let width: Double
  let height: Double
  /// The metres of a unit.
  let metresPerUnit: Double
  private let middle: Coordinate
  private let shrink: Double

  /// The sphere of the earth's mean radius (m): IUGG's R1.
  private static let metresPerDegree = 6_371_008.8 * Double.pi / 180
  /// The longer side of the picture, and the least share of it that the shorter one has.
  private static let longest = 900.0
  private static let leastShare = 0.6
  /// What is free around the places (a share of the longer side).
  private static let margin = 0.05
  /// The shorter side is no less than this (m).
  private static let leastExtent = 100.0
  /// Near the poles meridians do not shrink together entirely.
  private static let leastShrink = 0.01

  /// A projection that shows places.
  ///
  /// - Parameters:
  ///   - border: its places set the latitude.
  ///   - others: what must be seen as well.
  init(showing border: [Coordinate], and others: [Coordinate]) {
    let origin = border.first ?? Coordinate(longitude: 0, latitude: 0)
    let everything = border + others
    let east: [Double] = everything.map { ($0.longitude - origin.longitude).remainder(dividingBy: 360) }
    let north: [Double] = everything.map(\.latitude)
    let west: Double = east.min() ?? 0
    let farEast: Double = east.max() ?? 0
    let south: Double = north.min() ?? 0
    let farNorth: Double = north.max() ?? 0
    middle = Coordinate(
      longitude: origin.longitude + (west + farEast) / 2, latitude: (south + farNorth) / 2)
    let latitudes = border.map(\.latitude)
    let lowest: Double = latitudes.min() ?? 0
    let highest: Double = latitudes.max() ?? 0
    let latitude: Double = (lowest + highest) / 2
    shrink = max(cos(latitude * .pi / 180), Self.leastShrink)
    let wide: Double = (farEast - west) * Self.metresPerDegree * shrink
    let high: Double = (farNorth - south) * Self.metresPerDegree
    let longer: Double = max(wide, high, Self.leastExtent) * (1 + 2 * Self.margin)
    metresPerUnit = longer / Self.longest
    let around: Double = 2 * Self.margin * longer
    width = max(wide + around, longer * Self.leastShare) / metresPerUnit
    height = max(high + around, longer * Self.leastShare) / metresPerUnit
  }

  /// Where a place is in the picture.
  func point(_ place: Coordinate) -> PlanePoint {
    let east = (place.longitude - middle.longitude).remainder(dividingBy: 360)
    let north = place.latitude - middle.latitude
    let unitsPerDegree = Self.metresPerDegree / metresPerUnit
    return PlanePoint(x: width / 2 + east * unitsPerDegree * shrink, y: height / 2 - north * unitsPerDegree)
  }

  /// What the picture shows.
  var box: GeographicBox {
    let unitsPerDegree = Self.metresPerDegree / metresPerUnit
    let (aside, above) = (width / 2 / unitsPerDegree / shrink, height / 2 / unitsPerDegree)
    return GeographicBox(
      west: middle.longitude - aside, south: middle.latitude - above, east: middle.longitude + aside,
      north: middle.latitude + above)
  }

  /// The point half-way along a line in the picture; nil for a line without places.
  func middle(of line: [Coordinate]) -> PlanePoint? {
    let points = line.map(point)
    let lengths = zip(points, points.dropFirst()).map { $0.distance(to: $1) }
    var left: Double = lengths.reduce(0, +) / 2
    for (index, length) in lengths.enumerated() {
      guard left > length else {
        let share = length > 0 ? left / length : 0
        let (from, to) = (points[index], points[index + 1])
        return PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
      }
      left -= length
    }
    return points.last
  }

  /// The length of a line in the picture (units).
  func length(of line: [Coordinate]) -> Double {
    let points = line.map(point)
    return zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// Vertices nearer than this (units) to the one before are left out.
  private static let thinning = 0.4

  /// A line as the data of a path.
  func path(_ line: [Coordinate], isClosed: Bool = false) -> String {
    var kept: [PlanePoint] = []
    for (index, place) in line.enumerated() {
      let point = point(place)
      if index + 1 < line.count, let last = kept.last, last.distance(to: point) < Self.thinning { continue }
      kept.append(point)
    }
    let text = kept.map { "\($0.x.short) \($0.y.short)" }.joined(separator: "L")
    return "M\(text)" + (isClosed ? "z" : "")
  }
}
