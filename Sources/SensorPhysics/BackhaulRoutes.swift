/// The ways of local centres to regional ones: fewest links, then shortest, then first.
struct BackhaulRoutes {
  /// For each centre the link that its way starts with; nil for a regional one and for one without a way.
  private(set) var links: [Int?]
  /// For each centre the regional one that its way leads to, itself for a regional one; nil without a way.
  private(set) var regionals: [Int?]

  /// Finds the ways, first those of one link, then those of two, and so on.
  init(centres: [MonitoringCentre], links all: [RadioLink]) {
    links = centres.map { _ in nil }
    regionals = centres.indices.map { centres[$0].level == .regional ? $0 : nil }
    var lengths = [Double](repeating: 0, count: centres.count)
    var reached = centres.indices.filter { centres[$0].level == .regional }
    while !reached.isEmpty {
      var next: [Int: (link: Int, length: Double)] = [:]
      for (index, link) in all.enumerated() where link.isClear && reached.contains(link.end) {
        guard case .centre(let start) = link.start, regionals[start] == nil else { continue }
        let length = link.length + lengths[link.end]
        if length < next[start]?.length ?? .infinity { next[start] = (index, length) }
      }
      for (start, way) in next {
        links[start] = way.link
        lengths[start] = way.length
        regionals[start] = regionals[all[way.link].end]
      }
      reached = next.keys.sorted()
    }
  }
}
