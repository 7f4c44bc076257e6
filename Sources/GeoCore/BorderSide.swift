/// The side of the border to protect: of lines left or right, walking along them, of polygons' rings the polygon or
/// what is outside.
public enum BorderSide: String, Sendable, Hashable, CaseIterable {
  case left, right, polygon, outside

  /// Whether it is a side of polygons' rings.
  public var isOfPolygons: Bool { self == .polygon || self == .outside }
  /// Whether it lies left of the border: rings run with the polygon on their left.
  public var isLeft: Bool { self == .left || self == .polygon }
}

extension BorderLine {
  /// Finds lines whose own record of what lies left and right contradicts their part.
  ///
  /// Sources such as Natural Earth name the two sides of each line in a pair of columns
  /// (`adm0_left`, `adm0_right`). The first line of a part, in the source's order, tells which of the names
  /// lies inside; another line of the part, walked in the part's direction, must not have that name outside.
  ///
  /// - Parameter side: the inside, told by the direction of the part's first line.
  /// - Returns: a sentence for each contradiction, naming the lines.
  public func contradictions(inside side: BorderSide) -> [String] {
    sidePairs.flatMap { pair in
      parts.flatMap { part -> [String] in
        let sides = part.stretches.map { stretch in
          let isInsideLeft = side.isLeft != stretch.isReversed
          let row = attributes[stretch.attributes]
          return (
            member: stretch.member, inside: row[isInsideLeft ? pair.left : pair.right],
            outside: row[isInsideLeft ? pair.right : pair.left]
          )
        }
        let teller = part.stretches.firstIndex { !$0.isReversed && $0.member == part.firstMember }
        guard let teller, case .text(let name) = sides[teller].inside,
          sides[teller].outside != sides[teller].inside
        else { return [] }
        return sides.filter { $0.outside == .text(name) && $0.inside != .text(name) }.map {
          "\(sides[teller].member) has '\(name)' inside (\(side.rawValue)), \($0.member) has it outside"
        }
      }
    }
  }

  /// The pairs of columns that name what lies left and right.
  private var sidePairs: [(left: Int, right: Int)] {
    columns.indices.compactMap { left in
      let name = columns[left].name.lowercased()
      guard name.hasSuffix("left") else { return nil }
      let opposite = name.dropLast("left".count) + "right"
      return columns.firstIndex { $0.name.lowercased() == opposite }.map { (left, $0) }
    }
  }
}
