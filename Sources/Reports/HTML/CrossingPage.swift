import Coverage
import Foundation
import GeoCore
import Scenario

/// Crossings as one page for readers, and its picture.
extension CrossingReport {
  /// The profile of the strength along the border: an SVG picture.
  public var profile: String { picture.text }

  private var picture: Markup {
    CoverageProfile(
      of: assessment.strengths.map {
        .init(
          part: $0.piece.part + 1, from: $0.piece.chainage.lowerBound, to: $0.piece.chainage.upperBound,
          probability: $0.probability,
          colour: $0.probability < assessment.requiredProbability ? Colour.orange.hexadecimal : nil)
      }, requiredProbability: assessment.requiredProbability,
      title: "Strength along the border, by kilometre"
    ).svg
  }

  /// The page: one HTML file without others.
  public func page(runID: String) -> String {
    let figures = assessment.figures
    let table = HTMLTable(
      caption: "Figures", columns: ["Figure", "Value"],
      rows: [
        [.text("border (km)"), .number(assessment.border.length) { $0.inKilometres }],
        [
          .text("crossable unseen, below \(unseenProbability) (km)"),
          .number(figures.unseenLength) { $0.inKilometres },
        ],
        [
          .text("crossable below \(assessment.requiredProbability) (km)"),
          .number(figures.crossableLength) { $0.inKilometres },
        ],
        [
          .text("crossable unseen, any start (km)"),
          .number(figures.anyStart?.unseenLength) { $0.inKilometres },
        ],
        [
          .text("crossable below \(assessment.requiredProbability), any start (km)"),
          .number(figures.anyStart?.crossableLength) { $0.inKilometres },
        ],
        [.text("nobody crosses (km)"), .number(figures.closedLength) { $0.inKilometres }],
        [.text("probability of the weakest crossing"), .number(figures.weakest.millionths) { "\($0)" }],
        [
          .text("probability of detection in time of the weakest crossing"),
          .number(figures.weakestTimely?.millionths) { "\($0)" },
        ],
      ])
    var sections = [
      HTMLText.section("How strong the border is", id: "figures", table.html),
      HTMLText.section(
        "Profile", id: "along",
        "<figure>\n\(HTMLText.wide("Strength along the border", picture))\n<figcaption>The least probability of detection "
          + "of all crossings that pass the line there: dark up to the lowest of a stretch, light up to its highest. Orange "
          + "below: crossed under the required probability.</figcaption>\n</figure>"),
      HTMLText.section("Weakest crossings", id: "paths", pathTable.html),
    ]
    if !assessment.losses.isEmpty {
      sections.append(HTMLText.section("What losses do", id: "losses", lossTable.html))
    }
    sections.append(
      HTMLText.section(
        "What this rests on", id: "assumptions", HTMLText.list(assumptions + warnings)))
    let title = "\(name): crossings"
    return HTMLPage(
      title: title, heading: title, runningTitle: title, runID: runID,
      introduction: HTMLText.paragraph(
        "How likely somebody is detected who chooses his way across the border on foot."),
      sections: sections, attribution: attribution
    ).html
  }

  private var pathTable: HTMLTable {
    HTMLTable(
      caption: "Weakest crossings",
      columns: [
        "Crossing", "Part", "km", "P", "P, any start", "Highest chance", "Length (km)", "Time (min)",
        "Seen by",
        "Critical point (min after start)", "P in time",
      ],
      rows: assessment.paths.enumerated().map { index, path in
        let piece = assessment.strengths[path.piece].piece
        return [
          .text("C\(index + 1)"), .count(piece.part + 1), .number(piece.middleChainage) { $0.inKilometres },
          .number(path.probability.millionths) { "\($0)" },
          .number(path.ownProbability.millionths) { "\($0)" },
          .number(path.highestChance.millionths) { "\($0)" }, .number(path.metres) { $0.inKilometres },
          .number(path.seconds) { $0.inMinutes }, .text(path.observers.joined(separator: ", ")),
          .number(path.criticalPoint?.seconds) { $0.inMinutes },
          .number(path.timelyProbability?.millionths) { "\($0)" },
        ]
      })
  }

  private var lossTable: HTMLTable {
    let whole = assessment.figures
    return HTMLTable(
      caption: "Without a sensor or patrol",
      columns: ["Without", "Weakest crossing", "More unseen (km)", "More crossable (km)"],
      rows: assessment.losses.map { loss in
        [
          .text(loss.id), .number(loss.figures.weakest.millionths) { "\($0)" },
          .number(loss.figures.unseenLength - whole.unseenLength) { $0.inKilometres },
          .number(loss.figures.crossableLength - whole.crossableLength) { $0.inKilometres },
        ]
      })
  }
}
