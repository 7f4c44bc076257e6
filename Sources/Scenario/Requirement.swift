public import GeoCore

/// What a result must meet: bounds of one figure, of the whole border, of a stretch of it, or of one sensor.
public struct Requirement: Sendable, Hashable {
  /// A name for reports; nil when it has none.
  public var name: String?
  /// The figure.
  public var metric: Metric
  /// The least value that meets it, in the unit that the metric's name carries.
  public var atLeast: Double?
  /// The greatest value that meets it.
  public var atMost: Double?
  /// The id of the sensor or patrol whose figure it is.
  public var sensor: String?
  /// The part of the border, from 1; nil for all of them.
  public var part: Int?
  /// Where the stretch starts: chainage (m) within the part; nil for the part's start.
  public var from: Double?
  /// Where it ends; nil for the part's end.
  public var to: Double?
  /// The attributes that the border's lines must have, all of them.
  public var attributes: [AttributeMatch]
  /// The variants that it is for; nil for all of them and the scenario itself.
  public var variants: [String]?
  /// Where it stands.
  public let place: InputError.Place
  /// Its YAML path.
  let path: String

  /// The name of the scenario itself beside those of its variants.
  public static let base = "base"

  /// Whether it is for a variant, or for the scenario itself under the name `base`.
  public func applies(to variant: String) -> Bool { variants?.contains(variant) ?? true }

  /// Whether it is of the whole border.
  public var isOfWholeBorder: Bool { part == nil && attributes.isEmpty }

  /// Whether any of a source line between two chainages (m) of a part, from 0, is meant.
  public func takes(_ stretch: BorderLine.Stretch, ofPart part: Int, in border: BorderLine) -> Bool {
    guard self.part.map({ $0 == part + 1 }) ?? true, chainage.overlaps(stretch.chainage) else { return false }
    return attributes.allSatisfy { match in
      border.columns.firstIndex { $0.name == match.attribute }.map {
        match.holds(of: border.attributes[stretch.attributes][$0])
      } ?? false
    }
  }

  /// The chainages (m) that are meant of a part.
  public var chainage: Range<Double> { (from ?? 0)..<(to ?? .infinity) }
}

extension Requirement {
  /// What is wanted, such as `at least 0.1 and at most 0.5`.
  public var wanted: String {
    [
      atLeast.map { "at least \(YAMLNode.number($0).summary)" },
      atMost.map { "at most \(YAMLNode.number($0).summary)" },
    ].compactMap { $0 }.joined(separator: " and ")
  }

  /// What it is of, such as `covered_fraction of part 1 from 1000 m where neighbour = BG`.
  public var subject: String {
    var words = metric.name
    if let sensor { words += " of \(sensor)" }
    if let part { words += " of part \(part)" }
    if let from { words += " from \(YAMLNode.number(from).summary) m" }
    if let to { words += " to \(YAMLNode.number(to).summary) m" }
    if !attributes.isEmpty {
      words += " where " + attributes.map { "\($0.attribute) = \($0.text)" }.joined(separator: " and ")
    }
    return words.onOneLine
  }

  /// Its name, else its subject with what is wanted; one line.
  public var title: String { name?.onOneLine ?? "\(subject) \(wanted)" }

  /// A fault of this requirement.
  func fault(_ key: Key, _ problem: String, fix: String) -> InputError {
    InputError(.badData, at: place, "\(path).\(key.name): \(problem)".onOneLine, fix: fix)
  }
}

/// A value that an attribute of the border's layer must have.
public struct AttributeMatch: Sendable, Hashable {
  /// The attribute's name.
  public var attribute: String
  /// Its value: a text, a number or a flag.
  public var value: AttributeValue

  /// Whether a value is this one; whole and real numbers are compared as numbers.
  func holds(of other: AttributeValue) -> Bool {
    switch (value, other) {
    case (.integer(let wanted), .real(let found)): Double(wanted) == found
    case (.real(let wanted), .integer(let found)): wanted == Double(found)
    case (.text(let wanted), .json(let found)): wanted == found
    default: value == other
    }
  }

  /// The value in words.
  public var text: String { value.words }
}

extension AttributeValue {
  /// A text, a number, a flag or JSON as it is; empty for what is none of them.
  var words: String {
    switch self {
    case .text(let text), .json(let text): text
    case .integer(let number): "\(number)"
    case .real(let number): YAMLNode.number(number).summary
    case .boolean(let flag): "\(flag)"
    case .null, .textList: ""
    }
  }
}
