public import Coverage
import Foundation
import GeoCore
import Scenario

/// A change as one page: what it gains and loses, where, and what sensors do before and after.
///
/// It is a function of the two results and of what the user calls them; equal results are equal bytes.
public struct ComparisonPage {
  private let comparison: Comparison
  private let before: ComparedSide
  private let after: ComparedSide
  private let changes: ComparisonStrokes

  /// A page of a comparison of those two.
  public init(of comparison: Comparison, from before: ComparedSide, to after: ComparedSide) {
    self.comparison = comparison
    self.before = before
    self.after = after
    changes = ComparisonStrokes(of: comparison)
  }

  /// Whom the data of both are owed to.
  public var attribution: [String] {
    let first = before.summary.attribution
    return first + after.summary.attribution.filter { !first.contains($0) }
  }

  /// The page.
  public var html: String {
    let title = "\(before.name) → \(after.name)"
    return HTMLPage(
      title: "\(title): what the change gains and loses", heading: title, runningTitle: title,
      introduction: HTMLText.paragraph(introduction), sections: sections, attribution: attribution
    ).html
  }

  private var introduction: String {
    let (old, new) = (comparison.coveredBefore, comparison.coveredAfter)
    let length = max(comparison.length, .ulpOfOne)
    let difference = (new - old) / length * 100
    return "Covered before (A): \((old / length).inPercent), after (B): \((new / length).inPercent) of "
      + "\(comparison.length.inWords), " + String(format: "%+.1f points. ", difference)
      + "Gained \(comparison.length(of: .gained).inWords), lost \(comparison.length(of: .lost).inWords)."
  }

  private var sections: [Markup] {
    let picture = self.picture
    let isTall = picture.projection.height > 1.15 * picture.projection.width
    let tables = ComparisonTables(comparison: comparison, before: before, after: after, strokes: changes)
    let overview: Markup =
      "<div class=\"overview\(isTall ? " tall" : "")\">\n"
      + HTMLText.section("Map of the differences", id: "map-heading", map(picture)) + "<div>\n"
      + HTMLText.section("Before and after", id: "figures-table", tables.figures.html)
      + HTMLText.section(
        "Gains and losses", id: "changes",
        changes.runs.isEmpty ? HTMLText.paragraph("Nothing is gained or lost.") : tables.changes.html)
      + "</div>\n</div>\n"
    var sections = [overview, HTMLText.section("Profile", id: "along", profile)]
    if let requirements = tables.requirements {
      sections.append(HTMLText.section("Requirements", id: "requirements", requirements.html))
    }
    sections.append(
      HTMLText.section(
        "Sensors and patrols", id: "sensors",
        comparison.sensorChanges.isEmpty
          ? HTMLText.paragraph("No sensor changed.")
          : tables.sensors.html + HTMLText.note(ComparisonTables.note)))
    if !comparison.notes.isEmpty {
      sections.append(HTMLText.section("What to know", id: "notes", HTMLText.list(comparison.notes)))
    }
    return sections
  }

  private var picture: MapPicture {
    let parts = comparison.before.parts
    let stretches = comparison.after.pieces.map { piece in
      MapLandmarks.Stretch(
        part: piece.part + 1, from: piece.chainage.lowerBound, to: piece.chainage.upperBound,
        line: parts[piece.part].vertices(in: piece.chainage), name: nil)
    }
    let stays = Set(after.sites.map(\.id))
    let moved = Set(comparison.sensorChanges.filter(\.isMoved).map(\.id))
    let gone = before.sites.filter { !stays.contains($0.id) || moved.contains($0.id) }.map { site in
      var facts = site.facts
      facts.kind = "removed"
      return PlaceLayers.Point(id: site.id, place: site.place, facts: facts)
    }
    let places = PlaceLayers(points: gone + after.sites)
    let symbols = before.symbols.merging(after.symbols) { $1 }
    return MapPicture(
      strokes: changes.strokes, marks: changes.marks, places: places,
      landmarks: MapLandmarks(of: stretches, outsideIsLeft: !after.inside.isLeft),
      symbol: { $0.flatMap { symbols[$0] } ?? .other },
      projection: MapProjection(showing: parts.flatMap(\.vertices), and: places.mustBeSeen))
  }

  private func map(_ picture: MapPicture) -> Markup {
    let keys = ComparisonStrokes.legend.map { kind, colour -> Markup in
      "<span class=\"key\">\(HTMLText.swatch(colour.hexadecimal, "thick"))\(kind)</span>"
    }
    return """
      <figure class="map">
      <div class="map-frame">
      \(picture.svg(over: [], sensors: comparison.sensorChanges.map(\.id)))
      </div>
      <output id="readout"></output>
      <figcaption>\(keys.joined(separator: " ")) Hollow and dashed: sensors that are removed, or where they stood before they \
      were moved. <span class="paper">Scale \(picture.paper.text) on A4.</span></figcaption>
      </figure>
      """
  }

  private var profile: Markup {
    func pieces(_ result: BorderResult) -> [CoverageProfile.Piece] {
      result.pieces.map {
        .init(
          part: $0.part + 1, from: $0.chainage.lowerBound, to: $0.chainage.upperBound,
          probability: $0.finding.probability, colour: nil)
      }
    }
    let changed = comparison.changes.map { change in
      CoverageProfile.Piece(
        part: change.part + 1, from: change.chainage.lowerBound, to: change.chainage.upperBound,
        probability: change.after.probability, colour: ComparisonStrokes.colour(of: change.kind).hexadecimal)
    }
    let svg = CoverageProfile(
      of: pieces(comparison.after) + changed, before: pieces(comparison.before), marks: changes.bars,
      requiredProbability: comparison.after.requiredProbability, ground: ComparisonStrokes.unchanged
    ).svg
    return """
      <figure>
      \(HTMLText.wide("Profile along the border", svg))
      <figcaption>The probability by kilometre: the area after the change, the line before it. The strip below has the \
      colours of the map where something changed.</figcaption>
      </figure>
      """
  }
}
