import Coverage
import Foundation
import GeoCore

/// What the printed map says in words.
///
/// They are variables of the project, so that QGIS takes no expression out of a name for its own, and people
/// can change them without touching the layout.
struct ProjectTexts {
  /// The scenario's name, and the variant's if it is one.
  let title: String
  /// The headline figures.
  let figures: String
  /// Whom to credit for the data.
  let attribution: String
  /// What was asked for, in what weather.
  let conditions: String

  /// The texts of a result.
  init(
    of assessment: Assessment, name: String, variant: String?, attribution: [String], conditions: String
  ) {
    self.conditions = conditions
    title = variant.map { "\(name) (variant \($0))" } ?? name
    let totals = assessment.totals()
    let gaps =
      totals.gapCount == 0
      ? "no gap"
      : "\(totals.gapCount.counting("gap")), the longest \(totals.longestGap.roundKilometres) km"
    figures =
      "\(totals.coveredLength.roundKilometres) of \(totals.length.roundKilometres) km of border covered "
      + "(\(totals.coveredFraction.inPercent)), \(gaps)"
    self.attribution = Self.sources(attribution)
  }

  /// The texts of a comparison.
  init(of comparison: Comparison, title: String, attribution: [String]) {
    self.title = title
    conditions = ""
    let length = max(comparison.length, .ulpOfOne)
    figures =
      "covered before \((comparison.coveredBefore / length).inPercent), after \((comparison.coveredAfter / length).inPercent): "
      + "gained \(comparison.length(of: .gained).roundKilometres) km, lost \(comparison.length(of: .lost).roundKilometres) km"
    self.attribution = Self.sources(attribution)
  }

  private static func sources(_ attribution: [String]) -> String {
    let sources = attribution.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return attribution.isEmpty ? "" : "Data: " + sources.joined(separator: "; ")
  }

  /// The variables' names and values.
  private var variables: KeyValuePairs<String, String> {
    ["karaula_figures": figures, "karaula_conditions": conditions, "karaula_attribution": attribution]
  }

  /// The variables as a project has them.
  var xml: XMLElement {
    let list = { (name: String, texts: [String]) in
      XMLElement(name, ["type": "QStringList"], texts.map { XMLElement("value", text: $0) })
    }
    return XMLElement(
      "Variables", [:],
      [list("variableNames", variables.map(\.key)), list("variableValues", variables.map(\.value))])
  }
}

extension Double {
  /// Metres as kilometres with two decimals, as the gaps' labels have them, such as `3.41`.
  var roundKilometres: String { String(format: "%.2f", kilometres) }
}
