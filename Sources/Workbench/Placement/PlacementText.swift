import Coverage
import Foundation
import GeoCore
import Placement
import Scenario

/// What `place` prints: covered before and after, a line for each chosen site, and the proof.
struct PlacementText: Sendable {
  let problem: PlacementProblem
  let answer: PlacementAnswer

  /// The text of an answer.
  init(problem: PlacementProblem, answer: PlacementAnswer) {
    self.problem = problem
    self.answer = answer
  }

  /// The text, ending in a line break.
  var text: String {
    let border = problem.pieces.reduce(0) { $0 + $1.length }
    var lines = [
      problem.resolution.scenario.name, "",
      "covered before  \(Self.kilometres(answer.coveredBefore)) of \(Self.kilometres(border))",
      "covered after   \(Self.kilometres(answer.figures.covered)) of \(Self.kilometres(border))", "",
    ]
    if answer.chosen.isEmpty { lines.append("nothing that may be placed covers any more") }
    lines += Self.table(
      answer.chosen.enumerated().map { index, chosen in
        PlacedSite(problem, chosen.column, id: "").row + [
          Self.kilometres(chosen.gained), Self.kilometres(chosen.lost),
        ]
      }, head: ["type", "place", "azimuth", "gained", "lost without"])
    lines.append("")
    if answer.isCut { lines.append("the search was cut short: the plan and the bounds are the best so far") }
    if answer.law == .run {
      lines.append("together: " + Self.proof(answer.figures))
      lines.append("each by itself with what stands: " + Self.proof(answer.figuresSingly))
    } else {
      lines.append(Self.proof(answer.figures))
    }
    if let value = answer.value {
      lines.append(
        "\(problem.placement.objective.rawValue), weighted: \(Self.number(value.covered)) m; no choice has more than"
          + " \(Self.number(value.bound)) m (\(Self.percent(value.gap)))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is covered, and what no choice exceeds.
  private static func proof(_ figures: PlacementAnswer.Figures) -> String {
    "covered \(kilometres(figures.covered)); no choice from these candidates covers more than"
      + " \(kilometres(figures.bound)) (\(percent(figures.gap)))"
  }

  /// Rows under a head, columns aligned.
  static func table(_ rows: [[String]], head: [String]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
        .replacing(/\s+$/, with: "")
    }
  }

  /// A length in km.
  static func kilometres(_ metres: Double) -> String { number(metres.kilometres, decimals: 3) + " km" }

  /// A share in percent.
  static func percent(_ share: Double) -> String {
    share.isFinite ? number(share * 100, decimals: share < 0.001 ? 3 : 2) + " %" : "unbounded"
  }

  private static func number(_ value: Double, decimals: Int = 1) -> String {
    value.isFinite ? String(format: "%.\(decimals)f", value) : "any number of"
  }
}

/// A chosen column as a site.
struct PlacedSite: Sendable {
  /// The site as a scenario has it.
  let site: Site
  let type: String

  /// The site of a column.
  init(_ problem: PlacementProblem, _ column: Int, id: String) {
    let data = problem.instance.columns[column]
    let candidate = problem.candidates.all[data.candidate]
    type = problem.types[data.type]
    site = problem.resolution.scenario.placedSite(
      id: id, type: type, at: candidate.coordinate, azimuth: data.azimuth.map { Angle(degrees: $0) },
      like: candidate.row)
  }

  /// Type, place and direction for a table.
  var row: [String] {
    [
      type, String(format: "%.5f, %.5f", site.coordinate.longitude, site.coordinate.latitude),
      site.azimuth.map { String(format: "%g", $0.degrees) } ?? "all round",
    ]
  }
}

/// For each type the best places for some more.
struct NextPlaces: Sendable {
  /// The text, ending in a line break.
  let text: String

  /// - Parameter count: how many of each type.
  init(of problem: PlacementProblem, law: PlacementLaw, count: Int) {
    let rows = problem.types.indices.flatMap { type -> [[String]] in
      let counts = problem.types.indices.map { $0 == type ? count : 0 }
      let limits = PlacementLimits(counts: counts)
      let plan: [Int]
      if count == 1, problem.objective == .coveredLength {
        let gains = problem.instance.gains(beyond: [], law: law)
        plan =
          problem.instance.columns.indices.filter { problem.instance.columns[$0].type == type }
          .max { (gains[$0], $1) < (gains[$1], $0) }.map { gains[$0] > 0 ? [$0] : [] } ?? []
      } else {
        plan =
          PlacementSolver(problem.instance, law: law, objective: problem.objective, limits: limits)
          .solution(effort: .brief, shouldStop: { Task.isCancelled }).plan
      }
      return problem.instance.shares(of: plan, law: law, objective: problem.objective).map { share in
        PlacedSite(problem, share.column, id: "").row + [PlacementText.kilometres(share.gained)]
      }
    }
    let table = PlacementText.table(rows, head: ["type", "place", "azimuth", "gained"])
    text = (table.isEmpty ? ["no more of any type covers any more"] : table).joined(separator: "\n") + "\n"
  }
}
