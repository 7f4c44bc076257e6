import GeoCore
import GeoIO
import Testing

struct LinkLineTests {
  @Test("a link's line has the same bits from both ends, whatever the places", arguments: 0..<200)
  func reciprocal(number: Int) {
    // Places spread by the golden ratio's multiples, some pairs over 180 degrees.
    func place(_ index: Int) -> Coordinate {
      let turn = (Double(index) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      let rise = (Double(index) * 0.414_213_562_373_095).truncatingRemainder(dividingBy: 1)
      return Coordinate(longitude: 360 * turn - 180, latitude: 150 * rise - 75)
    }
    let start = place(number)
    let near = Geodesic.destination(
      from: start, azimuth: Angle(degrees: Double(number * 37 % 360)), distance: 40_000)
    for end in [near, place(number + 1)] {
      let (there, back) = (LinkLine(from: start, to: end), LinkLine(from: end, to: start))
      #expect(there.length == back.length)
      #expect(there.isReversed != back.isReversed)
      #expect(there.first == back.first && there.last == back.last)
      let (one, other) = (there.places(every: 50_000), back.places(every: 50_000))
      #expect(one.places == other.places && one.distances == other.distances)
    }
  }
}
