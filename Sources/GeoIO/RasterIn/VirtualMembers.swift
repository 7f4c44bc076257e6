import CGDAL
import GeoCore

/// The sources that a virtual raster or layer names, read from its text before GDAL reads it.
///
/// GDAL's own reader of XML is used, so that nothing is read otherwise than GDAL will.
struct VirtualMembers {
  /// The names as GDAL will open them.
  private(set) var names: [String] = []

  private let path: String
  private let isStrict: Bool

  /// Reads a source.
  ///
  /// - Parameters:
  ///   - path: a file, or one in an archive.
  ///   - isStrict: whether only elements are let through that name plain files: those of rasters pieced together and of
  ///     layers taken as they are, without SQL, warping, functions or raw bands.
  /// - Returns: nil for what is no virtual file.
  /// - Throws: `InputError` for elements that are not let through.
  init?(of path: String, isStrict: Bool) throws {
    self.path = path
    self.isStrict = isStrict
    let beginning = SourceText.uncheckedBeginning(of: path, count: Self.markReach)
    guard Self.marks.contains(where: { beginning.holds($0) }) else { return nil }
    let whole = SourceText.uncheckedBeginning(of: path, count: Self.longest)
    guard whole.count < Self.longest else {
      throw fault("is a virtual file of more than \(Self.longest >> 20) MB", fix: "give the files themselves")
    }
    let parsed = unsafe reportingGDAL { unsafe CPLParseXMLString(String(decoding: whole, as: UTF8.self)) }
    // What is no XML is no virtual file to GDAL either.
    guard let root = unsafe parsed.value else { return nil }
    defer { unsafe CPLDestroyXMLNode(root) }
    unsafe try read(root, isTop: true, depth: 0)
  }

  /// What the texts of virtual files hold near their beginning.
  private static let marks = ["<VRTDataset", "<OGRVRTDataSource", "<GDALTileIndexDataset"].map {
    Array($0.utf8)
  }
  /// How far from the beginning (bytes) GDAL looks for them at the most.
  private static let markReach = 1 << 16
  private static let longest = 64 << 20
  private static let deepest = 64

  private mutating func read(_ first: UnsafeMutablePointer<CPLXMLNode>, isTop: Bool, depth: Int) throws {
    guard depth < Self.deepest else {
      throw fault("its elements stand too deep in each other", fix: "give the files themselves")
    }
    var next: UnsafeMutablePointer<CPLXMLNode>? = unsafe first
    while let node = unsafe next {
      if unsafe node.pointee.eType == CXT_Element { unsafe try read(element: node, depth: depth) }
      unsafe next = node.pointee.psNext
    }
  }

  private mutating func read(element node: UnsafeMutablePointer<CPLXMLNode>, depth: Int) throws {
    let element = unsafe String(cString: node.pointee.pszValue)
    let name = element.lowercased()
    if isStrict { unsafe try check(node, named: element) }
    if Self.naming.contains(name), let member = unsafe Self.value(of: node, "") {
      let isRelative = unsafe (Self.value(of: node, "relativeToVRT") ?? "0") != "0"
      names.append(isRelative && !member.hasPrefix("/") ? Self.beside(path, member) : member)
    }
    guard let child = unsafe node.pointee.psChild else { return }
    unsafe try read(child, isTop: false, depth: depth + 1)
  }

  /// The elements that name a source.
  private static let naming: Set<String> = ["sourcefilename", "sourcedataset", "srcdatasource"]

  private static func beside(_ path: String, _ member: String) -> String {
    unsafe String(cString: CPLProjectRelativeFilename(CPLGetPath(path), member))
  }

  /// The elements of plain virtual files.
  private static let plain: Set<String> = [
    "?xml", "vrtdataset", "srs", "geotransform", "metadata", "mdi", "vrtrasterband", "description",
    "colorinterp",
    "nodatavalue", "hidenodatavalue", "unittype", "offset", "scale", "colortable", "entry", "categorynames",
    "category", "histograms", "simplesource", "complexsource", "sourcefilename", "sourceband",
    "sourceproperties", "srcrect", "dstrect", "nodata", "scaleoffset", "scaleratio", "lut", "usemaskband",
    "maskband", "overviewlist", "blockxsize", "blockysize", "ogrvrtdatasource", "ogrvrtlayer",
    "srcdatasource", "srclayer", "geometrytype", "layersrs", "geometryfield", "field", "fid", "extentxmin",
    "extentymin", "extentxmax", "extentymax", "featurecount", "srcregion", "style",
  ]

  private func check(_ node: UnsafeMutablePointer<CPLXMLNode>, named element: String) throws {
    guard Self.plain.contains(element.lowercased()) else {
      throw fault(
        "holds <\(element.quoted)>, which --confine does not let a virtual file have", fix: Self.remedy)
    }
    guard let kind = unsafe Self.value(of: node, "subClass") else { return }
    guard kind == "VRTSourcedRasterBand" else {
      throw fault("has a part of the kind \(kind.quoted), which --confine does not let in", fix: Self.remedy)
    }
  }

  private static let remedy = "give the files themselves, or what gdal_translate or ogr2ogr makes of it"

  private static func value(of node: UnsafeMutablePointer<CPLXMLNode>, _ path: String) -> String? {
    unsafe CPLGetXMLValue(node, path, nil).map { unsafe String(cString: $0) }
  }

  private func fault(_ problem: String, fix remedy: String) -> InputError {
    InputError(.badData, at: .init(file: path.quoted), problem, fix: remedy)
  }
}

extension [UInt8] {
  /// Whether some bytes stand in these, side by side.
  fileprivate func holds(_ mark: [UInt8]) -> Bool {
    guard let first = mark.first, count >= mark.count else { return false }
    return indices.dropLast(mark.count - 1).contains { index in
      self[index] == first && self[index...].starts(with: mark)
    }
  }
}
