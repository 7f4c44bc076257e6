import Foundation
import Testing

/// Tests/Support/golden/maleshevo.yaml: five sensors and three patrols over the demonstration's border and terrain.
enum GoldenPlan {
  /// Its text with paths that hold in any folder.
  static func text() throws -> String {
    let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardizedFileURL
    return try String(
      contentsOf: project.appending(path: "Tests/Support/golden/maleshevo.yaml"), encoding: .utf8
    )
    .replacing("../../../geodata/", with: project.appending(path: "geodata/").path())
  }
}

@Suite(.timeLimit(.minutes(60))) struct GoldenScenarioTests {
  /// summary.json, with the metres of each cause.
  private struct Figures: Decodable {
    let borderLengthM: Double
    let coveredLengthM: Double
    let causesM: [String: Double]
  }

  /// The figures are those of Tests/Support/recompute.py, which shares no code with the program and decides every metre
  /// of this border as it does. They are printed to 0.1 m; a single cell is some 60 m.
  @Test("a real border over real terrain has the figures of an independent computation")
  func maleshevo() async throws {
    let lines = try GoldenPlan.text().split(separator: "\n", omittingEmptySubsequences: false)
    // The independent computation knows placed sensors only.
    let patrols = try #require(lines.firstIndex { $0.hasPrefix("patrols:") })
    let period = try #require(lines.firstIndex { $0.hasPrefix("period_s:") })
    let workspace = try Workspace([
      "scenario.yaml": (lines[..<patrols] + lines[period...]).joined(separator: "\n")
    ])
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0)
    let figures = try workspace.value(Figures.self, "out/summary.json")
    let expected: [(Double?, Double)] = [
      (figures.borderLengthM, 98_335.8), (figures.coveredLengthM, 14_812.7),
      (figures.causesM["beyond every range"], 65_103.5),
      (figures.causesM["outside the field of view"], 3_908.0),
      (figures.causesM["in the near dead zone"], 46.6),
      (figures.causesM["hidden by terrain"], 14_465.0), (figures.causesM["no terrain data"], 0),
    ]
    for (found, wanted) in expected { #expect(abs(try #require(found) - wanted) <= 0.06) }
  }
}
