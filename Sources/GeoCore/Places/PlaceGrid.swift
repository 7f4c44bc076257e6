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

  /// Cubes are so many times as wide as the reach: few are looked into, and few places lie in each.
  private static let widthFactor = 4.0
  /// Distances along the chords of a sphere are off by 0.6 %.
  private static let allowance = 1.01

  private let reach: Double
  private let side: Double
  private var places: [Cube: [Int]] = [:]

  /// A grid that finds all places within a distance.
  ///
  /// - Parameter reach: metres, above 0.
  init(reach: Double) {
    self.reach = reach * Self.allowance
    side = self.reach * Self.widthFactor
  }

  /// A grid of places, each under its index.
  init(_ places: [Coordinate], reach: Double) {
    self.init(reach: reach)
    for (index, place) in places.enumerated() { add(index, at: place) }
  }

  /// Adds a place under a number of its own.
  mutating func add(_ number: Int, at place: Coordinate) {
    places[cube(of: place.direction * EarthCurvature.earthRadius), default: []].append(number)
  }

  /// The numbers of all places within reach of another, and of some further away, rising.
  func numbers(near place: Coordinate) -> [Int] {
    let point = place.direction * EarthCurvature.earthRadius
    let (low, high) = (cube(of: point - reach), cube(of: point + reach))
    var found: [Int] = []
    for x in low.x...high.x {
      for y in low.y...high.y {
        for z in low.z...high.z {
          if let numbers = places[Cube(x: x, y: y, z: z)] { found += numbers }
        }
      }
    }
    return found.count > 1 ? found.sorted() : found
  }

  private func cube(of point: SIMD3<Double>) -> Cube {
    let steps = (point / side).rounded(.down)
    return Cube(x: Int(steps.x), y: Int(steps.y), z: Int(steps.z))
  }
}
