import Coverage
import SensorPhysics

/// The figures that a reader looks for first.
struct HeadlineFigures {
  let assessment: Assessment
  let links: LinkStatus

  /// The markup: a list of terms with their values.
  var html: String {
    let totals = assessment.totals()
    var figures: [(String, String, String)] = [
      (
        "Covered", totals.coveredFraction.inPercent,
        "\(totals.coveredLength.inKilometres) of \(totals.length.inKilometres) km"
      )
    ]
    if assessment.isMarginKnown {
      figures.append(
        (
          "Of which marginal", "\(totals.marginalCoveredLength.inKilometres) km",
          "hangs on the terrain's error"
        ))
    }
    figures += [
      ("Gaps", "\(totals.gapCount)", "\((totals.length - totals.coveredLength).inKilometres) km in all"),
      (
        "Longest gap", "\(totals.longestGap.inKilometres) km",
        assessment.longestGapsFirst.first.map { "G\($0 + 1)" } ?? ""
      ),
      ("Covered twice or more", totals.overlapFraction.inPercent, "by two sensors or more"),
    ]
    if let revisit = totals.worstRevisit {
      figures.append(("Worst revisit", "\(revisit.inMinutes) min", "between two looks of patrols"))
    }
    if let network = links.network {
      let linked = network.isSensorLinked
      figures.append(
        ("Sensors linked", "\(linked.count { $0 }) of \(linked.count)", "to a monitoring centre"))
    }
    let items = figures.map { name, value, note in
      "<div><dt>\(name.inXML)</dt><dd>\(value.inXML)<small>\(note.inXML)</small></dd></div>\n"
    }
    return "<dl class=\"figures\">\n\(items.joined())</dl>"
  }
}
