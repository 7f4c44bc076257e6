import ArgumentParser

/// Numbers parted by commas, such as an observer's X,Y.
struct NumberList: Sendable, Hashable {
  /// The numbers, all finite.
  let values: [Double]

  /// The numbers of a text.
  ///
  /// - Parameters:
  ///   - text: what the user wrote.
  ///   - form: how it must be written, a letter a number, such as `X,Y`.
  /// - Throws: `ValidationError`.
  init(_ text: String, form: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == parts.count, parts.count == form.split(separator: ",").count else {
      throw ValidationError("expected \(form): finite numbers with decimal points, parted by commas alone")
    }
    values = numbers
  }
}
