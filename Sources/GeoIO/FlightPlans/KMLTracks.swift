import GeoCore

/// What the heights of a KML file's tracks (`gx:Track`) are above, which GDAL does not tell.
///
/// A track is known again by its first place.
struct KMLTracks {
  private var modes: [[Double]: String] = [:]

  /// The archive's file that holds the places of a KMZ.
  private static let archived = "doc.kml"

  /// The tracks of a KML file or a KMZ archive that was opened as a layer; none of a source of another kind.
  init(path: String, driver: String) {
    guard driver.hasSuffix("KML") else { return }
    let file = path.lowercased().hasSuffix(".kmz") ? "/vsizip/\(path)/\(Self.archived)" : path
    guard !SourceText.uncheckedBeginning(of: file, count: 1).isEmpty,
      let bytes = try? SourceText.bytes(of: file)
    else { return }
    let text = TaggedText(String(decoding: bytes, as: UTF8.self)[...])
    for track in text.elements("gx:Track") {
      let words = track.text(of: "gx:coord")?.split(whereSeparator: \.isWhitespace) ?? []
      let place = words.prefix(2).compactMap { Double($0) }
      guard place.count == 2 else { continue }
      modes[place] = track.text(of: "altitudeMode") ?? track.text(of: "gx:altitudeMode") ?? "clampToGround"
    }
  }

  /// The mode of the track that a line starts like; nil when it is none.
  func mode(ofLineFrom line: Geometry.Line) -> String? {
    guard let x = line.x.first, let y = line.y.first else { return nil }
    return modes[[x, y]]
  }
}

/// The text of an XML document, for looking up elements that do not hold others of their own name.
struct TaggedText {
  private let text: Substring

  init(_ text: Substring) { self.text = text }

  /// The elements of a name, in order.
  func elements(_ name: String) -> [TaggedText] {
    var found: [TaggedText] = []
    var rest = text
    while let start = rest.firstRange(of: "<\(name)") {
      rest = rest[start.upperBound...]
      guard let next = rest.first, next == ">" || next.isWhitespace || next == "/" else { continue }
      guard let open = rest.firstIndex(of: ">") else { break }
      guard rest[..<open].last != "/" else { continue }
      rest = rest[rest.index(after: open)...]
      guard let end = rest.firstRange(of: "</\(name)>") else { break }
      found.append(TaggedText(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return found
  }

  /// The text of the first element of a name, without white space around it.
  func text(of name: String) -> String? {
    elements(name).first.map { element in
      let words = element.text.drop(while: \.isWhitespace)
      return String(words.reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// The number of the first element of a name; nil when there is none.
  func number(of name: String) -> Double? { text(of: name).flatMap(Double.init) }
}
