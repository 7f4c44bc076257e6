import GeoCore

extension LandCoverInput {
  /// The key under `terrain`, and the cover as the plan writes it: named tables are written out.
  func plan(_ paths: PlanPaths) -> (key: Key, node: YAMLNode) {
    var map = PlanMapping()
    map.add(LandCoverKeys.source, .list(sources.map { .text(paths.written($0)) }))
    query.add(to: &map, content == .heights ? RasterKeys.ofHeights : RasterKeys.ofCodes)
    map.add(TerrainKeys.attribution, text: attribution)
    guard case .codes(let table) = content else { return (TerrainKeys.canopy, map.node) }
    let rows = table.sorted { $0.key < $1.key }.map { ("\($0.key)", YAMLNode.number($0.value)) }
    map.add(LandCoverKeys.classes, .mapping(rows))
    return (TerrainKeys.landCover, map.node)
  }
}
