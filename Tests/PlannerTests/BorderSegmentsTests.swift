import Coverage
import GeoCore
import Planner
import TestSupport
import Testing

@Suite struct BorderSegmentsTests {
  private func stretch(_ points: [PlanePoint]) -> PlaneStretch {
    PlaneStretch(part: 0, zone: 0, points: points, chainages: points.indices.map(Double.init))
  }

  @Test("the nearest point lies within a segment, or is a vertex, and none is found beyond the reach")
  func worked() {
    let line = BorderSegments(
      of: [stretch([PlanePoint(x: 0, y: 0), PlanePoint(x: 900, y: 0), PlanePoint(x: 900, y: 900)])])
    #expect(line.nearest(to: PlanePoint(x: 300, y: -40), within: 50) == PlanePoint(x: 300, y: 0))
    #expect(line.nearest(to: PlanePoint(x: 1000, y: -50), within: 200) == PlanePoint(x: 900, y: 0))
    #expect(line.nearest(to: PlanePoint(x: 300, y: -40), within: 39.9) == nil)
    #expect(line.nearest(to: PlanePoint(x: 900, y: 4000), within: 5000) == PlanePoint(x: 900, y: 900))
    #expect(BorderSegments(of: []).nearest(to: PlanePoint(x: 0, y: 0), within: 5000) == nil)
  }

  @Test("it is the nearest of the whole line", arguments: 1...10 as ClosedRange<UInt64>)
  func plain(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var points = [PlanePoint(x: 0, y: 0)]
    for _ in 0..<60 {
      let last = points[points.count - 1]
      points.append(
        PlanePoint(
          x: last.x + Double.random(in: -700...700, using: &generator),
          y: last.y + Double.random(in: -700...700, using: &generator)))
    }
    let line = BorderSegments(of: [stretch(points)])
    for _ in 0..<50 {
      let place = PlanePoint(
        x: Double.random(in: -4000...4000, using: &generator),
        y: Double.random(in: -4000...4000, using: &generator))
      // Points of the line every hundredth of a segment are no nearer, and one of them is nearly as near.
      let least =
        zip(points, points.dropFirst()).flatMap { from, to in
          (0...100).map { step in
            let share = Double(step) / 100
            return PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
              .distance(to: place)
          }
        }.min() ?? 0
      let found = try #require(line.nearest(to: place, within: 20_000))
      #expect(found.distance(to: place) <= least + 1e-9 && found.distance(to: place) >= least - 10)
      #expect(line.nearest(to: place, within: least - 10) == nil)
    }
  }
}
