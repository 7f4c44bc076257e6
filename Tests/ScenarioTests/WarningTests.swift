import Scenario
import Testing

@Suite struct WarningTests {
  private func warnings(_ text: String) throws -> [String] {
    try Scenario(yaml: smallest + text, file: "s.yaml").warnings.map(\.description)
  }

  @Test("a key that changes nothing yet is named once, in the file's order, with what that means")
  func carriedKeys() throws {
    let found = try Scenario(yaml: fullest, file: "s.yaml").warnings
    let paths = found.map { String($0.text.prefix { $0 != ":" }) }
    #expect(
      paths == [
        "terrain.vertical_error_m", "target.delta_t_k", "required_probability", "exposure_s",
        "conditions.visibility_km", "conditions.rain_mm_h", "equipment.tower.cost_eur",
        "equipment.second-tower.cameras[].netd_mk", "equipment.second-tower.cameras[].vfov_deg",
        "equipment.second-tower.cameras[].scan_period_s", "patrols", "period_s",
        "requirements", "variants",
      ])
    #expect(found.allSatisfy { $0.text.contains("not honoured yet, carried into the plan unchanged") })
    #expect(
      try warnings("patrols: []\nconditions: {visibility_km: 23}") == [
        "s.yaml:3:1: patrols: not honoured yet, carried into the plan unchanged: patrols do not count as sensors",
        "s.yaml:4:14: conditions.visibility_km: not honoured yet, carried into the plan unchanged: "
          + "ranges are those of clear air",
      ])
  }

  @Test("a carried key with the value that means nothing is no warning")
  func idleValues() throws {
    let text = """
      required_probability: 0.50
      conditions: {rain_mm_h: 0}
      target: {height_m: 1, critical_dimension_m: 1, delta_t_k: 2}
      """
    #expect(try warnings(text).isEmpty)
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
