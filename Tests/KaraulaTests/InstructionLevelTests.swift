import Foundation
import Testing

@Suite struct InstructionLevelTests {
  @Test("every instruction level that the environment forces gives the same cells")
  func levels() async throws {
    var found: [[[Double]]] = []
    for level in ["baseline", "avx2", "avx512"] {
      for mode in ["visible", "height"] {
        let workspace = try Workspace(SightSamples.rough)
        let place = SightSamples.center(column: 11, row: 17, rows: 30)
        let outcome = try await Program.run(
          [
            "viewshed", "--dem", SightSamples.dem, "--observer", "\(place.x),\(place.y)", "--mode", mode,
            "-o", "out.tif",
          ], in: workspace, environment: ["KARAULA_SIMD": level])
        #expect(outcome.status == 0, "\(outcome.talk)")
        found.append(try await workspace.cells("out.tif").values)
      }
    }
    for level in [1, 2] {
      #expect(found[0] == found[2 * level])
      #expect(found[1] == found[2 * level + 1])
    }
    #expect(Set(found[0].joined()) == [0, 255], "the case has something to decide")
  }
}
