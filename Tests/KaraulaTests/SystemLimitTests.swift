import Foundation
import Testing

/// What the system does not let a run do: room, the size of files, open files, PROJ's data.
@Suite(.timeLimit(.minutes(60))) struct SystemLimitTests {
  /// Limits of a file's size (blocks of 512 bytes, as sh counts).
  private static let blocks = [0, 1, 20, 100, 200, 300, 500, 1000, 100_000]

  @Test("with any limit of a file's size a result is whole, or there is none and the exit code is 73")
  func fileSize() async throws {
    let workspace = try Workspace(Samples.files())
    #expect(try await Program.run(["run", "scenario.yaml", "--out", "whole"], in: workspace).status == 0)
    let whole = try workspace.lines(in: "whole")
    let maps = try await workspace.maps(in: "whole")
    var codes: Set<Int32> = []
    for limit in Self.blocks {
      let before = workspace.files()
      let outcome = try await Program.shell(
        "ulimit -f \(limit); exec \"$0\" run scenario.yaml --out out-\(limit) >table 2>/dev/null",
        in: workspace)
      codes.insert(outcome.status)
      if outcome.status == 0 {
        #expect(try workspace.lines(in: "out-\(limit)") == whole)
        #expect(try await workspace.maps(in: "out-\(limit)") == maps)
      } else {
        #expect(outcome.status == 73, "\(limit) blocks")
        // With no room for the table alone the result is there before it is printed.
        if limit > 1 {
          #expect(workspace.files().subtracting(before) == ["table"].filter { !before.contains($0) }.asSet)
        }
      }
    }
    #expect(codes == [0, 73])
  }

  @Test(
    "the other commands that write end with 73, too, and leave no file",
    arguments: [
      "viewshed --dem dem.asc --observer 22.05,41.045 -o new/v.tif",
      "viewshed --dem dem.asc --observers p.geojson --per-observer new/each",
      "los --dem dem.asc --from 22.05,41.045,2 --to 22.06,41.05,2 -o new/l.geojson",
      "check req.yaml --junit new/j.xml", "init --border border.geojson --out new/i",
      "compare scenario.yaml other.yaml --out new/c", "qgis-plugin --install --to new/q",
      "run scenario.yaml --all-variants --out new/r", "report whole",
    ])
  func commands(line: String) async throws {
    let point = Samples.collection("Point", "[22.05, 41.045]", properties: #"{"id": "P"}"#)
    let requirement = "requirements: [{metric: covered_fraction, at_least: 0}]"
    let workspace = try Workspace(
      Samples.files().merging([
        "p.geojson": point, "req.yaml": Samples.scenario(more: requirement),
        "other.yaml": Samples.scenario(more: "task: recognition"),
      ]) { $1 })
    #expect(try await Program.run(["run", "scenario.yaml", "--out", "whole"], in: workspace).status == 0)
    let before = workspace.files()
    let page = try workspace.bytes("whole/report.html")
    let outcome = try await Program.shell("ulimit -f 0; exec \"$0\" \(line)", in: workspace, isQuiet: true)
    #expect(outcome.status == 73)
    #expect(workspace.files() == before)
    #expect(try workspace.bytes("whole/report.html") == page)
    let done = try await Program.shell("exec \"$0\" \(line)", in: workspace)
    #expect(done.status == 0, "\(done.talk)")
  }

  @Test(
    "too few open files, or no database of PROJ, end with 71 and one line", arguments: ["run", "validate"])
  func needs(command: String) async throws {
    let workspace = try Workspace(Samples.files())
    for files in [5, 20] {
      let outcome = try await Program.shell(
        "ulimit -n \(files); exec \"$0\" \(command) scenario.yaml", in: workspace)
      #expect(outcome.status == 71)
      #expect(outcome.talkLines.count == 1)
      #expect(outcome.talk.contains("only \(files) files may be open at once"), "\(outcome.talk)")
    }
    for data in ["/nowhere", workspace.folder.path()] {
      let outcome = try await Program.run(
        [command, "scenario.yaml"], in: workspace, environment: ["PROJ_LIB": data, "PROJ_DATA": data])
      #expect(outcome.status == 71)
      #expect(outcome.talkLines.count == 1)
      #expect(outcome.talk.contains("proj.db"), "\(outcome.talk)")
    }
  }

  @Test("between too few open files and enough a run is whole, or ends with 71")
  func openFiles() async throws {
    let workspace = try Workspace(Samples.files())
    for files in stride(from: 40, through: 64, by: 8) {
      let outcome = try await Program.shell(
        "ulimit -n \(files); exec \"$0\" run scenario.yaml --out out --threads 8", in: workspace)
      #expect([0, 71].contains(outcome.status), "\(files): \(outcome.talk)")
    }
  }
}

extension Sequence where Element: Hashable {
  fileprivate var asSet: Set<Element> { Set(self) }
}
