import Coverage
import Foundation
import GeoCore
import Scenario
import Testing

@testable import Reports

@Suite struct SummaryDocumentTests {
  /// A summary with a value of every kind that results have.
  private static func document() throws -> SummaryDocument {
    var summary = Summary(
      name: "s \"quoted\" / č", groupBy: "neighbour", cellSize: 10, attribution: ["owed"], warnings: ["mind"],
      versions: ["karaula": "1"],
      inputs: [
        InputFile(role: "border", name: "b", sha256: "abc"),
        InputFile(
          role: "terrain", name: "t", sha256: nil,
          system: InputSystem(file: "t", layer: nil, name: "MGI", operation: "shift", accuracy: 1.5)),
      ], cost: EquipmentCost(), timings: ["compute": 12.5])
    summary.runID = "0123456789abcdef"
    summary.requirements = try SmallResult.decoded(
      requirements:
        "[{metric: covered_fraction, at_least: 0.9, name: most}, {metric: max_revisit_s, at_most: 1}]")
    summary.maps = ["coverage.tif"]
    return summary.document(
      of: SmallResult.assessment(isMarginKnown: true), links: SmallResult.links, patrols: [])
  }

  private static func read(_ bytes: [UInt8]) throws -> SummaryDocument {
    try JSONDecoder().decode(SummaryDocument.self, from: Data(bytes))
  }

  @Test("what is read back is written again as the same bytes")
  func roundTrip() throws {
    let file = try Self.document().file
    let read = try Self.read(file)
    #expect(read.file == file)
    #expect(read.groups?.column == "neighbour")
    #expect(read.parts.count == 2)
    #expect(read.network != nil)
    #expect(read.inputs.map(\.system?.accuracy) == [nil, 1.5])
  }

  @Test("what is not known is null, and no key of it is left out")
  func nulls() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(Self.document().file)) as? [String: Any])
    for key in ["variant", Figure.maxRevisit.rawValue, Figure.linkedSensorCount.rawValue] {
      #expect(object[key] is NSNull, "\(key)")
    }
    let sensors = try #require(object["per_sensor"] as? [[String: Any]])
    for sensor in sensors { #expect(sensor["linked"] is NSNull) }
    let requirements = try #require(object["requirements"] as? [[String: Any]])
    #expect(requirements.last?["got"] is NSNull)
  }

  @Test("a figure has the value that requirements have for its name")
  func values() throws {
    let document = try Self.document()
    for figure in Figure.allCases {
      #expect(document.value(of: .figure(figure), sensor: nil) == document.figures[figure])
    }
    for cause in CauseName.allCases {
      #expect(document.value(of: .cause(cause), sensor: nil) != nil)
    }
    let sensor = try #require(document.sensors.last)
    for figure in SensorFigure.allCases {
      #expect(document.value(of: .sensor(figure), sensor: sensor.share.id) == sensor.share[figure])
    }
    #expect(document.value(of: .sensor(.soleLength), sensor: "nobody") == nil)
    #expect(document.value(of: .crossing(.crossableLength), sensor: nil) == nil)
  }

  @Test(
    "a result of before something was told is read, one without a figure that pages tell is not",
    arguments: [
      ("run_id", true), ("maps", true), ("links", true), ("timings_s", true), ("max_revisit_s", true),
      ("part_count", true), ("causes_m", true), ("per_neighbour", true), ("required_probability", false),
      ("cell_size_m", false), ("covered_length_m", false), ("per_sensor", false), ("patrols", false),
      ("warnings", false),
    ])
  func older(key: String, isRead: Bool) throws {
    var object = try #require(
      JSONSerialization.jsonObject(with: Data(Self.document().file)) as? [String: Any])
    #expect(object.removeValue(forKey: key) != nil)
    let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object))
    #expect(((try? Self.read(bytes)) != nil) == isRead)
  }
}
