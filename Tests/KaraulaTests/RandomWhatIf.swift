import TestSupport
import Foundation

/// A random scenario with two variants and their combination: sites, centres and patrols written and in layers.
struct RandomWhatIf: Sendable {
  /// The scenario with all items written in it.
  private let base: YAMLText
  /// The variants; the second changes nothing that the first may have removed.
  let variants: [(name: String, change: YAMLText)]
  private let border: String

  /// The ids of items that lie in layers.
  private static let inLayers: Set = ["L1", "L2", "LC", "W"]
  /// The combination's name.
  static let combination = "one+two"

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    base = Self.base(&generator)
    let first = Self.firstChanges.shuffled(using: &generator)
      .prefix(Int.random(in: 2...5, using: &generator))
    let second = Self.secondChanges.shuffled(using: &generator)
      .prefix(Int.random(in: 1...3, using: &generator))
    variants = [
      ("one", first.reduce(.map([YAMLText.Entry]())) { Self.joined($0, $1) }),
      ("two", second.reduce(.map([YAMLText.Entry]())) { Self.joined($0, $1) }),
    ]
    border = Samples.collection(
      "LineString", "[[20.0, 44.0], [20.02, 44.006], [20.05, 44.0]]",
      properties: #"{"neighbour": "BG"}"#)
  }

  /// A variant written by hand; nil for the scenario itself.
  func byHand(_ variant: String?) -> String {
    let steps = variant.map { name in
      variants.filter { name == $0.name || name == Self.combination }.map(\.change)
    }
    return document((steps ?? []).reduce(base) { $0.changed(by: $1) })
  }

  /// The scenario's files.
  var files: [String: String] {
    var source = base
    for (list, layer) in [("sites", "posts"), ("centres", "hubs"), ("patrols", "rides")] {
      let own = (base[list]?.items ?? []).filter { !Self.isInLayer($0) }
      source[list] = .list(own + [.map(["source": .bare("\(layer).geojson")])])
    }
    source["variants"] = .map(variants.map { YAMLText.Entry(key: $0.name, value: $0.change) })
    source["matrix"] = .map(["a": .list(["base", "one"]), "b": .list(["base", "two"])])
    return [
      "s.yaml": document(source), "border.geojson": border, "posts.geojson": layer("sites"),
      "hubs.geojson": layer("centres"), "rides.geojson": layer("patrols"),
    ]
  }

  private func document(_ value: YAMLText) -> String {
    guard case .map(let entries) = value else { return "" }
    return entries.map { "\($0.key): \($0.value.text)\n" }.joined()
  }

  private static func isInLayer(_ item: YAMLText) -> Bool { inLayers.contains(item["id"]?.text ?? "") }

  /// The items of a list that lie in its layer, as GeoJSON.
  private func layer(_ list: String) -> String {
    let features = (base[list]?.items ?? []).filter(Self.isInLayer).map { item in
      guard case .map(let entries) = item else { return "" }
      var columns: [String] = []
      var geometry = ""
      for entry in entries {
        switch (entry.key, entry.value) {
        case ("at", let place): geometry = #"{"type": "Point", "coordinates": \#(place.text)}"#
        case ("route", let line): geometry = #"{"type": "LineString", "coordinates": \#(line.text)}"#
        case ("halts", let halts): columns.append("\"halts\": \"\(halts.text.filter { $0 != "\"" })\"")
        case ("attributes", .map(let nested)), ("link", .map(let nested)):
          columns += nested.map { "\"\($0.key)\": \(Self.json($0.value))" }
        case (let key, let value): columns.append("\"\(key)\": \(Self.json(value))")
        }
      }
      return
        #"{"type": "Feature", "properties": {\#(columns.joined(separator: ", "))}, "geometry": \#(geometry)}"#
    }
    return #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ", "))]}"#
  }

  private static func json(_ value: YAMLText) -> String {
    let text = value.text
    return Double(text) != nil || text.hasPrefix("\"") ? text : "\"\(text)\""
  }

  /// Two variants' changes as one: edits of one list side by side.
  private static func joined(_ one: YAMLText, _ other: YAMLText) -> YAMLText {
    guard case .map(let entries) = other else { return one }
    var result = one
    for entry in entries {
      guard let old = result[entry.key] else {
        result[entry.key] = entry.value
        continue
      }
      // A list that is edited twice, or a key that is given twice: the first stays.
      let isEdit = ["sites", "centres", "patrols"].contains(entry.key)
      if case .map = old, case .map = entry.value, !isEdit { result[entry.key] = joined(old, entry.value) }
    }
    return result
  }
}

extension RandomWhatIf {
  private static func place(_ generator: inout SeededGenerator) -> YAMLText {
    let (x, y) = (Int.random(in: 0...50, using: &generator), Int.random(in: -8...12, using: &generator))
    return .bare(String(format: "[%.4f, %.4f]", 20 + Double(x) / 1000, 44 + Double(y) / 1000))
  }

  private static func base(_ generator: inout SeededGenerator) -> YAMLText {
    func site(_ id: String, _ type: YAMLText, _ more: KeyValuePairs<String, YAMLText> = [:]) -> YAMLText {
      var site = YAMLText.map(["id": .bare(id), "type": type, "at": place(&generator)])
      for (key, value) in more { site[key] = value }
      return site
    }
    let eyes: YAMLText = .map([
      "band": "lwir", "hfov_deg": "25", "vfov_deg": "20", "pixels": "[640, 512]", "depression_deg": "15",
      "azimuth": "border",
    ])
    return .map([
      "karaula": "1", "name": "w",
      "border": .map(["source": "border.geojson", "inside": "left", "group_by": "neighbour"]),
      "grid": .map(["cell_size_m": "100"]), "conditions": .map(["visibility_km": "5"]),
      "equipment": .map([
        "mast": .map(["extends": "fixed-pillar", "mast_height_m": "20", "cost_eur": "10"]),
        "hub": .map([
          "kind": "centre", "level": "local", "mast_height_m": "30", "capacity": "2",
          "link": .map(["frequency_ghz": "5.8", "max_range_m": "4000"]),
        ]),
      ]),
      "sites": .list([
        site("A", "mast", ["azimuth_deg": "0", "attributes": .map(["owner": "x", "n": "3"])]),
        site("B", "thermal-camera", ["azimuth_deg": "10"]),
        site("C", "fixed-pillar", ["sector_deg": "200", "azimuth_deg": "20"]),
        site("L1", "mast", ["mast_height_m": "9", "attributes": .map(["owner": "y", "n": "4"])]),
        site("L2", "thermal-camera", ["azimuth_deg": "350", "attributes": .map(["owner": "z", "n": "5"])]),
      ]),
      "centres": .list([
        .map(["id": "H", "type": "hub", "at": place(&generator)]),
        .map(["id": "R", "level": "regional", "at": place(&generator)]),
        .map([
          "id": "LC", "type": "hub", "at": place(&generator), "capacity": "1",
          "link": .map(["frequency_ghz": "5.8", "max_range_m": "3000"]),
        ]),
      ]),
      "links": "require",
      "patrols": .list([
        .map([
          "id": "U", "type": "uav", "route": .list([place(&generator), "[20.04, 44.0015]"]),
          "height_m": "150",
          "camera": eyes,
        ]),
        .map([
          "id": "W", "type": "camera-vehicle", "route": .list(["[20.001, 43.9985]", "[20.04, 44.0]"]),
          "speed_m_s": "8", "halts": .map(["every_m": "700", "duration_s": "300"]),
        ]),
      ]),
      "period_s": "7200",
    ])
  }

  /// What the first variant may change.
  private static let firstChanges: [YAMLText] = [
    .map(["conditions": .map(["visibility_km": "null"])]), .map(["conditions": .map(["light": "day"])]),
    .map(["task": "recognition"]), .map(["required_probability": "0.3"]),
    .map(["equipment": .map(["mast": .map(["mast_height_m": "40", "sector_deg": "360"])])]),
    .map(["equipment": .map(["hub": .map(["link": .map(["max_range_m": "1500"])])])]),
    .map(["equipment": .map(["hub": .map(["capacity": "1"])])]),
    .map(["sites": .map(["remove": .list(["B", "\"L*\""])])]),
    .map([
      "sites": .map([
        "change": .map([
          "A": .map(["type": "thermal-camera", "azimuth_deg": "5"]),
          "L*": .map([
            "mast_height_m": "7",
            "attributes": .map(["owner": "null", "id": "Z", "mast_height_m": "60", "note": "\"1\""]),
          ]),
        ]),
        "add": .list([.map(["id": "D", "type": "fixed-pillar", "at": "[20.02, 44.001]"])]),
      ])
    ]),
    .map(["sites": .map(["change": .map(["L1": .map(["at": "[20.03, 44.002]", "attributes": "null"])])])]),
    .map(["sites": .map(["remove": .list(["A", "B", "C", "L1", "L2"])])]),
    .map(["sites": .list([.map(["id": "S", "type": "mast", "at": "[20.025, 44.002]"])])]),
    .map(["centres": .map(["change": .map(["LC": .map(["link": "null", "capacity": "null"])])])]),
    .map([
      "centres": .map([
        "remove": .list(["H"]), "change": .map(["LC": .map(["link": .map(["max_range_m": "6000"])])]),
      ])
    ]),
    .map(["patrols": .map(["change": .map(["U": .map(["camera": .map(["hfov_deg": "40"])])])])]),
    .map(["patrols": .map(["change": .map(["W": .map(["halts": .map(["duration_s": "900"])])])])]),
    .map(["patrols": .map(["remove": .list(["U"])])]), .map(["patrols": "null"]),
    .map(["border": .map(["inside": "right", "group_by": "null"])]),
    .map(["grid": .map(["cell_size_m": "150"])]), .map(["target": "vehicle"]), .map(["links": "report"]),
    .map(["criteria": .map(["lwir": "johnson-1958"])]), .map(["assumptions": .map(["mrtd_factor": "5"])]),
    .map(["exposure_s": "60"]), .map(["grid": .map(["corridor_m": .map(["inside": "500"])])]),
  ]

  /// What the second variant may change: nothing by an id that may be gone.
  private static let secondChanges: [YAMLText] = [
    .map(["conditions": .map(["visibility_km": "1"])]), .map(["required_probability": "0.6"]),
    .map(["equipment": .map(["mast": .map(["mast_height_m": "3", "cost_eur": "null"])])]),
    .map(["sites": .map(["add": .list([.map(["id": "M", "type": "mast", "at": "[20.01, 44.002]"])])])]),
    .map([
      "centres": .map([
        "change": .map(["R": .map(["mast_height_m": "50"])]),
        "add": .list([.map(["id": "H2", "type": "hub", "at": "[20.03, 44.0]"])]),
      ])
    ]),
    .map(["equipment": .map(["hub": .map(["mast_height_m": "12"])])]), .map(["links": "ignore"]),
    .map(["patrols": "null"]),
  ]
}
