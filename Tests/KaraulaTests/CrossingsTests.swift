import Foundation
import Testing

/// Crossings end to end: what is told fits together, and follows the laws.
@Suite(.timeLimit(.minutes(60))) struct CrossingsTests {
  private struct Result: Decodable {
    struct Figures: Decodable, Equatable {
      let borderLengthM, weakestCrossingProbability, crossableUnseenM, crossableM, closedM: Double
    }
    struct Path: Decodable {
      let probability, probabilityAnyStart, highestChance, timeS, lengthM: Double
      let criticalS, timelyProbability: Double?
      let seenBy: [String]
    }
    struct Loss: Decodable {
      let id: String
      let without: Figures
    }
    let figures: Figures
    let paths: [Path]
    let losses: [Loss]
    let assumptions: [String]
  }

  private struct Strengths: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable {
        let fromM, lengthM, strength: Double
        let localStrength: Double?
      }
      let properties: Properties
    }
    let features: [Feature]
    var all: [Feature.Properties] { features.map(\.properties) }
  }

  private static let secondSite = "{id: B, type: thermal-camera, at: [22.03, 41.045], azimuth_deg: 0}"

  private func workspace(
    sites: [String] = [Samples.site], crossing: String = "{}", more: String = "",
    files: [String: String] = [:]
  ) throws -> Workspace {
    let text = Samples.scenario(sites: sites, more: "crossing: \(crossing)\n\(more)")
    return try Workspace(Samples.files(text).merging(files) { $1 })
  }

  private func result(_ arguments: String..., in workspace: Workspace) async throws -> (Result, Strengths) {
    let outcome = try await Program.run(
      ["crossings", Samples.scenarioName, "--out", "out", "--quiet"] + arguments, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (
      try workspace.value(Result.self, "out/crossings.json"),
      try workspace.value(Strengths.self, "out/strength.geojson")
    )
  }

  @Test("the figures are those of the pieces, and every file is there")
  func figures() async throws {
    let workspace = try workspace()
    let (result, strengths) = try await result(in: workspace)
    let files: Set = [
      "crossings.json", "crossings.geojson", "strength.geojson", "crossings.gpkg", "crossings.tif",
      "crossings.svg", "crossings.html", "plan.yaml",
    ]
    #expect(files.isSubset(of: workspace.files(below: "out")))
    let figures = result.figures
    #expect(abs(strengths.all.reduce(0) { $0 + $1.lengthM } - figures.borderLengthM) < 0.1)
    let unseen = strengths.all.reduce(0) { $1.strength < 0.01 ? $0 + $1.lengthM : $0 }
    let crossable = strengths.all.reduce(0) { $1.strength < 0.5 ? $0 + $1.lengthM : $0 }
    #expect(abs(unseen - figures.crossableUnseenM) < 0.1)
    #expect(abs(crossable - figures.crossableM) < 0.1)
    #expect(figures.weakestCrossingProbability == strengths.all.map(\.strength).min())
    #expect(strengths.all.contains { $0.strength > 0.5 } && strengths.all.contains { $0.strength == 0 })
    let weakest = try #require(result.paths.first)
    // 4 km at most at 6 km/h on the best slope times 0.6, and no shorter than straight across.
    #expect(weakest.timeS > 4000 / (0.6 * 6 / 3.6) && weakest.lengthM > 3999)
    #expect(weakest.probability == figures.weakestCrossingProbability)
    #expect(weakest.probabilityAnyStart == weakest.probability)
    #expect(result.assumptions.contains { $0.contains("memory_s") })
  }

  @Test("the plan shows every default, and running it gives the same strengths, whatever the threads")
  func plan() async throws {
    let workspace = try workspace()
    _ = try await result("--threads", "1", in: workspace)
    let first = try workspace.bytes("out/strength.geojson")
    let text = String(decoding: try workspace.bytes("out/plan.yaml"), as: UTF8.self)
    for line in ["from_m: 1000", "to_m: 3000", "memory_s: 300", "off_path_factor: 0.6", "max_slope_deg: 45"] {
      #expect(text.contains("  \(line)\n"), "\(line)")
    }
    let again = try await Program.run(
      ["crossings", "out/plan.yaml", "--out", "again", "--quiet", "--threads", "4"], in: workspace)
    #expect(again.status == 0, "\(again.talk)")
    #expect(try workspace.bytes("again/strength.geojson") == first)
  }

  @Test("a sensor more never lowers a strength, and its loss is what a scenario without it tells")
  func losses() async throws {
    let workspace = try workspace(sites: [Samples.site, Self.secondSite])
    let (both, strong) = try await result("--losses", in: workspace)
    let (alone, weak) = try await result(in: try self.workspace())
    #expect(both.losses.map(\.id) == ["A", "B"])
    #expect(both.losses.last?.without == alone.figures)
    #expect(both.figures.crossableM < alone.figures.crossableM)
    for piece in weak.all {
      let other = strong.all.last { $0.fromM <= piece.fromM }
      #expect(try #require(other).strength >= piece.strength - 2e-6)
    }
  }

  @Test("crossings that stay near their piece are at most as weak as free ones")
  func local() async throws {
    let (_, strengths) = try await result("--local", "3100", in: try workspace())
    for piece in strengths.all { #expect(try #require(piece.localStrength) >= piece.strength - 2e-6) }
  }

  @Test("a river of a class that nobody crosses closes the border, and a factor slows all of it")
  func landCover() async throws {
    func cover(_ code: Int) -> String {
      Samples.grid { _, row in row == 49 || row == 50 ? code : 30 }
    }
    let files = ["cover.asc": cover(80), "cover.prj": Samples.wgs84]
    let river = try workspace(
      crossing: "{land_cover: {source: cover.asc, factors: esa-worldcover}}", files: files)
    let (closed, strengths) = try await result(in: river)
    #expect(closed.figures.closedM == closed.figures.borderLengthM)
    #expect(closed.figures.crossableM == 0 && closed.paths.isEmpty)
    #expect(strengths.all.allSatisfy { $0.strength == 1 })
    let plain = try await result(in: try workspace()).0
    let slow = try await result(
      in: try workspace(
        crossing: "{land_cover: {source: cover.asc, factors: {30: 2, 80: 2}}}", files: files)
    ).0
    let (quick, long) = (try #require(plain.paths.first), try #require(slow.paths.first))
    #expect(abs(long.timeS / quick.timeS - 2) < 0.01)
  }

  @Test("a road before the edge ends the way")
  func roads() async throws {
    let road = Samples.collection("LineString", "[[22.0, 41.055], [22.1, 41.055]]")
    let (near, _) = try await result(
      in: try workspace(crossing: "{roads: {source: road.geojson}}", files: ["road.geojson": road]))
    let weakest = try #require(near.paths.first)
    // 1000 m outside and some 556 m inside, on a way that may bend; without the road it is 4000 m.
    #expect(weakest.lengthM > 1480 && weakest.lengthM < 2300)
    let far = try await result(in: try workspace()).0
    #expect(near.figures.crossableM >= far.figures.crossableM)
  }

  @Test("the critical detection point is the last that leaves the response its time")
  func criticalPoint() async throws {
    let (result, _) = try await result(in: try workspace(crossing: "{response_s: 1800, paths: 3}"))
    #expect(result.paths.count <= 3)
    for path in result.paths {
      let critical = try #require(path.criticalS)
      #expect(path.timeS - critical >= 1799 && path.timeS - critical < 2000)
      #expect(try #require(path.timelyProbability) <= path.probabilityAnyStart + 1e-6)
    }
    let (late, _) = try await self.result(in: try workspace(crossing: "{response_s: 100000}"))
    #expect(late.paths.allSatisfy { $0.criticalS == nil && $0.timelyProbability == 0 })
  }

  @Test("a patrol counts with its mean in the search, which is at least what a start at random meets")
  func patrols() async throws {
    let patrol = """
      patrols:
        - {id: U, type: uav, route: [[22.02, 41.048], [22.08, 41.048]], height_m: 150}
      """
    let (result, strengths) = try await result(in: try workspace(more: patrol))
    #expect(strengths.all.contains { $0.strength > 0.01 })
    for path in result.paths { #expect(path.probabilityAnyStart <= path.probability + 1e-6) }
    let (at, _) = try await self.result("--at", "600", in: try workspace(more: patrol))
    #expect(!at.paths.isEmpty)
  }

  @Test("check holds requirements against crossings", arguments: [("at_most: 0", 1), ("at_most: 5000", 0)])
  func requirements(bound: String, status: Int) async throws {
    let workspace = try workspace(
      more: "requirements: [{metric: crossable_unseen_m, \(bound)}, {metric: border_length_m, at_least: 1}]")
    let outcome = try await Program.run(["check", Samples.scenarioName, "--quiet"], in: workspace)
    #expect(outcome.status == Int32(status), "\(outcome.talk)")
    #expect(outcome.text.contains("Crossable unseen"))
    // A run does not look at crossings, and does not miss them.
    let run = try await Program.run(["run", Samples.scenarioName, "--out", "run", "--quiet"], in: workspace)
    #expect(run.status == 0, "\(run.talk)")
  }

  @Test(
    "what cannot be is one clear line",
    arguments: [
      ("{from_m: 20}", [], 65, "crossing.from_m is 20 m, less than a cell"),
      ("{to_m: 0}", [], 65, "crossing.to_m"), ("{steepest: 3}", [], 65, "crossing"),
      ("{land_cover: {source: dem.asc, factors: {1: wet}}}", [], 65, "impassable"),
      ("{roads: {source: none.gpkg}}", [], 66, "none.gpkg"),
      ("{}", ["--local", "100"], 64, "--local 100"), ("{}", ["--at", "99999"], 64, "period_s"),
      ("{}", ["--depth-m", "0"], 64, "--depth-m"),
    ] as [(String, [String], Int, String)])
  func faults(crossing: String, arguments: [String], status: Int, words: String) async throws {
    let workspace = try workspace(crossing: crossing)
    let outcome = try await Program.run(
      ["crossings", Samples.scenarioName, "--out", "out"] + arguments, in: workspace)
    #expect(outcome.status == Int32(status), "\(outcome.talk)")
    #expect(outcome.errorLines.count == 1, "\(outcome.talk)")
    #expect(outcome.errorLines.first?.contains(words) == true, "\(outcome.talk)")
    #expect(workspace.files(below: "out").isEmpty)
  }
}
