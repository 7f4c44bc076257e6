public import Coverage
import Foundation
import GeoCore
import Scenario

/// The texts of crossings: the printed table and crossings.json; the page is an extension.
public struct CrossingReport {
  let assessment: CrossingAssessment
  let name: String
  /// What the figures rest on, a sentence each.
  let assumptions: [String]
  let warnings: [String]
  let attribution: [String]

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
    if let timely = figures.timely {
      lines += [
        row("  unseen in time", timely.unseenLength),
        row("  below \(assessment.requiredProbability) in time", timely.crossableLength),
      ]
    }
    let local = assessment.strengths.filter { $0.localProbability != nil }
    if !local.isEmpty {
      func near(below bound: Double) -> Double {
        local.filter { ($0.localProbability ?? 1) < bound }.reduce(0) { $0 + $1.piece.length }
      }
      lines += [
        row("  unseen, staying near the piece", near(below: unseenProbability)),
        row(
          "  below \(assessment.requiredProbability), staying near",
          near(below: assessment.requiredProbability)),
      ]
    }
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
      "crossable_unseen_timely_m": timely.map { .number($0.unseenLength.millimetres) } ?? .null,
      "crossable_timely_m": timely.map { .number($0.crossableLength.millimetres) } ?? .null,
      "weakest_timely_probability": weakestTimely.map { .number($0.millionths) } ?? .null,
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
