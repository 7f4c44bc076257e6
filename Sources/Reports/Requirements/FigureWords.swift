import Foundation
import GeoCore
import Scenario

/// Figures in words and units, as people read them: a share in percent, lengths in kilometres, times in minutes.
extension Metric {
  /// What it is called in a sentence's beginning.
  var title: String {
    switch self {
    case .figure(let figure): figure.title
    case .crossing(let figure): figure.title
    case .response(let figure): figure.title
    case .cause(let cause): "Gaps that are \(cause.rawValue)"
    case .sensor(.coveredLength): "Enough by itself"
    case .sensor(.soleLength): "Lost without it"
    case .sensor(.contribution): "Contribution"
    }
  }

  /// A value with its unit.
  ///
  /// - Parameter decimals: how many a number has that is not whole by its nature.
  func text(_ value: Double, decimals: Int) -> String {
    let name = self.name
    func number(_ value: Double, _ decimals: Int, _ unit: String) -> String {
      String(format: "%.\(decimals)f", value) + unit
    }
    if case .figure(let figure) = self, figure.isCount { return number(value, 0, "") }
    if case .figure(.cellSize) = self { return number(value, decimals, " m") }
    if case .cause = self { return number(value.kilometres, decimals + Self.lengthDecimals, " km") }
    if name.hasSuffix("_m") { return number(value.kilometres, decimals + Self.lengthDecimals, " km") }
    if name.hasSuffix("_s") { return number(value / Self.minute, decimals, " min") }
    if name.hasSuffix("_eur") { return number(value, 0, " EUR") }
    return number(value * Self.percents, decimals, " %")
  }

  /// Kilometres have two decimals more than percents: a metre is told with one and two.
  private static let lengthDecimals = 2
  private static let minute = 60.0
  private static let percents = 100.0

  /// Decimals beyond which no figure is known.
  private static let mostDecimals = 6

  /// A value, with as many decimals as tell it from a bound that it misses.
  func text(_ value: Double, besides bounds: [Double]) -> String {
    for decimals in 1..<Self.mostDecimals {
      let shown = text(value, decimals: decimals)
      if !bounds.contains(where: { $0 != value && text($0, decimals: decimals) == shown }) { return shown }
    }
    return text(value, decimals: Self.mostDecimals)
  }

  /// A bound, without the zeros that say nothing.
  func bound(_ value: Double) -> String {
    let text = text(value, decimals: Self.mostDecimals)
    guard let unit = text.firstIndex(of: " "), text[..<unit].contains(".") else { return text }
    var number = text[..<unit]
    while number.last == "0" { number.removeLast() }
    if number.last == "." { number.removeLast() }
    return String(number) + text[unit...]
  }

  /// A difference of two values, with its sign and without a unit where that is percent points.
  func difference(_ value: Double) -> String {
    let sign = value < 0 ? "-" : "+"
    let text = text(abs(value), decimals: 1)
    return sign + (text.hasSuffix(" %") ? String(text.dropLast(2)) : text)
  }
}

extension Figure {
  fileprivate var title: String {
    switch self {
    case .borderLength: "Border"
    case .coveredLength: "Covered border"
    case .coveredFraction: "Covered"
    case .gapCount: "Gaps"
    case .longestGap: "Longest gap"
    case .overlapFraction: "Covered twice or more"
    case .maxRevisit: "Longest wait between looks"
    case .patrolledLength: "Seen by patrols"
    case .assumedGround: "On assumed ground"
    case .noTerrainData: "Without terrain data"
    case .sightOverVoids: "Seen over unknown ground"
    case .marginalCovered: "Covered but marginal"
    case .marginalHidden: "Hidden but marginal"
    case .partCount: "Parts of the border"
    case .requiredProbability: "Required probability"
    case .linkedSensorCount: "Sensors linked"
    case .cellSize: "Cell size"
    case .cost: "Cost"
    case .unpricedCount: "Equipment without a price"
    }
  }
}

extension CrossingFigure {
  fileprivate var title: String {
    switch self {
    case .weakestProbability: "Weakest crossing"
    case .unseenLength: "Crossable unseen"
    case .crossableLength: "Crossable"
    }
  }
}

extension ResponseFigure {
  fileprivate var title: String {
    switch self {
    case .longest: "Longest response"
    case .most: "Response on 95 % of the border's length"
    }
  }
}

extension Requirement {
  /// What it is of, in words, such as `Covered of part 1 where neighbour = BG`.
  var wordsOfSubject: String {
    let place = subject.dropFirst(metric.name.onOneLine.count)
    return metric.title + place
  }

  /// What is wanted, in words and units, such as `at least 70 %`.
  var wordsOfBounds: String {
    [atLeast.map { "at least \(metric.bound($0))" }, atMost.map { "at most \(metric.bound($0))" }]
      .compactMap(\.self).joined(separator: " and ")
  }

  /// The bounds.
  var bounds: [Double] { [atLeast, atMost].compactMap(\.self) }
}

extension RequirementResult {
  /// What was found, with its unit.
  var wordsOfGot: String {
    got.map { requirement.metric.text($0, besides: requirement.bounds) } ?? "not known"
  }

  /// Subject and finding, its name in front when it has one, such as `Covered 66.6 %`.
  var wordsOfFinding: String {
    let name = requirement.name.map { "\($0.onOneLine): " } ?? ""
    return "\(name)\(requirement.wordsOfSubject) \(wordsOfGot)"
  }
}
