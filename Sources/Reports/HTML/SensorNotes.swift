import GeoCore

/// What a reader must know of the sensors before the table: who is not linked and why, who adds next to nothing.
struct SensorNotes {
  let summary: SummaryDocument
  let places: PlaceLayers

  /// Less than this is next to nothing (m).
  private static let leastAdded = 100.0
  /// How many obstacles are told.
  private static let listedObstacles = 3
  /// No mast of a sensor is higher (m).
  private static let highestMast = 120.0

  /// That sensors are not linked, with what is in the way of each; nil when all are, or nobody asked.
  var links: String? {
    let known = summary.sensors.filter { $0.isLinked != nil }
    let unlinked = known.filter { $0.isLinked == false }.map(\.share.id)
    guard !unlinked.isEmpty else { return nil }
    let count = "\(known.count - unlinked.count) of \(known.count) sensors are linked to a monitoring centre."
    let obstacles = unlinked.compactMap(obstacle).sorted { $0.missing < $1.missing }
    guard !obstacles.isEmpty else { return count + " No centre is within the reach of the others." }
    let told = obstacles.prefix(Self.listedObstacles).map(\.text).joined(separator: "; ")
    let more = obstacles.count - Self.listedObstacles
    return "\(count) In the way: \(told)" + (more > 0 ? "; and \(more) more." : ".")
  }

  /// What blocks the path of a sensor that is nearest to being clear.
  private func obstacle(of sensor: String) -> (missing: Double, text: String)? {
    let paths = places.links.filter { $0.from == sensor && $0.isPathClear == false }
    guard let best = paths.max(by: { ($0.clearance ?? -.infinity) < ($1.clearance ?? -.infinity) }),
      let clearance = best.clearance, let to = best.to
    else { return nil }
    let place = best.clearancePlace.map { " \($0.inWords) from \(sensor)" } ?? ""
    let what =
      clearance < 0
      ? "ground\(place) stands \((-clearance).inWords) above the sight line"
      : "ground\(place) leaves too little room"
    let mast =
      best.clearingHeight.map {
        $0 <= Self.highestMast
          ? ", an antenna at \($0.inWords) would clear it" : ", more than any mast clears"
      } ?? ""
    return (-clearance, "\(sensor) to \(to): \(what)\(mast)")
  }

  /// The sensors without which less than 100 m would be lost; nil when there is none.
  var idle: String? {
    let idle = summary.sensors.map(\.share).filter { $0.soleLength < Self.leastAdded }.map(\.id)
    guard !idle.isEmpty, summary.figures.length > 0 else { return nil }
    let all = summary.sensors.count
    let verb = idle.count == 1 ? "adds" : "add"
    return
      "\(idle.count) of \(all) \(all == 1 ? "sensor" : "sensors") \(verb) less than 100 m: without any one of them "
      + "less than that would be lost. \(idle.joined(separator: ", "))."
  }
}
