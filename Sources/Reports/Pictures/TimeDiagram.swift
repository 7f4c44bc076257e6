import PatrolMotion
public import Coverage
import Foundation
import GeoCore
import SensorPhysics

/// When which border is seen: chainage across, the clock down, as patrol planners draw it. An SVG picture.
///
///            km 0      20       40
///     00:00  |  ======       ==
///            |   ======     ==
///     01:00  |    ======   ==
public struct TimeDiagram {
  private let assessment: Assessment
  private let name: String
  private let period: Double
  private let axis: BorderAxis

  private static let plot = (left: 70.0, top: 60.0, width: 1100.0, height: 640.0)
  /// The columns and rows that passes are drawn in: a column takes the highest chance of its border.
  private static let columns = 550
  private static let rows = 320
  private static let bottom = 60.0
  /// Dark for a sure look, light for a weak one; told apart by those who do not see colours, too.
  private static let shades = ["#c6dbef", "#6baed6", "#2171b5", "#08306b"]

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
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" font-family="sans-serif" font-size="13" role="img">
      <title>When patrols see the border</title>
      <rect width="\(width)" height="\(height)" fill="white"/>
      <text x="\(plot.left)" y="24" font-size="17">\(name.inXML)</text>
      <text x="\(plot.left)" y="44">When patrols see the border: kilometres across, time of the period down</text>
      <rect x="\(plot.left)" y="\(plot.top)" width="\(plot.width)" height="\(plot.height)" fill="#f2f2f2"/>
      \(passes)
      \(axes)
      \(legend)
      </svg>

      """
  }

  /// The shade of each column and row, 0 for unseen, row by row.
  private var raster: [UInt8] {
    let (parts, length) = (axis.starts, axis.length)
    var cells = [UInt8](repeating: 0, count: Self.columns * Self.rows)
    guard length > 0 else { return cells }
    for (index, passes) in assessment.passes {
      let piece = assessment.pieces[index]
      let columns = BorderAxis.bins(
        (parts[piece.part] + piece.chainage.lowerBound) / length,
        (parts[piece.part] + piece.chainage.upperBound) / length, of: Self.columns)
      for pass in passes {
        let share = pass.window.probability * Double(Self.shades.count)
        let shade = UInt8(min(share.rounded(.up), Double(Self.shades.count)))
        for row in BorderAxis.bins(pass.window.start / period, pass.window.end / period, of: Self.rows) {
          for column in columns {
            let cell = row % Self.rows * Self.columns + column % Self.columns
            cells[cell] = max(cells[cell], shade)
          }
        }
      }
    }
    return cells
  }

  /// Runs of equal shade as rectangles.
  private var passes: String {
    let cells = raster
    let (width, height) = (
      Self.plot.width / Double(Self.columns), Self.plot.height / Double(Self.rows)
    )
    var paths = [String](repeating: "", count: Self.shades.count)
    for row in 0..<Self.rows {
      var column = 0
      while column < Self.columns {
        let shade = cells[row * Self.columns + column]
        let first = column
        while column < Self.columns, cells[row * Self.columns + column] == shade { column += 1 }
        guard shade > 0 else { continue }
        let x = Self.plot.left + Double(first) * width
        let y = Self.plot.top + Double(row) * height
        paths[Int(shade) - 1] +=
          "M\(x.short) \(y.short)h\((Double(column - first) * width).short)v\(height.short)"
        paths[Int(shade) - 1] += "h\((-Double(column - first) * width).short)z"
      }
    }
    return zip(Self.shades, paths).filter { !$1.isEmpty }
      .map { "<path fill=\"\($0)\" d=\"\($1)\"/>" }.joined(separator: "\n")
  }

  private var axes: String {
    let (parts, length) = (axis.starts, axis.length)
    let plot = Self.plot
    var lines: [String] = []
    let kilometres = axis.kilometreStep
    for tick in stride(from: 0, through: length.kilometres, by: kilometres) {
      let x = plot.left + plot.width * tick * .metresPerKilometre / max(length, 1)
      lines.append(
        "<text x=\"\(x.short)\" y=\"\(plot.top + plot.height + 18)\" text-anchor=\"middle\">\(tick.short)</text>"
      )
    }
    for start in parts.dropFirst() {
      let x = plot.left + plot.width * start / max(length, 1)
      lines.append("<path stroke=\"#999\" d=\"M\(x.short) \(plot.top)v\(plot.height)\"/>")
    }
    let minutes = max(Self.step(period / 60, ticks: 9), 1)
    for tick in stride(from: 0, through: period / 60, by: minutes) {
      let y = plot.top + plot.height * tick * 60 / period
      lines.append("<path stroke=\"white\" d=\"M\(plot.left) \(y.short)h\(plot.width)\"/>")
      let clock = String(format: "%02d:%02d", Int(tick) / 60, Int(tick) % 60)
      lines.append(
        "<text x=\"\(plot.left - 8)\" y=\"\((y + 4).short)\" text-anchor=\"end\">\(clock)</text>")
    }
    lines.append(
      "<text x=\"\(plot.left + plot.width / 2)\" y=\"\(plot.top + plot.height + 40)\" text-anchor=\"middle\">km</text>"
    )
    return lines.joined(separator: "\n")
  }

  private var legend: String {
    let plot = Self.plot
    let labels = ["up to 0.25", "0.5", "0.75", "1"]
    let entries = zip(Self.shades, labels).enumerated().map { index, entry in
      let x = plot.left + plot.width - 420 + Double(index) * 105
      return "<rect x=\"\(x)\" y=\"36\" width=\"16\" height=\"12\" fill=\"\(entry.0)\"/>"
        + "<text x=\"\(x + 21)\" y=\"47\">\(entry.1)</text>"
    }
    return "<text x=\"\(plot.left + plot.width - 420)\" y=\"28\">chance of the pass</text>\n"
      + entries.joined(separator: "\n")
  }

  /// A round step that gives about so many ticks: of minutes, or of whole hours in minutes.
  private static func step(_ span: Double, ticks: Double) -> Double {
    let rough = span / ticks
    let steps = [1.0, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1440]
    return steps.first { $0 >= rough } ?? rough
  }
}
