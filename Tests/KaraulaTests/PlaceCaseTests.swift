import Foundation
import Testing

/// Placements that are interrupted, that links bound, and what is said of them.
@Suite(.timeLimit(.minutes(60))) struct PlaceCaseTests {
  private struct Figures: Decodable {
    struct Chosen: Decodable { let at: [Double] }
    let coveredM: Double
    let candidates: Int
    let refused: [String: Int]
    let chosen: [Chosen]
  }

  private struct Summary: Decodable { let coveredLengthM: Double }

  private static let made = "candidates: [{types: [thermal-camera], within_m: {inside: 900}, spacing_m: 300}]"

  /// A local centre that reaches 1.5 km, to the west of most of the border, and the regional one that it needs.
  private static let centre = """
    centres:
      - {id: LC, level: local, at: [22.03, 41.045], mast_height_m: 60, link: {frequency_ghz: 5.8, max_range_m: 1500}}
      - {id: RC, level: regional, at: [22.031, 41.044], mast_height_m: 60, link: {frequency_ghz: 5.8, max_range_m: 1500}}
    links: require
    """

  /// A scenario in which nothing stands.
  private func workspace(_ more: String) throws -> Workspace {
    let text = Samples.scenario(more: more).replacing("sites:\n  - \(Samples.site)\n", with: "")
    return try Workspace(Samples.files(text))
  }

  @Test("a candidate without a possible link is refused, and the plan stands where links reach")
  func links() async throws {
    let workspace = try workspace(
      Self.centre + "\nplacement: {\(Self.made), counts: {thermal-camera: 2}}")
    let outcome = try await Program.run(
      ["place", Samples.scenarioName, "--out", "placed", "--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let figures = try workspace.value(Figures.self, "placed/placement.json")
    let refused = try #require(figures.refused["without a possible link"])
    #expect(refused > 0 && refused < figures.candidates)
    #expect(figures.chosen.count == 2)
    // 1.5 km are less than 0.0179 degrees of longitude at 41 degrees north.
    for site in figures.chosen { #expect(abs(site.at[0] - 22.03) < 0.0179) }
    let run = try await Program.run(
      ["run", "placed/placement.yaml", "--out", "run", "--quiet"], in: workspace)
    #expect(run.status == 0, "\(run.talk)")
    let covered = try workspace.value(Summary.self, "run/summary.json").coveredLengthM
    #expect(abs(figures.coveredM - covered) < 0.002)
  }

  @Test("where no candidate can be linked, the count of them is told")
  func unlinked() async throws {
    let workspace = try workspace(
      "links: require\nplacement: {\(Self.made), counts: {thermal-camera: 1}}")
    let outcome = try await Program.run(["place", Samples.scenarioName, "--quiet"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.talk.contains("no candidate is left"), "\(outcome.talk)")
    #expect(outcome.talk.contains("without a possible link"), "\(outcome.talk)")
  }

  @Test("that nothing stands yet is no warning")
  func nothingPlaced() async throws {
    let workspace = try workspace("placement: {\(Self.made), counts: {thermal-camera: 1}}")
    let outcome = try await Program.run(["place", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(!outcome.talk.contains("no sites and no patrols"))
  }

  @Test("Ctrl-C during the search prints the best plan and bound so far, ends with 130 and leaves no file")
  func interrupted() async throws {
    // On a fast machine a small search is over before it is interrupted: then a larger one is.
    for spacing in [100, 50, 30] {
      let workspace = try workspace(
        """
        placement:
          candidates: [{types: [thermal-camera], within_m: {inside: 900, outside: 900}, spacing_m: \(spacing)}]
          azimuths: 24
          counts: {thermal-camera: 5}
        """)
      let files = workspace.files()
      let program = try Program.start(
        ["place", Samples.scenarioName, "--out", "placed", "--verbose"], in: workspace)
      while program.isRunning,
        try !String(decoding: program.talkSoFar(), as: UTF8.self).contains("reductions")
      {
        try await Task.sleep(for: .milliseconds(5))
      }
      program.interrupt()
      let outcome = try await program.outcome()
      guard outcome.status == 130, outcome.text.contains("the search was cut short") else { continue }
      #expect(outcome.text.contains("no choice from these candidates covers more than"))
      #expect(workspace.files() == files)
      return
    }
    Issue.record("no search was interrupted")
  }
}
