import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct DemoTests {
  @Test(
    "the demonstration runs from a checkout and shows every cause of a gap but missing terrain"
  )
  func causes() async throws {
    let workspace = try Workspace()
    let outcome = try await Program.run(["demo", "--out", "out", "--quiet"], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    #expect(outcome.text.contains("covered"))
    #expect(workspace.files(below: "out").count == 12)
    struct Summary: Decodable { let causesM: [String: Double] }
    let causes = try workspace.value(Summary.self, "out/summary.json").causesM.filter { $0.value > 0 }.keys
    let all: Set = [
      "beyond every range", "outside the field of view", "in the near dead zone", "hidden by terrain",
      "hidden by land cover", "not linked", "weather", "not patrolled often enough",
    ]
    #expect(Set(causes) == all)
  }

  @Test("without --out the demonstration prints its table and writes nothing")
  func table() async throws {
    let workspace = try Workspace()
    let outcome = try await Program.run(["demo"], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("hidden by terrain"))
    #expect(workspace.files().isEmpty)
  }
}
