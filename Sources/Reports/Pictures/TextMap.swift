import Coverage
import Foundation
import GeoCore

/// A small map of a change in squares of text, north up, for places where no picture is shown.
struct TextMap {
  private let squares: [[Square]]

  /// What a square shows: what weighs most of the border in it.
  private enum Square: Int {
    case nothing
    case covered
    case gap
    case gained
    case lost

    /// Light and dark squares differ in lightness, too.
    var letter: String {
      switch self {
      case .nothing: "⬜"
      case .covered: "🟦"
      case .gap: "🟧"
      case .gained: "🟩"
      case .lost: "⬛"
      }
    }
  }

  /// The squares of the longer side.
  private static let longest = 28.0

  /// The map of a comparison.
  init(of comparison: Comparison) {
    let parts = comparison.before.parts
    let projection = MapProjection(showing: parts.flatMap(\.vertices), and: [])
    let side = max(projection.width, projection.height) / Self.longest
    let (columns, rows) = (
      Int((projection.width / side).rounded(.up)), Int((projection.height / side).rounded(.up))
    )
    var squares = [[Square]](repeating: .init(repeating: .nothing, count: columns), count: rows)
    func draw(_ part: Int, _ chainage: Range<Double>, _ square: Square) {
      // Points no further apart than half a square, so that no square is passed over.
      let step = side * projection.metresPerUnit / 2
      let count = max(Int(((chainage.upperBound - chainage.lowerBound) / step).rounded(.up)), 1)
      for index in 0...count {
        let along =
          chainage.lowerBound + (chainage.upperBound - chainage.lowerBound) * Double(index) / Double(count)
        let point = projection.point(
          parts[part].vertices(in: along..<(along + 1)).first ?? parts[part].vertices[0])
        let row = min(max(Int(point.y / side), 0), rows - 1)
        let column = min(max(Int(point.x / side), 0), columns - 1)
        if squares[row][column].rawValue < square.rawValue { squares[row][column] = square }
      }
    }
    for piece in comparison.after.pieces {
      draw(piece.part, piece.chainage, piece.finding.isCovered ? .covered : .gap)
    }
    for change in comparison.changes {
      if change.kind == .gained { draw(change.part, change.chainage, .gained) }
      if change.kind == .lost { draw(change.part, change.chainage, .lost) }
    }
    self.squares = squares.filter { $0.contains { $0 != .nothing } }
  }

  /// The map as a block of code, with what the squares mean.
  var markdown: String {
    let lines = squares.map { $0.map(\.letter).joined() }
    return "```\n" + lines.joined(separator: "\n") + "\n```\n"
      + "⬛ lost, 🟩 gained, 🟦 covered, 🟧 not covered; north is up\n"
  }
}
