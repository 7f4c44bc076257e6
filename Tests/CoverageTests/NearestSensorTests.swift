import GeoCore
import GeoIO
import SensorPhysics
import Synchronization
import TestSupport
import Testing

@testable import Coverage

/// A wandering line, sensors around it, and which of its pieces are gaps.
private struct NearestCase {
  let border: BorderLine
  var sensors: [Sensor]
  let pieces: [BorderPiece]
  let isGap: [Bool]

  /// - Parameters:
  ///   - spread: how far sensors may lie from the line's start (degrees).
  ///   - step: the longest segment (m).
  init(segments: Int, sensors count: Int, pieces: Int, spread: Double, step: Double, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var place = Coordinate(
      longitude: .random(in: -180...180, using: &random),
      latitude: .random(in: -65...65, using: &random))
    let start = place
    var heading = Double.random(in: 0..<360, using: &random)
    var line = [place]
    for _ in 0..<segments {
      heading += .random(in: -40...40, using: &random)
      place = Geodesic.destination(
        from: place, azimuth: Angle(degrees: heading),
        distance: .random(in: step / 20...step, using: &random)
      )
      line.append(place)
    }
    let measured = Geodesic.measured(line, dividingBeyond: BorderLine.longestSegment)
    let member = LineMember(
      vertices: measured.vertices, chainages: measured.chainages, attributes: 0, name: "line")
    border = BorderLine(joining: [member], columns: [], attributes: [[]])
    sensors = (0..<count).map { index in
      Sensor(
        id: "S\(index)", type: "camera",
        coordinate: Coordinate(
          longitude: start.longitude + .random(in: -spread...spread, using: &random),
          latitude: min(
            max(start.latitude + .random(in: -spread...spread, using: &random), -89), 89)),
        mastHeight: 2, fields: [])
    }
    let length = border.length / Double(pieces)
    self.pieces = (0..<pieces).map { index in
      BorderPiece(
        part: 0, stretch: 0, chainage: Double(index) * length..<Double(index + 1) * length, zone: 0,
        cell: Cell(row: 0, column: index), middle: PlanePoint(x: 0, y: 0))
    }
    isGap = self.pieces.indices.map { $0 % 2 == 0 }
  }

  func gaps(distance: @escaping (Coordinate, Coordinate) -> Double) -> [Gap] {
    let verdicts = isGap.map { isGap in
      PieceVerdict(
        probability: isGap ? 0 : 1, chances: [], cause: isGap ? .beyondRange : nil,
        hasAssumedGround: false,
        isSeenOverVoid: false)
    }
    return Assessment(
      border: border, sensors: sensors, pieces: pieces, verdicts: verdicts,
      requiredProbability: 0.5,
      isMarginKnown: false, distance: distance
    ).gaps
  }
}

@Suite("Nearest sensors of gaps")
struct NearestSensorTests {
  /// The least distance (m) from a place to a line by looking at every segment: at many points of it, then closer and closer
  /// around the best of them.
  private func plainDistance(from place: Coordinate, to line: [Coordinate]) -> Double {
    zip(line, line.dropFirst()).map { start, end in
      let distance = { (share: Double) in
        Geodesic.distance(
          place,
          Coordinate(
            longitude: start.longitude + (end.longitude - start.longitude) * share,
            latitude: start.latitude + (end.latitude - start.latitude) * share))
      }
      var (low, high) = (0.0, 1.0)
      for _ in 0..<12 {
        let shares = (0...8).map { low + (high - low) * Double($0) / 8 }
        let best = shares.min { distance($0) < distance($1) } ?? 0
        (low, high) = (max(low, best - (high - low) / 8), min(high, best + (high - low) / 8))
      }
      return distance((low + high) / 2)
    }.min() ?? .infinity
  }

  @Test(
    "The nearest sensor and its distance are those of looking at every sensor and segment",
    arguments: 1...24 as ClosedRange<UInt64>)
  func twin(seed: UInt64) throws {
    let spread = [0.02, 0.3, 3, 60][Int(seed % 4)]
    let step = [50.0, 900, 8000][Int(seed % 3)]
    let world = NearestCase(
      segments: 12, sensors: 12, pieces: 5, spread: spread, step: step, seed: seed)
    for gap in world.gaps(distance: { Geodesic.distance($0, $1) }) {
      let line = world.border.parts[0].vertices(in: gap.chainage)
      let plain = world.sensors.map { plainDistance(from: $0.coordinate, to: line) }
      let least = try #require(plain.min())
      let nearest = try #require(gap.nearestSensor)
      let distance = try #require(gap.nearestDistance)
      #expect(abs(distance - least) < 1e-3, "seed \(seed), gap \(gap.chainage)")
      #expect(plain[nearest] <= least + 1e-3, "seed \(seed), gap \(gap.chainage)")
    }
  }

  @Test(
    "Of sensors at nearly one distance from the line the nearest is told",
    arguments: 1...12 as ClosedRange<UInt64>)
  func nearTies(seed: UInt64) throws {
    var world = NearestCase(segments: 3, sensors: 30, pieces: 1, spread: 0.1, step: 900, seed: seed)
    var random = SeededGenerator(seed: seed)
    let part = world.border.parts[0]
    let line = part.vertices(in: 0..<world.border.length)
    world.sensors = world.sensors.map { sensor in
      let segment = Int.random(in: 0..<line.count - 1, using: &random)
      let (start, end) = (line[segment], line[segment + 1])
      let foot = Geodesic.destination(
        from: start, azimuth: Geodesic.azimuth(from: start, to: end),
        distance: .random(in: 0.2...0.8, using: &random) * Geodesic.distance(start, end))
      // All within 0.2 m of one distance.
      return sensor.standing(
        at: Geodesic.destination(
          from: foot, azimuth: Geodesic.azimuth(from: foot, to: end) + Angle(degrees: 90),
          distance: 300 + .random(in: 0...0.2, using: &random)))
    }
    let gap = try #require(world.gaps { Geodesic.distance($0, $1) }.first)
    let plain = world.sensors.map { plainDistance(from: $0.coordinate, to: line) }
    let least = try #require(plain.min())
    let nearest = try #require(gap.nearestSensor)
    #expect(plain[nearest] <= least + 1e-3, "seed \(seed)")
    #expect(abs(try #require(gap.nearestDistance) - least) < 1e-3, "seed \(seed)")
  }

  @Test("2,000 sensors and 5,000 gaps take few measurements of geodesics, not one for every pair")
  func many() {
    let world = NearestCase(
      segments: 20_000, sensors: 2000, pieces: 10_000, spread: 2, step: 60, seed: 7)
    let calls = Mutex(0)
    let gaps = world.gaps { from, to in
      calls.withLock { $0 += 1 }
      return Geodesic.distance(from, to)
    }
    #expect(gaps.count == 5000)
    #expect(calls.withLock { $0 } < gaps.count * 100)
  }

  @Test("Of sensors at one place the first is told; without sensors none")
  func equals() {
    var world = NearestCase(segments: 4, sensors: 3, pieces: 1, spread: 0.1, step: 500, seed: 3)
    let place = world.sensors[0].coordinate
    world.sensors = world.sensors.map { $0.standing(at: place) }
    #expect(world.gaps { Geodesic.distance($0, $1) }.map(\.nearestSensor) == [0])
    world.sensors = []
    #expect(world.gaps { _, _ in 0 }.map(\.nearestSensor) == [nil])
  }
}

extension Sensor {
  fileprivate func standing(at place: Coordinate) -> Sensor {
    var other = self
    other.coordinate = place
    return other
  }
}
