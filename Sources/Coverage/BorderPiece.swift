public import GeoCore
import TerrainKernels

/// The stretch of border within one cell: what coverage is decided for.
public struct BorderPiece: Sendable, Hashable {
  /// The border's part.
  public var part: Int
  /// The source line within the part.
  public var stretch: Int
  /// Where it runs: chainage (m) within the part.
  public var chainage: Range<Double>
  /// The zone whose lattice the cell belongs to.
  public var zone: Int
  /// The cell it lies in.
  public var cell: Cell
  /// The middle of its length, on the line itself and on the zone's plane.
  public var middle: PlanePoint

  /// Its length (m).
  public var length: Double { chainage.upperBound - chainage.lowerBound }

  /// What lies of it between two chainages (m); nil for nothing.
  ///
  /// A piece has one verdict from end to end, so a cut divides its length and nothing else.
  public func clipped(to range: Range<Double>) -> BorderPiece? {
    let rest = chainage.clamped(to: range)
    guard !rest.isEmpty else { return nil }
    var piece = self
    piece.chainage = rest
    return piece
  }
}

/// A stretch of a part on the plane of one zone.
public struct PlaneStretch: Sendable, Hashable, Codable {
  /// The border's part.
  public var part: Int
  /// The zone.
  public var zone: Int
  /// Its vertices on the zone's plane, at least two.
  public var points: [PlanePoint]
  /// The chainage (m) of each vertex; rises.
  public var chainages: [Double]

  /// A stretch of a part on a zone's plane.
  public init(part: Int, zone: Int, points: [PlanePoint], chainages: [Double]) {
    self.part = part
    self.zone = zone
    self.points = points
    self.chainages = chainages
  }
}

extension PlaneStretch {
  /// The point at a chainage (m) of a segment.
  fileprivate func point(at chainage: Double, in segment: Int) -> PlanePoint {
    let (from, to) = (points[segment], points[segment + 1])
    let span = chainages[segment + 1] - chainages[segment]
    let share = span > 0 ? min(max((chainage - chainages[segment]) / span, 0), 1) : 0
    return PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
  }
}

extension BorderPiece {
  /// The pieces of a stretch, in order: one for each visit of the line to a cell.
  ///
  /// A piece ends where the line leaves its cell or where the source's line changes. Within a segment
  /// chainage is in proportion to the distance on the plane; segments are at most 1 km, over which the plane's
  /// scale changes by under 1e-5. Lengths add up to the stretch's length: each piece starts where the last ended.
  ///
  /// - Complexity: O(cells crossed).
  public static func pieces(of line: PlaneStretch, on lattice: Lattice, along part: BorderLine.Part)
    -> [BorderPiece]
  {
    var pieces: [BorderPiece] = []
    var stretch = 0
    for segment in line.points.indices.dropLast() {
      let start = line.chainages[segment]
      let span = line.chainages[segment + 1] - start
      while stretch + 1 < part.stretches.count, part.stretches[stretch].chainage.upperBound <= start {
        stretch += 1
      }
      supercover(
        from: lattice.gridPoint(line.points[segment]), to: lattice.gridPoint(line.points[segment + 1])
      ) {
        cell, _, end in
        let reached = end == 1 ? line.chainages[segment + 1] : start + span * end
        if let last = pieces.last, last.cell == cell, last.stretch == stretch {
          pieces[pieces.count - 1].chainage =
            last.chainage.lowerBound..<max(reached, last.chainage.upperBound)
        } else {
          let from = pieces.last?.chainage.upperBound ?? line.chainages[0]
          guard reached > from else { return }
          pieces.append(
            BorderPiece(
              part: line.part, stretch: stretch, chainage: from..<reached, zone: line.zone, cell: cell,
              middle: line.points[0]))
        }
      }
    }
    var segment = 0
    for index in pieces.indices {
      let middle = (pieces[index].chainage.lowerBound + pieces[index].chainage.upperBound) / 2
      while segment + 2 < line.points.count, line.chainages[segment + 1] <= middle { segment += 1 }
      pieces[index].middle = line.point(at: middle, in: segment)
    }
    return pieces
  }
}

extension Lattice {
  /// A point of the plane in cells.
  fileprivate func gridPoint(_ point: PlanePoint) -> GridPoint {
    let position = position(of: point)
    return GridPoint(column: position.column, row: position.row)
  }
}
