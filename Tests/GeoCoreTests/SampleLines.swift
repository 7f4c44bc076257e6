import GeoCore

/// Lines whose lengths are exact: every degree along an axis counts 1,000 m.
enum SampleLines {
  /// Metres per degree of these lines.
  static let scale = 1_000.0

  /// A line through points that differ in one coordinate only.
  static func member(_ name: String, _ points: [(Double, Double)], attributes: Int = 0) -> LineMember {
    var chainages = [0.0]
    for (from, to) in zip(points, points.dropFirst()) {
      chainages.append(chainages[chainages.count - 1] + (abs(to.0 - from.0) + abs(to.1 - from.1)) * scale)
    }
    return LineMember(
      vertices: points.map { Coordinate(longitude: $0.0, latitude: $0.1) }, chainages: chainages,
      attributes: attributes, name: name)
  }

  /// The border that the lines make.
  static func border(
    _ members: [LineMember], columns: [FeatureTable.Column] = [], attributes: [[AttributeValue]] = [[]]
  ) -> BorderLine {
    BorderLine(joining: members, columns: columns, attributes: attributes)
  }
}

extension BorderLine.Part {
  /// The longitudes of its vertices.
  var longitudes: [Double] { vertices.map(\.longitude) }

  /// Whether chainages rise from 0 and stretches lie end to end over the whole part.
  var isContiguous: Bool {
    let rises = zip(chainages, chainages.dropFirst()).allSatisfy { $0 < $1 }
    let meets = zip(stretches, stretches.dropFirst()).allSatisfy {
      $0.chainage.upperBound == $1.chainage.lowerBound
    }
    return rises && meets && chainages.first == 0 && stretches.first?.chainage.lowerBound == 0
      && stretches.last?.chainage.upperBound == length && chainages.count == vertices.count
  }
}
