import RadioLinks
import GeoCore
import Scenario
import SensorPhysics

/// The forms in which planners fill the columns of sites and centres.
enum PlacementForms {
  /// The form of sites.
  ///
  /// - Parameters:
  ///   - types: what can stand at a site, to choose from.
  ///   - border: the lines that a new site looks at; none for the north.
  static func sites(choosingFrom types: [EquipmentType], along border: [[Coordinate]]) -> QMLForm {
    QMLForm(fields: [
      id(prefix: "S"),
      .init(
        "type", .choice(types.map(choice)), fallback: fallback(among: types), isRequired: true),
      .init("azimuth_deg", angle, fallback: azimuth(towards: border)),
      .init(
        "sector_deg", angle,
        rule: .init(
          expression: #""sector_deg" IS NULL OR "sector_deg" > 0"#,
          description: "above 0, or empty: the type's")
      ),
      .init("mast_height_m", length), .init("antenna_height_m", length),
      .init("min_range_m", length),
      .init("attributes", .json),
    ])
  }

  /// The azimuth from a new site straight to the nearest place of the border, in whole degrees.
  ///
  /// QGIS works it out on the plane of web maps, which keeps directions.
  private static func azimuth(towards border: [[Coordinate]]) -> String {
    let lines = border.filter { $0.count > 1 }
    guard !lines.isEmpty else { return "0" }
    let step = max(lines.reduce(0) { $0 + $1.count } / mostVertices, 1)
    let texts = lines.map { line in
      let kept = line.indices.filter { $0.isMultiple(of: step) || $0 == line.count - 1 }.map { line[$0] }
      return "(" + kept.map { "\($0.longitude) \($0.latitude)" }.joined(separator: ",") + ")"
    }
    let plane = { (geometry: String) in "transform(\(geometry),'EPSG:4326','EPSG:3857')" }
    let wkt = plane("geom_from_wkt('MULTILINESTRING(\(texts.joined(separator: ",")))')")
    let site = plane("$geometry")
    return "coalesce(round(degrees(azimuth(\(site),closest_point(\(wkt),\(site))))) % 360,0)"
  }

  /// A border's vertices beyond these are thinned out for the form: a direction needs no more.
  private static let mostVertices = 800

  /// The form of centres.
  static let centres = QMLForm(fields: [
    id(prefix: "C"),
    .init(
      "level", .choice(CentreLevel.allCases.map { .init(value: $0.rawValue, label: $0.rawValue) }),
      fallback: "'\(CentreLevel.local.rawValue)'", isRequired: true),
    .init("mast_height_m", length),
    .init("frequency_ghz", .number(0...highestFrequency, decimals: 6, step: 0.1)),
    .init("max_range_m", length),
    .init("capacity", .number(1...largestCapacity, decimals: 0, step: 1)),
    .init("accepts_sensors", .flag),
  ])

  /// The type that a new site has (the catalogue's class of which there are most).
  private static let usualType = "thermal-camera"
  /// The highest frequency of links (GHz) that a scenario takes.
  private static let highestFrequency = 300.0
  /// The most sensors that a form offers for a centre: what QGIS's spin boxes hold.
  private static let largestCapacity = Double(Int32.max)
  /// An azimuth or a sector (degrees).
  private static let angle = QMLForm.Widget.number(0...360, decimals: 6, step: 5)
  /// A length (m), up to the longest that a scenario takes.
  private static let length = QMLForm.Widget.number(0...20_000_000, decimals: 3, step: 1)

  /// The next free number after a letter.
  private static func id(prefix: String) -> QMLForm.Field {
    let number = #"to_int(substr("id", 2))"#
    return .init(
      "id", .text,
      fallback: "'\(prefix)' || (coalesce(maximum(\(number), "
        + #"filter:=regexp_match("id", '^\#(prefix)[0-9]{1,9}$') > 0), 0) + 1)"#,
      isRequired: true, isUnique: true)
  }

  private static func choice(of type: EquipmentType) -> QMLForm.Choice {
    .init(value: type.name, label: type.summary.map { "\(type.name): \($0)" } ?? type.name)
  }

  private static func fallback(among types: [EquipmentType]) -> String? {
    types.contains { $0.name == usualType } ? "'\(usualType)'" : nil
  }
}
