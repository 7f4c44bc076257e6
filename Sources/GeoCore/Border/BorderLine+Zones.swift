import RealModule

/// A strip between two meridians that one lattice serves.
public struct BorderZone: Sendable, Hashable {
  /// Its place from west to east, from 0.
  public let index: Int
  /// The meridians (degrees east) of its west and east edge.
  public let longitudes: ClosedRange<Double>

  /// The lattice of the zone; its central meridian is the strip's middle, to a hundredth of a degree.
  public func lattice(cellSize: Double) -> Lattice {
    let middle = (longitudes.lowerBound + longitudes.upperBound) / 2
    return Lattice(zone: index, centralMeridian: (middle * 100).rounded() / 100, cellSize: cellSize)
  }
}

/// A stretch of a border's part within one zone.
public struct ZoneStretch: Sendable, Hashable {
  /// The part.
  public var part: Int
  /// The zone.
  public var zone: Int
  /// Its vertices.
  public var vertices: [Coordinate]
  /// Their chainages (m).
  public var chainages: [Double]
}

extension BorderLine {
  /// The zones of the border: the fewest equal strips of at most `Lattice.widestZone`; they follow from the border alone.
  public var zones: [BorderZone] {
    let vertices = parts.flatMap(\.vertices)
    guard let west = vertices.map(\.longitude).min(), let east = vertices.map(\.longitude).max(),
      let latitude = vertices.map({ abs($0.latitude) }).min()
    else { return [] }
    let metresPerDegree =
      EarthCurvature.earthRadius * .pi / 180 * .cos(Angle(degrees: latitude).radians)
    let count = max(Int(((east - west) * metresPerDegree / Lattice.widestZone).rounded(.up)), 1)
    let width = (east - west) / Double(count)
    return (0..<count).map { index in
      let start = west + width * Double(index)
      return BorderZone(index: index, longitudes: start...(index == count - 1 ? east : start + width))
    }
  }

  /// The border cut at the zones' edges, by part and chainage.
  public func stretches(in zones: [BorderZone]) -> [ZoneStretch] {
    // With one zone there is nothing to cut, however many vertices there are.
    if let only = zones.first, zones.count == 1 {
      return parts.enumerated().filter { $1.vertices.count > 1 }.map { index, part in
        ZoneStretch(part: index, zone: only.index, vertices: part.vertices, chainages: part.chainages)
      }
    }
    return parts.indices.flatMap { index in
      let part = parts[index]
      var stretches: [ZoneStretch] = []
      for (from, to) in zip(part.chainages.indices, part.chainages.indices.dropFirst()) {
        for piece in cut(part, from, to, zones) {
          if let last = stretches.last, last.zone == piece.zone {
            stretches[stretches.count - 1].vertices.append(piece.end.place)
            stretches[stretches.count - 1].chainages.append(piece.end.chainage)
          } else {
            stretches.append(
              ZoneStretch(
                part: index, zone: piece.zone, vertices: [piece.start.place, piece.end.place],
                chainages: [piece.start.chainage, piece.end.chainage]))
          }
        }
      }
      return stretches
    }
  }

  private typealias Mark = (place: Coordinate, chainage: Double)

  /// A segment cut where it crosses the edge between two zones.
  private func cut(
    _ part: Part, _ from: Int, _ to: Int, _ zones: [BorderZone]
  ) -> [(zone: Int, start: Mark, end: Mark)] {
    let start: Mark = (part.vertices[from], part.chainages[from])
    let end: Mark = (part.vertices[to], part.chainages[to])
    let run = end.place.longitude - start.place.longitude
    var marks = [start]
    let edges = zones.dropFirst().map(\.longitudes.lowerBound)
    for edge in run > 0 ? edges : edges.reversed() {
      let share = (edge - start.place.longitude) / run
      guard run != 0, share > 0, share < 1 else { continue }
      let latitude = start.place.latitude + (end.place.latitude - start.place.latitude) * share
      marks.append(
        (
          Coordinate(longitude: edge, latitude: latitude),
          start.chainage + (end.chainage - start.chainage) * share
        ))
    }
    marks.append(end)
    return zip(marks, marks.dropFirst()).map { first, second in
      let middle = (first.place.longitude + second.place.longitude) / 2
      let zone = zones.lastIndex { $0.longitudes.lowerBound <= middle } ?? 0
      return (zone, first, second)
    }
  }
}
