import Foundation
import GeoCore
import GeoIO
import Testing

/// Texts in encodings that a file does not tell, here the neighbours Бугарска and Хрватска in Windows' Cyrillic one.
struct EncodingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The formats whose files hold bytes of any encoding.
  enum Format: String, CaseIterable { case csv, shp, mif }

  private static let names = ["Бугарска", "Хрватска"]
  /// `printf Бугарска | iconv -t CP1251 | xxd -u -p`, and the same of the other.
  private static let escaped = [#"\xC1\xF3\xE3\xE0\xF0\xF1\xEA\xE0"#, #"\xD5\xF0\xE2\xE0\xF2\xF1\xEA\xE0"#]

  /// A border of two lines, each with its neighbour in the column СУСЕД or SUSED.
  private func border(_ format: Format, column: String = "SUSED") throws -> String {
    let table = """
      WKT,\(column)
      "LINESTRING (21 43.5,21.1 43.5)",\(Self.names[0])
      "LINESTRING (21.1 43.5,21.3 43.5)",\(Self.names[1])

      """
    let csv = scratch.file("b.csv")
    try #require(table.data(using: .windowsCP1251)).write(to: URL(filePath: csv))
    guard format != .csv else { return csv }
    let path = scratch.file("b.\(format.rawValue)")
    let options = format == .shp ? ["-f", "ESRI Shapefile", "-lco", "ENCODING="] : ["-f", "MapInfo File"]
    try Tool.run("ogr2ogr", options + ["-a_srs", "EPSG:4326", path, csv])
    // ogr2ogr believes that what it was given is UTF-8, and says so.
    try? FileManager.default.removeItem(atPath: scratch.file("b.cpg"))
    return path
  }

  private func read(
    _ path: String, encoding: String? = nil, filter: String? = nil, notes: InputNotes = InputNotes()
  ) throws -> BorderLine {
    let query = LayerQuery(filter: filter, crs: "EPSG:4326", encoding: encoding)
    return try BorderReader(path: path, query: query, usesRings: false, notes: notes).border(inside: .left)
  }

  private func texts(of border: BorderLine, _ column: String = "SUSED") throws -> [AttributeValue] {
    let index = try #require(border.columns.firstIndex { $0.name == column }, "\(border.columns)")
    return border.attributes.map { $0[index] }
  }

  @Test(
    "bytes that are not UTF-8 stay apart, and are told once with the column and their count",
    arguments: Format.allCases)
  func unknown(format: Format) throws {
    let path = try border(format)
    let notes = InputNotes()
    let border = try read(path, notes: notes)
    #expect(try texts(of: border) == Self.escaped.map(AttributeValue.text))
    let told = notes.sentences.filter { $0.contains("not UTF-8") }
    #expect(
      told == [
        "\(path) (layer b): texts that are not UTF-8 in column SUSED (2), shown as '\(Self.escaped[0])': "
          + "name their encoding, such as `encoding: CP1251`"
      ])
  }

  @Test(
    "the encoding turns them into what they mean, and the filter is asked in it", arguments: Format.allCases)
  func known(format: Format) throws {
    let path = try border(format)
    let notes = InputNotes()
    #expect(
      try texts(of: read(path, encoding: "CP1251", notes: notes)) == Self.names.map(AttributeValue.text))
    let one = try read(path, encoding: "windows-1251", filter: "SUSED = '\(Self.names[1])'", notes: notes)
    #expect(try texts(of: one) == [.text(Self.names[1])])
    #expect(notes.sentences.filter { $0.contains("UTF-8") } == [])
  }

  @Test("names of columns are texts, too", arguments: [Format.csv, .shp])
  func columnNames(format: Format) throws {
    let path = try border(format, column: "СУСЕД")
    #expect(try texts(of: read(path, encoding: "CP1251"), "СУСЕД") == Self.names.map(AttributeValue.text))
    #expect(try texts(of: read(path), #"\xD1\xD3\xD1\xC5\xC4"#) == Self.escaped.map(AttributeValue.text))
  }

  @Test("a filter that finds nothing among such texts says that their encoding is to be named")
  func filter() throws {
    let path = try border(.shp)
    let error = try fault(.badData) { _ = try read(path, filter: "SUSED = '\(Self.names[0])'") }
    #expect(error.problem == "layer 'b' gives no line where SUSED = '\(Self.names[0])'")
    #expect(
      error.remedy.hasPrefix("as some texts are not UTF-8, name their encoding, such as `encoding: CP1251`"))
    let other = try fault(.badData) { _ = try read(path, encoding: "CP1251", filter: "SUSED = 'x'") }
    #expect(!other.remedy.contains("UTF-8"))
  }

  @Test("the encoding that a drawing names falsely gives way")
  func drawing() throws {
    let drawing = """
      0\nSECTION\n2\nHEADER\n9\n$DWGCODEPAGE\n3\nANSI_1252\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLINE
      8\nГраница\n10\n21.0\n20\n43.5\n11\n21.2\n21\n43.5\n0\nENDSEC\n0\nEOF

      """
    let path = scratch.file("a.dxf")
    try #require(drawing.data(using: .windowsCP1251)).write(to: URL(filePath: path))
    #expect(try texts(of: read(path), "Layer") == [.text("Ãðàíèöà")])
    #expect(try texts(of: read(path, encoding: "CP1251"), "Layer") == [.text("Граница")])
  }

  @Test(
    "an encoding that nobody knows, or in which ASCII is something else, is an error",
    arguments: Format.allCases)
  func unknownEncoding(format: Format) throws {
    let path = try border(format)
    for (encoding, fix) in [
      ("NOSUCH", "write it as CP1251, ISO-8859-2 or UTF-8; `iconv -l` lists them"),
      ("1251", "did you mean CP1251?"),
      ("UTF-16", "write it as"), ("EBCDIC-US", "write it as"),
    ] {
      let error = try fault(.badData) { _ = try read(path, encoding: encoding) }
      #expect(error.problem == "encoding '\(encoding)' is none that texts can be read in")
      #expect(error.remedy.hasPrefix(fix))
    }
  }

  @Test("a file whose texts are UTF-8 is left as it is, and that is said")
  func unused() throws {
    let text = Lines.collection([
      (Lines.geometry("LineString", "[[20,44],[21,44]]"), #""SUSED":"Бугарска""#)
    ])
    let path = try scratch.write(text, to: "a.geojson")
    let notes = InputNotes()
    #expect(try texts(of: read(path, encoding: "CP1251", notes: notes)) == [.text("Бугарска")])
    #expect(notes.sentences.contains("\(path): encoding CP1251 is not used: all texts are UTF-8"))
  }

  @Test("points and routes are read in their encoding, too")
  func rows() throws {
    let table = "WKT,ime\n\"POINT (21 43.5)\",Бугарска\n"
    let points = scratch.file("p.csv")
    try #require(table.data(using: .windowsCP1251)).write(to: URL(filePath: points))
    let query = LayerQuery(crs: "EPSG:4326", encoding: "CP1251")
    let notes = InputNotes()
    let point = try #require(try PointReader(path: points, query: query, notes: notes).rows().first)
    #expect(point.attributes["ime"] == .text("Бугарска"))
    let route = try #require(
      try RouteReader(path: border(.shp), query: query, notes: notes).rows().first)
    #expect(route.attributes["SUSED"] == .text("Бугарска"))
    _ = try PointReader(path: points, query: LayerQuery(crs: "EPSG:4326"), notes: notes).rows()
    #expect(notes.sentences.contains { $0.contains("texts that are not UTF-8 in column ime (1)") })
  }
}
