import Foundation
import Testing

/// The folder of a result is one run's, whole, or it is refused.
@Suite(.timeLimit(.minutes(60))) struct WholeResultTests {
  private static let run = ["run", Samples.scenarioName, "--out", "out"]
  /// A patrol, so that there is every file that names its run.
  private static let patrol =
    "patrols: [{id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200}]"
  /// The files that say of which run they are, but for summary.json.
  private static let marked = [
    "gaps.geojson", "border.geojson", "sensors.geojson", "plan.yaml", "patrols.svg", "karaula.gpkg",
    "karaula.qgs", "coverage.tif", "hillshade.tif",
  ]

  private static func id(of result: String, in workspace: Workspace) throws -> String {
    struct Summary: Decodable { let runId: String }
    return try workspace.value(Summary.self, "\(result)/summary.json").runId
  }

  /// The text of a file as far as it is one.
  private static func text(_ name: String, in workspace: Workspace) throws -> String {
    String(decoding: try workspace.bytes(name), as: UTF8.self)
  }

  @Test("every file of a result names its run, by 16 digits that follow from plan and inputs alone")
  func identity() async throws {
    let files = Samples.files(Samples.scenario(more: Self.patrol))
    let workspace = try Workspace(files)
    #expect(try await Program.run(Self.run, in: workspace).status == 0)
    let id = try Self.id(of: "out", in: workspace)
    #expect(id.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    for name in Self.marked + ["report.html", "coverage.qml"] {
      #expect(try Self.text("out/\(name)", in: workspace).contains(id), "\(name)")
    }
    for (name, text) in files { try workspace.write(text, to: "elsewhere/\(name)") }
    let elsewhere = "elsewhere/\(Samples.scenarioName)"
    _ = try await Program.run(["run", elsewhere, "--out", "again", "--threads", "1"], in: workspace)
    #expect(try Self.id(of: "again", in: workspace) == id)
    _ = try await Program.run(["run", "out/plan.yaml", "--out", "plan"], in: workspace)
    #expect(try Self.id(of: "plan", in: workspace) == id)
  }

  @Test("so do the tables that are asked for, those of variants and comparisons")
  func identityOfTables() async throws {
    let scenario = Samples.scenario(more: Self.patrol + "\nvariants: {dull: {task: recognition}}")
    let workspace = try Workspace(Samples.files(scenario))
    let asked = Self.run + ["--windows", "all", "--losses"]
    #expect(try await Program.run(asked, in: workspace).status == 0)
    let id = try Self.id(of: "out", in: workspace)
    let windows = try Self.text("out/windows.csv", in: workspace)
    #expect(windows.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",\(id)") })
    #expect(try Self.text("out/losses.json", in: workspace).contains(id))
    let all = ["run", Samples.scenarioName, "--all-variants", "--out", "all"]
    #expect(try await Program.run(all, in: workspace).status == 0)
    let other = try Self.id(of: "all/dull", in: workspace)
    let table = try Self.text("all/variants.json", in: workspace)
    #expect(table.contains(id) && table.contains(other))
    let compare = ["compare", "out", "\(Samples.scenarioName)@dull", "--out", "both"]
    #expect(try await Program.run(compare, in: workspace).status == 0)
    let comparison = try Self.text("both/comparison.json", in: workspace)
    #expect(comparison.contains(id) && comparison.contains(other))
    // A table of another run does not go with the rest.
    try workspace.write(windows.replacing(id, with: other), to: "out/windows.csv")
    let refused = try await Program.run(["report", "out"], in: workspace)
    #expect(refused.status == 65 && refused.talk.contains("windows.csv"))
  }

  @Test("with --confine no result outside the folder is read, nor one that links lead to")
  func confined() async throws {
    let workspace = try Workspace(Samples.files())
    #expect(try await Program.run(Self.run, in: workspace).status == 0)
    try workspace.write("", to: "inside/empty.txt")
    for command in [["report", "out"], ["compare", "out", "out"]] {
      #expect(try await Program.run(command + ["--confine", "."], in: workspace).status == 0)
      let outcome = try await Program.run(command + ["--confine", "inside"], in: workspace)
      #expect(outcome.status == 65)
      #expect(outcome.talkLines.count == 1 && outcome.talk.contains("--confine"))
    }
    let outside = workspace.file("out/border.geojson").path
    try FileManager.default.moveItem(atPath: outside, toPath: workspace.file("border-elsewhere.geojson").path)
    try FileManager.default.createSymbolicLink(
      atPath: outside, withDestinationPath: workspace.file("border-elsewhere.geojson").path)
    #expect(try await Program.run(["report", "out", "--confine", "out"], in: workspace).status == 65)
  }

  @Test("the id changes with the plan, with a byte of an input and with a file that stands beside one")
  func otherIdentity() async throws {
    let workspace = try Workspace(Samples.files())
    var ids: Set<String> = []
    for (count, change) in [
      ("dem.asc", Samples.grid()), ("dem.asc", Samples.grid() + "\n"),
      ("border.geojson", Samples.border + " "),
      ("dem.prj", Samples.wgs84 + " "), (Samples.scenarioName, Samples.scenario(more: "task: recognition")),
    ].enumerated() {
      try workspace.write(change.1, to: change.0)
      let outcome = try await Program.run(Self.run, in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      ids.insert(try Self.id(of: "out", in: workspace))
      #expect(ids.count == count + 1, "\(change.0)")
    }
  }

  @Test("a file of another run in a folder is told by report and compare, and the next run mends it")
  func mixture() async throws {
    let workspace = try Workspace(Samples.files(Samples.scenario(more: Self.patrol)))
    try workspace.write(Samples.scenario(more: Self.patrol + "\ntask: recognition"), to: "other.yaml")
    for arguments in [Self.run, ["run", "other.yaml", "--out", "other"]] {
      #expect(try await Program.run(arguments, in: workspace).status == 0)
    }
    for name in Self.marked {
      let own = try workspace.bytes("out/\(name)")
      try workspace.bytes("other/\(name)").write(to: workspace.file("out/\(name)"))
      for arguments in [["report", "out"], ["compare", "out", "other"], ["compare", "other", "out"]] {
        let outcome = try await Program.run(arguments, in: workspace)
        #expect(outcome.status == 65, "\(name)")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.talk.contains("out/\(name): is of another run than summary.json"), "\(outcome.talk)")
      }
      try own.write(to: workspace.file("out/\(name)"))
    }
    #expect(try await Program.run(["compare", "out", "other"], in: workspace).status == 0)
    try workspace.bytes("other/summary.json").write(to: workspace.file("out/summary.json"))
    #expect(try await Program.run(["report", "out"], in: workspace).status == 65)
    #expect(try await Program.run(Self.run, in: workspace).status == 0)
    #expect(try await Program.run(["report", "out"], in: workspace).status == 0)
  }

  @Test("a folder in which files were put in place one by one, and not all, is refused until the next run")
  func unfinished() async throws {
    let workspace = try Workspace(Samples.files())
    #expect(try await Program.run(Self.run, in: workspace).status == 0)
    try workspace.write("", to: "out/.karaula-unfinished")
    for arguments in [["report", "out"], ["compare", "out", "out"]] {
      let outcome = try await Program.run(arguments, in: workspace)
      #expect(outcome.status == 65)
      #expect(outcome.talk.hasPrefix("karaula: out: a run is putting its files in place"), "\(outcome.talk)")
    }
    #expect(try await Program.run(Self.run, in: workspace).status == 0)
    #expect(try await Program.run(["report", "out"], in: workspace).status == 0)
    // The current folder cannot be exchanged.
    let line = "cd out && touch .karaula-unfinished && exec \"$0\" run ../scenario.yaml --out ."
    #expect(try await Program.shell(line, in: workspace).status == 0)
    #expect(try await Program.run(["report", "out"], in: workspace).status == 0)
    #expect(workspace.files().allSatisfy { !$0.contains("karaula-") && !$0.hasSuffix(".lock") })
  }

  @Test(
    "links that lie in a folder under names of a result's files, or of its temporary files, lead to nothing written"
  )
  func links() async throws {
    for command in [
      Self.run, ["viewshed", "--dem", "dem.asc", "--observer", "22.05,41.045", "-o", "out/gaps.geojson"],
    ] {
      let workspace = try Workspace(Samples.files().merging(["victim": "precious", "out/x": ""]) { $1 })
      let names = [
        "gaps.geojson", ".gaps.geojson.part", ".coverage.tif.draft.part", "karaula.gpkg", ".gaps.geojson",
      ]
      for name in names {
        try FileManager.default.createSymbolicLink(
          atPath: workspace.file("out/\(name)").path(), withDestinationPath: "../victim")
      }
      let outcome = try await Program.run(command, in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      #expect(try workspace.bytes("victim") == Data("precious".utf8))
      #expect(workspace.file("out/gaps.geojson").isFile)
    }
  }

  @Test("a lock that is a link, or a file of someone's, is not written to")
  func foreignLock() async throws {
    let workspace = try Workspace(Samples.files().merging(["victim": "precious"]) { $1 })
    let lock = workspace.file(".out.lock").path()
    try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: "victim")
    #expect(try await Program.run(Self.run, in: workspace).status == 73)
    try FileManager.default.removeItem(atPath: lock)
    try workspace.write("mine", to: ".out.lock")
    let outcome = try await Program.run(Self.run, in: workspace)
    #expect(outcome.status == 73)
    #expect(outcome.talk.contains(".out.lock: is there, and is no lock"), "\(outcome.talk)")
    #expect(try workspace.bytes("victim") == Data("precious".utf8))
    #expect(try workspace.bytes(".out.lock") == Data("mine".utf8))
  }

  @Test(
    "while a run writes into a folder, every other command that would write there is refused and told who does"
  )
  func lock() async throws {
    let workspace = try Workspace(
      LongRun.endlessFiles.merging(Samples.files(Samples.scenario())) { old, _ in old })
    try workspace.write(Samples.scenario(), to: "short.yaml")
    let program = try Program.start(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    while program.isRunning, !workspace.hasDraft { try await Task.sleep(for: .milliseconds(20)) }
    try #require(program.isRunning)
    for command in [["run", "short.yaml", "--out", "out"], ["run", "short.yaml", "--out", "./up/../out/"]] {
      try FileManager.default.createDirectory(at: workspace.file("up"), withIntermediateDirectories: true)
      let outcome = try await Program.run(command, in: workspace)
      #expect(outcome.status == 73)
      #expect(
        outcome.talk.contains(/: is being written by karaula, process [0-9]+ on \S+; wait/), "\(outcome.talk)"
      )
    }
    program.stop()
    _ = try await program.outcome()
    let outcome = try await Program.run(["run", "short.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.files().allSatisfy { !$0.hasPrefix(".") }, "what the killed run left is gone")
  }
}
