public import Coverage
public import GeoCore

/// The border's own line on the plane of one zone, for finding the point of it that is nearest to a place.
public struct BorderSegments: Sendable {
  fileprivate struct Segment: Sendable {
    let from: PlanePoint
    let to: PlanePoint
  }

  /// A square of the plane.
  private struct Square: Hashable {
    let east: Int
    let north: Int
  }

  private var segments: [Segment] = []
  /// The segments of each square that their bounds touch.
  private var squares: [Square: [Int]] = [:]

  /// The side of a square (m), the greatest length of a segment.
  private static let side = 1000.0

  /// The segments of a zone's stretches.
  ///
  /// - Complexity: O(n) in the segments, which are at most 1 km long.
  public init(of stretches: [PlaneStretch]) {
    for stretch in stretches {
      for (from, to) in zip(stretch.points, stretch.points.dropFirst()) {
        let (low, high) = (
          Self.square(min(from.x, to.x), min(from.y, to.y)), Self.square(max(from.x, to.x), max(from.y, to.y))
        )
        for east in low.east...high.east {
          for north in low.north...high.north {
            squares[Square(east: east, north: north), default: []].append(segments.count)
          }
        }
        segments.append(Segment(from: from, to: to))
      }
    }
  }

  /// The point of the line that is nearest to a place, the first of equals.
  ///
  /// - Parameters:
  ///   - reach: how far it may be (m), at least 0.
  ///   - place: where the search starts.
  /// - Returns: nil when none is in reach.
  public func nearest(to place: PlanePoint, within reach: Double) -> PlanePoint? {
    guard reach.isFinite, reach >= 0 else { return nil }
    let own = Self.square(place.x, place.y)
    let furthest = Int((reach / Self.side).rounded(.up))
    var best: (point: PlanePoint, distance: Double, segment: Int)?
    for ring in 0...furthest {
      // All of a ring is further away than the rings within it are wide.
      if let best, best.distance < Double(ring - 1) * Self.side { break }
      for square in Self.ring(around: own, at: ring) {
        for index in squares[square] ?? [] {
          let point = segments[index].nearest(to: place)
          let distance = point.distance(to: place)
          guard distance <= reach, best.map({ (distance, index) < ($0.distance, $0.segment) }) ?? true
          else { continue }
          best = (point, distance, index)
        }
      }
    }
    return best?.point
  }

  private static func square(_ x: Double, _ y: Double) -> Square {
    Square(east: Int((x / side).rounded(.down)), north: Int((y / side).rounded(.down)))
  }

  private static func ring(around own: Square, at distance: Int) -> [Square] {
    (-distance...distance).flatMap { north in
      stride(
        from: -distance, through: distance, by: abs(north) == distance ? 1 : max(2 * distance, 1)
      ).map { Square(east: own.east + $0, north: own.north + north) }
    }
  }
}

extension BorderSegments.Segment {
  /// The point of the segment that is nearest to a place.
  fileprivate func nearest(to place: PlanePoint) -> PlanePoint {
    let (x, y) = (to.x - from.x, to.y - from.y)
    let square = x * x + y * y
    guard square > 0 else { return from }
    let share = min(max(((place.x - from.x) * x + (place.y - from.y) * y) / square, 0), 1)
    return PlanePoint(x: from.x + x * share, y: from.y + y * share)
  }
}

/// Finds the pieces of border in and near a cell of one zone.
struct PieceIndex: Sendable {
  private var longest: [Cell: Int] = [:]
  private var tiles: [LatticeTile: [Int]] = [:]

  /// The index of those pieces that lie in a zone.
  init(_ pieces: [BorderPiece], zone: Int) {
    for (index, piece) in pieces.enumerated() where piece.zone == zone {
      tiles[LatticeTile(holding: piece.cell), default: []].append(index)
      if let other = longest[piece.cell], pieces[other].length >= piece.length { continue }
      longest[piece.cell] = index
    }
  }

  /// The longest piece in a cell, the first of equals, by its place in the list; nil when the border does not pass it.
  func longestPiece(in cell: Cell) -> Int? { longest[cell] }

  /// The pieces whose cells are within a distance of a cell, by their place in the list, rising.
  ///
  /// - Parameter reach: in cells, at least 0.
  func pieces(near cell: Cell, reach: Double, of pieces: [BorderPiece]) -> [Int] {
    let limit = reach * reach
    return LatticeTile.covering(CellWindow(around: cell, reach: Int(reach))).flatMap { tile in
      (tiles[tile] ?? []).filter { pieces[$0].cell.squaredDistance(to: cell) <= limit }
    }.sorted()
  }
}

extension Cell {
  /// The squared distance between two cells' centres (cells^2).
  func squaredDistance(to other: Cell) -> Double {
    let (rows, columns) = (Double(row - other.row), Double(column - other.column))
    return rows * rows + columns * columns
  }
}
