import RadioLinks
import Testing

@Suite struct LinkGroundTests {
  private func elevations(_ known: [Double?], start: Double = 5, end: Double = 9) -> [Double] {
    LinkProfile(
      length: Double(known.count + 1), from: .init(ground: start, height: 2),
      to: .init(ground: end, height: 3),
      distances: known.indices.map { Double($0 + 1) }, elevations: known
    ).samples.map(\.elevation)
  }

  @Test("masts stand on the ground of both ends")
  func masts() {
    let profile = LinkProfile(
      length: 10, from: .init(ground: 5, height: 2), to: .init(ground: 9, height: 3), distances: [5],
      elevations: [1])
    #expect(profile.start == 7)
    #expect(profile.end == 12)
    #expect(profile.samples == [.init(distance: 5, elevation: 1)])
  }

  @Test(
    "unknown ground is as high as the higher of what is known on both its sides, the ends' ground included")
  func voids() {
    #expect(elevations([1, nil, nil, 4, nil, 2]) == [1, 4, 4, 4, 4, 2])
    #expect(elevations([nil, 1, nil]) == [5, 1, 9])
    #expect(elevations([nil, 7, nil]) == [7, 7, 9])
    #expect(elevations([nil, nil]) == [9, 9])
    #expect(elevations([]) == [])
  }
}
