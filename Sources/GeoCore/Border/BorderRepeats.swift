/// Where a border runs along itself: two versions of one line, a line that goes back over itself, an edge of two
/// polygons. Its length counts twice there.
///
/// The border is cut into pieces of about a cell. A piece runs along another line when its middle lies within a cell of a
/// piece of another part, or of its own part further along, and both lead the same way or opposite ways. Single
/// pieces do so by chance, and the two arms of a meander do for a while: only runs of them count.
public struct BorderRepeats: Sendable, Hashable {
  /// A run of pieces, and the line that it runs along.
  public struct Run: Sendable, Hashable {
    /// The part, from 0.
    public var part: Int
    /// Where it runs: chainage (m) within the part.
    public var chainage: Range<Double>
    /// How messages name its line.
    public var member: String
    /// How messages name the line that it runs along.
    public var other: String
  }

  /// How much border runs along another line (m).
  public private(set) var length = 0.0
  /// How much of it runs along a line that comes earlier (m): what counts twice.
  public private(set) var repeated = 0.0
  /// The first run along a line that comes earlier.
  public private(set) var first: Run

  /// Finds them; nil where there are none.
  ///
  /// - Parameter cell: how far apart lines may lie to be one (m), above 0.
  /// - Complexity: O(length / cell), and the vertices of lines near others some ten times.
  public init?(in border: BorderLine, within cell: Double) {
    let pieces = LinePieces(of: border, cell: cell)
    let runs = pieces.runs()
    for index in runs.joined() {
      guard let partner = pieces.partners[index] else { continue }
      length += pieces.all[index].length
      if partner.piece < index { repeated += pieces.all[index].length }
    }
    // What runs along an earlier line is the part to look at; of short runs only the earlier line's may have counted.
    let starts = runs.compactMap { run in
      run.first { index in pieces.partners[index].map { $0.piece < index } ?? false }.map {
        $0..<run.upperBound
      }
    }
    guard let run = starts.first ?? runs.first, let partner = pieces.partners[run.lowerBound] else {
      return nil
    }
    let piece = pieces.all[run.lowerBound]
    first = Run(
      part: piece.part,
      chainage: piece.chainage.lowerBound..<pieces.all[run.upperBound - 1].chainage.upperBound,
      member: border.member(at: piece), other: border.member(at: pieces.all[partner.piece]))
  }

  /// What is told of them.
  ///
  /// - Parameter cell: what they were found with (m).
  public func sentence(within cell: Double) -> String {
    func kilometres(_ metres: Double) -> String { metres.kilometres.written(decimals: 3) }
    let way =
      "\(kilometres(first.chainage.lowerBound)) to \(kilometres(first.chainage.upperBound)) of part \(first.part + 1)"
    return """
      \(kilometres(length)) km of the border run along another line within a cell (\(cell.written(decimals: 1)) m), so \
      \(kilometres(repeated)) km may count twice: first \(first.member), km \(way), along \
      \(first.other == first.member ? "itself" : first.other); if one line is drawn twice keep one, by `where` or in the source
      """
  }
}

extension BorderLine {
  /// The name of the line that a piece's middle lies on.
  fileprivate func member(at piece: LinePieces.Piece) -> String {
    parts[piece.part].stretches.first { piece.middle < $0.chainage.upperBound }?.member ?? ""
  }
}

/// A border cut into pieces of about a cell, and which of them run along each other.
private struct LinePieces {
  struct Piece {
    let part: Int
    let chainage: Range<Double>

    var length: Double { chainage.upperBound - chainage.lowerBound }
    var middle: Double { (chainage.lowerBound + chainage.upperBound) / 2 }
  }

  /// The piece of another line that a piece runs along.
  struct Partner {
    let piece: Int
    /// Whether they are one line as far as anyone can draw.
    let isSame: Bool
    let isOfPart: Bool
  }

  /// Lines within this distance (m) of each other, and a quarter of a cell, are one line drawn twice.
  private static let sameLine = 1.0
  private static let sameShare = 0.25
  /// Pieces of one part are apart along it by more than so many cells.
  private static let leastWay = 3.0
  /// Two directions are one, or opposite, up to 25 degrees.
  private static let leastCosine = 0.9
  /// How many pieces in a run do not run along another by chance: of one line drawn twice, of lines of different parts,
  /// and of one part, where the arms of meanders run side by side.
  private static let leastSame = 2
  private static let leastOther = 5
  private static let leastOfPart = 20
  /// A run goes on over so many pieces that run along nothing.
  private static let widestBreak = 2

  private(set) var all: [Piece] = []
  private(set) var partners: [Partner?] = []
  private let border: BorderLine
  private let cell: Double

  init(of border: BorderLine, cell: Double) {
    self.border = border
    self.cell = cell
    for (index, part) in border.parts.enumerated() where part.length > 0 {
      let count = Int((part.length / cell).rounded(.up))
      all += (0..<count).map { piece in
        Piece(
          part: index,
          chainage: (part.length * Double(piece) / Double(count))..<(part.length * Double(piece + 1)
            / Double(count)))
      }
    }
    // No point of a piece is further than half a cell from its middle.
    let middles = all.map { border.parts[$0.part].coordinate(at: $0.middle) }
    let grid = PlaceGrid(middles, reach: 1.5 * cell)
    partners = all.indices.map { index in
      let near = grid.numbers(near: middles[index]).filter { isApart(index, $0) }
      return near.isEmpty ? nil : partner(of: index, at: middles[index].geocentric, among: near)
    }
  }

  /// Whether two pieces are not neighbours along one part.
  private func isApart(_ one: Int, _ other: Int) -> Bool {
    guard all[one].part == all[other].part else { return true }
    let part = border.parts[all[one].part]
    let way = abs(all[one].middle - all[other].middle)
    return (part.isClosed ? min(way, part.length - way) : way) > Self.leastWay * cell
  }

  private func partner(of index: Int, at middle: SIMD3<Double>, among near: [Int]) -> Partner? {
    let direction = direction(of: index)
    var best: (piece: Int, gap: Double)?
    for other in near {
      let gap = line(of: other).distance(to: middle)
      guard gap <= cell, gap < best?.gap ?? .infinity,
        abs((direction * self.direction(of: other)).sum()) >= Self.leastCosine
      else { continue }
      best = (other, gap)
    }
    return best.map {
      Partner(
        piece: $0.piece, isSame: $0.gap <= min(Self.sameLine, Self.sameShare * cell),
        isOfPart: all[$0.piece].part == all[index].part)
    }
  }

  private func line(of index: Int) -> [SIMD3<Double>] {
    border.parts[all[index].part].vertices(in: all[index].chainage).map(\.geocentric)
  }

  /// The unit vector from a piece's start to its end; zero where it ends where it starts.
  private func direction(of index: Int) -> SIMD3<Double> {
    let part = border.parts[all[index].part]
    let run =
      part.coordinate(at: all[index].chainage.upperBound).geocentric
      - part.coordinate(at: all[index].chainage.lowerBound).geocentric
    let length = (run * run).sum().squareRoot()
    return length > 0 ? run / length : run
  }

  /// The runs of pieces that are no chance, in order.
  func runs() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, partner) in partners.enumerated() where partner != nil {
      if let last = runs.last, index - last.upperBound <= Self.widestBreak,
        all[index].part == all[last.lowerBound].part
      {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs.filter { run in
      let found = run.compactMap { partners[$0] }
      return found.count(where: \.isSame) >= Self.leastSame
        || found.count { !$0.isOfPart } >= Self.leastOther || found.count >= Self.leastOfPart
    }
  }
}

extension [SIMD3<Double>] {
  /// The distance of a point from the nearest point of a line.
  fileprivate func distance(to point: SIMD3<Double>) -> Double {
    var least = Double.infinity
    for (start, end) in zip(self, dropFirst()) {
      let along = end - start
      let square = (along * along).sum()
      let share = square > 0 ? Swift.min(Swift.max(((point - start) * along).sum() / square, 0), 1) : 0
      let off = point - start - along * share
      least = Swift.min(least, (off * off).sum())
    }
    return least.squareRoot()
  }
}
