import Workbench
public import ArgumentParser
public import GeoCore
public import Scenario
public import SensorPhysics
public import TerrainKernels

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
  /// The visibilities, at least one.
  let values: [Double?]

  /// The visibilities of a text.
  ///
  /// - Throws: `ValidationError`.
  init(_ text: String) throws {
    values = try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      if word == RangeQuestion.clear { return nil }
      return try NumberSeries(
        word, allowed: "numbers of km above 0 and up to 1000, or \(RangeQuestion.clear)"
      ) {
        Conditions.visibilities.contains($0)
      }.values[0]
    }
  }
}

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

// The choices that options take by their names.
extension VoidPolicy: ExpressibleByArgument {}
extension ViewshedEngine: ExpressibleByArgument {}
extension ViewshedMode: ExpressibleByArgument {}
extension DiscriminationTask: ExpressibleByArgument {}
extension Light: ExpressibleByArgument {}
extension WindowChoice: ExpressibleByArgument {}
extension PlacementInput.Law: ExpressibleByArgument {}

extension BorderSide: ExpressibleByArgument {}
