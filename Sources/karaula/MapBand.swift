import GeoIO
import Planner

/// A band of coverage.tif: its name and unit, and where its values stand in a tile of the map.
struct MapBand: Sendable {
  let band: CoverageFile.Band
  let values: @Sendable (MapTile) -> [Float]

  /// The bands, in the file's order.
  static let all = [
    MapBand(band: .init("probability")) { $0.probability },
    MapBand(band: .init("overlap")) { $0.overlap },
    MapBand(band: .init("max_revisit_s", unit: "s")) { filled($0.maxRevisit) },
    MapBand(band: .init("minimum_visible_height_m", unit: "m")) { filled($0.visibleHeight) },
  ]

  /// Nodata where there is no value.
  private static func filled(_ values: [Float?]) -> [Float] {
    values.map { $0 ?? Float(CoverageFile.nodata) }
  }
}
