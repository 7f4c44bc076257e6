import GeoCore
import Scenario

/// What the figures of crossings rest on, a sentence each: printed with every result.
struct CrossingAssumptions {
  let input: CrossingInput
  /// Who comes; nil where the scenario does not say.
  let response: ResponseInput?
  let hasPatrols: Bool
  /// When crossers start (s); nil for any time.
  let start: Double?
  let zoneCount: Int

  var sentences: [String] {
    [
      "crossers walk from \(input.outerWidth.short) m outside to \(input.innerWidth.short) m inside"
        + (input.roads == nil ? "" : ", or to the first road,")
        + " and know who sees what; the cells beyond the line's open ends are left out",
      "looks further apart than memory_s, \(input.memory.short) s, are taken as independent, whatever look_independence "
        + "says: one and the same operator may never see this man; the highest chance stands beside P",
      "on foot by Tobler's function times \(input.offPathFactor.short) off paths; cells steeper than "
        + "\(input.steepest.short) degrees are barriers"
        + (input.ground == nil ? "; all other ground is open" : ", land cover slows or stops by its factors"),
      "ways run in 32 directions: in open ground times and hazards are at most 1.4 % too high, so that P errs to the unsafe "
        + "side by as much",
      patrols, timely,
      zoneCount > 1 ? "no way leads from one zone of the lattice into the next" : nil,
    ].compactMap { $0 }
  }

  private var timely: String? {
    if let response = input.responseTime {
      return
        "P in time counts detections that leave crossing.response_s, \(response.short) s, to the end of the way"
    }
    return response.map {
      "P in time counts detections where every way on takes at least \($0.detectionDelay.short) s (response.detection_delay_s) and "
        + "the response to its end; strength in time is searched with nobody seen elsewhere"
    }
  }

  private var patrols: String? {
    guard hasPatrols else { return nil }
    guard let start else {
      return
        "the search takes patrols at their mean over the period, which overstates P; `any start` is 1 minus the mean of "
        + "what \(CrossingPaths.startCount) starts over the period miss"
    }
    return
      "crossers start \(start.short) s after the period's begin; the search takes patrols at their mean over the time that a "
      + "crossing on level ground takes from then"
  }
}

extension Double {
  /// The number as messages write it: two decimals at most.
  var short: String {
    let rounded = (self * 100).rounded() / 100
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
