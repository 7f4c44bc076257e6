import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct FieldOutlineTests {
  private struct Collection: Decodable {
    struct Feature: Decodable {
      struct Geometry: Decodable {
        let type: String
        /// Only those of polygons are asked for.
        let rings: [[[Double]]]

        enum CodingKeys: String, CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
          let container = try decoder.container(keyedBy: CodingKeys.self)
          type = try container.decode(String.self, forKey: .type)
          rings = type == "Polygon" ? try container.decode([[[Double]]].self, forKey: .coordinates) : []
        }
      }
      struct Properties: Decodable {
        let kind: String
        let task: String?
        let rangeM: Double?
        let sectorDeg: Double?
      }
      let geometry: Geometry
      let properties: Properties
    }
    let features: [Feature]
  }

  private static let scenario = """
    karaula: 1
    border: {source: border.geojson}
    equipment:
      eye:
        mast_height_m: 10
        sector_deg: 60
        cameras: [{name: a, band: lwir, focal_length_mm: 34, pitch_um: 17, pixels: [640, 480]}]
    sites:
      - {id: S, type: eye, at: [21.0, 43.4], azimuth_deg: 90, sector_deg: 60}
    """

  @Test("each camera's sector is drawn out to the range of each task, from its place")
  func outlines() async throws {
    let workspace = try Workspace(["scenario.yaml": Self.scenario, "border.geojson": Samples.border])
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let fields = try workspace.value(Collection.self, "out/sensors.geojson").features
      .filter { $0.properties.kind == "field" }
    // 0.5, 0.125 and 0.0625 m to a pixel of 0.5 mrad.
    #expect(fields.map(\.properties.task) == ["detection", "recognition", "identification"])
    #expect(fields.compactMap(\.properties.rangeM) == [1000, 250, 125])
    for field in fields {
      let ring = try #require(field.geometry.rings.first)
      #expect(ring.first == ring.last)
      #expect(ring.contains([21, 43.4]), "the sector's apex is the sensor")
      // A degree of latitude is 111.1 km there: the sector's ends, 30 degrees off east, are half the range north and south.
      let north = try #require(ring.map { $0[1] }.max()) - 43.4
      #expect(abs(north * 111_100 - (field.properties.rangeM ?? 0) / 2) < 1)
    }
  }
}
