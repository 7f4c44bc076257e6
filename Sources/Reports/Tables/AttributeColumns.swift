import GeoCore

/// The source's columns as reports carry them: beside a report's own, the names of the source give way.
struct AttributeColumns {
  /// The columns, renamed where a report has one of that name.
  let columns: [FeatureTable.Column]
  private let border: BorderLine

  init(of border: BorderLine, beside own: [FeatureTable.Column]) {
    let taken = Set(own.map(\.name))
    columns = border.columns.map {
      FeatureTable.Column(taken.contains($0.name) ? "source_\($0.name)" : $0.name, $0.kind)
    }
    self.border = border
  }

  /// The values along a stretch of a part.
  ///
  /// Where several source lines follow each other: their common value, else distinct texts joined by "; ", else null, as
  /// of dates.
  func values(part: Int, chainage: Range<Double>) -> [AttributeValue] {
    let rows = border.parts[part].stretches.filter {
      $0.chainage.lowerBound < chainage.upperBound && chainage.lowerBound < $0.chainage.upperBound
    }.map { border.attributes[$0.attributes] }
    return border.columns.indices.map { column in
      var distinct: [AttributeValue] = []
      for row in rows where !distinct.contains(row[column]) { distinct.append(row[column]) }
      guard distinct.count > 1 else { return distinct.first ?? .null }
      guard border.columns[column].kind == .text else { return .null }
      let texts = distinct.compactMap { value in
        if case .text(let text) = value { text } else { nil }
      }
      return texts.count == distinct.count ? .text(texts.joined(separator: "; ")) : .null
    }
  }
}

extension Double {
  /// The length to the millimetre, as reports print it.
  var millimetres: Double { (self * 1000).rounded() / 1000 }

  /// The probability to the millionth, as reports print it.
  var millionths: Double { (self * 1e6).rounded() / 1e6 }
}
