import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct InterruptTests {
  @Test("Ctrl-C after writing has begun ends a run with 130 and leaves no file")
  func whileWriting() async throws {
    let workspace = try Workspace(LongRun.endlessFiles)
    let program = try Program.start(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    while program.isRunning, !workspace.hasDraft {
      try await Task.sleep(for: .milliseconds(20))
    }
    try #require(program.isRunning)
    // Some way into the work, not only at its very start.
    try await Task.sleep(for: .seconds(1))
    program.interrupt()
    let outcome = try await program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errorLines.first?.hasPrefix("karaula: interrupted") == true)
    #expect(outcome.output.isEmpty)
    #expect(workspace.files() == Set(LongRun.endlessFiles.keys))
  }

  @Test("Ctrl-C leaves the files of an earlier run whole")
  func overAnEarlierResult() async throws {
    let earlier = ["out/gaps.geojson": "{}", "out/coverage.tif": "a map"]
    let workspace = try Workspace(LongRun.endlessFiles.merging(earlier) { $1 })
    let program = try Program.start(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    while program.isRunning, !workspace.hasDraft {
      try await Task.sleep(for: .milliseconds(20))
    }
    try #require(program.isRunning)
    program.interrupt()
    #expect(try await program.outcome().status == 130)
    #expect(workspace.files() == Set(LongRun.endlessFiles.keys).union(earlier.keys))
    #expect(try workspace.bytes("out/gaps.geojson") == Data("{}".utf8))
  }

  @Test("Ctrl-C without --out ends with 130 and prints nothing")
  func withoutFolder() async throws {
    let workspace = try Workspace(LongRun.endlessFiles)
    let program = try Program.start(["run", Samples.scenarioName, "--threads", "1"], in: workspace)
    // It warns of the missing terrain before the work, which takes far longer.
    while program.isRunning, try program.talkSoFar().isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    try #require(program.isRunning)
    program.interrupt()
    let outcome = try await program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.output.isEmpty)
  }
}
