import CGDAL
public import GeoCore

/// Reads a border from any line source that GDAL opens.
public struct BorderReader: Sendable {
  /// What to read.
  public var path: String
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Whether polygons give their rings.
  public var usesRings: Bool
  /// How far ends of lines may lie apart to be joined (m), at least 0.
  public var joinTolerance: Double
  /// Takes what the user should know.
  public var notes: InputNotes

  /// A reader of that source.
  public init(
    path: String, query: LayerQuery, usesRings: Bool, joinTolerance: Double = LineJoints.standardTolerance,
    notes: InputNotes
  ) {
    self.path = path
    self.query = query
    self.usesRings = usesRings
    self.joinTolerance = joinTolerance
    self.notes = notes
  }

  /// Reads, measures and joins the lines.
  ///
  /// - Parameter side: the inside, checked against what the source says of its lines' sides.
  /// - Throws: `InputError` naming the source and the feature at fault.
  public func border(inside side: BorderSide) throws -> BorderLine {
    let features = try BorderFeatures(of: path, query, usesRings: usesRings, notes: notes)
    let outline = PolygonOutline(
      features.polygons, within: joinTolerance, distance: Geodesic.distance,
      signedArea: Geodesic.signedArea)
    let joints = LineJoints(
      features.lines + outline.lines, within: joinTolerance, keepsDirections: usesRings,
      distance: Geodesic.distance)
    guard !joints.lines.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path),
        "gives no line: \((outline.notes + joints.notes).joined(separator: "; "))",
        fix: "check the layer with ogrinfo -al")
    }
    let members = joints.lines.map { line in
      let measured = Geodesic.measured(line.vertices, dividingBeyond: BorderLine.longestSegment)
      return LineMember(
        vertices: measured.vertices, chainages: measured.chainages, attributes: line.attributes,
        name: line.name)
    }
    let border = BorderLine(
      joining: members, at: joints, columns: features.columns, attributes: features.attributes)
    for note in outline.notes + border.notes { notes.add("\(path): \(note)") }
    // Which side of a ring the polygon lies on does not hang on what the source says.
    let contradictions = usesRings ? [] : border.contradictions(inside: side)
    guard contradictions.isEmpty else {
      throw InputError(
        .badData, at: .init(file: path),
        "lines of one part disagree about the inside: \(contradictions.joined(separator: "; "))",
        fix: "mend the sides in the source, or read the lines as separate borders with `where:`")
    }
    return border
  }
}

/// Reads the polygons of a layer: areas in which something is or is not allowed.
public enum PolygonReader {
  /// The rings of each polygon, in WGS 84, closed; the outer one first.
  ///
  /// - Parameters:
  ///   - path: anything OGR opens.
  ///   - query: which of its features, and how.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` naming the source and the feature at fault, also when there is no polygon.
  public static func polygons(
    of path: String, _ query: LayerQuery, notes: InputNotes
  ) throws -> [[[Coordinate]]] {
    try BorderFeatures(of: path, query, usesRings: true, notes: notes).polygons.map { $0.map(\.vertices) }
  }
}
