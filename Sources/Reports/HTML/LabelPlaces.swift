import GeoCore

/// Finds room for labels, so that none covers another: who comes first is served first.
struct LabelPlaces {
  private struct Box {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    init(around middle: PlanePoint, halfWidth: Double, halfHeight: Double) {
      x = (middle.x - halfWidth)...(middle.x + halfWidth)
      y = (middle.y - halfHeight)...(middle.y + halfHeight)
    }

    func overlaps(_ other: Box) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  /// The picture's size.
  let width: Double
  let height: Double
  private var taken: [Box] = []

  /// How wide a letter and how high a line is (units), as letters of the size `LabelPlaces.letterSize` are.
  static let letterSize = 12.0
  private static let letterWidth = 7.4
  private static let lineHeight = 14.0
  /// How far a label is from what it names (units).
  private static let distance = 9.0
  /// Labels further out, where there is no room nearby.
  private static let rings = [1.0, 2.0]

  /// An empty picture.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Keeps labels away from a symbol of that half width.
  mutating func reserve(_ point: PlanePoint, halfWidth: Double) {
    taken.append(Box(around: point, halfWidth: halfWidth, halfHeight: halfWidth))
  }

  /// The middle of a label's baseline beside a point; nil when there is no room.
  mutating func place(_ text: String, at point: PlanePoint) -> PlanePoint? {
    let halfWidth: Double = Double(text.count) * Self.letterWidth / 2
    let halfHeight: Double = Self.lineHeight / 2
    for ring in Self.rings {
      let aside: Double = halfWidth + Self.distance * ring
      let above: Double = halfHeight + Self.distance * ring
      for direction in Self.directions {
        let middle = PlanePoint(x: point.x + direction.x * aside, y: point.y + direction.y * above)
        let box = Box(around: middle, halfWidth: halfWidth, halfHeight: halfHeight)
        guard isFree(box) else { continue }
        taken.append(box)
        return PlanePoint(x: middle.x, y: middle.y + Self.letterSize / 3)
      }
    }
    return nil
  }

  /// Where labels are tried: right, left, above, below, then askew; y runs down.
  private static let directions: [PlanePoint] = [
    PlanePoint(x: 1, y: 0), PlanePoint(x: -1, y: 0), PlanePoint(x: 0, y: -1), PlanePoint(x: 0, y: 1),
    PlanePoint(x: 1, y: 1), PlanePoint(x: -1, y: -1),
  ]

  private func isFree(_ box: Box) -> Bool {
    guard box.x.lowerBound >= 0, box.x.upperBound <= width else { return false }
    guard box.y.lowerBound >= 0, box.y.upperBound <= height else { return false }
    return !taken.contains { $0.overlaps(box) }
  }
}
