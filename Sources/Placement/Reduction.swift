/// Makes a problem smaller without changing what its best plan gains.
extension CoveringProblem {
  /// The problem without pieces that no column reaches, pieces with equal columns as one, and, under the single law
  /// without backup, without dominated columns.
  func reduced() -> CoveringProblem {
    let merged = mergingPieces()
    guard rule == .single, second.allSatisfy({ $0 == 0 }) else { return merged }
    let kept = merged.undominatedColumns()
    let all = merged.pieces.indices.map { Int32($0) }
    // Without the columns that fell away more pieces are alike.
    return merged.taking(columns: kept, pieces: all).mergingPieces()
  }

  /// The problem in which pieces with the same columns, credits and chances are one.
  ///
  /// - Complexity: O(entries) where hashes differ.
  private func mergingPieces() -> CoveringProblem {
    let byPiece = credits.transposed(rowCount: pieces.count)
    let chancesByPiece = rule == .single ? nil : chances.transposed(rowCount: pieces.count)
    func columns(of piece: Int) -> ArraySlice<Int32> { byPiece.rows[byPiece.entries(piece)] }
    func isAlike(_ one: Int, _ other: Int) -> Bool {
      guard (second[one] == 0) == (second[other] == 0),
        second[one] * first[other] == second[other] * first[one],
        columns(of: one) == columns(of: other)
      else { return false }
      guard let chancesByPiece else { return true }
      return pieces[one].standingMiss == pieces[other].standingMiss
        && pieces[one].moving == pieces[other].moving
        && byPiece.values[byPiece.entries(one)] == byPiece.values[byPiece.entries(other)]
        && chancesByPiece.values[byPiece.entries(one)] == chancesByPiece.values[byPiece.entries(other)]
    }
    var newRows = [Int32](repeating: -1, count: pieces.count)
    var representative: [Int] = []
    var groups: [[Int]] = []
    var known: [UInt64: [Int]] = [:]
    for piece in pieces.indices where !byPiece.entries(piece).isEmpty {
      let key = Self.key(of: columns(of: piece))
      if let group = known[key]?.first(where: { isAlike(representative[$0], piece) }) {
        groups[group].append(piece)
      } else {
        newRows[piece] = Int32(representative.count)
        known[key, default: []].append(representative.count)
        representative.append(piece)
        groups.append([piece])
      }
    }
    var result = taking(columns: Array(self.columns.indices), pieces: newRows)
    for (row, group) in groups.enumerated() {
      result.first[row] = group.reduce(0) { $0 + first[$1] }
      result.second[row] = group.reduce(0) { $0 + second[$1] }
      result.origins[row] = group.flatMap { origins[$0] }.sorted()
    }
    return result
  }

  /// A number that equal lists share (FNV-1a over words: Fowler, Noll and Vo).
  private static func key(of list: ArraySlice<Int32>) -> UInt64 {
    list.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64(UInt32(bitPattern: $1))) &* 0x0000_0100_0000_01b3 }
  }

  /// The columns that no other one of the same type replaces: one that costs no more and covers all that it covers.
  ///
  /// Of equal columns the first stays. A set that holds another reaches its rarest piece, too.
  private func undominatedColumns() -> [Int] {
    let byPiece = credits.transposed(rowCount: pieces.count)
    var isDropped = [Bool](repeating: false, count: columns.count)
    var marks = [Int32](repeating: -1, count: pieces.count)
    let bySize = columns.indices.sorted {
      let (one, other) = (credits.entries($0).count, credits.entries($1).count)
      return one == other ? $0 < $1 : one > other
    }
    // What holds a column is larger, or equal and comes first; what it would drop is looked for among those with its pieces.
    for column in bySize.reversed() {
      let own = credits.entries(column)
      guard
        let rarest = own.lazy.map({ Int(credits.rows[$0]) }).min(by: {
          byPiece.entries($0).count < byPiece.entries($1).count
        })
      else {
        isDropped[column] = true
        continue
      }
      for entry in own { marks[Int(credits.rows[entry])] = Int32(column) }
      for entry in byPiece.entries(rarest) {
        let other = Int(byPiece.rows[entry])
        guard other != column, !isDropped[other], columns[other].type == columns[column].type,
          columns[other].cost ?? 0 <= columns[column].cost ?? 0
        else { continue }
        let theirs = credits.entries(other)
        guard theirs.count >= own.count else { continue }
        let shared = theirs.reduce(0) { $0 + (marks[Int(credits.rows[$1])] == Int32(column) ? 1 : 0) }
        guard shared == own.count else { continue }
        let isEqual = theirs.count == own.count && columns[other].cost == columns[column].cost
        if !isEqual || other < column {
          isDropped[column] = true
          break
        }
      }
    }
    return columns.indices.filter { !isDropped[$0] }
  }
}
