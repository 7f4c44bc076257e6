import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct CatalogueCommandTests {
  private static let classes = [
    "fixed-pillar", "stationary-system", "local-centre", "regional-centre", "thermal-camera",
    "mobile-video-system",
    "camera-vehicle", "patrol-vehicle", "drone", "uav",
  ]

  @Test("the catalogue lists every class with count, role, optics and assumptions")
  func table() async throws {
    let outcome = try await Program.run(["catalogue"], in: Workspace())
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    let lines = outcome.text.split(separator: "\n")
    for name in Self.classes { #expect(lines.contains { $0.hasPrefix("\(name) ") }) }
    #expect(lines.contains { $0.hasPrefix("thermal-camera ") && $0.contains(" 45 ") })
    #expect(lines.contains("  thermal: lwir, 75 mm, 17 um, 640x480"))
    #expect(lines.filter { $0.hasPrefix("  assumptions: ") }.count == Self.classes.count)
  }

  @Test("the catalogue in JSON has the keys of a scenario's equipment")
  func json() async throws {
    let outcome = try await Program.run(["catalogue", "--json"], in: Workspace())
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    let classes = try #require(object["classes"] as? [[String: Any]])
    #expect(classes.compactMap { $0["id"] as? String } == Self.classes)
    let uav = try #require(classes.last)
    #expect(uav["endurance_s"] as? Int == 5400)
    let camera = try #require((uav["cameras"] as? [[String: Any]])?.first)
    #expect(camera["azimuth"] as? String == "border")
    #expect(camera["pixels"] as? [Int] == [640, 512])
  }
}
