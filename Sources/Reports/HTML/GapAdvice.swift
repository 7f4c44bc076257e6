import Coverage
import Foundation
import GeoCore
import Scenario

/// What to do first: the gaps that most uncovered length hangs on, and what would close each.
///
/// It names what a cause asks for; how much a change gives, only another run tells.
struct GapAdvice {
  let gaps: [ReportGap]
  let places: PlaceLayers
  let scenario: Scenario
  let uncovered: Double

  /// How many gaps are told of.
  private static let count = 5

  /// The markup; nil where there is no gap.
  func html(key: (ReportGap) -> String) -> Markup? {
    let longest = ReportGap.longestFirst(gaps).prefix(Self.count)
    guard !longest.isEmpty, uncovered > 0 else { return nil }
    let length = longest.reduce(0) { $0 + $1.properties.length }
    let share = (length / uncovered).inPercent
    let items = longest.map { gap -> Markup in
      let facts = gap.properties
      let heading = "\(facts.id): \(facts.length.inWords), \(facts.cause)"
      let place = [gap.chainage, gap.names.best, gap.middle?.inDegrees].compactMap(\.self).joined(
        separator: ", ")
      let swatch = gap.cause.map { HTMLText.swatch(CausePalette.colour(of: $0).hexadecimal) } ?? ""
      return
        "<li data-for=\"\(key(gap))\"><strong>\(swatch)\(heading)</strong> <small>\(place)</small> "
        + "\(advice(for: gap))</li>\n"
    }
    let count = longest.count == 1 ? "The longest gap holds" : "The \(longest.count) longest gaps hold"
    return HTMLText.paragraph("\(count) \(share) of the border that is not covered.")
      + "\n<ol class=\"advice\">\n\(items.joined())</ol>"
  }

  /// What would close a gap, in one or two sentences.
  func advice(for gap: ReportGap) -> String {
    let nearest = gap.properties.nearestSensor.flatMap { id in
      gap.properties.nearestDistance.map { "\(id), \($0.inWords) from it, is the nearest sensor" }
    }
    let closing = closing(gap, nearest: gap.properties.nearestSensor ?? "the nearest sensor")
    return (nearest.map { "\($0). " } ?? "") + closing
  }

  private func closing(_ gap: ReportGap, nearest: String) -> String {
    switch gap.cause {
    case .beyondRange, nil:
      "It takes another sensor or one that reaches further: karaula place finds where one sees most."
    case .outsideField: turning(gap, nearest)
    case .nearDeadZone:
      "Move \(nearest) back from the line, lower its minimum range, or let another sensor watch its foot."
    case .hiddenByTerrain:
      "Ground lies in between: try a higher mast, other ground nearby, or a second sensor that looks along the line."
    case .hiddenByLandCover:
      "Woods or houses lie in between: try a mast above them, or a sensor on the line's own clearing."
    case .notLinked: "A sensor sees it but reaches no centre: mend its link, told at the sensors below."
    case .weather:
      "In clear air it would be covered: in this weather sensors must stand nearer, or see in another band."
    case .notPatrolled: patrolling(gap)
    case .noTerrainData: "The ground there is unknown: give a DEM that covers it before anything is decided."
    }
  }

  /// To turn the nearest sensor, with the directions as they are.
  private func turning(_ gap: ReportGap, _ nearest: String) -> String {
    guard let site = places.points(of: "site").first(where: { $0.id == gap.properties.nearestSensor }),
      let camera = site.facts.furthestCamera, let azimuth = camera.azimuth, let middle = gap.middle
    else { return "Turn a sensor that reaches it, or widen its sector." }
    let looks = "\(nearest) looks towards \(azimuth.short)°"
    let sector = camera.sector.map { " with a sector of \($0.short)°" } ?? ""
    let direction = Int(site.place.azimuth(to: middle).rounded()) % 360
    return
      "\(looks)\(sector), the gap's middle lies at about \(direction)°: turn it, widen the sector, or add another."
  }

  private func patrolling(_ gap: ReportGap) -> String {
    let wait = gap.properties.maxRevisit.map { ", at the worst every \($0.inMinutes) min" } ?? ""
    return
      "Patrols see it, but not often enough\(wait): a crosser is at the line for \(scenario.exposure.inMinutes) min. "
      + "It takes more aircraft or shorter routes there, or a sensor that stays."
  }
}

extension Coordinate {
  /// The place for readers, such as `41.6532 N 22.9541 E`.
  var inDegrees: String {
    let east = longitude.remainder(dividingBy: 360)
    return String(
      format: "%.4f %@ %.4f %@", abs(latitude), latitude < 0 ? "S" : "N", abs(east), east < 0 ? "W" : "E")
  }

  /// The direction of another place near by (degrees clockwise from north, in [0, 360)), on a sphere's tangent plane: off by
  /// half the meridians' convergence, 0.2 degrees at 50 km and 42 N.
  func azimuth(to other: Coordinate) -> Double {
    let east = (other.longitude - longitude).remainder(dividingBy: 360) * cos(latitude * .pi / 180)
    let degrees = atan2(east, other.latitude - latitude) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}
