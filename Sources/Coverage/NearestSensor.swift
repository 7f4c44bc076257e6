import GeoCore

/// Finds the sensor at least geodesic distance from a line: from the line itself, not from points on it.
///
/// Straight distances through the earth find what can be the nearest: a geodesic is never shorter than the straight way
/// between its ends. Only those pairs of a sensor and a segment are measured on the ellipsoid.
///
///     o--------o             sensors lie in a tree, the line in runs of segments with a ball round each:
///      \  run   \   x        the sensors that a run can be nearest to are those within reach of its ball
///       o        o
///
struct NearestSensor {
  private let places: [Coordinate]
  private let tree: PlaceTree
  private let distance: (Coordinate, Coordinate) -> Double

  /// How far (m) a segment's straight line may run from its places, which lie between its ends in proportion of longitude
  /// and latitude: over 1 km of a curved earth 0.02 m, across meridians s^2 tan(latitude) / (8 R) more, so 1 m holds
  /// up to 88 degrees of latitude.
  private static let straying = 1.0

  init(_ places: [Coordinate], distance: @escaping (Coordinate, Coordinate) -> Double) {
    self.places = places
    self.distance = distance
    tree = PlaceTree(places)
  }

  /// The sensor nearest to a line, the first of several, and its distance (m); nil without sensors.
  ///
  /// - Parameter line: at least two places, consecutive ones at most `BorderLine.longestSegment` apart.
  /// - Returns: a distance that is too long by under a millimetre.
  /// - Complexity: O(segments + runs log(sensors)) for sensors that are spread evenly.
  func nearest(to line: [Coordinate]) -> (sensor: Int, distance: Double)? {
    let runs = LineRun.all(of: line)
    var least = (length: Double.infinity, sensor: 0, segment: 0)
    for run in runs {
      tree.visit(near: run.centre, within: least.length + run.radius) { sensor in
        for segment in run.segments {
          let length = run.straightDistance(from: tree.points[sensor], to: segment)
          if length < least.length { least = (length, sensor, segment) }
        }
        return least.length + run.radius
      }
    }
    guard least.length < .infinity else { return nil }
    var best = (distance: measured(least.sensor, line, least.segment), sensor: least.sensor)
    for run in runs {
      tree.visit(near: run.centre, within: best.distance + Self.straying + run.radius) { sensor in
        for segment in run.segments
        where run.straightDistance(from: tree.points[sensor], to: segment) <= best.distance
          + Self.straying
        {
          let other = (distance: measured(sensor, line, segment), sensor: sensor)
          if other < best { best = other }
        }
        return best.distance + Self.straying + run.radius
      }
    }
    return (best.sensor, best.distance)
  }

  /// The geodesic distance (m) from a sensor to a segment of a line.
  ///
  /// The foot on the straight line is within some 0.1 m of the geodesic one. The squares of three distances around it give
  /// a parabola, exact on a plane, whose lowest point is taken.
  private func measured(_ sensor: Int, _ line: [Coordinate], _ segment: Int) -> Double {
    let (start, end) = (line[segment], line[segment + 1])
    let from = start.geocentric
    let way = end.geocentric - from
    let length = (way * way).sum().squareRoot()
    let place = { (share: Double) in
      Coordinate(
        longitude: start.longitude + (end.longitude - start.longitude) * share,
        latitude: start.latitude + (end.latitude - start.latitude) * share)
    }
    guard length > 0 else { return distance(places[sensor], start) }
    let foot = min(max(((tree.points[sensor] - from) * way).sum() / (length * length), 0), 1)
    let step = Self.aside / length
    let square = { (share: Double) in
      let found = distance(places[sensor], place(share))
      return found * found
    }
    let (before, here, after) = (square(foot - step), square(foot), square(foot + step))
    let bend = before - 2 * here + after
    let lowest = bend > 0 ? foot + step * (before - after) / (2 * bend) : foot
    return min(here.squareRoot(), distance(places[sensor], place(min(max(lowest, 0), 1))))
  }

  /// How far to both sides of a foot distances are measured (m): so far that the rounding of a geodesic does not matter, and
  /// that a line is straight.
  private static let aside = 10.0
}

/// Segments of a line that follow one another, and a ball that holds them.
private struct LineRun {
  /// The places of the run (m) in the axes of the ellipsoid.
  private let points: [SIMD3<Double>]
  /// The segments, by the index of their first place in the line.
  let segments: Range<Int>
  /// The ball's centre (m).
  let centre: SIMD3<Double>
  /// The ball's radius (m).
  let radius: Double

  /// A run ends where its line has come further than this (m) from its start: twice as far as a segment is long, so that one
  /// look into a tree serves the more segments the denser they are.
  private static let span = 2 * BorderLine.longestSegment

  /// A line in runs.
  static func all(of line: [Coordinate]) -> [LineRun] {
    let points = line.map(\.geocentric)
    var runs: [LineRun] = []
    var first = 0
    for last in points.indices.dropFirst() {
      guard last == points.count - 1 || distance(points[first], points[last]) > span else {
        continue
      }
      runs.append(LineRun(Array(points[first...last]), segments: first..<last))
      first = last
    }
    return runs
  }

  private init(_ points: [SIMD3<Double>], segments: Range<Int>) {
    self.points = points
    self.segments = segments
    let centre = points.reduce(SIMD3()) { $0 + $1 } / Double(points.count)
    self.centre = centre
    radius = points.reduce(0) { max($0, Self.distance($1, centre)) }
  }

  /// The straight distance (m) from a point to a segment of the run.
  func straightDistance(from point: SIMD3<Double>, to segment: Int) -> Double {
    let start = points[segment - segments.lowerBound]
    let way = points[segment - segments.lowerBound + 1] - start
    let square = (way * way).sum()
    let share = square > 0 ? min(max(((point - start) * way).sum() / square, 0), 1) : 0
    return Self.distance(point, start + way * share)
  }

  private static func distance(_ from: SIMD3<Double>, _ to: SIMD3<Double>) -> Double {
    let way = to - from
    return (way * way).sum().squareRoot()
  }
}
