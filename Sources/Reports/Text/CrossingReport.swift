public import Coverage
import Foundation
import GeoCore
import Scenario

/// The texts of crossings: the printed table, crossings.json, the page.
public struct CrossingReport {
  private let assessment: CrossingAssessment
  private let name: String
  /// What the figures rest on, a sentence each.
  private let assumptions: [String]
  private let warnings: [String]
  private let attribution: [String]

  /// A report.
  ///
  /// - Parameters:
  ///   - name: the scenario's name.
  ///   - assumptions: what the figures rest on, a sentence each.
  ///   - warnings: what the user should know, a sentence each.
  ///   - attribution: whom the data are owed to.
  public init(
    of assessment: CrossingAssessment, name: String, assumptions: [String], warnings: [String],
    attribution: [String]
  ) {
    self.assessment = assessment
    self.name = name
    self.assumptions = assumptions
    self.warnings = warnings
    self.attribution = attribution
  }

  private static let labelWidth = 34

  /// The table that is printed, ending in a line break.
  public var text: String {
    let figures = assessment.figures
    let length = assessment.border.length
    func row(_ label: String, _ value: Double) -> String {
      label.padding(toLength: Self.labelWidth, withPad: " ", startingAt: 0)
        + String(format: "%10.3f km  %7.2f %%", value.kilometres, length > 0 ? 100 * value / length : 0)
    }
    var lines = [
      name, "", row("border", length),
      row("crossable unseen (P < \(unseenProbability))", figures.unseenLength),
      row("crossable below \(assessment.requiredProbability)", figures.crossableLength),
    ]
    if let anyStart = figures.anyStart {
      lines += [
        row("  unseen at any start", anyStart.unseenLength),
        row("  below \(assessment.requiredProbability) at any start", anyStart.crossableLength),
      ]
    }
    if figures.closedLength > 0 { lines.append(row("nobody crosses", figures.closedLength)) }
    lines += ["", "weakest crossings, the weakest first:"]
    lines += assessment.paths.enumerated().map { "  " + line($0, $1) }
    if assessment.paths.isEmpty { lines.append("  none: nobody can cross") }
    if !assessment.losses.isEmpty {
      lines += ["", "without a sensor or patrol:"]
      lines += assessment.losses.map { loss in
        "  " + loss.id.padding(toLength: max(16, loss.id.count), withPad: " ", startingAt: 0)
          + String(
            format: "  weakest %.4f  unseen %+9.3f km  crossable %+9.3f km", loss.figures.weakest,
            (loss.figures.unseenLength - figures.unseenLength).kilometres,
            (loss.figures.crossableLength - figures.crossableLength).kilometres)
      }
    }
    lines += ["", "what this rests on:"] + assumptions.map { "  " + $0 }
    if !attribution.isEmpty { lines += [""] + attribution.map { "data: \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ index: Int, _ path: CrossingAssessment.Path) -> String {
    let piece = assessment.strengths[path.piece].piece
    let part = assessment.border.parts.count > 1 ? "part \(piece.part + 1) " : ""
    let seen = path.observers.isEmpty ? "seen by nobody" : "seen by " + path.observers.joined(separator: ", ")
    let critical = path.criticalPoint.map {
      String(
        format: ", critical point after %.2f km (%.0f min left)", $0.metres.kilometres,
        (path.seconds - $0.seconds) / 60)
    }
    let timely = path.timelyProbability.map { String(format: ", in time %.4f", $0) }
    return "C\(index + 1)".padding(toLength: 5, withPad: " ", startingAt: 0)
      + String(
        format: "P %.4f (any start %.4f, highest %.3f)  %@km %.3f  %.2f km in %.0f min  ", path.probability,
        path.ownProbability, path.highestChance, part, piece.middleChainage.kilometres,
        path.metres.kilometres, path.seconds / 60) + seen + (critical ?? "") + (timely ?? "")
  }

  /// crossings.json.
  ///
  /// - Parameters:
  ///   - runID: the name of the result.
  ///   - timings: seconds by step.
  public func json(runID: String, timings: [String: Double]) -> JSONValue {
    let figures = assessment.figures
    let work = assessment.work
    return .object([
      RunMark.key: .text(runID), "name": .text(name), "figures": figures.json(assessment.border.length),
      "paths": .list(
        CrossingTables.paths(of: assessment).objects.map { .object($0) }),
      "losses": .list(
        assessment.losses.map { loss in
          .object(["id": .text(loss.id), "without": loss.figures.json(assessment.border.length)])
        }),
      "required_probability": .number(assessment.requiredProbability),
      "assumptions": .list(assumptions.map { .text($0) }), "warnings": .list(warnings.map { .text($0) }),
      "attribution": .list(attribution.map { .text($0) }),
      "cells": .integer(work.cells), "settled": .integer(work.settled), "moves": .integer(work.moves),
      "timings": .object(timings.mapValues { .number($0.millimetres) }),
    ])
  }

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

extension CrossingAssessment.Figures {
  /// A figure, rounded as crossings.json prints it.
  func value(of figure: CrossingFigure) -> Double {
    switch figure {
    case .weakestProbability: weakest.millionths
    case .unseenLength: unseenLength.millimetres
    case .crossableLength: crossableLength.millimetres
    }
  }

  /// The figures under the names that requirements use.
  func json(_ borderLength: Double) -> JSONValue {
    let named = CrossingFigure.allCases.map { ($0.rawValue, JSONValue.number(value(of: $0))) }
    let others: [String: JSONValue] = [
      "border_length_m": .number(borderLength.millimetres), "closed_m": .number(closedLength.millimetres),
      "crossable_unseen_any_start_m": anyStart.map { .number($0.unseenLength.millimetres) } ?? .null,
      "crossable_any_start_m": anyStart.map { .number($0.crossableLength.millimetres) } ?? .null,
    ]
    return .object(others.merging(named) { $1 })
  }
}

extension FeatureTable {
  /// The values of each feature by column.
  fileprivate var objects: [[String: JSONValue]] {
    features.map { feature in
      Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), feature.values.map { JSONValue($0) }))
    }
  }
}
