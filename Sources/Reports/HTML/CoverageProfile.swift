import GeoCore

/// The probability along the chainage: an SVG picture.
///
/// A column of the picture stands for a stretch of border: dark up to the lowest probability in it, light up to
/// the highest. Below, a strip says what each column is; in a column with any gap the gap's colour wins, so that none is lost.
struct CoverageProfile {
  /// A stretch of border of one probability; chainage (m) within the part, from 1.
  struct Piece {
    let part: Int
    let from: Double
    let to: Double
    let probability: Double
    /// The strip's colour; nil for what wins over nothing: covered or unchanged border.
    let colour: String?
  }

  /// A stretch that tables tell of, too.
  struct Mark {
    let key: String
    let title: String
    let part: Int
    let from: Double
    let to: Double
  }

  private let pieces: [Piece]
  /// What was there before a change, drawn as a line; empty without a change.
  private let before: [Piece]
  private let marks: [Mark]
  private let title: String
  private let requiredProbability: Double
  private let ground: Colour
  private let axis: BorderAxis

  private static let plot = (left: 62.0, top: 20.0, width: 890.0, height: 200.0)
  private static let columns = 890
  private static let size = (width: 970.0, height: 296.0)
  /// The strip that tells covered from gap, below the plot.
  private static let strip = (top: 226.0, height: 14.0)
  private static let tickLabel = 258.0
  private static let unitLabel = 284.0
  private static let ticks = [0, 0.25, 0.5, 0.75, 1]

  /// A profile of pieces, which fill each part.
  ///
  /// - Parameters:
  ///   - ground: the strip's colour where a piece has none.
  ///   - title: what the picture shows.
  init(
    of pieces: [Piece], before: [Piece] = [], marks: [Mark] = [], requiredProbability: Double,
    ground: Colour = CausePalette.covered, title: String = "Probability along the border, by kilometre"
  ) {
    self.pieces = pieces
    self.before = before
    self.marks = marks
    self.title = title
    self.requiredProbability = requiredProbability
    self.ground = ground
    var ends: [Double] = []
    for piece in pieces {
      if piece.part > ends.count { ends.append(0) }
      if piece.part == ends.count { ends[ends.count - 1] = max(ends[ends.count - 1], piece.to) }
    }
    axis = BorderAxis(lengths: ends)
  }

  /// What a column of the picture stands for.
  private struct Column {
    var lowest = 1.0
    var highest = 0.0
    /// The colour of the longest stretch in it that has one.
    var colour: String?
    var colouredLength = 0.0
  }

  /// The picture's text.
  var svg: Markup {
    let columns = columns(of: pieces)
    let former: Markup =
      before.isEmpty
      ? ""
      : "<path class=\"before\" fill=\"none\" stroke=\"\(ReportColours.ink)\" d=\"\(area(self.columns(of: before).map(\.lowest)))\"/>"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="profile" viewBox="0 0 \(Self.size.width) \(Self.size.height)" \
      role="img" font-family="sans-serif" font-size="14">
      <title>\(title)</title>
      <rect width="\(Self.size.width)" height="\(Self.size.height)" fill="white"/>
      <path class="highest" fill="#B5D9EE" d="\(area(columns.map(\.highest)))"/>
      <path class="lowest" fill="\(CausePalette.covered.hexadecimal)" d="\(area(columns.map(\.lowest)))"/>
      \(former)
      \(strip(columns))
      \(axes)
      \(marked)
      </svg>
      """
  }

  private func columns(of pieces: [Piece]) -> [Column] {
    var columns = [Column](repeating: Column(), count: Self.columns)
    guard axis.length > 0 else { return columns }
    for piece in pieces where piece.part <= axis.starts.count {
      let start = axis.starts[piece.part - 1]
      let (from, to) = ((start + piece.from) / axis.length, (start + piece.to) / axis.length)
      for bin in BorderAxis.bins(from, to, of: Self.columns).clamped(to: 0..<Self.columns) {
        columns[bin].lowest = min(columns[bin].lowest, piece.probability)
        columns[bin].highest = max(columns[bin].highest, piece.probability)
        guard let colour = piece.colour, piece.to - piece.from > columns[bin].colouredLength else { continue }
        columns[bin].colour = colour
        columns[bin].colouredLength = piece.to - piece.from
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

  private func strip(_ columns: [Column]) -> Markup {
    let step = Self.plot.width / Double(Self.columns)
    var paths: [String: String] = [:]
    var first = 0
    for index in columns.indices {
      if index + 1 < columns.count, columns[index + 1].colour == columns[index].colour { continue }
      let width = (Double(index + 1 - first) * step).short
      let left: Double = Self.plot.left + Double(first) * step
      let path = "M\(left.short) \(Self.strip.top.short)h\(width)v\(Self.strip.height.short)h-\(width)z"
      paths[columns[index].colour ?? ground.hexadecimal, default: ""] += path
      first = index + 1
    }
    return paths.sorted { $0.key < $1.key }.map { colour, path -> Markup in
      "<path class=\"strip\" fill=\"\(colour)\" d=\"\(path)\"/>"
    }.joined(separator: "\n")
  }

  /// A bar over each mark's stretch, seen when it is pointed at or chosen.
  private var marked: Markup {
    let height = Self.strip.top + Self.strip.height - Self.plot.top
    let bars = marks.filter { $0.part <= axis.starts.count }.map { mark -> Markup in
      let start = axis.starts[mark.part - 1]
      let left = Self.plot.left + Self.plot.width * (start + mark.from) / max(axis.length, .ulpOfOne)
      let width = Self.plot.width * (mark.to - mark.from) / max(axis.length, .ulpOfOne)
      return "<rect data-for=\"\(mark.key)\" x=\"\(left.short)\" y=\"\(Self.plot.top.short)\" "
        + "width=\"\(max(width, Self.leastBar).short)\" height=\"\(height.short)\">\(MapPicture.title(mark.title))</rect>"
    }
    return "<g class=\"marks\">\n\(bars.joined(separator: "\n"))\n</g>"
  }

  /// A bar that a pointer still meets (units).
  private static let leastBar = 2.0

  private var axes: Markup {
    let plot = Self.plot
    let bottom = plot.top + plot.height
    var lines = Self.ticks.map { tick -> Markup in
      let y = (bottom - plot.height * tick).short
      return
        "<path stroke=\"#000000\" stroke-opacity=\"0.15\" d=\"M\(plot.left.short) \(y)h\(plot.width.short)\"/>"
        + "<text x=\"\((plot.left - 6).short)\" y=\"\(y)\" dy=\"5\" text-anchor=\"end\">\((tick * 100).short) %</text>"
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
    let required = bottom - plot.height * requiredProbability
    lines.append(
      "<path class=\"required\" fill=\"none\" stroke=\"\(ReportColours.ink)\" stroke-width=\"1.5\" "
        + "stroke-dasharray=\"6 4\" d=\"M\(plot.left.short) \(required.short)h\(plot.width.short)\"/>")
    lines.append(
      "<text x=\"\((plot.left + plot.width).short)\" y=\"\((required - 4).short)\" text-anchor=\"end\" class=\"halo\">"
        + "required: \((requiredProbability * 100).short) %</text>")
    let middle = (plot.left + plot.width / 2).short
    let unit = axis.starts.count > 1 ? "km along the border, part after part" : "km along the border"
    lines.append("<text x=\"\(middle)\" y=\"\(Self.unitLabel.short)\" text-anchor=\"middle\">\(unit)</text>")
    lines.append(
      "<text transform=\"translate(14 \((plot.top + plot.height / 2).short)) rotate(-90)\" text-anchor=\"middle\">"
        + "probability</text>")
    return lines.joined(separator: "\n")
  }
}
