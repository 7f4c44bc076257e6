/// The sensors that wait for a link, as centres have no room for them, and whose places they take.
public struct LinkReserve: Sendable {
  private let centres: [MonitoringCentre]
  private let regionals: [Int?]
  /// For each sensor the centres that it can be linked to, the preferred first.
  private let options: [[Int]]
  private let isLinked: [Bool]

  /// - Parameters:
  ///   - regionals: for each centre the regional one behind it; itself for a regional one, nil for none.
  ///   - options: for each sensor the centres that it can be linked to, the preferred first.
  ///   - isLinked: for each sensor whether it is linked when none fails.
  /// - Returns: nil when no sensor waits.
  init?(centres: [MonitoringCentre], regionals: [Int?], options: [[Int]], isLinked: [Bool]) {
    guard zip(options, isLinked).contains(where: { !$0.isEmpty && !$1 }) else { return nil }
    self.centres = centres
    self.regionals = regionals
    self.options = options
    self.isLinked = isLinked
  }

  /// The sensors that are linked only when some are not there, rising: those of a network without them.
  ///
  /// - Parameter failed: the sensors that are not there.
  /// - Complexity: O(sensors (links + centres)).
  public func standIns(for failed: [Int]) -> [Int] {
    guard failed.contains(where: { isLinked[$0] }) else { return [] }
    var assignment = SensorAssignment(sensorCount: options.count, centres: centres, regionals: regionals)
    for sensor in options.indices {
      assignment.add(reaching: failed.contains(sensor) ? [] : options[sensor])
    }
    let chosen = assignment.chosen
    return options.indices.filter { chosen[$0] != nil && !isLinked[$0] }
  }
}
