import GeoCore
import RadioLinks
import TestSupport
import Testing

@Suite struct LinkReserveTests {
  @Test(
    "who takes the links of sensors that fail is who is linked in a network without them",
    arguments: 0..<40 as Range<UInt64>)
  func againstNetworks(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sensorCount = 6
    let centres = (0..<5).map { index in
      MonitoringCentre(
        id: "\(index)", level: index < 3 ? .local : .regional,
        coordinate: Coordinate(longitude: 0, latitude: 0),
        mastHeight: 30, frequency: 5.8e9, maxRange: 40_000,
        capacity: Int.random(in: 1...(index < 3 ? 2 : 3), using: &generator))
    }
    let links = RadioLink.candidates(sensorCount: sensorCount, centres: centres).map { candidate in
      RadioLink(
        start: candidate.start, end: candidate.end, length: Double(Int.random(in: 1...9, using: &generator)),
        clearance: LinkClearance(
          distance: 1, height: 1, share: Bool.random(using: &generator) ? 1 : 0))
    }
    let whole = LinkNetwork(sensorCount: sensorCount, centres: centres, links: links)
    for first in 0..<sensorCount {
      for second in first..<sensorCount {
        let failed: Set = [first, second]
        let left = links.filter { link in
          if case .sensor(let sensor) = link.start { !failed.contains(sensor) } else { true }
        }
        let without = LinkNetwork(sensorCount: sensorCount, centres: centres, links: left)
        let news = (0..<sensorCount).filter { without.isLinked(sensor: $0) && !whole.isLinked(sensor: $0) }
        #expect((whole.reserve?.standIns(for: Array(failed)) ?? []) == news)
        for sensor in 0..<sensorCount where whole.isLinked(sensor: sensor) && !failed.contains(sensor) {
          #expect(without.isLinked(sensor: sensor), "nobody loses a link by another's failure")
        }
      }
    }
  }

  @Test("there is no reserve where all that can be linked are")
  func none() {
    let network = LinkNetwork(sensorCount: 3, centres: [], links: [])
    #expect(network.reserve == nil)
  }
}
