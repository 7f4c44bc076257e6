import GeoCore
import RadioLinks
import Testing

@Suite struct LinkNetworkTests {
  private static func centre(_ level: CentreLevel, capacity: Int = 32) -> MonitoringCentre {
    MonitoringCentre(
      id: "", level: level, coordinate: Coordinate(longitude: 0, latitude: 0), mastHeight: 30,
      frequency: 5.8e9, maxRange: 40_000, capacity: capacity)
  }

  private static func link(_ start: RadioLink.Start, _ end: Int, _ length: Double = 1000, share: Double = 1)
    -> RadioLink
  {
    RadioLink(
      start: start, end: end, length: length,
      clearance: LinkClearance(distance: length / 2, height: share * 10, share: share))
  }

  @Test("a sensor is linked over a local centre that reaches a regional one")
  func direct() {
    let network = LinkNetwork(
      sensorCount: 2, centres: [Self.centre(.local), Self.centre(.regional)],
      links: [
        Self.link(.sensor(0), 0), Self.link(.sensor(1), 0, share: 0.59), Self.link(.centre(0), 1, share: 0.6),
      ])
    #expect(network.sensorLinks == [0, nil])
    #expect(network.centreLinks == [2, nil])
    #expect(network.servedCounts == [1, 1])
    #expect(network.isCentreLinked == [true, true])
  }

  @Test("a local centre that reaches no regional one links nothing")
  func island() {
    let network = LinkNetwork(
      sensorCount: 1, centres: [Self.centre(.local), Self.centre(.local), Self.centre(.regional)],
      links: [Self.link(.sensor(0), 0), Self.link(.centre(0), 1), Self.link(.centre(1), 2, share: -3)])
    #expect(network.isSensorLinked == [false])
    #expect(network.isCentreLinked == [false, false, true])
  }

  @Test("local centres pass on the links of others, over as many as it takes")
  func relays() {
    let locals = [Self.centre(.local), Self.centre(.local), Self.centre(.local)]
    let network = LinkNetwork(
      sensorCount: 1, centres: locals + [Self.centre(.regional)],
      links: [
        Self.link(.sensor(0), 0), Self.link(.centre(0), 1), Self.link(.centre(1), 2),
        Self.link(.centre(2), 3),
      ])
    #expect(network.isSensorLinked == [true])
    #expect(network.centreLinks == [1, 2, 3, nil])
    // A relay serves the sensors attached to it, none of those it passes on.
    #expect(network.servedCounts == [1, 0, 0, 1])
  }

  @Test("a way has the fewest links, of those the shortest length in all, of those the first")
  func ways() {
    let locals = [Self.centre(.local), Self.centre(.local), Self.centre(.local), Self.centre(.local)]
    let network = LinkNetwork(
      sensorCount: 0, centres: locals + [Self.centre(.regional)],
      links: [
        // 0 reaches the regional centre over 1 with 3 km in all, over 2 with 2.5 km, over 3 with as much.
        Self.link(.centre(0), 1, 1000), Self.link(.centre(0), 2, 2000), Self.link(.centre(0), 3, 1500),
        Self.link(.centre(1), 4, 2000), Self.link(.centre(2), 4, 500), Self.link(.centre(3), 4, 1000),
        // 1 is nearer to 2 than to the regional centre, which is one link away all the same.
        Self.link(.centre(1), 2, 10),
      ])
    #expect(network.centreLinks == [1, 3, 4, 5, nil])
  }

  @Test("a sensor takes the nearest centre, of equals the first of the scenario")
  func nearest() {
    let centres = [Self.centre(.local), Self.centre(.local), Self.centre(.regional)]
    let up = [Self.link(.centre(0), 2), Self.link(.centre(1), 2)]
    let network = LinkNetwork(
      sensorCount: 2, centres: centres,
      links: [
        Self.link(.sensor(0), 0, 900), Self.link(.sensor(0), 1, 800), Self.link(.sensor(1), 0, 500),
        Self.link(.sensor(1), 1, 500),
      ] + up)
    #expect(network.sensorLinks == [1, 2])
  }

  @Test("a full centre sends a sensor elsewhere, so that one which has no other choice is served too")
  func greedyWouldFail() {
    let centres = [
      Self.centre(.local, capacity: 1), Self.centre(.local, capacity: 1), Self.centre(.regional),
    ]
    let network = LinkNetwork(
      sensorCount: 2, centres: centres,
      links: [
        // The first sensor is nearest to the only centre that the second reaches.
        Self.link(.sensor(0), 0, 100), Self.link(.sensor(0), 1, 200), Self.link(.sensor(1), 0, 300),
        Self.link(.centre(0), 2), Self.link(.centre(1), 2),
      ])
    #expect(network.sensorLinks == [1, 2])
    #expect(network.servedCounts == [1, 1, 2])
  }

  @Test("a regional centre's capacity counts all sensors behind it, and moves some to another's side")
  func regionalCapacity() {
    let centres = [
      Self.centre(.local), Self.centre(.local), Self.centre(.regional, capacity: 1),
      Self.centre(.regional, capacity: 1),
    ]
    let network = LinkNetwork(
      sensorCount: 3, centres: centres,
      links: [
        Self.link(.sensor(0), 0, 100), Self.link(.sensor(0), 1, 200), Self.link(.sensor(1), 0, 300),
        Self.link(.sensor(2), 0, 50), Self.link(.centre(0), 2), Self.link(.centre(1), 3),
      ])
    #expect(network.sensorLinks == [1, 2, nil])
    #expect(network.servedCounts == [1, 1, 1, 1])
  }

  @Test("when there is not room for all, the earlier sensors of the scenario are served")
  func scenarioOrder() {
    let network = LinkNetwork(
      sensorCount: 3, centres: [Self.centre(.local, capacity: 2), Self.centre(.regional)],
      links: (0..<3).map { Self.link(.sensor($0), 0, 1000 - Double($0)) } + [Self.link(.centre(0), 1)])
    #expect(network.isSensorLinked == [true, true, false])
  }

  @Test(
    "as many sensors are served as by the best of all assignments", arguments: 1...40 as ClosedRange<UInt64>)
  func maximum(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
    let locals = (0..<3).map { _ in Self.centre(.local, capacity: 1 + random(2)) }
    let centres =
      locals + [Self.centre(.regional, capacity: 1 + random(3)), Self.centre(.regional, capacity: 2)]
    var links = (0..<3).map { Self.link(.centre($0), 3 + random(2)) }
    let behind = links.map(\.end)
    let options = (0..<5).map { _ in (0..<3).filter { _ in random(2) == 0 } }
    for (sensor, ends) in options.enumerated() { links += ends.map { Self.link(.sensor(sensor), $0) } }
    let network = LinkNetwork(sensorCount: 5, centres: centres, links: links)
    func best(_ sensor: Int, _ loads: [Int]) -> Int {
      guard sensor < options.count else { return 0 }
      var most = best(sensor + 1, loads)
      for end in options[sensor] {
        var loads = loads
        loads[end] += 1
        loads[behind[end]] += 1
        guard loads[end] <= centres[end].capacity, loads[behind[end]] <= centres[behind[end]].capacity else {
          continue
        }
        most = max(most, 1 + best(sensor + 1, loads))
      }
      return most
    }
    #expect(network.isSensorLinked.count { $0 } == best(0, centres.map { _ in 0 }))
  }

  @Test("shown are the links in use, of what is not linked the one of most clearance")
  func shown() {
    let network = LinkNetwork(
      sensorCount: 2, centres: [Self.centre(.local), Self.centre(.local), Self.centre(.regional)],
      links: [
        Self.link(.sensor(0), 0, share: 0.7), Self.link(.sensor(0), 1, share: 5),
        Self.link(.sensor(1), 0, share: -2), Self.link(.sensor(1), 1, share: -1), Self.link(.centre(0), 2),
        Self.link(.centre(1), 0, share: 0.1), Self.link(.centre(1), 2, share: 0.2),
      ])
    #expect(network.shown == [0, 3, 4, 6])
    #expect(network.shown.map(network.isUsed) == [true, false, true, false])
  }

  @Test("candidates join sensors to local centres, and local centres to all others but themselves")
  func candidates() {
    var far = Self.centre(.regional)
    far.maxRange = 60_000
    far.frequency = 2.4e9
    let found = RadioLink.candidates(
      sensorCount: 1, centres: [Self.centre(.local), far, Self.centre(.local)])
    #expect(found.map(\.start) == [.sensor(0), .sensor(0), .centre(0), .centre(0), .centre(2), .centre(2)])
    #expect(found.map(\.end) == [0, 2, 1, 2, 0, 1])
    #expect(found[2].maxRange == 40_000)
    #expect(found[2].frequency == 2.4e9)
    #expect(found[0].frequency == 5.8e9)
  }

  @Test("a link over ground that nobody knows is not clear")
  func unknown() {
    let link = RadioLink(start: .sensor(0), end: 0, length: 10, clearance: nil, isKnown: false)
    #expect(!link.isClear)
    #expect(RadioLink(start: .sensor(0), end: 0, length: 0, clearance: nil).isClear)
  }
}
