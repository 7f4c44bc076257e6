import CGDAL
import GeoCore

/// Reads the texts of a layer, whatever their encoding, and counts those that are in none that is known.
final class LayerTexts {
  /// What texts are turned to UTF-8 from; nil for texts that are UTF-8 already.
  private let encoding: String?
  /// How the keys that the user names things by start.
  var keyPrefix = ""
  /// By column: how many texts are not UTF-8, and the first one as it is shown.
  private var strange: [String: (count: Int, first: String)] = [:]

  /// Texts of an encoding that `check` found to be one.
  init(encoding: String?) { self.encoding = encoding }

  /// What reads a layer's texts.
  ///
  /// - Parameter encoding: what the user says; of formats that have a place for it GDAL itself gives UTF-8.
  convenience init(of layer: OGRLayerH, in source: VectorSource, _ encoding: String?, _ notes: InputNotes) {
    let isTurned = unsafe OGR_L_TestCapability(layer, OLCStringsAsUTF8) != 0 && source.dataset.takesEncoding
    guard let encoding, encoding.uppercased() != Self.unicode, !isTurned else {
      self.init(encoding: nil)
      return
    }
    let isUsed = unsafe Self.hasOtherThanUTF8(layer)
    if !isUsed {
      notes.add("\(source.path): \(source.keyPrefix)encoding \(encoding) is not used: all texts are UTF-8")
    }
    self.init(encoding: isUsed ? encoding : nil)
  }

  /// A text; bytes that are not UTF-8 are shown as `\xC1`, and counted.
  ///
  /// - Parameter column: the column that it stands in; nil for a name, which is not counted.
  func text(_ bytes: UnsafePointer<CChar>?, in column: String? = nil) -> String {
    guard let bytes = unsafe bytes else { return "" }
    if let encoding { return unsafe Self.recoded(bytes, from: encoding) }
    if let text = unsafe String(validatingCString: bytes) { return text }
    let text = unsafe Self.escaped(bytes)
    if let column { strange[column, default: (0, text)].count += 1 }
    return text
  }

  /// What the user should know of the texts read so far, of a layer that is named so; nil for nothing.
  ///
  /// - Parameter columns: the layer's columns, in order.
  func warning(at place: String, columns: [String]) -> String? {
    let found = columns.compactMap { name in strange[name].map { (name: name, texts: $0) } }
    guard let first = found.first else { return nil }
    let names = found.map { "\($0.name) (\($0.texts.count))" }.joined(separator: ", ")
    return "\(place): texts that are not UTF-8 in column\(found.count > 1 ? "s" : "") \(names), shown as"
      + " '\(first.texts.first)': \(remedy)"
  }

  /// What to do about texts that are not UTF-8.
  var remedy: String { "name their encoding, such as `\(keyPrefix)encoding: CP1251`" }
}

// Encodings that GDAL turns to UTF-8.
extension LayerTexts {
  /// The encoding that texts have unless something says otherwise.
  private static let unicode = "UTF-8"

  /// Throws for what is not the name of an encoding whose letters of ASCII are ASCII.
  static func check(_ encoding: String, of path: String) throws {
    guard encoding.uppercased() != unicode else { return }
    // The first bytes stay what they are, and the last one is a letter in single-byte encodings.
    let probe: [UInt8] = Array("Az09 _".utf8) + [0xC1, 0x20, 0]
    let text = unsafe probe.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe characters.baseAddress.map { unsafe recoded($0, from: encoding) } ?? ""
      }
    }
    let isKnown = text.hasPrefix("Az09 _") && !text.contains(escapedProbe) && !encoding.contains("/")
    guard isKnown else {
      let isNumber = !encoding.isEmpty && encoding.allSatisfy(\.isNumber)
      throw InputError(
        .badData, at: .init(file: path), "encoding '\(encoding)' is none that texts can be read in",
        fix: isNumber
          ? "did you mean CP\(encoding)?" : "write it as CP1251, ISO-8859-2 or UTF-8; `iconv -l` lists them")
    }
  }

  /// What the probe's last byte looks like when it was not turned.
  private static let escapedProbe = #"\xC1"#

  /// A text of an encoding.
  private static func recoded(_ bytes: UnsafePointer<CChar>, from encoding: String) -> String {
    let copy = unsafe reportingGDAL { unsafe CPLRecode(bytes, encoding, unicode) }.value
    defer { unsafe VSIFree(copy) }
    return unsafe String(validatingCString: copy) ?? escaped(copy)
  }

  /// A text as the layer would hold it, with a zero at its end.
  func bytes(of text: String) -> [CChar] {
    guard let encoding else { return text.utf8CString.map { $0 } }
    let copy = unsafe reportingGDAL { unsafe CPLRecode(text, Self.unicode, encoding) }.value
    defer { unsafe VSIFree(copy) }
    return unsafe Array(UnsafeBufferPointer(start: copy, count: strlen(copy) + 1))
  }

  private static func escaped(_ bytes: UnsafePointer<CChar>) -> String {
    let count = unsafe strlen(bytes)
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    return unsafe String(escapingBytesOtherThanUTF8: Array(raw))
  }

  /// Whether the name of a column is not UTF-8, or a text of the features that the layer's filter leaves.
  static func hasOtherThanUTF8(_ layer: OGRLayerH) -> Bool {
    func isOther(_ text: UnsafePointer<CChar>?) -> Bool {
      unsafe text.map { unsafe String(validatingCString: $0) == nil } ?? false
    }
    guard let definition = unsafe OGR_L_GetLayerDefn(layer) else { return false }
    let fields = unsafe VectorLayer.fields(of: layer, LayerTexts(encoding: nil))
    let hasOtherName = fields.contains { field in
      unsafe isOther(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field.index)))
    }
    guard !hasOtherName else { return true }
    let columns = fields.filter { $0.type == OFTString }
    unsafe OGR_L_ResetReading(layer)
    while let feature = unsafe reportingGDAL({ unsafe OGR_L_GetNextFeature(layer) }).value {
      defer { unsafe OGR_F_Destroy(feature) }
      let hasOther = columns.contains { unsafe isOther(OGR_F_GetFieldAsString(feature, $0.index)) }
      guard !hasOther else { return true }
    }
    return false
  }
}
