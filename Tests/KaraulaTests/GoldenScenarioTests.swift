import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct GoldenScenarioTests {
  private static let data = ProcessInfo.processInfo.environment["KARAULA_DATA"]

  /// summary.json, with the metres of each cause.
  private struct Figures: Decodable {
    let borderLengthM: Double
    let coveredLengthM: Double
    let causesM: [String: Double]
  }

  /// The figures are those of Tests/Support/recompute.py, which shares no code with the program and decides every metre
  /// of this border as it does. They are printed to 0.1 m; a single cell is some 60 m.
  @Test(
    "a real border over real terrain has the figures of an independent computation", .enabled(if: data != nil)
  )
  func maleshevo() async throws {
    let data = try #require(Self.data)
    let scenario = URL(filePath: data).deletingLastPathComponent().appending(
      path: "scenarios/maleshevo.yaml")
    let lines = try String(contentsOf: scenario, encoding: .utf8)
      .replacing("../data/", with: data.hasSuffix("/") ? data : data + "/").split(
        separator: "\n", omittingEmptySubsequences: false)
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
