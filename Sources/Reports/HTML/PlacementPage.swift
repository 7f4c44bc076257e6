import Foundation
public import GeoCore

/// A placement as one page: its curve of kilometres by number and by euro, a map with chosen and refused candidates, and the
/// chosen sites.
///
/// It needs no other file and no network; equal placements give equal bytes.
public struct PlacementPage {
  /// What a plan of some sensors does.
  public struct Step {
    /// How many sensors there are.
    public var sensors: Int
    /// What they cost (whole euros); nil where nothing is said.
    public var euros: Int?
    /// What they count with what stands (m of value).
    public var value: Double
    /// What no choice of as many, or for as much, exceeds (m of value).
    public var bound: Double

    /// A step.
    public init(sensors: Int, euros: Int?, value: Double, bound: Double) {
      (self.sensors, self.euros, self.value, self.bound) = (sensors, euros, value, bound)
    }
  }

  /// A chosen site.
  public struct Site {
    /// Its name.
    public var id: String
    /// The type of its equipment.
    public var type: String
    /// Where it is.
    public var place: Coordinate
    /// Degrees clockwise from true north; nil for what looks all round.
    public var azimuth: Double?
    /// What it adds to those before (m of value).
    public var gained: Double
    /// What the plan would lose without it (m of value).
    public var lost: Double

    /// A site.
    public init(
      id: String, type: String, place: Coordinate, azimuth: Double?, gained: Double, lost: Double
    ) {
      (self.id, self.type, self.place) = (id, type, place)
      (self.azimuth, self.gained, self.lost) = (azimuth, gained, lost)
    }
  }

  /// A run of border that is covered with the plan or is not.
  public struct Run {
    /// Its line.
    public var places: [Coordinate]
    /// Whether it is covered with the plan.
    public var isCovered: Bool

    /// A run.
    public init(places: [Coordinate], isCovered: Bool) {
      (self.places, self.isCovered) = (places, isCovered)
    }
  }

  /// The scenario's name.
  public var name: String
  /// What values count, such as `covered_length_m`.
  public var objective: String
  /// What is covered before (m).
  public var before: Double
  /// What is covered with the plan (m).
  public var after: Double
  /// What no choice covers more than (m).
  public var bound: Double
  /// The steps of the plan in the order in which it gains most; the first one is of no sensor.
  public var steps: [Step]
  /// The chosen sites, in the order in which they gain most.
  public var sites: [Site]
  /// The border, in its order.
  public var border: [Run]
  /// Where something could have been placed.
  public var candidates: [Coordinate]
  /// Where candidates were refused.
  public var refused: [Coordinate]
  /// How many were refused, by reason.
  public var reasons: [(reason: String, count: Int)]
  /// Whether a step's bound is of what costs as much; else it is of as many of each type.
  public var isBought: Bool
  /// Whose data it is made of.
  public var attributions: [String]

  /// A page.
  public init(
    name: String, objective: String, before: Double, after: Double, bound: Double, steps: [Step],
    sites: [Site], border: [Run], candidates: [Coordinate], refused: [Coordinate],
    reasons: [(reason: String, count: Int)], isBought: Bool, attributions: [String]
  ) {
    (self.name, self.objective, self.before, self.after) = (name, objective, before, after)
    (self.bound, self.steps, self.sites, self.border) = (bound, steps, sites, border)
    (self.candidates, self.refused, self.reasons) = (candidates, refused, reasons)
    (self.isBought, self.attributions) = (isBought, attributions)
  }

  /// The page: HTML 5 that XML readers take, too.
  public var html: String {
    let title = "\(name): placement"
    return HTMLPage(
      title: title, heading: name, runningTitle: title, introduction: HTMLText.paragraph(introduction),
      sections: sections, attribution: attributions
    ).html
  }

  private var introduction: String {
    "Where \(sites.count) sensors should stand. Covered before: \(before.inKilometres) km; with the plan: "
      + "\(after.inKilometres) km; no choice from these candidates covers more than \(bound.inKilometres) km."
  }

  private var sections: [Markup] {
    let (numbers, costs) = (
      curve { Double($0.sensors) }, curve { $0.euros.map { Double($0) / Self.thousand } }
    )
    var sections: [Markup] = []
    if let numbers {
      sections.append(
        HTMLText.section("Kilometres by number", id: "number", figure(numbers, "sensors")))
    }
    if let costs {
      sections.append(
        HTMLText.section("Kilometres by cost", id: "cost", figure(costs, "thousand euros")))
    }
    let reasons = reasons.map { "\($0.count) candidates are refused: \($0.reason)" }
    return sections + [
      HTMLText.section(
        "Map", id: "map-heading", map + (reasons.isEmpty ? "" : "\n" + HTMLText.list(reasons))),
      HTMLText.section("Chosen sites", id: "sites", table.html),
    ]
  }

  private static let thousand = 1000.0

  private func curve(_ across: (Step) -> Double?) -> PlacementCurve? {
    let points = steps.compactMap { step in
      across(step).map { PlacementCurve.Point(across: $0, value: step.value, bound: step.bound) }
    }
    return points.count > 1 ? PlacementCurve(points: points) : nil
  }

  private func figure(_ curve: PlacementCurve, _ unit: String) -> Markup {
    """
    <figure>
    \(HTMLText.wide("Kilometres by \(unit)", curve.svg(unit: unit)))
    <figcaption>Full: what the plan's first sensors count together (\(objective), km). Dashed: what no choice \
    \(isBought ? "for as much" : "of as many of each type") exceeds. Where the curve bends, more brings little.</figcaption>
    </figure>
    """
  }

  private var map: Markup {
    let projection = MapProjection(
      showing: border.flatMap(\.places), and: candidates + refused + sites.map(\.place))
    func dots(_ places: [Coordinate], _ kind: String, _ radius: Double, _ colour: String) -> Markup {
      let circles = places.map { place -> Markup in
        let point = projection.point(place)
        return "<circle cx=\"\(point.x.short)\" cy=\"\(point.y.short)\" r=\"\(radius.short)\"/>"
      }
      return "<g class=\"\(kind)\" fill=\"\(colour)\">\n\(circles.joined(separator: "\n"))\n</g>"
    }
    func lines(_ isCovered: Bool, _ colour: String) -> Markup {
      let path = border.filter { $0.isCovered == isCovered }.map { projection.path($0.places) }.joined()
      return "<path fill=\"none\" stroke-width=\"3\" stroke=\"\(colour)\" d=\"\(path)\"/>"
    }
    let stars = sites.map { site -> Markup in
      let point = projection.point(site.place)
      let title = MapPicture.title("\(site.id), \(site.type)")
      let turn: Markup? = site.azimuth.map {
        "<path d=\"M0 0V-16\" stroke-width=\"2.5\" transform=\"rotate(\($0.short))\"/>"
      }
      return
        "<g class=\"chosen\" transform=\"translate(\(point.x.short) \(point.y.short))\">\(title)\(turn ?? "")"
        + "<circle r=\"4.5\"/></g>"
    }
    return """
      <figure>
      \(HTMLText.wide("Map", """
      <svg xmlns="http://www.w3.org/2000/svg" style="max-height: 82vh" viewBox="0 0 \(projection.width.short) \
      \(projection.height.short)" role="img" font-family="sans-serif">
      <title>Map of the border, the chosen sites and the candidates</title>
      <rect width="\(projection.width.short)" height="\(projection.height.short)" fill="\(ReportColours.ground)"/>
      \(dots(refused, "refused", 1.2, Colour.orange.hexadecimal))
      \(dots(candidates, "candidates", 1.2, CausePalette.weak.hexadecimal))
      \(lines(true, CausePalette.covered.hexadecimal))
      \(lines(false, Colour.vermillion.hexadecimal))
      <g fill="\(ReportColours.ink)" stroke="\(ReportColours.ink)">
      \(stars.joined(separator: "\n"))
      </g>
      </svg>
      """))
      <figcaption>Black: chosen sites, with the direction that they look in. Small blue dots: candidates; small orange dots: \
      refused ones. The border is blue where the plan covers it, vermillion where it does not.</figcaption>
      </figure>
      """
  }

  private var table: HTMLTable {
    HTMLTable(
      caption: "Chosen sites, in the order in which they gain most",
      columns: ["Site", "Type", "Longitude", "Latitude", "Azimuth", "Gained (km)", "Lost without it (km)"],
      rows: sites.map { site in
        [
          .text(site.id), .text(site.type), .number(site.place.longitude) { String(format: "%.5f", $0) },
          .number(site.place.latitude) { String(format: "%.5f", $0) },
          .number(site.azimuth) { String(format: "%g", $0) }, .number(site.gained, \.inKilometres),
          .number(site.lost, \.inKilometres),
        ]
      })
  }
}
