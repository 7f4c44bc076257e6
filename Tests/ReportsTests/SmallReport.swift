import Foundation
import GeoCore
import Reports
import SensorPhysics

/// The files of a run of the small result, as the page reads them.
struct SmallReport {
  var files: [String: String]

  /// The files of a run.
  init(
    name: String = "Small", sensor: String = "A", isMarginKnown: Bool = false, requirements: String = "[]",
    groupBy: String? = nil, variant: String? = nil
  ) throws {
    let assessment = SmallResult.assessment(
      isMarginKnown ? ["mxx....xx.", "..x."] : SmallResult.verdicts, isMarginKnown: isMarginKnown)
    let yaml = "karaula: 1\nborder: {source: b}\n"
    var summary = Summary(
      name: name, groupBy: groupBy, cellSize: 10, attribution: ["owed to \(name)"],
      warnings: ["mind \(name)"],
      versions: ["karaula": "1"], inputs: [InputFile(role: "border", name: name, sha256: "abc")],
      cost: EquipmentCost(), timings: ["compute": 12.5])
    summary.variant = variant
    summary.requirements = try SmallResult.decoded(requirements: requirements)
    let places = FeatureTable(
      name: "sensors", columns: [.init("id", .text), .init("kind", .text), .init("task", .text)],
      features: [
        .init(.point(Coordinate(longitude: 22, latitude: 41)), [.text(sensor), .text("site"), .null])
      ])
    let document = summary.document(of: assessment, links: SmallResult.links, patrols: [])
    files = [
      "plan.yaml": yaml, "summary.json": String(decoding: document.file, as: UTF8.self),
      "border.geojson": try Self.geoJSON(BorderReport.table(of: assessment)),
      "gaps.geojson": try Self.geoJSON(GapReport.table(of: assessment)),
      "sensors.geojson": try Self.geoJSON(places),
    ]
  }

  /// The page's text.
  func page(over backdrop: [UInt8]? = nil) throws -> String {
    try HTMLReport(folder: "out") { name in
      guard let text = files[name] else {
        throw InputError(.missingInput, at: .init(file: name), "there is no such file", fix: "run again")
      }
      return Array(text.utf8)
    }.html(over: backdrop)
  }

  /// A table as GeoJSON, plainly.
  private static func geoJSON(_ table: FeatureTable) throws -> String {
    let features = try table.features.map { feature -> [String: Any] in
      let values = try zip(table.columns, feature.values).map { ($0.name, try plain($1)) }
      return [
        "type": "Feature", "properties": Dictionary(uniqueKeysWithValues: values),
        "geometry": plain(feature.geometry),
      ]
    }
    let data = try JSONSerialization.data(withJSONObject: ["features": features])
    return String(decoding: data, as: UTF8.self)
  }

  private static func plain(_ geometry: FeatureTable.Geometry) -> [String: Any] {
    func pair(_ place: Coordinate) -> [Double] { [place.longitude, place.latitude] }
    return switch geometry {
    case .point(let place): ["type": "Point", "coordinates": pair(place)]
    case .line(let line): ["type": "LineString", "coordinates": line.map(pair)]
    case .polygon(let ring): ["type": "Polygon", "coordinates": [ring.map(pair)]]
    }
  }

  private static func plain(_ value: AttributeValue) throws -> Any {
    switch value {
    case .null: NSNull()
    case .text(let text): text
    case .integer(let number): number
    case .real(let number): number
    case .boolean(let flag): flag
    case .textList(let texts): texts
    case .json(let text): try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }
}
