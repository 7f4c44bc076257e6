import Foundation
import Testing

/// The report of `los`, as far as tests look at it.
private struct LineReport: Decodable {
  struct Feature: Decodable {
    let properties: Properties
    let geometry: LineCollection.Geometry
  }

  struct Properties: Decodable {
    let visible: Bool
    let distanceM: Double
    let clearanceM: Double?
    let blockedByM: Double?
    let blockedByVoid: Bool
    let blockedAtM: Double?
    let blockedAtLongitude: Double?
    let blockedAtLatitude: Double?
    let firstBlockedAtM: Double?
    let observerGroundM: Double
    let targetGroundM: Double
    let observerShiftM: Double
    let targetShiftM: Double
    let refraction: Double?
  }

  let type: String
  let features: [Feature]
}

@Suite(.timeLimit(.minutes(60))) struct LosCommandTests {
  private func outcome(_ workspace: Workspace, from: String, to: String, _ more: [String]) async throws
    -> Outcome
  {
    try await Program.run(["los", "--dem", "dem.asc", "--from", from, "--to", to] + more, in: workspace)
  }

  private func line(
    _ workspace: Workspace, from: String, to: String, _ more: String...
  ) async throws -> LineReport.Feature {
    let outcome = try await outcome(workspace, from: from, to: to, more)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.talk.isEmpty)
    let report = try JSONDecoder.snakeCase.decode(LineReport.self, from: outcome.output)
    #expect(report.type == "FeatureCollection")
    #expect(report.features.count == 1)
    return try #require(report.features.first)
  }

  @Test("a post half-way that is 3.1 m too high blocks, and the report says where and by how much")
  func blocked() async throws {
    let workspace = try Workspace(SightSamples.post)
    let line = try await line(
      workspace, from: SightSamples.west + ",2", to: "500650,4600250,1.8", "--no-curvature")
    let found = line.properties
    #expect(!found.visible)
    // The line is 1.9 m high where the post is 5 m; 600 m on a plane of scale 0.9996 are 600.24 m of ground.
    #expect(abs((found.blockedByM ?? 0) - 3.1) < 1e-9)
    #expect(abs(found.distanceM - 600 / 0.9996) < 1e-3)
    #expect(abs((found.blockedAtM ?? 0) - 300 / 0.9996) < 1e-3)
    #expect(found.firstBlockedAtM == found.blockedAtM)
    #expect(!found.blockedByVoid)
    #expect(found.clearanceM == nil)
    #expect(found.refraction == nil)
    // `cs2cs` of 500350 4600250 from EPSG:32634 to longitude and latitude.
    #expect(abs((found.blockedAtLongitude ?? 0) - 21.004196969) < 1e-8)
    #expect(abs((found.blockedAtLatitude ?? 0) - 41.553916289) < 1e-8)
    let ends = try #require(line.geometry.lines.first)
    #expect(ends.count == 2)
    // The observer's and the target's cells: 500050 and 500650.
    #expect(abs(ends[0][0] - 21.0005996) < 1e-7)
    #expect(abs(ends[1][0] - 21.0077944) < 1e-7)
  }

  @Test("the worst of several posts is told beside the first")
  func severalPosts() async throws {
    let files = SightSamples.files(columns: 11, rows: 1) { column, _ in
      [2: 6, 5: 9, 7: 20, 8: 6][column] ?? 0
    }
    let workspace = try Workspace(files)
    let found = try await line(
      workspace, from: "500050,4600050,4", to: "501050,4600050,14", "--no-curvature"
    ).properties
    // The line rises from 4 to 14 m over ten cells: 6 m at column 2 grazes, 9 m at 5 too, 11 m at 7 is 9 m
    // too low.
    #expect(!found.visible)
    #expect(abs((found.blockedByM ?? 0) - 9) < 1e-9)
    #expect(abs((found.blockedAtM ?? 0) - 0.7 * found.distanceM) < 1e-6)
    #expect(found.firstBlockedAtM == found.blockedAtM)
    let higher = try await line(
      workspace, from: "500050,4600050,3.5", to: "501050,4600050,13.5", "--no-curvature"
    ).properties
    #expect(abs((higher.firstBlockedAtM ?? 0) - 0.2 * higher.distanceM) < 1e-6)
    #expect(abs((higher.blockedAtM ?? 0) - 0.7 * higher.distanceM) < 1e-6)
  }

  @Test("a free line has its least clearance, which curvature lessens")
  func free() async throws {
    let workspace = try Workspace(SightSamples.post)
    let flat = try await line(
      workspace, from: SightSamples.west + ",8", to: "500650,4600250,5", "--no-curvature"
    ).properties
    #expect(flat.visible)
    // 6.5 m over the post of 5 m; elsewhere more.
    #expect(abs((flat.clearanceM ?? 0) - 1.5) < 1e-9)
    #expect(flat.blockedByM == nil)
    #expect(flat.blockedAtM == nil)
    #expect(flat.firstBlockedAtM == nil)
    let curved = try await line(workspace, from: SightSamples.west + ",8", to: "500650,4600250,5").properties
    // Half-way the ground bulges by (1 - k) 300 x 300 / 2 R.
    let bulge = 0.87 * 300 * 300 / (2 * 6_371_000)
    #expect(abs((curved.clearanceM ?? 0) - (1.5 - bulge)) < 1e-9)
    #expect(curved.refraction == 0.13)
  }

  @Test("both ends stand on their cells' centres, and the report tells how far that is")
  func shifts() async throws {
    let workspace = try Workspace(SightSamples.post)
    let found = try await line(workspace, from: "500080,4600290,2", to: "500350,4600220,3").properties
    #expect(abs(found.observerShiftM - 50 / 0.9996) < 1e-3)
    #expect(abs(found.targetShiftM - 30 / 0.9996) < 1e-3)
    #expect(found.observerGroundM == 0)
    #expect(found.targetGroundM == 5)
    #expect(found.visible)
  }

  @Test("neighbours see each other, with nothing in between")
  func neighbours() async throws {
    let workspace = try Workspace(SightSamples.post)
    let found = try await line(workspace, from: "500250,4600250,0", to: "500350,4600250,0").properties
    #expect(found.visible)
    #expect(found.clearanceM == nil)
  }

  @Test(
    "a void blocks without a height, does not count, or is ground",
    arguments: ["block", "transparent", "fill"])
  func void(policy: String) async throws {
    // A valley between two walls of 40 m, with a void in it.
    let files = SightSamples.files(columns: 11, rows: 3) { column, row in
      row != 1 ? 40 : column == 5 ? nil : 0
    }
    let workspace = try Workspace(files)
    let found = try await line(
      workspace, from: "500050,4600150,2", to: "501050,4600150,2", "--no-curvature", "--nodata", policy
    ).properties
    #expect(found.visible == (policy == "transparent"))
    #expect(found.blockedByVoid == (policy == "block"))
    #expect((found.blockedAtM != nil) == (policy != "transparent"))
    // Filled from 0 m on two sides, 40 m on two and on four corners at 1 / sqrt 2: 40 / sqrt 2 m.
    #expect((found.blockedByM != nil) == (policy == "fill"))
    if let excess = found.blockedByM { #expect(abs(excess - (40 / 2.0.squareRoot() - 2)) < 1e-5) }
  }

  @Test("an end in a void stands on the nearest ground, with a warning")
  func endInVoid() async throws {
    let files = SightSamples.files(columns: 11, rows: 1) { column, _ in column >= 9 ? nil : column * 10 }
    let workspace = try Workspace(files)
    let outcome = try await outcome(
      workspace, from: "500050,4600050,2", to: "501050,4600050,2", ["--nodata", "block"])
    #expect(outcome.status == 0)
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.warnings.first?.contains("the target at 501050.0,4600050.0 stands in a void") == true)
    let report = try JSONDecoder.snakeCase.decode(LineReport.self, from: outcome.output)
    #expect(report.features.first?.properties.targetGroundM == 80)
  }

  @Test("the verdict is that of the viewshed's cell", arguments: ["--no-curvature", "--refraction=0.13"])
  func sameAsViewshed(curvature: String) async throws {
    let workspace = try Workspace(SightSamples.rough)
    let eye = SightSamples.center(column: 12, row: 17, rows: 30)
    let made = try await Program.run(
      [
        "viewshed", "--dem", "dem.asc", "--observer", "\(eye.x),\(eye.y)", "--observer-height", "15",
        "--target-height", "3", "-o", "out.tif", curvature,
      ], in: workspace)
    #expect(made.status == 0)
    let viewshed = try await workspace.cells("out.tif")
    var verdicts: Set<Bool> = []
    for index in stride(from: 0, to: 900, by: 67) {
      let place = SightSamples.center(column: index % 30, row: index / 30, rows: 30)
      let found = try await line(
        workspace, from: "\(eye.x),\(eye.y),15", to: "\(place.x),\(place.y),3", curvature
      ).properties
      #expect(viewshed.value(x: Double(place.x), y: Double(place.y)) == (found.visible ? 255 : 0), "\(place)")
      #expect(found.visible == (found.blockedByM == nil))
      verdicts.insert(found.visible)
    }
    #expect(verdicts == [true, false])
  }

  @Test("with -o the report is in the file alone, and ogrinfo reads it")
  func file() async throws {
    let workspace = try Workspace(SightSamples.post)
    let ends = (from: SightSamples.west + ",2", to: "500650,4600250,1.8")
    let printed = try await outcome(workspace, from: ends.from, to: ends.to, [])
    let written = try await outcome(workspace, from: ends.from, to: ends.to, ["-o", "new/line.geojson"])
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(workspace.files(below: "new") == ["line.geojson"])
    #expect(try workspace.bytes("new/line.geojson") == printed.output)
    let information = try await workspace.tool("ogrinfo", "-al", "new/line.geojson")
    #expect(information.contains("Feature Count: 1"))
    #expect(information.contains("visible (Integer(Boolean)) = 0"))
  }
}
