/// The figures that a reader looks for first.
struct HeadlineFigures {
  let summary: SummaryDocument
  /// The longest of them first.
  let gaps: [ReportGap]

  /// The markup: a list of terms with their values.
  var html: Markup {
    let items = figures.map { name, value, note -> Markup in
      "<div><dt>\(name)</dt><dd>\(value)<small>\(note)</small></dd></div>\n"
    }
    return "<dl class=\"figures\">\n\(items.joined())</dl>"
  }

  private var figures: [(String, String, String)] {
    let totals = summary.figures
    var figures: [(String, String, String)] = [
      (
        "Covered", totals.coveredFraction.inPercent,
        "\(totals.coveredLength.inKilometres) of \(totals.length.inKilometres) km"
      )
    ]
    if let marginal = totals.marginalCoveredLength {
      figures.append(("Of which marginal", "\(marginal.inKilometres) km", "hangs on the terrain's error"))
    }
    let longest = gaps.first.map { "\($0.properties.id), \($0.properties.cause)" }
    figures += [
      ("Gaps", "\(totals.gapCount)", "\((totals.length - totals.coveredLength).inKilometres) km in all"),
      ("Longest gap", "\(totals.longestGap.inKilometres) km", longest ?? ""),
      ("Covered twice or more", totals.overlapFraction.inPercent, "by two sensors or more"),
    ]
    if let revisit = totals.maxRevisit {
      figures.append(("Longest wait", "\(revisit.inMinutes) min", "between two looks of patrols"))
    }
    let linked = summary.sensors.compactMap(\.isLinked)
    if !linked.isEmpty {
      figures.append(
        ("Sensors linked", "\(linked.count { $0 }) of \(linked.count)", "to a monitoring centre"))
    }
    return figures
  }
}
