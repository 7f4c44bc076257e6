import CGDAL
import CPROJ
import GeoCore

/// What a user writes for a coordinate system: EPSG:32634, the code of another registry, WKT, PROJJSON, a PROJ string, or
/// a well-known name such as WGS84.
///
/// Nothing is opened for it, neither a file nor an address, as GDAL's own reading of such texts would.
struct SystemText {
  private let text: String

  /// What may be written.
  static let forms = "write it as EPSG:..., WKT or a PROJ string"

  /// A text, whose blanks at both ends do not count.
  init(_ text: String) {
    let start = text.drop(while: \.isWhitespace)
    self.text = start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }

  /// The system.
  ///
  /// - Throws: `GDALError` when the text names none.
  func reference() throws -> SpatialReference {
    GDALRuntime.start()
    let reference = unsafe SpatialReference(
      owning: try withGDAL { unsafe OSRNewSpatialReference(nil) })
    try withGDAL { try unsafe read(into: reference.handle) == OGRERR_NONE ? () : nil }
    return reference
  }

  private func read(into reference: OGRSpatialReferenceH) throws -> OGRErr {
    if let number = epsgNumber { return unsafe OSRImportFromEPSG(reference, number) }
    if text.contains("+proj=") || text.contains("+init=") {
      try checkOpensNothing()
      return unsafe OSRImportFromProj4(reference, text)
    }
    if text.contains("[") { return unsafe Self.importWKT(text, into: reference) }
    // In this form a text is looked up, never taken for the name of something like it.
    if text.hasPrefix("{") || text.contains(":") {
      return try unsafe Self.importWKT(ProjContext().wellKnownText(ofSystem: text), into: reference)
    }
    guard unsafe OSRSetWellKnownGeogCS(reference, text) == OGRERR_NONE else {
      throw GDALError(message: "it is no code, WKT, PROJ string or well-known name", number: 0)
    }
    return OGRERR_NONE
  }

  /// The number of EPSG:NUMBER, which GDAL replaces by its successor where EPSG has corrected a system.
  private var epsgNumber: Int32? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "epsg" else { return nil }
    return Int32(parts[1])
  }

  /// The name of the system of the code that is written, where GDAL takes another one instead because EPSG has withdrawn
  /// it; nil when they are one.
  func withdrawnName(for taken: borrowing SpatialReference) -> String? {
    guard epsgNumber != nil, let name = try? ProjContext().object(text.uppercased()).name, name != taken.name
    else { return nil }
    return name
  }

  private static func importWKT(_ text: String, into reference: OGRSpatialReferenceH) -> OGRErr {
    var characters = Array(text.utf8CString)
    return unsafe characters.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return unsafe OSRImportFromWkt(reference, &start)
    }
  }

  /// Throws for a PROJ string that names files by their paths.
  private func checkOpensNothing() throws {
    guard !text.contains("+init=") else {
      throw GDALError(
        message: "+init reads a file of definitions; write its code, such as EPSG:32634", number: 0)
    }
    for part in text.split(separator: "+") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].hasSuffix("grids"), pair[1].contains(where: { "/\\:".contains($0) })
      else { continue }
      throw GDALError(
        message:
          "+\(pair[0]) names a file by its path; put the grid into PROJ's folder and give its name alone",
        number: 0)
    }
  }
}
