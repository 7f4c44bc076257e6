import Foundation
import Testing

/// Links run over the terrain of sight, with what stands on it.
@Suite(.timeLimit(.minutes(60))) struct LinkTerrainTests {
  private func run(
    _ files: [String: String], terrain: String? = nil
  ) async throws -> (summary: LinkSummary, links: [SensorCollection.Properties], warnings: [String]) {
    var files = files
    if let terrain {
      files[Samples.scenarioName] = files[Samples.scenarioName]?.replacing("dem: dem.asc", with: terrain)
    }
    let workspace = try Workspace(files)
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let summary = try workspace.value(LinkSummary.self, "out/summary.json")
    return (
      summary, try workspace.value(SensorCollection.self, "out/sensors.geojson").all("link"), summary.warnings
    )
  }

  /// A camera in the middle of a cell of the terrain.
  private static let site = "{id: A, type: thermal-camera, at: [22.0505, 41.0455], azimuth_deg: 0}"

  /// The sample with a raster of heights, or of codes, of what stands on its level ground.
  private func covered(
    _ key: String = "canopy: cover.asc", kind: String = "dtm", cover: @escaping (Int, Int) -> Int?
  ) async throws -> SensorCollection.Properties {
    let centres = ["{id: L, level: local, at: [22.0505, 41.0105]}", LinkSamples.regional]
    let files = LinkSamples.files(sites: [Self.site], centres: centres).merging([
      "cover.asc": Samples.grid(elevation: cover), "cover.prj": Samples.wgs84,
    ]) { $1 }
    let run = try await run(files, terrain: "dem: dem.asc, kind: \(kind), \(key)")
    return try #require(run.links.first { $0.id == "A > L" })
  }

  @Test(
    "a forest of 25 m blocks the link of a camera of 2 m and a mast of 30 m, and the line tells how high it is"
  )
  func forest() async throws {
    for key in ["canopy: cover.asc", "land_cover: {source: cover.asc, classes: {25: 25}}"] {
      let link = try await covered(key) { _, _ in 25 }
      #expect(link.pathClear == false)
      #expect(link.raisedM == 25 && link.mostRaisedM == 25)
      #expect(try #require(link.clearanceM) < -20)
    }
  }

  @Test("over a surface that holds the trees the link passes over the surface as it is")
  func surface() async throws {
    let link = try await covered(kind: "dsm") { _, _ in 25 }
    #expect(link.pathClear == true)
    #expect(link.raisedM == 0 && link.mostRaisedM == 0)
  }

  @Test("the cells that both antennas stand in do not block, those beside them do")
  func ownCells() async throws {
    // A stands in the middle of row 54 and column 50, L in that of row 89.
    let own = try await covered { column, row in column == 50 && (row == 54 || row == 89) ? 25 : 0 }
    #expect(own.pathClear == true)
    let beside = try await covered { column, row in column == 50 && row == 55 ? 25 : 0 }
    #expect(beside.pathClear == false)
    #expect(beside.raisedM == 25)
  }

  @Test(
    "a link's ground is what `los` interpolates: both find a ridge as high, to the stray of geodesic and straight line"
  )
  func lineOfSight() async throws {
    // The ridge's height jumps by up to 20 m from cell to cell: the nearest cell would be off by up to 10 m.
    let ridge = { (column: Int, row: Int) -> Int? in row == 69 ? 400 + (column * 7) % 20 : 300 }
    for column in [30, 37, 44, 71] {
      let place = "22.0\(column)5"
      // With the refraction of sight.
      var files = LinkSamples.files(
        links: "{mode: report, earth_radius_factor: 1.1494252873563218}", sites: [Self.site],
        centres: ["{id: L, level: local, at: [\(place), 41.0105]}"], elevation: ridge)
      let link = try #require(try await run(files).links.first)
      files.removeValue(forKey: Samples.scenarioName)
      let outcome = try await Program.run(
        ["los", "--dem", "dem.asc", "--from", "22.0505,41.0455,2", "--to", "\(place),41.0105,30"],
        in: try Workspace(files))
      let report = try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
      let feature = try #require((report["features"] as? [[String: Any]])?.first)
      let found = try #require(feature["properties"] as? [String: Any])
      let excess = try #require(found["blocked_by_m"] as? Double)
      // Over 4 km both lines part by up to 0.3 m, at most 0.4 % of a cell.
      #expect(abs(try #require(link.clearanceM) + excess) < 0.1, "column \(column)")
    }
  }

  @Test("both directions of a link have the same clearance, at the same place")
  func reciprocal() async throws {
    let rough = { (column: Int, row: Int) -> Int? in 300 + (column * 37 + row * 101) % 61 }
    let files = LinkSamples.files(
      centres: [
        "{id: X, level: local, at: [22.0123, 41.0917]}",
        "{id: Y, level: local, at: [22.0877, 41.0071], mast_height_m: 11}",
      ], elevation: rough)
    let links = try await run(files).links.filter { $0.from != "A" }
    try #require(links.map(\.id) == ["X > Y", "Y > X"])
    #expect(links[0].clearanceShare == links[1].clearanceShare)
    #expect(links[0].clearanceM == links[1].clearanceM)
    // Both are rounded to millimetres.
    let (there, back) = (try #require(links[0].clearanceAtM), try #require(links[1].clearanceAtM))
    #expect(abs(there + back - (try #require(links[0].lengthM))) < 0.002)
  }

  @Test("an antenna as high as the link tells clears it, a decimetre less does not")
  func clearingHeight() async throws {
    let blocked = try #require(try await run(LinkSamples.files(elevation: LinkSamples.ridge)).links.first)
    let height = try #require(blocked.clearingHeightM)
    #expect(blocked.pathClear == false && height > 100)
    for (antenna, isClear) in [(height, true), (height - 0.1, false)] {
      let site = Samples.site.replacing(
        "azimuth_deg: 0", with: "azimuth_deg: 0, antenna_height_m: \(antenna)")
      let link = try #require(
        try await run(LinkSamples.files(sites: [site], elevation: LinkSamples.ridge)).links.first)
      #expect(link.pathClear == isClear, "\(antenna) m")
      #expect((link.clearingHeightM == nil) == isClear)
    }
  }

  @Test("a plane earth factor and another share of the zone are honoured")
  func rules() async throws {
    let usual = try #require(try await run(LinkSamples.files()).links.first)
    let flat = try #require(
      try await run(LinkSamples.files(links: "{mode: report, earth_radius_factor: 1000}")).links.first)
    // The bulge d1 d2 / (2 R') goes but for its thousandth.
    #expect(try #require(flat.clearanceM) > (try #require(usual.clearanceM)))
    let strict = try #require(
      try await run(LinkSamples.files(links: "{mode: report, fresnel_share: 2}")).links.first)
    #expect(usual.pathClear == true && strict.pathClear == false)
    #expect(strict.clearanceM == usual.clearanceM)
  }
}
