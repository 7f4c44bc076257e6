/// Finds places that lie near others on the earth, over the poles and 180 degrees as anywhere: a hash of cubes around
/// the earth's centre.
struct PlaceGrid {
  private struct Cube: Hashable {
    var x: Int
    var y: Int
    var z: Int
  }

  /// Places within a millimetre of each other (m) are one point whatever the tolerance: formats and changes of system
  /// part them by less.
  static let samePoint = 0.001

  private let side: Double
  private var places: [Cube: [Int]] = [:]

  /// A grid that finds all places within a distance.
  ///
  /// - Parameter reach: metres, above 0. Cubes are wider by 1 %: distances along a sphere's chord are off by 0.6 %.
  init(reach: Double) { side = reach * 1.01 }

  /// A grid of places, each under its index.
  init(_ places: [Coordinate], reach: Double) {
    self.init(reach: reach)
    for (index, place) in places.enumerated() { add(index, at: place) }
  }

  /// Adds a place under a number of its own.
  mutating func add(_ number: Int, at place: Coordinate) {
    places[cube(of: place), default: []].append(number)
  }

  /// The numbers of all places within reach of another, and of some further away, rising.
  func numbers(near place: Coordinate) -> [Int] {
    let middle = cube(of: place)
    var found: [Int] = []
    for x in -1...1 {
      for y in -1...1 {
        for z in -1...1 {
          found += places[Cube(x: middle.x + x, y: middle.y + y, z: middle.z + z)] ?? []
        }
      }
    }
    return found.sorted()
  }

  private func cube(of place: Coordinate) -> Cube {
    let point = place.direction * (EarthCurvature.earthRadius / side)
    return Cube(
      x: Int(point.x.rounded(.down)), y: Int(point.y.rounded(.down)), z: Int(point.z.rounded(.down)))
  }
}
