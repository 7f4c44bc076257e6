import GeoCore

/// Lines near the equator of a spherical earth, told in metres.
enum EarthLines {
  /// Metres per degree of latitude, and of longitude at the equator.
  static let metres = EarthCurvature.earthRadius * .pi / 180

  /// The straight distance (m) between two places, which is that along the sphere over a few kilometres.
  static func distance(_ from: Coordinate, _ to: Coordinate) -> Double {
    let chord = from.direction - to.direction
    return (chord * chord).sum().squareRoot() * EarthCurvature.earthRadius
  }

  /// What a ring encloses (degrees^2), above 0 where it runs counterclockwise.
  static func signedArea(_ ring: [Coordinate]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      sum + (edge.0.longitude * edge.1.latitude - edge.1.longitude * edge.0.latitude) / 2
    }
  }

  /// A place east and north (m) of the equator's crossing with a meridian.
  static func place(_ point: (Double, Double), from longitude: Double = 0) -> Coordinate {
    Coordinate(longitude: longitude + point.0 / metres, latitude: point.1 / metres)
  }

  /// A line through points east and north (m) of the equator's crossing with a meridian.
  static func line(_ name: String, _ points: [(Double, Double)], from longitude: Double = 0) -> SourceLine {
    SourceLine(vertices: points.map { place($0, from: longitude) }, attributes: 0, name: name)
  }

  /// The border of lines.
  static func border(
    _ lines: [SourceLine], within tolerance: Double = LineJoints.standardTolerance,
    keepsDirections: Bool = false
  ) -> BorderLine {
    let joints = LineJoints(lines, within: tolerance, keepsDirections: keepsDirections, distance: distance)
    let members = joints.lines.map { line in
      var chainages = [0.0]
      for (from, to) in zip(line.vertices, line.vertices.dropFirst()) {
        chainages.append(chainages[chainages.count - 1] + distance(from, to))
      }
      return LineMember(
        vertices: line.vertices, chainages: chainages, attributes: line.attributes, name: line.name)
    }
    return BorderLine(joining: members, at: joints, columns: [], attributes: [[]])
  }

  /// The border of polygons, and what is told of their edges.
  static func border(
    ofPolygons polygons: [[SourceLine]], within tolerance: Double = LineJoints.standardTolerance
  ) -> (border: BorderLine, notes: [String]) {
    let outline = PolygonOutline(polygons, within: tolerance, distance: distance, signedArea: signedArea)
    guard !outline.lines.isEmpty else {
      return (BorderLine(joining: [], columns: [], attributes: []), outline.notes)
    }
    let border = border(outline.lines, within: tolerance, keepsDirections: true)
    return (border, outline.notes + border.notes)
  }
}
