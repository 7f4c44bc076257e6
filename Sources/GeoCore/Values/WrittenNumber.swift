/// A number as people type it into a table: blanks around it, a comma or a point before its decimals.
public struct WrittenNumber: Sendable, Hashable {
  /// The text without the blanks around it.
  public let text: String

  /// What a text writes.
  public init(_ text: String) { self.text = text.withoutBlanksAround }

  /// Whether nothing is written.
  public var isEmpty: Bool { text.isEmpty }

  /// The number with a point before its decimals, or none; nil for anything else, words such as `nan` included.
  public var value: Double? {
    guard text.utf8.allSatisfy({ Self.numeric.contains($0) }) else { return nil }
    return Double(text)
  }

  /// The number when its one comma stands before its decimals; nil for anything else.
  public var valueWithComma: Double? {
    let halves = text.split(separator: ",", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].last?.isDigit == true, halves[1].first?.isDigit == true else {
      return nil
    }
    return WrittenNumber(halves.joined(separator: ".")).value
  }

  /// Whether its comma cannot part thousands, whose groups have three digits each and of which the first is not 0.
  public var hasCertainComma: Bool {
    guard valueWithComma != nil else { return false }
    let halves = text.split(separator: ",")
    let whole = halves[0].drop { !$0.isDigit }
    let group = 3
    let decimals = halves[1].prefix { $0.isDigit }
    return decimals.count != group || whole.count > group || whole.hasPrefix("0")
  }

  /// The number that a text starts with and the words that follow it, such as 18 and `m`; nil for any other text.
  public var numberAndUnit: (number: String, unit: String)? {
    let number = text.prefix { $0.isDigit || "+-.,".contains($0) }
    let unit = String(text.dropFirst(number.count)).withoutBlanksAround
    guard !unit.isEmpty, number.contains(where: \.isDigit), unit.contains(where: { !$0.isNumber }) else {
      return nil
    }
    return (String(number), unit)
  }

  private static let numeric = Set("+-.0123456789eE".utf8)
}

/// Where the decimals of a column's numbers start.
public enum DecimalMark: Sendable, Hashable {
  case point, comma
  /// Some have a comma, and nothing tells whether it parts decimals or thousands.
  case unclear

  /// What the texts of a column tell; nil when none of them has a comma.
  ///
  /// - Parameter areCommasUsual: whether other columns of the same table have commas before their decimals.
  public init?(of texts: some Sequence<String>, areCommasUsual: Bool) {
    let numbers = texts.map(WrittenNumber.init)
    let commas = numbers.filter { $0.valueWithComma != nil }
    guard !commas.isEmpty else { return nil }
    let hasPoint = numbers.contains { $0.value != nil && $0.text.contains(".") }
    let isCertain = areCommasUsual || commas.contains(where: \.hasCertainComma)
    self = hasPoint || !isCertain ? .unclear : .comma
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isWholeNumber }
}

extension String {
  /// The text without blanks at its ends, those included that do not break a line.
  public var withoutBlanksAround: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}
