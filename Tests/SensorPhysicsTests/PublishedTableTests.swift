import GeoCore
import SensorPhysics
import Testing

@Suite struct PublishedTableTests {
  private func computed(_ row: PublishedRow) throws -> [Double] {
    let camera = Camera(name: "thermal", band: .lwir, optics: row.optics)
    return try DiscriminationTask.allCases.map {
      try #require(camera.range(for: $0, target: row.target, light: .day))
    }
  }

  @Test("the range law reproduces a row of the published tables", arguments: PublishedRow.all)
  func row(row: PublishedRow) throws {
    for (index, range) in try computed(row).enumerated() {
      let published = row.published[index]
      #expect(row.tolerances[index].allows(range - published, of: published), "\(range) for \(published)")
    }
  }

  @Test(
    "the probability curve has 50 % at a row's ranges, and a warm target in clear air is not what limits it",
    arguments: PublishedRow.all)
  func curve(row: PublishedRow) throws {
    let camera = Camera(name: "thermal", band: .lwir, optics: row.optics)
    for (task, range) in zip(DiscriminationTask.allCases, try computed(row)) {
      let curve = try #require(
        DetectionCurve(camera: camera, task: task, target: row.target, light: .day, atmosphere: .clear()))
      // 2 K lasts against 4 x 50 mK for ln 10 = 2.302585 over 0.30 per km: two of the vehicle ranges go
      // further.
      let gate = 2.302585 / 0.30 * 1000
      guard range < gate else {
        #expect(curve.range(forProbability: 0.5) ?? 0 < range)
        continue
      }
      #expect(curve.range(forProbability: 0.5) == range)
    }
  }

  @Test("the table has 22 rows of persons and 4 of vehicles")
  func rows() {
    #expect(PublishedRow.person.count == 22)
    #expect(PublishedRow.vehicle.count == 4)
  }
}
