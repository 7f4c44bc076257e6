import ArgumentParser
import Scenario

/// Numbers parted by commas, as many as wanted, of one range of values.
struct NumberSeries: Sendable, Hashable {
  /// The numbers, at least one.
  let values: [Double]

  /// The numbers of a text.
  ///
  /// - Parameters:
  ///   - text: what the user wrote.
  ///   - allowed: the values that make sense, in words.
  ///   - isAllowed: whether a value does.
  /// - Throws: `ValidationError`.
  init(_ text: some StringProtocol, allowed: String, isAllowed: (Double) -> Bool) throws {
    values = try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let number = Double(word), number.isFinite, isAllowed(number) else {
        throw ValidationError("`\(word)`: give \(allowed), parted by commas alone")
      }
      return number
    }
  }
}

/// Visibilities (km) parted by commas; nil stands for clear air.
struct VisibilitySeries: Sendable, Hashable {
  /// The word for unlimited visibility.
  static let clear = "clear"
  /// The visibilities, at least one.
  let values: [Double?]

  /// The visibilities of a text.
  ///
  /// - Throws: `ValidationError`.
  init(_ text: String) throws {
    values = try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      if word == Self.clear { return nil }
      return try NumberSeries(word, allowed: "numbers of km above 0 and up to 1000, or \(Self.clear)") {
        Conditions.visibilities.contains($0)
      }.values[0]
    }
  }
}
