public import Coverage
import GeoCore
public import Scenario
import SensorPhysics

/// Whether a result meets a requirement.
public struct RequirementResult: Sendable, Hashable {
  /// The requirement.
  public let requirement: Requirement
  /// The figure's value as summary.json prints it, lengths to the millimetre; nil when it is not known.
  public let got: Double?
  /// Why it is missed; nil when it is met.
  public let reason: String?

  /// Whether it is met: the value is known and within the bounds, themselves included.
  public var isMet: Bool { reason == nil }

  /// Looks at a requirement.
  ///
  /// Of a stretch only what lies between its chainages counts: pieces and gaps are cut at its ends by length, and
  /// a gap that runs on beyond them counts with what is left of it. With `where` the same holds at the ends of the
  /// border's lines that have the attribute. A figure that is not known misses every requirement.
  ///
  /// - Parameters:
  ///   - requirement: one whose sensor, part and attributes are there.
  ///   - context: what is known beside the assessment.
  public init(_ requirement: Requirement, in assessment: Assessment, context: ResultContext) {
    self.requirement = requirement
    let value = assessment.value(of: requirement, context)
    got = value
    guard let value else {
      reason = "not known: \(requirement.metric.reasonUnknown)"
      return
    }
    if let least = requirement.atLeast, value < least {
      reason = "too little"
    } else if let most = requirement.atMost, value > most {
      reason = "too much"
    } else {
      reason = nil
    }
  }
}

extension Metric {
  fileprivate var reasonUnknown: String {
    switch self {
    case .figure(let figure): figure.reasonUnknown
    case .cause: "it was not looked at"
    case .sensor: "there is no such sensor"
    }
  }
}

extension Assessment {
  fileprivate func value(of requirement: Requirement, _ context: ResultContext) -> Double? {
    let taken = { (piece: BorderPiece) in self.taken(of: piece, by: requirement) }
    switch requirement.metric {
    case .figure(let figure): return totals(taking: taken).value(of: figure, in: self, context)
    case .cause(let cause): return totals(taking: taken).value(of: cause)
    case .sensor(let figure):
      if let index = sensors.firstIndex(where: { $0.id == requirement.sensor }) {
        return sensorShares(taking: taken)[index].value(of: figure)
      }
      guard let index = patrolIDs.firstIndex(where: { $0 == requirement.sensor }) else { return nil }
      return patrolShares(taking: taken)[index].value(of: figure)
    }
  }

  /// What of a piece a requirement is of; nil for nothing.
  private func taken(of piece: BorderPiece, by requirement: Requirement) -> BorderPiece? {
    guard !requirement.isOfWholeBorder else { return piece }
    let stretch = border.parts[piece.part].stretches[piece.stretch]
    guard requirement.takes(stretch, ofPart: piece.part, in: border) else { return nil }
    return piece.clipped(to: requirement.chainage)
  }
}
