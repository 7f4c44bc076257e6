import Foundation
import GeoCore

/// What helps a reader to find a place on a map: names along the border, and its kilometres.
struct MapLandmarks {
  /// A place and what is written there.
  struct Landmark {
    let text: String
    let place: Coordinate
  }

  /// A stretch of border: chainage (m) within the part, from 1, and the name that attributes give to it.
  struct Stretch {
    let part: Int
    let from: Double
    let to: Double
    let line: [Coordinate]
    let name: String?
  }

  /// Every ten kilometres of each part; the roundest first.
  let kilometres: [Landmark]
  /// The stretches that the border's attributes name, the longest of each name.
  private let stretches: [(name: String, line: [Coordinate])]
  private let outsideIsLeft: Bool

  /// The step of kilometre marks (m).
  private static let step = 10_000.0
  /// Multiples of these steps (km) get their labels before others.
  private static let roundSteps = [100, 50]
  /// How far a name stands off the border, on the far side (units).
  private static let offset = 55.0

  /// The landmarks of a border.
  ///
  /// - Parameter outsideIsLeft: whether the far side is on the left, walking along the line.
  init(of lines: [Stretch], outsideIsLeft: Bool) {
    self.outsideIsLeft = outsideIsLeft
    let partCount = lines.last?.part ?? 1
    let marks = lines.flatMap { stretch -> [(kilometre: Int, mark: Landmark)] in
      let first = (stretch.from / Self.step).rounded(.up) * Self.step
      return stride(from: max(first, Self.step), to: stretch.to, by: Self.step).compactMap { chainage in
        let share = (chainage - stretch.from) / max(stretch.to - stretch.from, .ulpOfOne)
        guard let place = stretch.line.place(at: share) else { return nil }
        let kilometre = Int(chainage.kilometres)
        let text = "km \(kilometre)" + (partCount > 1 ? " of part \(stretch.part)" : "")
        return (kilometre, Landmark(text: text, place: place))
      }
    }
    func rank(_ kilometre: Int) -> Int {
      Self.roundSteps.firstIndex { kilometre.isMultiple(of: $0) } ?? Self.roundSteps.count
    }
    kilometres = marks.enumerated().sorted {
      (rank($0.element.kilometre), $0.offset) < (rank($1.element.kilometre), $1.offset)
    }.map(\.element.mark)
    stretches = Self.longestStretches(of: lines)
  }

  private static func longestStretches(of lines: [Stretch]) -> [(name: String, line: [Coordinate])] {
    var runs: [(name: String, part: Int, length: Double, line: [Coordinate])] = []
    for line in lines {
      guard let name = line.name else { continue }
      if let last = runs.last, last.name == name, last.part == line.part {
        runs[runs.count - 1].length += line.to - line.from
        runs[runs.count - 1].line += line.line
      } else {
        runs.append((name, line.part, line.to - line.from, line.line))
      }
    }
    let longest = Dictionary(grouping: runs, by: \.name).compactMap { $1.max { $0.length < $1.length } }
    return longest.sorted { ($1.length, $0.name) < ($0.length, $1.name) }.map { ($0.name, $0.line) }
  }

  /// The names, each beside the middle of its stretch, on the far side.
  func names(in projection: MapProjection) -> [(text: String, point: PlanePoint)] {
    stretches.compactMap { name, line in
      guard let middle = projection.middle(of: line), let first = line.first, let last = line.last else {
        return nil
      }
      let (from, to) = (projection.point(first), projection.point(last))
      let length = max(from.distance(to: to), 1)
      let side = outsideIsLeft ? Self.offset : -Self.offset
      // The picture's y runs down.
      let point = PlanePoint(
        x: middle.x + (to.y - from.y) / length * side, y: middle.y - (to.x - from.x) / length * side)
      return (name, point)
    }
  }

  /// The kilometres as small white dots.
  func ticks(in projection: MapProjection) -> Markup {
    let dots = kilometres.map { tick -> Markup in
      "<circle r=\"2\" style=\"\(MapPicture.place(projection.point(tick.place)))\"/>"
    }
    return "<g class=\"kilometres\" fill=\"white\" stroke=\"\(ReportColours.ink)\">\(dots.joined())</g>"
  }
}

extension [Coordinate] {
  /// The place at a share of a line's length; degrees of longitude count as they are drawn near its begin.
  fileprivate func place(at share: Double) -> Coordinate? {
    guard let first else { return nil }
    let shrink = cos(first.latitude * .pi / 180)
    let lengths = zip(self, dropFirst()).map { from, to in
      hypot((to.longitude - from.longitude).remainder(dividingBy: 360) * shrink, to.latitude - from.latitude)
    }
    var left = share * lengths.reduce(0, +)
    for (index, length) in lengths.enumerated() {
      guard left > length else {
        let part = length > 0 ? left / length : 0
        let (from, to) = (self[index], self[index + 1])
        let east = (to.longitude - from.longitude).remainder(dividingBy: 360)
        return Coordinate(
          longitude: from.longitude + east * part,
          latitude: from.latitude + (to.latitude - from.latitude) * part)
      }
      left -= length
    }
    return last
  }
}
