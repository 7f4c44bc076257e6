import Foundation
import Testing

/// The memory that a run says it needs, against what the system says that it took.
@Suite struct MemoryEstimateRunTests {
  /// A scenario of the test.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let scenario: String
    /// A second raster, which the scenario names `canopy.asc`.
    var canopy: String?
    var options: [String] = []
  }

  /// Cameras along the border's five kilometres, at places a little beside it.
  private static func cameras(_ count: Int, type: String = "thermal-camera") -> [String] {
    (0..<count).map { number in
      let longitude = 22.02 + 0.06 * (Double(number) + 0.5) / Double(count)
      return "{id: C\(number), type: \(type), at: [\(longitude), 41.047], azimuth_deg: 0}"
    }
  }

  private static let drones = """
    patrols:
      - {id: D1, type: drone, route: [[22.02, 41.05], [22.08, 41.05]]}
      - {id: D2, type: uav, route: [[22.08, 41.051], [22.02, 41.049]]}
    """

  static let cases: [Case] = [
    Case(testDescription: "one camera", scenario: Samples.scenario()),
    Case(testDescription: "maps", scenario: Samples.scenario(), options: ["--out", "out"]),
    Case(
      testDescription: "ten cameras on small cells",
      scenario: Samples.scenario(sites: cameras(10), more: "grid: {cell_size_m: 5}")),
    Case(
      testDescription: "a hundred cameras",
      scenario: Samples.scenario(sites: cameras(100), more: "grid: {cell_size_m: 10}")),
    Case(
      testDescription: "pillars on small cells",
      scenario: Samples.scenario(
        sites: cameras(4, type: "fixed-pillar"), more: "grid: {cell_size_m: 2, corridor_m: 100}")),
    Case(
      testDescription: "maps of small cells",
      scenario: Samples.scenario(sites: cameras(3), more: "grid: {cell_size_m: 4, corridor_m: 500}"),
      options: ["--out", "out"]),
    Case(
      testDescription: "canopy",
      scenario: Samples.scenario(
        terrain: "dem: dem.asc, canopy: canopy.asc", sites: cameras(5), more: "grid: {cell_size_m: 5}"),
      canopy: Samples.grid { column, row in (column + row) % 3 * 4 }),
    Case(
      testDescription: "patrols", scenario: Samples.scenario(more: drones + "\ngrid: {cell_size_m: 20}")),
    Case(
      testDescription: "patrols with maps", scenario: Samples.scenario(more: drones),
      options: ["--out", "out"]),
    Case(
      testDescription: "short sections",
      scenario: Samples.scenario(
        sites: cameras(20), more: "grid: {cell_size_m: 5, section_length_m: 2000}"),
      options: ["--threads", "1"]),
  ]

  @Test("The estimate is within a factor of 2 of the measured peak", arguments: cases)
  func estimate(_ sample: Case) async throws {
    var files = Samples.files(sample.scenario)
    if let canopy = sample.canopy {
      files["canopy.asc"] = canopy
      files["canopy.prj"] = Samples.wgs84
    }
    let workspace = try Workspace(files)
    let outcome = try await Program.run(
      ["run", Samples.scenarioName, "--verbose"] + sample.options, in: workspace)
    try #require(outcome.status == 0, "\(outcome.talk)")
    let estimate = try Self.bytes(before: " of memory are needed", in: outcome.talk)
    // Only Linux tells the peak of a process by its status.
    guard let peak = try? Self.bytes(before: " of memory were taken", in: outcome.talk) else { return }
    #expect((0.5...2).contains(estimate / peak), "estimate \(estimate), peak \(peak)")
  }

  /// The amount, such as `840 MB`, that stands before a text.
  private static func bytes(before text: String, in talk: String) throws -> Double {
    let end = try #require(talk.firstRange(of: text)).lowerBound
    let words = talk[..<end].split(whereSeparator: \.isWhitespace).suffix(2)
    let units = ["MB": 1e6, "GB": 1e9]
    return try #require(Double(words.first ?? "")) * #require(units[String(words.last ?? "")])
  }
}
