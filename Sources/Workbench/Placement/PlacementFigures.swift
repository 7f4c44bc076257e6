import Coverage
import GeoCore
import Placement
import Reports
import Scenario

/// The figures of a placement as JSON.
extension PlacementFiles {
  /// certificate.json: how the bound of each law is proved.
  var certificates: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: answer.certificates.map { law, certificate in
          var proof: [String: JSONValue] = [
            "w": .numbers(certificate.weights), "lambda": .numbers(certificate.multipliers),
            "standing": .number(certificate.standing), "bound": .number(certificate.bound),
            "objective": .text(problem.placement.objective.rawValue),
          ]
          if certificate.seconds.contains(where: { $0 > 0 }) {
            proof["second"] = .numbers(certificate.seconds)
          }
          if let counts = certificate.limits.counts {
            proof["counts"] = .object(
              Dictionary(uniqueKeysWithValues: zip(problem.types, counts.map { .integer($0) })))
          }
          if let budget = certificate.limits.budget { proof["budget_eur"] = .integer(budget) }
          return (law.rawValue, .object(proof))
        }))
  }

  /// placement.json.
  func figures(_ sites: [Site]) -> JSONValue {
    let curve = answer.curve.map { step -> JSONValue in
      var point: [String: JSONValue] = [
        "sensors": .integer(step.sensors), "value": .millimetres(step.value),
        "bound": .millimetres(step.bound),
      ]
      if let euros = step.euros { point["eur"] = .integer(euros) }
      return .object(point)
    }
    let chosen = zip(answer.chosen, sites).map { share, site -> JSONValue in
      let column = problem.instance.columns[share.column]
      return .object([
        "id": .text(site.id), "type": .text(site.type),
        "at": .numbers([site.coordinate.longitude, site.coordinate.latitude]),
        "azimuth_deg": column.azimuth.map { .number($0) } ?? .null,
        "candidate": problem.candidates.all[column.candidate].id.map { .text($0) } ?? .null,
        "cost_eur": column.cost.map { .integer($0) } ?? .null, "gained_m": .millimetres(share.gained),
        "lost_without_m": .millimetres(share.lost),
      ])
    }
    var figures: [String: JSONValue] = [
      "law": .text(answer.law.rawValue), "objective": .text(problem.placement.objective.rawValue),
      "border_length_m": .millimetres(problem.pieces.reduce(0) { $0 + $1.length }),
      "covered_before_m": .millimetres(answer.coveredBefore),
      "covered_m": .millimetres(answer.figures.covered), "bound_m": .millimetres(answer.figures.bound),
      "gap": .number(answer.figures.gap.finite),
      "covered_singly_m": .millimetres(answer.figuresSingly.covered),
      "bound_singly_m": .millimetres(answer.figuresSingly.bound),
      "gap_singly": .number(answer.figuresSingly.gap.finite), "is_cut": .boolean(answer.isCut),
      "candidates": .integer(problem.candidates.all.count),
      "refused": .object(
        Dictionary(problem.candidates.refusals.map { ($0.reason, .integer($0.count)) }) { $1 }),
      "greedy": .millimetres(answer.greedy), "greedy_with_swaps": .millimetres(answer.swapped),
      "chosen": .list(chosen), "curve": .list(curve),
    ]
    if let value = answer.value {
      figures["value"] = .millimetres(value.covered)
      figures["bound_value"] = .millimetres(value.bound)
    }
    return .object(figures)
  }
}

extension JSONValue {
  /// A list of numbers.
  fileprivate static func numbers(_ values: [Double]) -> JSONValue { .list(values.map { .number($0) }) }

  /// A length (m) to the millimetre.
  fileprivate static func millimetres(_ length: Double) -> JSONValue { .number(length.finiteMillimetres) }
}

extension Double {
  /// A length (m) to the millimetre.
  var finiteMillimetres: Double { isFinite ? (self * 1000).rounded() / 1000 : 0 }

  /// The number; -1 for what is not finite, as where there is nothing to compare with.
  fileprivate var finite: Double { isFinite ? self : -1 }
}
