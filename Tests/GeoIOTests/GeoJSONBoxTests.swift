import Foundation
import GeoCore
import GeoIO
import Testing

/// Bounding boxes as RFC 7946 writes them, sections 5.2 and 5.3.
struct GeoJSONBoxTests {
  private typealias Object = [String: Any]

  /// The boxes of a file of lines, and of its features.
  private static func boxes(_ lines: [[(Double, Double)]]) throws -> (whole: [Double], each: [[Double]]) {
    let table = FeatureTable(
      name: "t", columns: [.init("bbox", .json), .init("note", .text)],
      features: lines.map { line in
        .init(
          .line(line.map { Coordinate(longitude: $0.0, latitude: $0.1) }),
          [.json(#"{"bbox": [1, 2]}"#), .text(#"a "bbox": [ 9 ] b"#)])
      })
    let bytes = try GeoJSON.bytes(of: table)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
    let features = try #require(object["features"] as? [Object])
    #expect(features.count == lines.count)
    for feature in features {
      let properties = try #require(feature["properties"] as? Object)
      #expect((properties["bbox"] as? Object)?["bbox"] as? [Int] == [1, 2])
      #expect(properties["note"] as? String == #"a "bbox": [ 9 ] b"#)
    }
    return (
      try #require(object["bbox"] as? [Double]), try features.map { try #require($0["bbox"] as? [Double]) }
    )
  }

  private static func ring(from start: Double, to end: Double, latitude: Double) -> [(Double, Double)] {
    (0...72).map { (start + (end - start) * Double($0) / 72, latitude + ($0 % 72 == 0 ? 0 : 1)) }
  }

  @Test("a line across 180 degrees has a box from west to east of it, whichever side it starts on")
  func across() throws {
    for line in [[(179.0, 10.0), (181, 12)], [(-181, 12), (-179, 10)], [(181, 10), (179, 12)]] {
      let boxes = try Self.boxes([line])
      #expect(boxes.each == [[179, 10, -179, 12]])
      #expect(boxes.whole == [179, 10, -179, 12])
    }
  }

  @Test("features on both sides of 180 degrees have a box across it together")
  func bothSides() throws {
    let boxes = try Self.boxes([
      [(179.5, 10), (180, 10)], [(-180, 10), (-179, 11)], [(178, 9), (178.5, 9)],
    ])
    #expect(boxes.each == [[179.5, 10, 180, 10], [-180, 10, -179, 11], [178, 9, 178.5, 9]])
    #expect(boxes.whole == [178, 9, -179, 11])
  }

  @Test("elsewhere boxes are the least and greatest coordinates, also of features far apart")
  func plain() throws {
    let boxes = try Self.boxes([[(-80, 10), (-70, 10)], [(60, -5), (61, 20)]])
    #expect(boxes.whole == [-80, -5, 61, 20])
  }

  @Test(
    "a ring round a pole has the box of the cap, wherever it starts and however it runs",
    arguments: [(-180.0, 180.0), (180, -180), (20, -340), (-20, 340), (0, 360)])
  func pole(start: Double, end: Double) throws {
    let north = try Self.boxes([Self.ring(from: start, to: end, latitude: 80)])
    #expect(north.whole == [-180, 80, 180, 90] && north.each == [[-180, 80, 180, 90]])
    let south = try Self.boxes([Self.ring(from: start, to: end, latitude: -80)])
    #expect(south.whole == [-180, -90, 180, -79] && south.each == [[-180, -90, 180, -79]])
  }

  @Test("pieces that make a ring round a pole together have the cap's box, each its own")
  func polePieces() throws {
    let boxes = try Self.boxes([
      [(-170, 80), (0, 81)], [(0, 81), (170, 80)], [(170, 80), (190, 80)],
    ])
    #expect(boxes.whole == [-180, 80, 180, 90])
    #expect(boxes.each == [[-170, 80, 0, 81], [0, 80, 170, 81], [170, 80, -170, 80]])
  }
}
