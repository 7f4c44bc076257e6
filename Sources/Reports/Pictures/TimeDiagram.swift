import PatrolMotion
public import Coverage
import Foundation
import GeoCore
import SensorPhysics

/// When which border is seen, and by which patrol: chainage across, time upwards. An SVG picture.
///
///     02:00  |   ======     ==
///     01:00  |    ======   ==
///     00:00  |  ======       ==
///            km 0      20       40
public struct TimeDiagram {
  private let assessment: Assessment
  private let name: String
  private let period: Double
  private let axis: BorderAxis

  private static let plot = (left: 90.0, top: 130.0, width: 1100.0, height: 600.0)
  /// The columns and rows that passes are drawn in: a column takes the highest chance of its border.
  private static let columns = 550
  private static let rows = 320
  private static let bottom = 70.0
  /// One hue a patrol, in turn: those of Okabe and Ito that are read on white. Names stand above, so that hues may recur.
  private static let hues: [Colour] = [.blue, .vermillion, .green, .purple, .orange, .skyBlue]
  /// How much of the hue a pass takes, by quarters of its chance: pale for a weak look, full for a sure one.
  private static let strengths = [0.3, 0.55, 0.8, 1.0]
  /// The lanes above the plot that names stand in.
  private static let lanes = (count: 3, height: 22.0, letter: 8.0)

  /// A diagram.
  ///
  /// - Parameters:
  ///   - name: the scenario's name.
  ///   - period: the planning period (s), above 0.
  public init(of assessment: Assessment, name: String, period: Double) {
    self.assessment = assessment
    self.name = name
    self.period = period
    axis = BorderAxis(of: assessment.border)
  }

  /// The picture's text.
  public var svg: String {
    let plot = Self.plot
    let width = plot.left + plot.width + plot.left / 2
    let height = plot.top + plot.height + Self.bottom
    let cells = raster
    let markup: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" font-family="sans-serif" font-size="13" role="img">
      <title>When patrols see the border</title>
      <rect width="\(width)" height="\(height)" fill="white"/>
      <text x="\(plot.left)" y="24" font-size="17">\(name)</text>
      <text x="\(plot.left)" y="44">When patrols see the border: one colour a patrol, its name above; paler where the chance of the look is less</text>
      <rect x="\(plot.left)" y="\(plot.top)" width="\(plot.width)" height="\(plot.height)" fill="#f2f2f2"/>
      \(passes(cells))
      \(names(cells))
      \(axes)
      </svg>

      """
    return markup.text
  }

  /// What a cell of the picture shows: the patrol with the surest look there, and the quarter of its chance.
  private struct Look: Hashable {
    let patrol: Int
    /// From 0.
    let quarter: Int
  }

  /// The look of each column and row, nil where nobody looks, row by row from the begin of the period.
  private var raster: [Look?] {
    let (parts, length) = (axis.starts, axis.length)
    var cells = [Look?](repeating: nil, count: Self.columns * Self.rows)
    guard length > 0 else { return cells }
    for (index, passes) in assessment.passes.sorted(by: { $0.key < $1.key }) {
      let piece = assessment.pieces[index]
      let columns = BorderAxis.bins(
        (parts[piece.part] + piece.chainage.lowerBound) / length,
        (parts[piece.part] + piece.chainage.upperBound) / length, of: Self.columns)
      for pass in passes where pass.window.probability > 0 {
        let quarter = Int((pass.window.probability * Double(Self.strengths.count)).rounded(.up)) - 1
        let look = Look(patrol: pass.patrol, quarter: min(quarter, Self.strengths.count - 1))
        for row in BorderAxis.bins(pass.window.start / period, pass.window.end / period, of: Self.rows) {
          for column in columns {
            let cell = row % Self.rows * Self.columns + column % Self.columns
            if cells[cell].map({ $0.quarter < look.quarter }) ?? true { cells[cell] = look }
          }
        }
      }
    }
    return cells
  }

  /// Runs of equal looks as rectangles.
  private func passes(_ cells: [Look?]) -> Markup {
    let (width, height) = (
      Self.plot.width / Double(Self.columns), Self.plot.height / Double(Self.rows)
    )
    var paths: [Look: String] = [:]
    for row in 0..<Self.rows {
      var column = 0
      while column < Self.columns {
        let look = cells[row * Self.columns + column]
        let first = column
        while column < Self.columns, cells[row * Self.columns + column] == look { column += 1 }
        guard let look else { continue }
        let x = Self.plot.left + Double(first) * width
        let y = Self.plot.top + Self.plot.height - Double(row + 1) * height
        paths[look, default: ""] +=
          "M\(x.short) \(y.short)h\((Double(column - first) * width).short)v\(height.short)"
          + "h\((-Double(column - first) * width).short)z"
      }
    }
    return paths.sorted { ($0.key.patrol, $0.key.quarter) < ($1.key.patrol, $1.key.quarter) }.map {
      look, path -> Markup in
      let colour = Self.hue(of: look.patrol).mixed(withWhite: 1 - Self.strengths[look.quarter])
      return "<path fill=\"\(colour.hexadecimal)\" d=\"\(path)\"/>"
    }.joined(separator: "\n")
  }

  private static func hue(of patrol: Int) -> Colour { hues[patrol % hues.count] }

  /// Each patrol's name over the border that it sees, in the first lane with room.
  private func names(_ cells: [Look?]) -> Markup {
    var spans: [Int: ClosedRange<Int>] = [:]
    for (cell, look) in cells.enumerated() {
      guard let patrol = look?.patrol else { continue }
      let column = cell % Self.columns
      let span = spans[patrol] ?? column...column
      spans[patrol] = min(span.lowerBound, column)...max(span.upperBound, column)
    }
    var ends = [Double](repeating: 0, count: Self.lanes.count)
    let step = Self.plot.width / Double(Self.columns)
    return spans.sorted { ($0.value.lowerBound, $0.key) < ($1.value.lowerBound, $1.key) }.map {
      patrol, span -> Markup in
      let name = assessment.patrolIDs[patrol]
      let (left, right) = (
        Self.plot.left + Double(span.lowerBound) * step, Self.plot.left + Double(span.upperBound + 1) * step
      )
      let half = Double(name.count) * Self.lanes.letter / 2
      let middle = (left + right) / 2
      let begin = min(left, middle - half)
      let lane = ends.firstIndex { $0 <= begin } ?? ends.indices.min { ends[$0] < ends[$1] } ?? 0
      ends[lane] = max(right, middle + half) + Self.lanes.letter
      let y = Self.plot.top - 8 - Double(lane) * Self.lanes.height
      let colour = Self.hue(of: patrol).hexadecimal
      return "<path stroke=\"\(colour)\" stroke-width=\"3\" d=\"M\(left.short) \(y.short)H\(right.short)\"/>"
        + "<text x=\"\(middle.short)\" y=\"\((y - 4).short)\" text-anchor=\"middle\">\(name)</text>"
    }.joined(separator: "\n")
  }

  private var axes: Markup {
    let (parts, length) = (axis.starts, axis.length)
    let plot = Self.plot
    let bottom = plot.top + plot.height
    var lines: [Markup] = []
    for tick in stride(from: 0, through: length.kilometres, by: axis.kilometreStep) {
      let x = plot.left + plot.width * tick * .metresPerKilometre / max(length, 1)
      lines.append("<text x=\"\(x.short)\" y=\"\(bottom + 18)\" text-anchor=\"middle\">\(tick.short)</text>")
    }
    for start in parts.dropFirst() {
      let x = plot.left + plot.width * start / max(length, 1)
      lines.append("<path stroke=\"#999\" d=\"M\(x.short) \(plot.top)v\(plot.height)\"/>")
    }
    let minutes = max(Self.step(period / 60, ticks: 9), 1)
    for tick in stride(from: 0, through: period / 60, by: minutes) {
      let y = bottom - plot.height * tick * 60 / period
      lines.append("<path stroke=\"white\" d=\"M\(plot.left) \(y.short)h\(plot.width)\"/>")
      let clock = String(format: "%02d:%02d", Int(tick) / 60, Int(tick) % 60)
      lines.append(
        "<text x=\"\(plot.left - 8)\" y=\"\((y + 4).short)\" text-anchor=\"end\">\(clock)</text>")
    }
    let title = parts.count > 1 ? "km along the border, part after part" : "km along the border"
    lines.append(
      "<text x=\"\(plot.left + plot.width / 2)\" y=\"\(bottom + 44)\" text-anchor=\"middle\">\(title)</text>")
    lines.append(
      "<text transform=\"translate(24 \(plot.top + plot.height / 2)) rotate(-90)\" text-anchor=\"middle\">"
        + "hours and minutes of the period</text>")
    return lines.joined(separator: "\n")
  }

  /// A round step that gives about so many ticks: of minutes, or of whole hours in minutes.
  private static func step(_ span: Double, ticks: Double) -> Double {
    let rough = span / ticks
    let steps = [1.0, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1440]
    return steps.first { $0 >= rough } ?? rough
  }
}
