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

  /// The border in runs of one kind, by part and chainage.
  static func runs(of lines: [ResultBorder.Line]) -> [BorderRun] {
    var runs: [BorderRun] = []
    var part = 0
    for line in lines {
      let properties = line.properties
      let kind = Kind(properties)
      if part == properties.part, let last = runs.last, last.kind == kind {
        runs[runs.count - 1] = BorderRun(kind: kind, line: last.line + line.geometry.places)
      } else {
        runs.append(BorderRun(kind: kind, line: line.geometry.places))
      }
      part = properties.part
    }
    return runs
  }
}

extension BorderRun.Kind {
  fileprivate init(_ properties: ResultBorder.Properties) {
    let isMarginal = properties.marginal ?? false
    self =
      properties.covered
      ? (isMarginal ? .marginalCovered : .covered) : (isMarginal ? .marginalGap : .gap)
  }
}
