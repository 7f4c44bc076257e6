import CGDAL
import GeoCore

/// Tells the gaps between the members of a virtual raster, which GDAL fills with 0 where no nodata is declared.
///
/// The raster's own text is opened anew with bands of floating-point numbers whose undeclared nodata is NaN: what no
/// member fills is NaN then, whatever the members hold. A member that is a virtual raster itself is treated alike. Bands
/// that are warped, derived or raw have no members, and stay as they are.
struct VirtualGaps {
  /// How deep virtual rasters may lie in each other; GDAL itself refuses those that hold themselves.
  private static let deepest = 8

  /// The raster with NaN in its gaps when it is virtual; any other as it is.
  ///
  /// - Parameters:
  ///   - path: as it was opened.
  ///   - notes: takes what GDAL warns of.
  static func marked(_ raster: consuming Dataset, path: String, notes: InputNotes) throws -> Dataset {
    guard let text = unsafe text(of: raster.handle, path: path, depth: 0) else { return raster }
    do {
      return try Dataset(opening: text, called: path, as: .raster, notes: notes)
    } catch let error as InputError {
      throw InputError(
        error.kind, at: .init(file: path), "cannot be read with its gaps marked", fix: error.remedy)
    }
  }

  /// The text of a virtual raster in which gaps are NaN.
  private static func text(of raster: GDALDatasetH, path: String, depth: Int) -> String? {
    guard let driver = unsafe GDALGetDatasetDriver(raster), let name = unsafe GDALGetDriverShortName(driver),
      unsafe String(cString: name) == "VRT",
      let metadata = unsafe GDALGetMetadata(raster, "xml:VRT"), let text = unsafe metadata[0],
      let root = unsafe CPLParseXMLString(text)
    else { return nil }
    defer { unsafe CPLDestroyXMLNode(root) }
    guard let virtual = unsafe CPLGetXMLNode(root, "=VRTDataset"),
      unsafe value(of: virtual, "subClass") == nil
    else {
      return nil
    }
    unsafe makeAbsolute(virtual, folder: String(cString: CPLGetPath(path)))
    unsafe forEachElement(of: virtual, named: "VRTRasterBand") { band in
      let kind = unsafe value(of: band, "subClass") ?? sourcedBand
      guard kind == sourcedBand, unsafe value(of: band, "ColorInterp") != "Alpha" else { return }
      unsafe mark(band, depth: depth)
    }
    guard let marked = unsafe CPLSerializeXMLTree(root) else { return nil }
    defer { unsafe VSIFree(marked) }
    return unsafe String(cString: marked)
  }

  private static let sourcedBand = "VRTSourcedRasterBand"

  /// Writes out the names of members that are counted from the raster's folder: its text has none.
  private static func makeAbsolute(_ node: UnsafeMutablePointer<CPLXMLNode>, folder: String) {
    unsafe forEachElement(of: node) { child in
      let isRelative = unsafe value(of: child, "relativeToVRT") == "1"
      if isRelative, let name = unsafe value(of: child, "") {
        unsafe CPLSetXMLValue(child, "", String(cString: CPLProjectRelativeFilename(folder, name)))
        unsafe CPLSetXMLValue(child, "#relativeToVRT", "0")
      }
      unsafe makeAbsolute(child, folder: folder)
    }
  }

  /// Makes a band one of floating-point numbers in which gaps are NaN.
  private static func mark(_ band: UnsafeMutablePointer<CPLXMLNode>, depth: Int) {
    let type = unsafe value(of: band, "dataType") ?? "Byte"
    guard !type.hasPrefix("C") else { return }
    let isWide = ["UInt32", "Int32", "Float64", "Int64", "UInt64"].contains(type)
    unsafe CPLSetXMLValue(band, "#dataType", isWide ? "Float64" : "Float32")
    if unsafe value(of: band, "NoDataValue") == nil || value(of: band, "HideNoDataValue") == "1" {
      unsafe CPLSetXMLValue(band, "NoDataValue", "nan")
      unsafe CPLSetXMLValue(band, "HideNoDataValue", "0")
    }
    guard depth < deepest else { return }
    for kind in ["SimpleSource", "ComplexSource", "AveragedSource", "KernelFilteredSource"] {
      unsafe forEachElement(of: band, named: kind) { unsafe markMember(of: $0, depth: depth) }
    }
  }

  /// Puts the text of a member that is a virtual raster in the place of its name.
  private static func markMember(of source: UnsafeMutablePointer<CPLXMLNode>, depth: Int) {
    guard let path = unsafe value(of: source, "SourceFilename"), isVirtual(path),
      let text = text(ofMember: path, depth: depth + 1)
    else { return }
    unsafe CPLSetXMLValue(source, "SourceFilename", text)
    // What it says of the member's cells is no longer so.
    guard let properties = unsafe CPLGetXMLNode(source, "SourceProperties") else { return }
    unsafe CPLRemoveXMLChild(source, properties)
    unsafe CPLDestroyXMLNode(properties)
  }

  /// Whether a member is a virtual raster, by its name or its text, so that no other member is opened for it.
  private static func isVirtual(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".vrt") || path.hasPrefix("<VRTDataset")
  }

  private static func text(ofMember path: String, depth: Int) -> String? {
    GDALRuntime.start()
    let opened = unsafe reportingGDAL {
      unsafe GDALOpenEx(path, UInt32(GDAL_OF_READONLY | GDAL_OF_RASTER), nil, nil, nil)
    }
    guard let handle = unsafe opened.value else { return nil }
    let member = unsafe Dataset(owning: handle)
    return unsafe text(of: member.handle, path: path, depth: depth)
  }

  private static func value(of node: UnsafeMutablePointer<CPLXMLNode>, _ path: String) -> String? {
    unsafe CPLGetXMLValue(node, path, nil).map { unsafe String(cString: $0) }
  }

  private static func forEachElement(
    of parent: UnsafeMutablePointer<CPLXMLNode>, named name: String? = nil,
    _ body: (UnsafeMutablePointer<CPLXMLNode>) -> Void
  ) {
    var child = unsafe parent.pointee.psChild
    while let node = unsafe child {
      let next = unsafe node.pointee.psNext
      if unsafe node.pointee.eType == CXT_Element {
        let isWanted = name.map { unsafe $0 == String(cString: node.pointee.pszValue) } ?? true
        if isWanted { unsafe body(node) }
      }
      unsafe child = next
    }
  }
}
