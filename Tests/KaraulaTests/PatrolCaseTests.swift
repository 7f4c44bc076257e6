import Foundation
import Testing

/// What planners' own patrols came to, and what must come.
@Suite(.enabled(if: SharedCases.isThere), .timeLimit(.minutes(60))) struct PatrolCaseTests {
  private struct Summary: Decodable {
    struct Patrol: Decodable {
      struct Schedule: Decodable {
        struct Sortie: Decodable {
          struct Span: Decodable {
            let fromS: Double
            let toS: Double
            let fromM: Double?
            let toM: Double?
          }
          let flight: Span
          let onRoute: Span
        }
        let lapS: Double
        let sorties: [Sortie]
        let airframesNeeded: Int
      }
      let schedule: Schedule
    }
    let patrols: [Patrol]
    let coveredLengthM: Double
    let patrolledLengthM: Double
  }

  private func run(_ name: String) async throws -> (talk: String, summary: Summary, workspace: Workspace) {
    let workspace = try Workspace([:])
    let outcome = try await SharedCases.run(
      "patrols/\(name)", "--out", "out", "--windows", "all", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (outcome.talk, try workspace.value(Summary.self, "out/summary.json"), workspace)
  }

  @Test("a flight takes off from its base and leaves where it must, whatever its number of laps")
  func relief() async throws {
    let single = try await run("relief/rel.yaml").summary.patrols[0].schedule
    // A lap of 1999.2 s, 3000 s in the air: each leaves at 2499.6 s, half way out.
    for sortie in single.sorties {
      #expect(sortie.onRoute.fromM == 0)
      #expect(abs(sortie.onRoute.toS - sortie.flight.fromS - 2499.588) < 0.01)
    }
    #expect(single.sorties.count == 8 && single.airframesNeeded == 2)
    let two = try await run("relief/two.yaml").summary.patrols[0].schedule
    for (one, next) in zip(two.sorties, two.sorties.dropFirst()) {
      #expect(abs(next.onRoute.fromS - one.onRoute.toS) < 0.01)
      #expect(abs(try #require(next.onRoute.fromM) - #require(one.onRoute.toM)) < 0.01)
    }
  }

  @Test("a gimbal held at the border sees it from beside as it does from above", arguments: ["s_0", "s_300"])
  func borderAzimuth(name: String) async throws {
    // 8.9 km of route: what the camera can reach of the line beside it, and no less.
    #expect(try await run("border-azimuth/\(name).yaml").summary.patrolledLengthM > 8800)
  }

  @Test("one fly-by is one pass")
  func splitPass() async throws {
    let workspace = try await run("split-pass/flat1.yaml").workspace
    let lines = try String(contentsOf: workspace.file("out/windows.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    var spans: [String: [(start: Double, end: Double)]] = [:]
    for fields in lines {
      let start = try #require(Double(fields[5])), end = try #require(Double(fields[6]))
      spans[fields[1], default: []].append((start, end))
      #expect(end - start >= 1)
    }
    for passes in spans.values {
      for (one, next) in zip(passes, passes.dropFirst()) { #expect(next.start - one.end >= 15) }
    }
  }

  @Test("waiting counts in the lap", arguments: ["plan.plan", "q_loitertime.plan", "q_delay.plan"])
  func hold(file: String) async throws {
    let workspace = try Workspace([:])
    let plan = try String(contentsOfFile: SharedCases.path("patrols/hold/plan.yaml"), encoding: .utf8)
    for name in [file, "border.geojson"] {
      try FileManager.default.copyItem(
        at: URL(filePath: SharedCases.path("patrols/hold/\(name)")), to: workspace.file(name))
    }
    try Data(plan.replacing("plan.plan", with: file).utf8).write(to: workspace.file("s.yaml"))
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let summary = try workspace.value(Summary.self, "out/summary.json")
    // 222.1 s of flight, 600 s at one end or, in the middle of the way or at both ends, twice.
    let waits = file == "plan.plan" ? 1200.0 : 600
    #expect(abs(summary.patrols[0].schedule.lapS - 222.129 - waits) < 0.01)
  }

  @Test("heights of a KML track count, and a GPX point without height is between its neighbours")
  func heights() async throws {
    for name in ["gxtrack/kml.yaml", "nullele/gpx.yaml"] {
      let workspace = try Workspace([:])
      let outcome = try await Program.run(
        ["validate", SharedCases.path("patrols/\(name)")], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      let plan = String(decoding: outcome.output, as: UTF8.self)
      #expect(plan.ranges(of: "height_m: 600").count >= 2 && plan.ranges(of: "above: amsl").count >= 2)
    }
    #expect(try await run("nullele/gpx.yaml").talk.contains("1 of 3 places has no height"))
  }
}

@Suite(.timeLimit(.minutes(60))) struct AircraftNumberTests {
  /// The flight of the golden plan over level ground; laps of some 1,760 s in a cycle of 7,200 s, so that four at
  /// even distances would be one bunch.
  @Test("on one route no longest wait grows with another aircraft")
  func monotone() async throws {
    let border = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../geodata/maleshevo/border.geojson").standardizedFileURL.path()
    let route =
      "[[22.9544, 41.6499], [22.9431, 41.6338], [22.9483, 41.6173], [22.9450, 41.6015], [22.9526, 41.5820],"
      + " [22.9605, 41.5730], [22.9657, 41.5587], [22.9639, 41.5465], [22.9551, 41.5284]]"
    struct Revisit: Decodable { let maxRevisitS: Double }
    var last = Double.infinity
    for aircraft in 1...8 {
      let workspace = try Workspace([
        "s.yaml": """
        karaula: 1
        border: {source: \(border), inside: right}
        grid: {cell_size_m: 150}
        patrols: [{id: U1, type: uav, route: \(route), height_m: 150, speed_m_s: 17, aircraft: \(aircraft)}]
        """
      ])
      let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      let wait = try workspace.value(Revisit.self, "out/summary.json").maxRevisitS
      #expect(wait <= last + 0.001, "\(aircraft) aircraft")
      last = wait
    }
  }
}
