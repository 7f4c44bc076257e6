import RadioLinks
import GeoCore
import Scenario
import SensorPhysics

/// Centres and links as the reports tell them.
enum LinkReport {
  /// The columns that features of `sensors.geojson` have for links' sake, after those of sensors.
  static let columns: [FeatureTable.Column] = [
    .init("linked", .boolean), .init("level", .text), .init("frequency_ghz", .real),
    .init("capacity", .integer), .init("sensors_served", .integer), .init("from", .text), .init("to", .text),
    .init("length_m", .real), .init("clearance_m", .real), .init("clearance_share", .real),
    .init("clearance_at_m", .real), .init("path_clear", .boolean), .init("blocked_at_m", .real),
    .init("raised_m", .real), .init("most_raised_m", .real), .init("clearing_height_m", .real),
    .init("used", .boolean),
  ]

  /// A sensor's values of those columns.
  static func values(ofSensor sensor: Int, in links: LinkStatus) -> [AttributeValue] {
    let linked = links.network.map { AttributeValue.boolean($0.isLinked(sensor: sensor)) }
    return columns.map { $0.name == "linked" ? linked ?? .null : .null }
  }

  /// The centres as points, then the links that are shown as lines.
  ///
  /// - Parameter columns: those of the whole table; what a feature has nothing to tell for is null.
  static func features(
    of links: LinkStatus, sensors: [Sensor], in columns: [FeatureTable.Column]
  ) -> [FeatureTable.Feature] {
    let centres = links.centres.indices.map { centre in
      feature(.point(links.centres[centre].coordinate), facts(ofCentre: centre, in: links), columns)
    }
    let lines = (links.network?.shown ?? []).compactMap { index in
      links.network.map { network in
        let (from, to) = ends(of: network.links[index], sensors, links.centres)
        return feature(
          .line([from.place, to.place.following(from.place)]),
          facts(of: index, in: network, from: from.id, to: to.id), columns)
      }
    }
    return centres + lines
  }

  private static func feature(
    _ geometry: FeatureTable.Geometry, _ facts: [String: AttributeValue], _ columns: [FeatureTable.Column]
  ) -> FeatureTable.Feature {
    .init(geometry, columns.map { facts[$0.name] ?? .null })
  }

  private static func facts(ofCentre index: Int, in links: LinkStatus) -> [String: AttributeValue] {
    let centre = links.centres[index]
    return [
      "id": .text(centre.id), "kind": .text("centre"), "level": .text(centre.level.rawValue),
      "mast_height_m": .real(centre.mastHeight),
      "ground_elevation_m": links.grounds[index].map { .real($0.millimetres) } ?? .null,
      "max_range_m": .real(centre.maxRange.millimetres),
      "frequency_ghz": .real((centre.frequency / hertzPerMegahertz).rounded() / megahertzPerGigahertz),
      "capacity": .integer(centre.capacity),
      "linked": links.network.map { .boolean($0.isCentreLinked[index]) } ?? .null,
      "sensors_served": links.network.map { .integer($0.servedCounts[index]) } ?? .null,
    ]
  }

  private static let hertzPerMegahertz = 1e6
  private static let megahertzPerGigahertz = 1000.0

  private static func facts(
    of index: Int, in network: LinkNetwork, from: String, to: String
  ) -> [String: AttributeValue] {
    let link = network.links[index]
    let clearance = link.clearance
    let place = clearance.map { AttributeValue.real($0.distance.millimetres) }
    return [
      "id": .text("\(from) > \(to)"), "kind": .text("link"), "from": .text(from), "to": .text(to),
      "length_m": .real(link.length.millimetres), "used": .boolean(network.isUsed(index)),
      "path_clear": link.isKnown ? .boolean(link.isClear) : .null,
      "raised_m": clearance.map { .real($0.landCover.millimetres) } ?? .null,
      "most_raised_m": link.isKnown ? .real(link.highestLandCover.millimetres) : .null,
      "clearing_height_m": link.isClear
        ? .null : link.clearingHeight.map { .real($0.centimetresUp) } ?? .null,
      "clearance_m": clearance.map { .real($0.height.millimetres) } ?? .null,
      "clearance_share": clearance.map { .real($0.share.millimetres) } ?? .null,
      "clearance_at_m": place ?? .null, "blocked_at_m": link.isClear ? .null : place ?? .null,
    ]
  }

  private static func ends(
    of link: RadioLink, _ sensors: [Sensor], _ centres: [MonitoringCentre]
  ) -> (from: (id: String, place: Coordinate), to: (id: String, place: Coordinate)) {
    let from =
      switch link.start {
      case .sensor(let sensor): (id: sensors[sensor].id, place: sensors[sensor].coordinate)
      case .centre(let centre): (id: centres[centre].id, place: centres[centre].coordinate)
      }
    return (from, (id: centres[link.end].id, place: centres[link.end].coordinate))
  }
}

extension Double {
  /// The metres rounded up to whole centimetres, so that what stands as high is high enough.
  fileprivate var centimetresUp: Double { (self * 100).rounded(.up) / 100 }
}

extension Coordinate {
  /// The same place, its longitude within half a turn of another's, so that a line between both takes the short way.
  fileprivate func following(_ other: Coordinate) -> Coordinate {
    let east = (longitude - other.longitude).remainder(dividingBy: 360)
    return Coordinate(longitude: other.longitude + east, latitude: latitude)
  }
}
