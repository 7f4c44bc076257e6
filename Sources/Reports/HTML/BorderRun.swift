import Coverage
import GeoCore

/// A stretch of border that a map draws in one colour.
struct BorderRun {
  /// What is told apart.
  enum Kind {
    case covered
    case marginalCovered
    case gap
    case marginalGap
  }

  let kind: Kind
  let line: [Coordinate]
}

extension Assessment {
  /// The border in runs of one kind, by part and chainage.
  var shownRuns: [BorderRun] {
    var runs: [BorderRun] = []
    var start = 0
    for index in pieces.indices {
      let next = index + 1
      let kind = shownKind(index)
      if next < pieces.count, pieces[next].part == pieces[index].part, shownKind(next) == kind { continue }
      let chainage = pieces[start].chainage.lowerBound..<pieces[index].chainage.upperBound
      runs.append(
        BorderRun(kind: kind, line: border.parts[pieces[index].part].vertices(in: chainage)))
      start = next
    }
    return runs
  }

  private func shownKind(_ piece: Int) -> BorderRun.Kind {
    let isMarginal = isMarginKnown && verdicts[piece].isMarginal
    return isCovered(piece)
      ? (isMarginal ? .marginalCovered : .covered) : (isMarginal ? .marginalGap : .gap)
  }
}
