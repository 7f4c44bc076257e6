import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct RangeCommandTests {
  private struct Answer: Decodable {
    struct Camera: Decodable {
      let type: String
      let camera: String
      let light: String
      let task: String
      let weathers: [Weather]
    }

    struct Weather: Decodable {
      let visibilityKm: Double?
      let rainMmH: Double
      let extinctionPerKm: Double
      let ranges: [Ranges]
      let curve: Curve
    }

    struct Ranges: Decodable {
      let probability: Double
      let detectionM: Double?
      let identificationM: Double?
    }

    struct Curve: Decodable {
      let rangeM: [Double]
      let probability: [Double]
    }

    let cameras: [Camera]
  }

  private func text(_ arguments: String..., in workspace: Workspace? = nil) async throws -> String {
    let outcome = try await Program.run(["range"] + arguments, in: try workspace ?? Workspace())
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.talk.isEmpty)
    return outcome.text
  }

  private func answer(_ arguments: String..., in workspace: Workspace? = nil) async throws -> Answer {
    let outcome = try await Program.run(["range", "--json"] + arguments, in: try workspace ?? Workspace())
    #expect(outcome.status == 0, "\(outcome.talk)")
    return try JSONDecoder.snakeCase.decode(Answer.self, from: outcome.output)
  }

  /// 0.5 x 150 mm / 17 um = 4411.8 m, / 1.7503 = 2520.6 m; in fog 541.83 m, see the sensors' tests.
  @Test("a class's ranges are listed by weather and probability, in clear air and in fog")
  func table() async throws {
    let text = try await text("--type", "fixed-pillar", "--visibility-km", "clear,0.5", "--rain-mm-h", "0,10")
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["clear", "0", "0.300", "0.5", "4412", "1103", "551"]))
    #expect(rows.contains(["clear", "0", "0.300", "0.9", "2521", "630", "315"]))
    #expect(rows.contains { $0.prefix(5) == ["0.5", "0", "8.120", "0.5", "542"] })
    #expect(rows.contains(["#", "range_m", "clear", "0.5km", "clear+10mm/h", "0.5km+10mm/h"]))
    // Two tables of each of two cameras, two empty lines apart.
    #expect(text.components(separatedBy: "\n\n\n").count == 4)
  }

  @Test("every line of the tables is a comment or holds as many words as its table has columns")
  func plottable() async throws {
    let text = try await text("--type", "fixed-pillar", "--light", "day", "--visibility-km", "23,0.5")
    for table in text.components(separatedBy: "\n\n\n") {
      let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        $0.split(separator: " ").count
      }
      #expect(Set(rows).count == 1)
      #expect(rows.count > 3)
    }
  }

  @Test("a camera that is written out answers in JSON, with the curve at the ranges asked for")
  func json() async throws {
    let camera = "band=lwir,focal_length_mm=150,pitch_um=17,pixels=640x480,netd_mk=50"
    let found = try await answer(
      "--camera", camera, "--light", "day", "--probability", "0.5", "--ranges-m", "0,1000,4000")
    let only = try #require(found.cameras.first)
    #expect(found.cameras.count == 1)
    #expect(only.light == "day")
    let weather = try #require(only.weathers.first)
    #expect(weather.visibilityKm == nil)
    #expect(weather.extinctionPerKm == 0.3)
    #expect(weather.ranges.map(\.detectionM) == [4411.8])
    #expect(weather.curve.rangeM == [0, 1000, 4000])
    // 1 / (1 + 4.41176^-5.78824) = 0.999814 at 1 km.
    #expect(weather.curve.probability.prefix(2) == [1, 0.9998])
  }

  @Test("a scenario's type answers for the scenario's target, task and weather unless told otherwise")
  func scenario() async throws {
    let more = """
      task: recognition
      conditions: {light: day, visibility_km: 5}
      assumptions: {clear_air_lwir_per_km: 0}
      equipment: {mast: {extends: thermal-camera, mast_height_m: 9}}
      """
    let workspace = try Workspace(Samples.files(Samples.scenario(more: more)))
    let asked = ["--scenario", Samples.scenarioName, "--type", "mast"]
    let plain = try #require(
      try await answer(asked[0], asked[1], asked[2], asked[3], in: workspace).cameras.first)
    #expect(plain.type == "mast")
    #expect(plain.task == "recognition")
    #expect(plain.light == "day")
    // 3.912 / 5 x (10 / 0.55)^-1.14 = 0.7824 x 0.036632, no floor.
    #expect(abs((plain.weathers.first?.extinctionPerKm ?? 0) - 0.0287) <= 1e-4)
    let other = try await answer(
      asked[0], asked[1], asked[2], asked[3], "--visibility-km", "clear", "--light", "night", in: workspace)
    #expect(other.cameras.first?.weathers.first?.extinctionPerKm == 0)
    #expect(other.cameras.first?.light == "night")
  }

  @Test("a day camera at night has no range")
  func dark() async throws {
    let text = try await text("--camera", "band=visible,hfov_deg=4,pixels=1920x1080")
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["clear", "0", "0.000", "0.5", "-", "-", "-"]))
  }

  @Test("a suspicious NETD is a warning beside the answer")
  func warning() async throws {
    let outcome = try await Program.run(
      ["range", "--camera", "band=lwir,detection_range_m=900,netd_mk=0.05"], in: Workspace())
    #expect(outcome.status == 0)
    #expect(
      outcome.warnings == [
        "karaula: warning: --camera: netd_mk: 0.05 mK looks like kelvin; the unit is millikelvin"
      ])
  }
}
