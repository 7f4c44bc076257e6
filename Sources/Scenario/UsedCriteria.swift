public import SensorPhysics

extension Scenario {
  /// The criterion sets that the cameras of its own types and patrols are judged by, each with the bands that it judges, in
  /// the order of bands.
  public var usedCriteria: [(set: CriterionSet, bands: [String])] {
    let cameras =
      equipment.flatMap(\.cameras) + patrols.compactMap(\.inline).flatMap { $0.cameras ?? [] }
    var used: [(set: CriterionSet, bands: [String])] = []
    for band in Band.allCases {
      for camera in cameras where camera.band == band {
        guard let set = camera.criteria ?? criteria[band] else { continue }
        guard let index = used.firstIndex(where: { $0.set == set }) else {
          used.append((set, [band.rawValue]))
          continue
        }
        if !used[index].bands.contains(band.rawValue) { used[index].bands.append(band.rawValue) }
      }
    }
    return used
  }
}
