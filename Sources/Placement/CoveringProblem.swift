import RealModule

/// An instance under one law and objective: the credits whose sum bounds what a plan gains on a piece.
///
/// A plan's gain on piece j is at most first_j y + second_j u with 0 <= u <= y <= 1 and y + u <= sum of a_ij x_i
/// (maximal covering, Church and ReVelle 1974; backup cover, Hogan and ReVelle 1986), for expected detection
/// first_j (1 - exp(-sum of a_ij x_i)).
struct CoveringProblem: Sendable {
  /// How gains follow from the columns chosen.
  enum Rule: Sendable, Hashable {
    /// The first column that covers alone counts, a second one its share.
    case single
    /// Columns combine.
    case run
    /// Every chance counts.
    case detection
  }

  let rule: Rule
  /// The probability that covers, in (0, 1].
  let required: Double
  /// The pieces that any column reaches and on which something can be gained.
  var pieces: [PlacementInstance.Piece]
  /// What covering a piece is worth (m).
  var first: [Double]
  /// What a second sensor there is worth (m), at most as much.
  var second: [Double]
  /// The instance's pieces that each piece here stands for.
  var origins: [[Int32]]
  /// What may be chosen, and its number in the instance.
  var columns: [PlacementInstance.Column]
  var numbers: [Int]
  /// a_ij, in [0, 1 + 1e-9]; for detection -ln(1 - p), at most ``CoveringProblem/mostExponent``.
  var credits: CoverageMatrix
  /// p_ij with the same entries; without columns under the single law.
  var chances: CoverageMatrix
  /// What is gained whatever is chosen (m).
  var constant: Double

  /// Exponents of missing are cut here: what is cut off is worth at most w e^-20, and is added to the bound.
  static let mostExponent = 20.0
  /// What rounding could take from a credit.
  private static let creditSlack = 1 + 1e-9

  /// The problem of an instance.
  ///
  /// - Complexity: O(entries).
  init(_ instance: PlacementInstance, law: PlacementLaw, objective: PlacementObjective) {
    let share: Double
    switch objective {
    case .coveredLength: (rule, share) = (law == .single ? .single : .run, 0)
    case .backup(let backup): (rule, share) = (law == .single ? .single : .run, backup)
    case .expectedDetection: (rule, share) = (.detection, 0)
    }
    required = instance.required
    constant = 0
    numbers = instance.order
    columns = numbers.map { instance.columns[$0] }
    pieces = instance.pieces
    first = pieces.map(\.weight)
    second = pieces.map { $0.weight * share }
    origins = pieces.indices.map { [Int32($0)] }
    credits = CoverageMatrix()
    chances = CoverageMatrix()
    // A piece that stands covered is won; on it only a second sensor that covers by itself counts.
    var isOnlySecond = [Bool](repeating: false, count: pieces.count)
    for (index, piece) in pieces.enumerated() {
      if rule == .detection {
        constant += first[index] * piece.probability(miss: piece.standingMiss)
        first[index] *= piece.openShare
      } else if instance.isCoveredByStanding(piece) {
        isOnlySecond[index] = true
        constant += first[index] + (piece.standingOverlap > 1 ? second[index] : 0)
        first[index] = piece.standingOverlap > 1 ? 0 : second[index]
        second[index] = 0
        pieces[index] = PlacementInstance.Piece(weight: piece.weight)
      }
    }
    fillCredits(instance, isOnlySecond)
  }

  private mutating func fillCredits(_ instance: PlacementInstance, _ isOnlySecond: [Bool]) {
    let needs = pieces.map { need(of: $0, miss: $0.standingMiss) }
    let rule = rule, first = first
    for column in columns.indices {
      var entries: [(row: Int32, chance: Double, credit: Double)] = []
      for entry in instance.chances.entries(numbers[column]) {
        let row = instance.chances.rows[entry]
        let piece = Int(row)
        let chance = instance.chances.values[entry]
        guard first[piece] > 0 else { continue }
        let alone =
          pieces[piece].probability(miss: pieces[piece].standingMiss * (1 - chance)) >= required
        let credit: Double
        if rule == .detection {
          credit = min(-Double.log(onePlus: -chance), Self.mostExponent)
        } else if alone {
          credit = 1
        } else if rule == .run, !isOnlySecond[piece] {
          let share = min(1, -Double.log(onePlus: -chance) / needs[piece]) * Self.creditSlack
          // A credit of 1 says that the column covers alone.
          credit = share == 1 ? share.nextUp : share
        } else {
          credit = 0
        }
        if credit > 0 { entries.append((row, chance, credit)) }
      }
      if rule == .single {
        credits.append(rows: entries.lazy.map(\.row))
      } else {
        credits.append(entries.lazy.map { ($0.row, $0.credit) })
        chances.append(entries.lazy.map { ($0.row, $0.chance) })
      }
    }
  }

  /// Some of its columns and pieces.
  ///
  /// - Parameters:
  ///   - kept: columns, rising.
  ///   - newRows: the new number of each piece, rising with the old one; negative for one that falls away.
  func taking(columns kept: [Int], pieces newRows: [Int32]) -> CoveringProblem {
    var problem = self
    problem.columns = kept.map { columns[$0] }
    problem.numbers = kept.map { numbers[$0] }
    problem.credits = credits.taking(kept, rows: newRows)
    if rule != .single { problem.chances = chances.taking(kept, rows: newRows) }
    let keptRows = newRows.indices.filter { newRows[$0] >= 0 }
    problem.pieces = keptRows.map { pieces[$0] }
    problem.first = keptRows.map { first[$0] }
    problem.second = keptRows.map { second[$0] }
    problem.origins = keptRows.map { origins[$0] }
    return problem
  }
}
