import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct BadInputTests {
  @Test(
    "a wrong input gives its exit code and one clear line, and leaves nothing behind",
    arguments: BadInput.scenarios + BadInput.sites + BadInput.centres + BadInput.borders + BadInput.terrains
      + BadInput.covers
      + BadInput.calls
      + BadInput.viewshedUsage + BadInput.viewshedData + BadInput.observerLayers + BadInput.lines
      + BadInput.ranges + BadInput.patrols + BadInput.comparisons + BadInput.variants
      + BadInput.requirements + BadInput.checks + BadInput.plugins + BadInput.placements)
  func refusal(bad: BadInput) async throws {
    let workspace = try Workspace(bad.allFiles)
    if let preparation = bad.preparation {
      let prepared = try await Program.shell(preparation, in: workspace)
      #expect(prepared.status == 0, "\(prepared.talk)")
    }
    let before = workspace.files()
    let outcome = try await Program.run(bad.arguments, in: workspace)
    expect(outcome, bad)
    #expect(workspace.files() == before, "files are left behind")
    guard bad.isFoundByValidate else { return }
    let validated = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(validated.status == outcome.status)
    #expect(validated.output.isEmpty)
    #expect(validated.errorLines == outcome.errorLines)
  }

  private func expect(_ outcome: Outcome, _ bad: BadInput) {
    #expect(outcome.status == bad.status)
    #expect(outcome.output.isEmpty, "standard output: \(outcome.text)")
    #expect(outcome.errorLines.count == 1, "\(outcome.talk)")
    let line = outcome.errorLines.first ?? ""
    #expect(line.hasPrefix("karaula: "))
    for words in bad.words { #expect(line.contains(words)) }
  }

  @Test("the estimate of memory is told before anything is allocated", arguments: [1e-3, 1e-6])
  func refusalIsCheap(cellSize: Double) async throws {
    let workspace = try Workspace(Samples.files(Samples.scenario(more: "grid: {cell_size_m: \(cellSize)}")))
    // A quarter of a gigabyte is what the program and its libraries take; the cells asked for are far more.
    let outcome = try await Program.shell(
      #"ulimit -d 262144; timeout 20 "$0" run scenario.yaml --out out"#, in: workspace)
    #expect(outcome.status == 65, "\(outcome.talk)")
    #expect(outcome.talk.contains("the run needs about"), "\(outcome.talk)")
  }
}
