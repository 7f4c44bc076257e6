public import GeoCore

/// The cells of a hillshade: those of a lattice, or whole multiples of them, around what a map shows.
public struct HillshadeGrid: Sendable, Hashable {
  /// The lattice whose cells they are.
  public let lattice: Lattice
  /// The cells, at least one and at most `longestSide` along each side, up to a cell at the edges.
  public let window: CellWindow

  /// Cells along the longer side: as many as a large screen shows, and a few megabytes.
  public static let longestSide = 3000
  /// What is shown beyond the places on each side (a share of the longer side), so that none lies on the edge.
  private static let margin = 0.1
  /// The shorter side is no less than this share of the longer one: a straight border has land beside it.
  private static let leastShare = 0.7
  /// The shorter side is no less than this many cells of the lattice.
  private static let leastCells = 100.0
  /// What lies further from the border (m) does not stretch the picture.
  private static let furthestPlace = 50_000.0

  /// A grid around places.
  ///
  /// - Parameters:
  ///   - border: the border's points on the lattice's plane, at least one.
  ///   - others: what should be seen as well: sensors, centres, routes.
  public init(around border: [PlanePoint], and others: [PlanePoint], on lattice: Lattice) {
    let near = Self.box(of: border).widened(by: Self.furthestPlace)
    let box = Self.box(of: border + others.filter(near.contains))
    let longer = max(box.width, box.height)
    let least = max(longer * Self.leastShare, Self.leastCells * lattice.cellSize)
    let shown = box.widened(to: least).widened(by: longer * Self.margin)
    let cells = max(shown.width, shown.height) / lattice.cellSize
    let factor = max((cells / Double(Self.longestSide)).rounded(.up), 1)
    let coarse = Lattice(
      zone: lattice.zone, centralMeridian: lattice.centralMeridian, cellSize: lattice.cellSize * factor)
    let first = coarse.cell(at: PlanePoint(x: shown.west, y: shown.north))
    let last = coarse.cell(at: PlanePoint(x: shown.east, y: shown.south))
    self.lattice = coarse
    window = CellWindow(rows: first.row..<(last.row + 1), columns: first.column..<(last.column + 1))
  }

  private static func box(of points: [PlanePoint]) -> Box {
    precondition(!points.isEmpty, "a hillshade is around something")
    return points.reduce(Box(points[0])) { $0.including($1) }
  }

  /// A rectangle of the plane (m).
  private struct Box {
    var west, east, south, north: Double

    init(_ point: PlanePoint) {
      (west, east, south, north) = (point.x, point.x, point.y, point.y)
    }

    var width: Double { east - west }
    var height: Double { north - south }

    func contains(_ point: PlanePoint) -> Bool {
      (west...east).contains(point.x) && (south...north).contains(point.y)
    }

    func including(_ point: PlanePoint) -> Box {
      var box = self
      (box.west, box.east) = (min(west, point.x), max(east, point.x))
      (box.south, box.north) = (min(south, point.y), max(north, point.y))
      return box
    }

    func widened(by reach: Double) -> Box {
      var box = self
      (box.west, box.east, box.south, box.north) = (west - reach, east + reach, south - reach, north + reach)
      return box
    }

    /// The box with neither side under a length, about the same middle.
    func widened(to least: Double) -> Box {
      let (across, along) = (max(least - width, 0) / 2, max(least - height, 0) / 2)
      var box = self
      (box.west, box.east, box.south, box.north) = (
        west - across, east + across, south - along, north + along
      )
      return box
    }
  }
}
