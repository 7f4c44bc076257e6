import CGDAL
import GeoCore

/// A vector source that is open: it stays so while one of its layers is in use.
final class VectorSource {
  let dataset: Dataset
  /// The path as given, for messages.
  let path: String
  /// How the keys that say what is read start, for messages.
  var keyPrefix = ""

  /// Opens anything that OGR opens.
  ///
  /// - Parameters:
  ///   - encoding: that of its texts; nil for what the source says.
  ///   - notes: takes what GDAL warns of.
  init(opening path: String, encoding: String?, notes: InputNotes) throws {
    if let encoding { try LayerTexts.check(encoding, of: path) }
    dataset = try Dataset(opening: path, as: .vector, encoding: encoding, notes: notes)
    self.path = path
  }

  /// The layers that a choice means.
  ///
  /// - Parameter content: what is wanted of them; layers that cannot hold it are no choice.
  /// - Throws: `InputError` that lists the layers with what they hold.
  func layers(_ choice: LayerChoice, holding content: VectorContent) throws -> [OGRLayerH] {
    let all = unsafe (0..<GDALDatasetGetLayerCount(dataset.handle)).compactMap { index in
      unsafe GDALDatasetGetLayer(dataset.handle, index).map { unsafe ListedLayer($0) }
    }
    switch choice {
    case .only where isOpenStreetMap && content == .lines:
      // Its layer of relations, such as bus routes, could hold lines as well, which are roads a second time.
      return unsafe [try layer(exactly: Self.waysLayer, among: all)]
    case .only:
      // The only layer is read whatever it holds: what its features are says more than what it is declared to be.
      if all.count == 1 { return unsafe [all[0].handle] }
      let fitting = try fitting(content, among: all)
      guard fitting.count == 1 else {
        throw fault(
          "has \(fitting.count) layers of \(content.noun) and none is named; \(Self.list(all))",
          fix:
            "name one with `\(keyPrefix)layer:`\(keyPrefix.isEmpty ? " or --layer" : ""), several in a list, or all with \"\(LayerChoice.allMark)\""
        )
      }
      return unsafe [fitting[0].handle]
    case .all: return unsafe try fitting(content, among: all).map { unsafe $0.handle }
    case .named(let name): return unsafe [try layer(named: name, among: all)]
    case .listed(let names): return unsafe try names.map { unsafe try layer(exactly: $0, among: all) }
    }
  }

  /// Whether it is an extract of OpenStreetMap, in XML or as .osm.pbf.
  private var isOpenStreetMap: Bool { dataset.driver == "OSM" }
  private static let waysLayer = "lines"
  /// A filter that nothing passes.
  private static let noFeature = "FID = 0 AND FID = 1"

  /// Keeps the features of all other layers of an OpenStreetMap extract from being collected while some are read: it is one
  /// stream for all, and GDAL gives up when a hundred thousand wait in a layer that nobody reads.
  func readOnly(_ layers: [OGRLayerH]) throws {
    guard isOpenStreetMap else { return }
    for index in 0..<(unsafe GDALDatasetGetLayerCount(dataset.handle)) {
      guard let other = unsafe GDALDatasetGetLayer(dataset.handle, index),
        !(unsafe layers.contains { unsafe $0 == other })
      else { continue }
      try withGDAL { unsafe OGR_L_SetAttributeFilter(other, Self.noFeature) == OGRERR_NONE ? () : nil }
    }
  }

  private func fitting(_ content: VectorContent, among all: [ListedLayer]) throws -> [ListedLayer] {
    var fitting = all.filter { $0.mayHold(content) }
    // The points of tables stand in their columns.
    if fitting.isEmpty, content == .points { fitting = all.filter(\.isTableWithRows) }
    guard !fitting.isEmpty else {
      throw fault(
        all.isEmpty ? "has no layer" : "has no layer of \(content.noun); \(Self.list(all))",
        fix: content.remedy)
    }
    return fitting
  }

  /// The layer of a name, or the only one whose name differs from it in case or in the number that GDAL adds to
  /// names that a KML file repeats.
  private func layer(named name: String, among all: [ListedLayer]) throws -> OGRLayerH {
    let alike = all.filter { $0.name == name || $0.plainName == name }
    guard alike.count < 2 else {
      throw fault(
        "has \(alike.count) layers of the name '\(name)'; \(Self.list(all))",
        fix: "name those to read in a list, or all with \"\(LayerChoice.allMark)\"")
    }
    return unsafe try layer(exactly: alike.first?.name ?? name, among: all)
  }

  private func layer(exactly name: String, among all: [ListedLayer]) throws -> OGRLayerH {
    if let same = all.first(where: { $0.name == name }) { return unsafe same.handle }
    // GDAL knows names that it does not list, and takes them in any case.
    if let known = unsafe GDALDatasetGetLayerByName(dataset.handle, name) { return unsafe known }
    throw fault("has no layer '\(name)'; \(Self.list(all))", fix: "name one of them")
  }

  private func fault(_ problem: String, fix remedy: String) -> InputError {
    InputError(.badData, at: .init(file: path), problem, fix: remedy)
  }

  private static func list(_ layers: [ListedLayer]) -> String {
    "its layers are " + layers.map(\.description).joined(separator: ", ")
  }
}

/// A layer in its source's list.
@safe
private struct ListedLayer {
  let handle: OGRLayerH
  let name: String

  init(_ handle: OGRLayerH) {
    unsafe self.handle = unsafe handle
    name = unsafe LayerTexts(encoding: nil).text(OGR_L_GetName(handle))
  }

  /// The name without the number that GDAL adds to a name of KML that an earlier folder has.
  var plainName: Substring { name.wholeMatch(of: /(.+) \(#[0-9]+\)/)?.1 ?? name[...] }

  private var type: OGRwkbGeometryType { unsafe OGR_GT_Flatten(OGR_L_GetGeomType(handle)) }
  private var count: Int { Int(unsafe OGR_L_GetFeatureCount(handle, 1)) }

  /// The name, what the layer is declared to hold, or holds, and how many features it has.
  var description: String {
    let kinds = (type == wkbUnknown ? types : [type]).map {
      $0 == wkbNone ? "no geometry" : unsafe String(cString: OGRGeometryTypeToName($0))
    }
    let count = count
    return "\(name) (\(kinds.joined(separator: " and ")), \(count) \(count == 1 ? "feature" : "features"))"
  }

  /// Whether it has rows, but no geometry.
  var isTableWithRows: Bool { type == wkbNone && count > 0 }

  /// Whether the layer may hold what is wanted, and holds anything at all.
  func mayHold(_ content: VectorContent) -> Bool {
    guard let isDeclared = content.includes(type) else {
      return types.contains { content.includes($0) != false }
    }
    return isDeclared && count > 0
  }

  /// The types of the geometries that the layer really has.
  private var types: [OGRwkbGeometryType] {
    var count: Int32 = 0
    let (counters, _) = unsafe reportingGDAL {
      unsafe OGR_L_GetGeometryTypes(handle, 0, OGR_GGT_COUNT_NOT_NEEDED, &count, nil, nil)
    }
    defer { unsafe VSIFree(counters) }
    return unsafe UnsafeBufferPointer(start: counters, count: Int(count)).map {
      OGR_GT_Flatten($0.eGeomType)
    }
  }
}

// Sheets whose first row names their columns, which GDAL does not see when all cells are texts.
extension VectorSource {
  /// The source and the layers to read: opened anew when a sheet's first row was taken for values and names its columns.
  func withHeaders(
    _ layers: [OGRLayerH], _ query: LayerQuery, holding content: VectorContent, notes: InputNotes
  ) throws -> (source: VectorSource, layers: [OGRLayerH]) {
    guard ["XLSX", "ODS"].contains(dataset.driver), unsafe layers.contains(where: Self.hasUnreadHeader) else {
      return unsafe (self, layers)
    }
    for name in Self.headerSettings { unsafe CPLSetThreadLocalConfigOption(name, "FORCE") }
    defer { for name in Self.headerSettings { unsafe CPLSetThreadLocalConfigOption(name, nil) } }
    let source = try VectorSource(opening: path, encoding: query.encoding, notes: notes)
    let again = unsafe try source.layers(query.layers, holding: content)
    // A sheet is read when its columns are first asked for.
    unsafe again.forEach { _ = unsafe OGR_L_GetLayerDefn($0) }
    return unsafe (source, again)
  }

  private static let headerSettings = ["OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"]

  private static func hasUnreadHeader(_ layer: OGRLayerH) -> Bool {
    let fields = unsafe VectorLayer.fields(of: layer, LayerTexts(encoding: nil))
    let isUnnamed = fields.enumerated().allSatisfy { $1.column.name == "Field\($0 + 1)" }
    unsafe OGR_L_ResetReading(layer)
    guard isUnnamed, let first = unsafe OGR_L_GetNextFeature(layer) else { return false }
    defer { unsafe OGR_F_Destroy(first) }
    let cells = fields.map { unsafe String(cString: OGR_F_GetFieldAsString(first, $0.index)) }
    let names = cells.map(WrittenNumber.init)
    return Set(cells).count == cells.count
      && names.allSatisfy { !$0.isEmpty && $0.value == nil && $0.valueWithComma == nil }
  }
}
