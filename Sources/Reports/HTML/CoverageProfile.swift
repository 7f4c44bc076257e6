import GeoCore

/// The probability along the chainage: an SVG picture.
///
/// A column of the picture stands for a stretch of border: dark up to the lowest probability in it, light up to
/// the highest. Below, a column with any gap in it has the gaps' colour, so that none is lost.
struct CoverageProfile {
  /// A stretch of one probability.
  struct Run {
    /// The part, from 1.
    let part: Int
    let from: Double
    let to: Double
    let probability: Double
    let isCovered: Bool
  }

  private let lines: [Run]
  private let title: String
  private let requiredProbability: Double
  private let axis: BorderAxis

  private static let plot = (left: 50.0, top: 20.0, width: 900.0, height: 200.0)
  private static let columns = 900
  private static let size = (width: 970.0, height: 300.0)
  /// The strip that tells covered from gap, below the plot.
  private static let strip = (top: 226.0, height: 12.0)
  private static let tickLabel = 256.0
  private static let unitLabel = 280.0
  private static let ticks = [0, 0.25, 0.5, 0.75, 1]

  /// A profile of border runs, which fill each part.
  init(of lines: [ResultBorder.Line], requiredProbability: Double) {
    self.init(
      of: lines.map(\.properties).map {
        Run(part: $0.part, from: $0.fromM, to: $0.toM, probability: $0.probability, isCovered: $0.covered)
      }, requiredProbability: requiredProbability, title: "Probability along the border, by kilometre")
  }

  /// A profile of runs, which fill each part.
  init(of lines: [Run], requiredProbability: Double, title: String) {
    self.lines = lines
    self.title = title
    self.requiredProbability = requiredProbability
    var ends: [Double] = []
    for line in self.lines {
      if line.part > ends.count { ends.append(0) }
      ends[ends.count - 1] = line.to
    }
    axis = BorderAxis(lengths: ends)
  }

  /// What a column of the picture stands for.
  private struct Column {
    var lowest = 1.0
    var highest = 0.0
    var hasGap = false
  }

  /// The picture's text.
  var svg: String {
    let columns = self.columns
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="profile" viewBox="0 0 \(Self.size.width) \(Self.size.height)" \
      role="img" font-family="sans-serif" font-size="14">
      <title>\(title)</title>
      <rect width="\(Self.size.width)" height="\(Self.size.height)" fill="white"/>
      <path class="highest" fill="#B5D9EE" d="\(area(columns.map(\.highest)))"/>
      <path class="lowest" fill="\(ReportColours.covered)" d="\(area(columns.map(\.lowest)))"/>
      \(strip(columns))
      \(axes)
      </svg>
      """
  }

  private var columns: [Column] {
    var columns = [Column](repeating: Column(), count: Self.columns)
    guard axis.length > 0 else { return columns }
    for line in lines {
      let start = axis.starts[line.part - 1]
      let bins = BorderAxis.bins(
        (start + line.from) / axis.length, (start + line.to) / axis.length, of: Self.columns)
      for bin in bins.clamped(to: 0..<Self.columns) {
        columns[bin].lowest = min(columns[bin].lowest, line.probability)
        columns[bin].highest = max(columns[bin].highest, line.probability)
        if !line.isCovered { columns[bin].hasGap = true }
      }
    }
    return columns
  }

  /// The area below values, a step for each change.
  private func area(_ values: [Double]) -> String {
    let plot = Self.plot
    let step = plot.width / Double(Self.columns)
    let bottom = plot.top + plot.height
    var path = "M\(plot.left.short) \(bottom.short)"
    var last: String?
    for (index, value) in values.enumerated() {
      let y = (bottom - plot.height * value).short
      guard y != last else { continue }
      let x: Double = plot.left + Double(index) * step
      path += "H\(x.short)V\(y)"
      last = y
    }
    return path + "H\((plot.left + plot.width).short)V\(bottom.short)z"
  }

  private func strip(_ columns: [Column]) -> String {
    let step = Self.plot.width / Double(Self.columns)
    var paths = (covered: "", gap: "")
    var first = 0
    for index in columns.indices {
      if index + 1 < columns.count, columns[index + 1].hasGap == columns[index].hasGap { continue }
      let width = (Double(index + 1 - first) * step).short
      let left: Double = Self.plot.left + Double(first) * step
      let x = left.short
      let path = "M\(x) \(Self.strip.top.short)h\(width)v\(Self.strip.height.short)h-\(width)z"
      if columns[index].hasGap { paths.gap += path } else { paths.covered += path }
      first = index + 1
    }
    return """
      <path class="covered" fill="\(ReportColours.covered)" d="\(paths.covered)"/>
      <path class="gaps" fill="\(ReportColours.gap)" d="\(paths.gap)"/>
      """
  }

  private var axes: String {
    let plot = Self.plot
    let bottom = plot.top + plot.height
    var lines = Self.ticks.map { tick in
      let y = (bottom - plot.height * tick).short
      return
        "<path stroke=\"#000000\" stroke-opacity=\"0.15\" d=\"M\(plot.left.short) \(y)h\(plot.width.short)\"/>"
        + "<text x=\"\((plot.left - 8).short)\" y=\"\(y)\" dy=\"5\" text-anchor=\"end\">\(tick.short)</text>"
    }
    let length = axis.length.kilometres
    for tick in stride(from: 0, through: length, by: axis.kilometreStep) {
      let x = (plot.left + plot.width * tick / max(length, .ulpOfOne)).short
      lines.append(
        "<text x=\"\(x)\" y=\"\(Self.tickLabel.short)\" text-anchor=\"middle\">\(tick.short)</text>")
    }
    for start in axis.starts.dropFirst() {
      let x = (plot.left + plot.width * start / max(axis.length, .ulpOfOne)).short
      lines.append(
        "<path class=\"part\" stroke=\"\(ReportColours.ink)\" d=\"M\(x) \(plot.top.short)V\(Self.strip.top.short)\"/>"
      )
    }
    let required = (bottom - plot.height * requiredProbability).short
    lines.append(
      "<path class=\"required\" fill=\"none\" stroke=\"\(ReportColours.ink)\" stroke-width=\"1.5\" "
        + "stroke-dasharray=\"6 4\" d=\"M\(plot.left.short) \(required)h\(plot.width.short)\"/>")
    let middle = (plot.left + plot.width / 2).short
    lines.append("<text x=\"\(middle)\" y=\"\(Self.unitLabel.short)\" text-anchor=\"middle\">km</text>")
    return lines.joined(separator: "\n")
  }
}
