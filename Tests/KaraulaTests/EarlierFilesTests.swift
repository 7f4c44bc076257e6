import Foundation
import Testing

/// What an earlier run left in the folder of a result.
@Suite(.timeLimit(.minutes(60))) struct EarlierFilesTests {
  /// Names that some runs write.
  private static let ofSomeRuns = [
    "coverage-1.tif", "coverage-12.tif", "coverage-2.qml", "hillshade-1.tif", "hillshade-10.tif",
    "patrols.svg", "windows.csv", "losses.json",
  ]
  /// Names that are no run's.
  private static let others = [
    "coverage-01.tif", "coverage-0.tif", "coverage-a.tif", "coverage-1.tif.aux.xml", "coverage-1.tiff",
    "my-coverage-1.tif", "hillshade-1.qml", "windows.csv~", "notes.txt", "coverage-3.tif/mine.txt",
  ]
  /// Two variants with a patrol, and one without.
  private static let more = """
    patrols: [{id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200}]
    variants: {alone: {patrols: null}}
    """

  private static func workspace(_ names: [String], in folders: String...) throws -> Workspace {
    let workspace = try Workspace(Samples.files(Samples.scenario(more: more)))
    for folder in folders {
      for name in names { try workspace.write("earlier", to: "\(folder)/\(name)") }
    }
    return workspace
  }

  @Test("a run removes what earlier ones left under names that it does not write, and nothing else")
  func removal() async throws {
    let workspace = try Self.workspace(Self.ofSomeRuns + Self.others, in: "out")
    let run = ["run", Samples.scenarioName, "--out", "out"]
    let full = try await Program.run(run + ["--windows", "all", "--losses"], in: workspace)
    #expect(full.status == 0, "\(full.talk)")
    let always: Set = [
      "gaps.geojson", "border.geojson", "sensors.geojson", "summary.json", "plan.yaml", "karaula.gpkg",
      "karaula.qgs", "report.html", "coverage.tif", "coverage.qml", "hillshade.tif",
    ]
    #expect(
      workspace.files(below: "out")
        == always.union(Self.others).union(["patrols.svg", "windows.csv", "losses.json"]))
    let plain = try await Program.run(run + ["--variant", "alone"], in: workspace)
    #expect(plain.status == 0, "\(plain.talk)")
    #expect(workspace.files(below: "out") == always.union(Self.others))
  }

  @Test("the folder of each variant is cleared so, and the one above them is not")
  func variants() async throws {
    let workspace = try Self.workspace(Self.ofSomeRuns, in: "out", "out/base", "out/alone")
    let outcome = try await Program.run(
      ["run", Samples.scenarioName, "--all-variants", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let left = { (folder: String) in
      workspace.files(below: folder).intersection(Self.ofSomeRuns)
    }
    #expect(left("out/base") == ["patrols.svg"])
    #expect(left("out/alone").isEmpty)
    #expect(left("out") == Set(Self.ofSomeRuns))
  }

  @Test("a run that cannot put its last files in place removes nothing")
  func failure() async throws {
    let workspace = try Self.workspace(Self.ofSomeRuns, in: "out")
    try workspace.write("in the way", to: "out/summary.json/file")
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 73, "\(outcome.talk)")
    #expect(workspace.files(below: "out").isSuperset(of: Self.ofSomeRuns))
  }
}
