public import Coverage
import GeoCore
public import Scenario
import SensorPhysics

/// Whether a result meets a requirement.
public struct RequirementResult: Sendable, Hashable {
  /// What a look at a requirement ends with.
  public enum Status: Sendable, Hashable {
    /// The value is known and within the bounds, themselves included.
    case met
    /// It is not known, or beyond a bound: why.
    case missed(String)
    /// The result cannot be held to it: why.
    case notApplicable(String)
  }

  /// The requirement.
  public let requirement: Requirement
  /// The figure's value as summary.json prints it, lengths to the millimetre; nil when it is not known.
  public let got: Double?
  /// What the look at it ended with.
  public let status: Status

  /// Whether it is met.
  public var isMet: Bool { status == .met }
  /// Whether it is missed.
  public var isMissed: Bool { if case .missed = status { true } else { false } }
  /// Why it is not met; nil when it is.
  public var reason: String? {
    switch status {
    case .met: nil
    case .missed(let reason), .notApplicable(let reason): reason
    }
  }

  /// A requirement that a result cannot be held to.
  init(_ requirement: Requirement, notApplicable reason: String) {
    self.requirement = requirement
    got = nil
    status = .notApplicable(reason)
  }

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
      status = .missed("not known: \(requirement.metric.reasonUnknown)")
      return
    }
    if let least = requirement.atLeast, value < least {
      status = .missed("too little")
    } else if let most = requirement.atMost, value > most {
      status = .missed("too much")
    } else {
      status = .met
    }
  }
}

extension Metric {
  fileprivate var reasonUnknown: String {
    switch self {
    case .figure(let figure): figure.reasonUnknown
    case .cause: "it was not looked at"
    case .sensor: "there is no such sensor"
    case .crossing: "crossings were not looked at"
    case .response: "nobody reaches that much of the border"
    }
  }
}

extension Assessment {
  fileprivate func value(of requirement: Requirement, _ context: ResultContext) -> Double? {
    let taken = { (piece: BorderPiece) in self.taken(of: piece, by: requirement) }
    switch requirement.metric {
    case .figure(let figure): return totals(taking: taken).value(of: figure, in: self, context)
    case .cause(let cause): return totals(taking: taken).value(of: cause)
    case .crossing(let figure): return context.crossings?.value(of: figure)
    case .response(let figure): return context.response?.value(of: figure)
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
