import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite(.timeLimit(.minutes(60))) struct PatrolRunTests {
  private struct Summary: Decodable {
    struct Patrol: Decodable {
      struct Schedule: Decodable {
        let lapS: Double
        let meanInAir: Double
        let airframesNeeded: Int
      }
      let id: String
      let isSensor: Bool
      let coveredLengthM: Double
      let schedule: Schedule?
    }
    let maxRevisitS: Double?
    let patrolledLengthM: Double
    let patrols: [Patrol]
  }

  /// A flight some 1 km south of the sample's border of 5 km, a vehicle without a camera, and a post.
  private static let patrols = """
    patrols:
      - {id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200, aircraft: 2, endurance_s: 5400, turnaround_s: 1800}
      - {id: V, type: patrol-vehicle, route: [[22.02, 41.04], [22.08, 41.04]]}
      - {id: M, type: mobile-video-system, posts: [{at: [22.05, 41.045], from_s: 0, to_s: 14400}]}
    """

  private func run(_ more: String = patrols, _ options: String...) async throws -> (Workspace, Summary) {
    let workspace = try Workspace(Samples.files(Samples.scenario(more: more)))
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"] + options, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (workspace, try workspace.value(Summary.self, "out/summary.json"))
  }

  @Test("patrols are told with their rotas, and one without a camera is drawn but sees nothing")
  func summary() async throws {
    let (workspace, summary) = try await run()
    #expect(summary.patrols.map(\.id) == ["U", "V", "M"])
    #expect(summary.patrols.map(\.isSensor) == [true, false, true])
    // Two airframes with 90 minutes of endurance and 30 of turnaround are 1.5 in the air.
    let flight = try #require(summary.patrols[0].schedule)
    #expect(flight.meanInAir == 1.5)
    #expect(flight.airframesNeeded == 3)
    // 5045 m out and back at 20 m/s.
    #expect(abs(flight.lapS - 504.5) < 0.2)
    #expect(summary.patrols[1].coveredLengthM == 0)
    #expect(summary.patrolledLengthM > 4000)
    #expect(try #require(summary.maxRevisitS) > 0)
    let drawn = try String(contentsOf: workspace.file("out/sensors.geojson"), encoding: .utf8)
    for kind in ["route", "swath", "post"] { #expect(drawn.contains("\"kind\": \"\(kind)\"")) }
  }

  @Test("the passes over one piece or all are a table, and the picture is well-formed XML")
  func windows() async throws {
    let (workspace, _) = try await run(Self.patrols, "--windows", "2500")
    let lines = try String(contentsOf: workspace.file("out/windows.csv"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",") }
    #expect(
      lines[0].joined(separator: ",") == "part,from_m,to_m,patrol,aircraft,start_s,end_s,probability,run_id")
    #expect(lines.count > 2)
    for fields in lines.dropFirst() {
      let numbers = [1, 2, 5, 6, 7].compactMap { Double(fields[$0]) }
      #expect(numbers.count == 5)
      #expect(numbers[0] <= 2500 && 2500 < numbers[1])
      #expect(numbers[2] < numbers[3] && (0...1).contains(numbers[4]))
    }
    let picture = try Data(contentsOf: workspace.file("out/patrols.svg"))
    #expect(XMLParser(data: picture).parse())
  }

  @Test("no more flights, no more sight: without patrols there are no revisit times")
  func without() async throws {
    let (workspace, summary) = try await run("")
    #expect(summary.maxRevisitS == nil && summary.patrolledLengthM == 0 && summary.patrols.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: workspace.file("out/patrols.svg").path()))
  }

  @Test("a plan with patrols gives the same result when it is run again")
  func plan() async throws {
    let (workspace, _) = try await run()
    let again = try await Program.run(["run", "out/plan.yaml", "--out", "again"], in: workspace)
    #expect(again.status == 0, "\(again.talk)")
    for name in ["border.geojson", "gaps.geojson", "sensors.geojson", "patrols.svg"] {
      #expect(
        try Data(contentsOf: workspace.file("out/\(name)"))
          == Data(contentsOf: workspace.file("again/\(name)")),
        "\(name)")
    }
  }
}
