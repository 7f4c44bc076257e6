public import Coverage
import Foundation
import GeoCore
import Scenario

/// The texts of a response: the printed table and response.json.
public struct ResponseReport {
  private let assessment: ResponseAssessment
  private let name: String
  /// What each vehicle is, in the user's words.
  private let types: [String?]
  private let assumptions: [String]
  private let warnings: [String]
  private let attribution: [String]

  /// A report.
  ///
  /// - Parameters:
  ///   - name: the scenario's name.
  ///   - types: of each vehicle; nil where that is not told.
  ///   - assumptions: what the figures rest on, a sentence each.
  ///   - warnings: what the user should know, a sentence each.
  ///   - attribution: whom the data are owed to.
  public init(
    of assessment: ResponseAssessment, name: String, types: [String?], assumptions: [String],
    warnings: [String], attribution: [String]
  ) {
    self.assessment = assessment
    self.name = name
    self.types = types
    self.assumptions = assumptions
    self.warnings = warnings
    self.attribution = attribution
  }

  private static let labelWidth = 34
  private static let minute = 60.0

  /// The table that is printed, ending in a line break.
  public var text: String {
    let figures = assessment.figures
    let length = assessment.border.length
    func row(_ label: String, _ value: String) -> String {
      label.padding(toLength: Self.labelWidth, withPad: " ", startingAt: 0) + value
    }
    func minutes(_ seconds: Double?, _ reason: String) -> String {
      seconds.map { String(format: "%10.1f min", $0 / Self.minute) } ?? "   not known: \(reason)"
    }
    func kilometres(_ value: Double) -> String {
      String(format: "%10.3f km  %7.2f %%", value.kilometres, length > 0 ? 100 * value / length : 0)
    }
    var lines = [
      name, "", row("border", kilometres(length)),
      row("longest response", minutes(figures.longestSeconds, "nobody comes to some of the border")),
      row(
        "response on 95 % of the length", minutes(figures.mostSeconds, "nobody comes to more than 5 % of it")),
    ]
    if figures.unreachedLength > 0 { lines.append(row("nobody comes", kilometres(figures.unreachedLength))) }
    lines += ["", "gaps, the longest response first:"]
    lines += gapsByTime.map { "  " + line(ofGap: $0) }
    if assessment.gaps.isEmpty { lines.append("  none: all of the border is covered") }
    lines += ["", "vehicles by the border to which they come first:"] + vehicleLines.map { "  " + $0 }
    lines += ["", "what this rests on:"] + assumptions.map { "  " + $0 }
    if !attribution.isEmpty { lines += [""] + attribution.map { "data: \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The places of gaps in the list: those that nobody reaches, then by time.
  private var gapsByTime: [Int] {
    func seconds(_ index: Int) -> Double { assessment.gaps[index].last?.seconds ?? .infinity }
    return assessment.gaps.indices.sorted { (seconds($1), $0) < (seconds($0), $1) }
  }

  private func line(ofGap index: Int) -> String {
    let gap = assessment.gaps[index]
    let part = assessment.border.parts.count > 1 ? "part \(gap.gap.part + 1) " : ""
    let place =
      "G\(index + 1)".padding(toLength: 5, withPad: " ", startingAt: 0) + part
      + String(
        format: "km %.3f to %.3f  ", gap.gap.chainage.lowerBound.kilometres,
        gap.gap.chainage.upperBound.kilometres)
    guard let last = gap.last, let way = gap.way else {
      let first = gap.firstSeconds.map { String(format: ", to some after %.0f min", $0 / Self.minute) }
      return place + "nobody comes to all of it" + (first ?? "")
    }
    let first = (gap.firstSeconds ?? last.seconds) / Self.minute
    return place
      + String(format: "all of it within %.0f min, ", last.seconds / Self.minute)
      + "by \(assessment.vehicles[last.vehicle].onOneLine)"
      + String(
        format: " (%.1f km of road, %.1f km beside it, %.1f km on foot); some of it after %.0f min",
        way.roadLength.kilometres, way.offRoadLength.kilometres, way.footLength.kilometres, first)
  }

  private var vehicleLines: [String] {
    let lengths = assessment.lengths
    let first = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    let others = lengths.count - first.count
    return first.map { index in
      let id = assessment.vehicles[index].onOneLine
      return id.padding(toLength: max(16, id.count), withPad: " ", startingAt: 0)
        + String(format: "%10.3f km", lengths[index].kilometres)
        + (types[index].map { "  \($0.onOneLine)" } ?? "")
    } + (others > 0 ? ["\(others) more are first nowhere"] : [])
  }

  /// response.json.
  ///
  /// - Parameters:
  ///   - runID: the name of the result.
  ///   - timings: seconds by step.
  public func json(runID: String, timings: [String: Double]) -> JSONValue {
    let figures = assessment.figures
    func rounded(_ value: Double?) -> JSONValue { value.map { .number($0.millimetres) } ?? .null }
    let named = ResponseFigure.allCases.map { ($0.rawValue, rounded(figures.value(of: $0))) }
    let own: [String: JSONValue] = [
      "border_length_m": .number(assessment.border.length.millimetres),
      "unreached_m": .number(figures.unreachedLength.millimetres),
    ]
    let gaps = assessment.gaps.enumerated().map { index, gap in
      JSONValue.object([
        "id": .text("G\(index + 1)"), "part": .integer(gap.gap.part + 1),
        "from_m": .number(gap.gap.chainage.lowerBound.millimetres),
        "to_m": .number(gap.gap.chainage.upperBound.millimetres), "response_s": rounded(gap.last?.seconds),
        "first_response_s": rounded(gap.firstSeconds),
        "vehicle": gap.last.map { .text(assessment.vehicles[$0.vehicle]) } ?? .null,
        "road_m": rounded(gap.way?.roadLength), "off_road_m": rounded(gap.way?.offRoadLength),
        "foot_m": rounded(gap.way?.footLength),
      ])
    }
    let vehicles = zip(assessment.vehicles, zip(types, assessment.lengths)).map { id, own in
      JSONValue.object([
        "id": .text(id), "type": own.0.map { .text($0) } ?? .null, "first_m": .number(own.1.millimetres),
      ])
    }
    return .object([
      RunMark.key: .text(runID), "name": .text(name), "figures": .object(own.merging(named) { $1 }),
      "gaps": .list(gaps), "vehicles": .list(vehicles),
      "assumptions": .list(assumptions.map { .text($0) }), "warnings": .list(warnings.map { .text($0) }),
      "attribution": .list(attribution.map { .text($0) }),
      "timings": .object(timings.mapValues { .number($0.millimetres) }),
    ])
  }
}

extension ResponseAssessment.Figures {
  /// A figure (s), rounded as response.json prints it; nil when nobody comes to that much of the border.
  func value(of figure: ResponseFigure) -> Double? {
    switch figure {
    case .longest: longestSeconds?.millimetres
    case .most: mostSeconds?.millimetres
    }
  }
}
