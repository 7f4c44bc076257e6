import PatrolMotion
import Testing

@Suite struct RouteMotionTests {
  /// 1000 m at 10 m/s, 20 s at each end: forward 0 to 100 s, back 120 to 220 s, a lap of 240 s.
  static let line = RouteMotion(length: 1000, speed: 10, shape: .outAndBack, turnRound: 20)
  /// 600 m at 10 m/s: 60 s.
  static let ring = RouteMotion(length: 600, speed: 10, shape: .closed)
  /// With halts of 30 s at 0, 400 and 1000 m: stands 0-30, 70-100, 160-210 (20 of it turning), 270-300,
  /// 340-360; a lap of 360 s.
  static let vehicle = RouteMotion(
    length: 1000, speed: 10, shape: .outAndBack, turnRound: 20,
    halts: [1000, 0, 400].map { .init(chainage: $0, duration: 30) })

  @Test(
    "out and back, it turns round at both ends",
    arguments: [
      (0.0, 0.0), (50, 500), (100, 1000), (119, 1000), (170, 500), (220, 0), (239, 0), (240, 0), (290, 500),
      (-70, 500),
    ])
  func outAndBack(time: Double, chainage: Double) {
    #expect(Self.line.place(at: time).chainage == chainage)
  }

  @Test("its direction is that of travel, and of a turn-round the one it was reached in")
  func heading() {
    #expect(Self.line.place(at: 110).heading == .forward)
    #expect(Self.line.place(at: 110).isStanding)
    #expect(Self.line.place(at: 121).heading == .backward)
    #expect(Self.line.place(at: 230).heading == .backward)
    #expect(!Self.line.place(at: 241).isStanding)
  }

  @Test("a lap is the ways, the turn-rounds and the halts")
  func lapTime() {
    #expect(Self.line.lapTime == 240)
    #expect(Self.ring.lapTime == 60)
    #expect(Self.vehicle.lapTime == 360)
    #expect(Self.vehicle.haltTime == 120)
  }

  @Test("a closed loop begins again at its end")
  func closed() {
    #expect([0, 30, 60, 75].map { Self.ring.place(at: $0).chainage } == [0, 300, 0, 150])
    #expect(Self.ring.place(at: 59).heading == .forward)
  }

  @Test("a stretch is visited once a lap in each direction")
  func visits() {
    #expect(
      Self.line.visits(to: 200..<300, heading: .forward, during: 0..<480) == [20..<30, 260..<270])
    #expect(
      Self.line.visits(to: 200..<300, heading: .backward, during: 0..<480) == [190..<200, 430..<440])
    #expect(
      Self.line.visits(to: 900..<1000, heading: .forward, during: 0..<240) == [90..<120])
    #expect(Self.ring.visits(to: 0..<60, heading: .backward, during: 0..<600).isEmpty)
  }

  @Test("visits begin and end with the time on the route, which the lap's begin follows")
  func cut() {
    #expect(Self.ring.visits(to: 100..<200, heading: .forward, during: 1015..<1075) == [1025..<1035])
    #expect(
      Self.ring.visits(to: 100..<200, heading: .forward, during: 1000..<1075) == [1010..<1020, 1070..<1075])
    let later = Self.ring.entering(at: 15)
    #expect(
      later.visits(to: 100..<200, heading: .forward, during: 1000..<1075) == [1000..<1005, 1055..<1065])
  }

  @Test("time at a halt belongs to the stretch that begins there")
  func halts() {
    #expect(Self.vehicle.visits(to: 300..<400, heading: .forward, during: 0..<360) == [60..<70])
    #expect(Self.vehicle.visits(to: 400..<500, heading: .forward, during: 0..<360) == [70..<110])
    #expect(Self.vehicle.visits(to: 400..<500, heading: .backward, during: 0..<360) == [260..<300])
    #expect(Self.vehicle.place(at: 85) == Self.vehicle.place(at: 99))
    #expect(Self.vehicle.place(at: 85).isStanding)
  }

  @Test("stops are the stands at halts, in both directions, at an end once a lap")
  func stops() {
    let stops = Self.vehicle.stops(during: 0..<420)
    #expect(stops.map(\.chainage) == [0, 400, 1000, 400, 0])
    #expect(stops.map(\.time) == [0..<30, 70..<100, 160..<190, 270..<300, 360..<390])
    #expect(stops.map(\.heading) == [.forward, .forward, .forward, .backward, .forward])
    #expect(Self.vehicle.stops(during: 0..<20).map(\.time) == [0..<20])
  }

  @Test("halts every so many metres begin at the route's begin; a loop's end is no halt of its own")
  func everySoOften() {
    func halts(_ shape: RouteMotion.Shape, _ length: Double) -> [Double] {
      [RouteMotion.Halt].every(250, duration: 60, length: length, shape: shape).map(\.chainage)
    }
    #expect(halts(.outAndBack, 1000) == [0, 250, 500, 750, 1000])
    #expect(halts(.closed, 1000) == [0, 250, 500, 750])
    #expect(halts(.outAndBack, 1100) == [0, 250, 500, 750, 1000])
  }
}
