import GeoCore

/// The figures as Markdown, for the README and for whoever runs the command.
struct Report {
  let figures: Figures

  /// Both tables with what a reader must know about them.
  var text: String {
    [head, races, crowds, "Peak memory of the benchmark: \(figures.peakMemory >> 20) MiB."].joined(
      separator: "\n\n")
  }

  private var head: String {
    """
    GDAL \(figures.gdal), \(figures.processors) processors. Contestants take turns; figures are medians \
    (least-most) of the repetitions. Eye \(Question.observerHeight.text(0)) m and target \
    \(Question.targetHeight.text(1)) m above ground, refraction \(Question.curvature.refraction).
    """
  }

  private var races: String {
    var table = Table([
      "terrain", "range", "engine", "M cells/s", "x GDAL", "agrees: random / hilltop", "wrong of compared",
      "visible lost: random / hilltop",
    ])
    for race in figures.races {
      for result in race.results {
        table.add([
          race.terrain, "\((race.range / 1000).text(0)) km", name(result),
          result.cellsPerSecond.text(result.cellsPerSecond.median < 10e6 ? 2 : 0, per: 1e6),
          result.timesGDAL.median.text(2), share(result) { $0.agreement.percent(3, .down) }, wrong(result),
          share(result) { $0.lostShare.percent(2, .up) },
        ])
      }
    }
    let looked = figures.races.map { race in
      let share = (Double(race.cells) / Double(race.discCells)).percent(0, .down)
      return "- \(race.terrain), \((race.range / 1000).text(0)) km, \(race.repetitions) repetitions: "
        + "\(race.observers) observers look at \(race.cells.grouped) cells (\(share) % of their discs)"
    }
    return """
      ## One observer

      Cells within range and on the terrain per second: of processor time for one thread, of wall time where \
      threads are named. The reference is timed on a sample. gdal_viewshed is timed without its start, from \
      10 km on. Agreement is with the reference's verdict of each cell of a sample.

      \(looked.joined(separator: "\n"))

      \(table.text)
      """
  }

  private func name(_ result: RaceResult) -> String {
    result.clock == .wall ? "\(result.contestant), \(figures.processors) threads" : result.contestant
  }

  private func share(_ result: RaceResult, _ text: (Tally) -> String) -> String {
    guard let random = result.random, let hilltop = result.hilltop else { return "-" }
    return "\(text(random)) / \(text(hilltop)) %"
  }

  private func wrong(_ result: RaceResult) -> String {
    guard let random = result.random, let hilltop = result.hilltop else { return "-" }
    return "\((random.wrong + hilltop.wrong).grouped) of \((random.compared + hilltop.compared).grouped)"
  }

  private var crowds: String {
    var table = Table([
      "terrain", "engine", "threads", "processor s", "wall s", "x one thread", "x GDAL", "covered lost",
      "wrong of compared",
    ])
    for crowd in figures.crowds {
      for result in crowd.results {
        table.add([
          crowd.terrain, result.contestant, "\(result.threads)", result.processorSeconds.text(2),
          result.wallSeconds.text(2), result.timesOneThread.map { $0.median.text(2) } ?? "-",
          result.timesGDAL.map { $0.median.text(2) } ?? "-",
          result.union.map { "\($0.lostShare.percent(2, .up)) %" } ?? "-",
          result.union.map { "\($0.wrong.grouped) of \($0.compared.grouped)" } ?? "-",
        ])
      }
    }
    let asked = figures.crowds.map { crowd in
      "- \(crowd.terrain): \(crowd.observers) observers of \((crowd.range / 1000).text(0)) km, "
        + "\(crowd.cells.grouped) cells"
    }
    return """
      ## Many observers: count and union

      x GDAL is of processor time. The processes are measured for \(CrowdContestant.processSample) observers \
      and scaled up, their start included. Covered lost is the share of the truly covered cells that the \
      union calls hidden.

      \(asked.joined(separator: "\n"))

      \(table.text)
      """
  }
}

/// A Markdown table that can be read without rendering it: the columns are aligned.
struct Table {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  /// Adds a row of as many cells as the header has.
  mutating func add(_ row: [String]) {
    precondition(row.count == rows[0].count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The table as Markdown.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    var lines = rows.map { row in
      "| "
        + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
        + " |"
    }
    lines.insert(rule, at: 1)
    return lines.joined(separator: "\n")
  }
}
