import GeoCore

/// What the values of an attribute are called as keys of a JSON object, no two of them alike.
///
/// Texts are called as they are, numbers and flags as JSON writes them, no value `(none)`. A text that is called as a value of
/// another kind is, such as "7" beside 7, takes quotes.
struct GroupLabels {
  /// The label of no value.
  static let none = "(none)"

  private var labels: [AttributeValue: String] = [:]

  /// The labels of some values; they hang on the values alone, not on their order.
  init(of values: Set<AttributeValue>) {
    let named = values.map { (value: $0, label: $0.label, rank: $0.rank) }.sorted { one, other in
      one.rank == other.rank
        ? one.label.unicodeScalars.lexicographicallyPrecedes(other.label.unicodeScalars)
        : one.rank < other.rank
    }
    var taken: Set<String> = []
    for (value, name, _) in named {
      var label = name
      while !taken.insert(label).inserted { label = "\"\(label)\"" }
      labels[value] = label
    }
  }

  /// A value's label.
  subscript(_ value: AttributeValue) -> String { labels[value] ?? Self.none }
}

extension AttributeValue {
  /// The value, nothing for a number that is none.
  var orNothing: AttributeValue {
    if case .real(let number) = self, !number.isFinite { .null } else { self }
  }

  /// What it is called where no other value is called so.
  fileprivate var label: String {
    switch self {
    case .null: GroupLabels.none
    case .text(let text), .json(let text): text
    default: JSONValue(self).text
    }
  }

  /// Whose label stays as it is: that of the lower kind.
  fileprivate var rank: Int {
    switch self {
    case .null: 0
    case .boolean: 1
    case .integer: 2
    case .real: 3
    case .textList: 4
    case .json: 5
    case .text: 6
    }
  }
}
