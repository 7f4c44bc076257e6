import Coverage
import Crossings
import GeoCore

/// Where a detection leaves the time to respond, zone by zone, and how strong the border is by such detections alone.
///
/// A detection counts where the crosser, whichever way he takes from there and wherever it ends, needs at least the delay of the
/// call and the response to that end. So one who turns to an end that is reached late is not counted as interrupted.
struct TimelyDetection {
  /// Whether a detection at each place counts, by zone.
  let isTimely: [Int: [Bool]]
  /// What the user should know, a sentence each.
  let notes: [String]

  /// - Parameters:
  ///   - response: who comes to each cell, by zone.
  ///   - delay: from a detection to the call (s).
  init(_ fields: [CrossingRun.Field], _ response: [ResponseZone], delay: Double) {
    let byZone = Dictionary(uniqueKeysWithValues: response.map { ($0.zone, $0) })
    var isTimely: [Int: [Bool]] = [:]
    var unreached = 0
    for (zone, field) in fields {
      let lattice = field.lattice
      let own = byZone[zone.zone]
      func deadline(_ place: Int) -> Double {
        delay + (own?.seconds(at: lattice.cells.cell(at: place)) ?? .infinity)
      }
      unreached += lattice.innerStarts.count { deadline($0.place) == .infinity }
      isTimely[zone.zone] = lattice.leastSlack(deadline: deadline).map { $0 >= 0 }
    }
    self.isTimely = isTimely
    notes =
      unreached > 0
      ? [
        "nobody comes to \(unreached) cells in which ways end: a detection of one who can get there is never in time"
      ] : []
  }

  /// Adds to the strengths those by detections in time, searched with no hazard where detections come too late.
  func add(to strengths: inout [CrossingAssessment.Strength], _ fields: [CrossingRun.Field]) async {
    for (zone, field) in fields {
      guard let isTimely = isTimely[zone.zone] else { continue }
      let hazards = zip(field.lattice.costs.hazards, isTimely).map { $1 ? $0 : 0 }
      let late = await CrossingField(of: field.lattice.replacingHazards(hazards))
      for index in strengths.indices where strengths[index].piece.zone == zone.zone {
        let place = field.lattice.cells.place(of: strengths[index].piece.cell)
        strengths[index].timelyProbability = place.map(late.strength) ?? 1
      }
    }
  }
}
