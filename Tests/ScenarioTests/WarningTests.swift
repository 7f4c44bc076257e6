import Scenario
import Testing

@Suite struct WarningTests {
  private func warnings(_ text: String) throws -> [String] {
    try Scenario(yaml: smallest + text, file: "s.yaml").warnings.map(\.description)
  }

  @Test("every key of a full scenario is honoured, so that none is warned of")
  func fullScenario() throws {
    #expect(try Scenario(yaml: fullest, file: "s.yaml").warnings.isEmpty)
  }

  @Test("weather, exposure, NETD, scan period and required probability count, and are no warning")
  func honouredKeys() throws {
    let text = """
      required_probability: 0.7
      exposure_s: 100
      conditions: {visibility_km: 2, rain_mm_h: 3}
      target: {height_m: 1, critical_dimension_m: 1, delta_t_k: 4}
      equipment: {a: {mast_height_m: 2, cameras: [{name: t, band: lwir, hfov_deg: 4, vfov_deg: 3, pixels: [640, 480],
                 netd_mk: 40, scan_period_s: 30}]}}
      """
    #expect(try warnings(text).isEmpty)
  }

  @Test(
    "a NETD that nobody measures in millikelvin is a warning that names the unit",
    arguments: [
      ("0.05", "0.05 mK looks like kelvin; the unit is millikelvin"),
      ("50000", "50000 mK is more than any camera has; the unit is millikelvin"),
      ("1", nil), ("1000", nil),
    ])
  func suspectNETD(netd: String, words: String?) throws {
    let camera = "{name: t, band: lwir, detection_range_m: 9, netd_mk: \(netd)}"
    let found = try warnings("equipment: {a: {mast_height_m: 2, cameras: [\(camera)]}}")
    #expect(found == (words.map { ["s.yaml:3:98: equipment.a.cameras[].netd_mk: \($0)"] } ?? []))
  }

  @Test("a focal length that disagrees with the field of view by over 3 % is a warning with both ranges")
  func disagreement() throws {
    let camera = "name: t, band: lwir, focal_length_mm: 75, pitch_um: 17, pixels: [640, 480]"
    func type(_ hfov: Double) -> String {
      "equipment: {a: {mast_height_m: 2, cameras: [{\(camera), hfov_deg: \(hfov)}]}}"
    }
    #expect(try warnings(type(8.3)).isEmpty)
    let found = try warnings(type(9))
    #expect(found.count == 1)
    #expect(
      found.first
        == "s.yaml:3:45: equipment.a.cameras[]: camera t detects a person at 2037 m by hfov_deg, at 2206 m by "
        + "focal_length_mm: 8 % apart; hfov_deg rules")
  }
}
