public import RadioLinks
public import GeoCore
public import Scenario
import SensorPhysics

/// The layers of `karaula.gpkg`: what the GeoJSON files tell, a layer for each kind of thing, with styles.
public enum LayerReport {
  /// The layers, some of which may have no features.
  ///
  /// - Parameters:
  ///   - border: the table of `BorderReport`.
  ///   - gaps: the table of `GapReport`.
  ///   - sensors: the table of `SensorReport`; each kind of feature becomes a layer, without the columns
  ///     that say nothing of that kind.
  ///   - sections: the table of `SectionReport`.
  ///   - sites: those of the table, in its order; their layer can be read as sites again.
  ///   - centres: those of the table, in its order; their layer can be read as centres again.
  ///   - types: what can stand at a site, to choose from when the layer is edited.
  public static func layers(
    border: FeatureTable, gaps: FeatureTable, sensors: FeatureTable, sections: FeatureTable, sites: [Site],
    centres: [MonitoringCentre], types: [EquipmentType]
  ) -> [StyledLayer] {
    let parts: [(kind: String, name: String, needed: Set<String>, style: QMLStyle)] = [
      ("field", "fields", ["task"], LayerStyles.fields), ("route", "routes", [], LayerStyles.routes),
      ("swath", "swaths", [], LayerStyles.swaths), ("post", "posts", [], LayerStyles.posts),
      ("link", "links", ["used", "path_clear"], LayerStyles.links),
    ]
    let sites = PlacementReport.sites(sites, in: sensors)
    return [
      layer(border, LayerStyles.border), layer(gaps, LayerStyles.gaps),
      PlacementLayers.sites(
        sites,
        drawing: sites.texts(in: "type").map { name in
          (name, EquipmentSymbol(types.first { $0.name == name }))
        },
        choosingFrom: types,
        along: border.features.compactMap { if case .line(let line) = $0.geometry { line } else { nil } }),
    ]
      + parts.map {
        layer(sensors.features(ofKind: $0.kind, named: $0.name, keeping: $0.needed), $0.style)
      } + [
        PlacementLayers.centres(PlacementReport.centres(centres, in: sensors)),
        layer(sections, LayerStyles.sections),
      ]
  }

  private static func layer(_ table: FeatureTable, _ style: QMLStyle) -> StyledLayer {
    StyledLayer(table, style: style.text(forColumns: table.columns.map(\.name)))
  }
}

extension FeatureTable {
  /// The features of one kind, without the columns that are null in all of them.
  ///
  /// - Parameter needed: columns that stay whatever their values.
  func features(ofKind kind: String, named name: String, keeping needed: Set<String> = []) -> FeatureTable {
    let place = columns.firstIndex { $0.name == "kind" }
    let own = features.filter { feature in place.map { feature.values[$0] } == .text(kind) }
    let kept = columns.indices.filter { column in
      needed.contains(columns[column].name) || own.contains { $0.values[column] != .null }
    }
    return FeatureTable(
      name: name, columns: kept.map { columns[$0] },
      features: own.map { feature in .init(feature.geometry, kept.map { feature.values[$0] }) })
  }

  /// The different texts of a column, in alphabetical order.
  fileprivate func texts(in name: String) -> [String] {
    guard let column = columns.firstIndex(where: { $0.name == name }) else { return [] }
    let texts = features.compactMap { feature in
      if case .text(let text) = feature.values[column] { text } else { nil }
    }
    return Set(texts).sorted()
  }
}
