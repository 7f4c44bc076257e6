import GeoCore
import Planner
import SensorPhysics

/// The stretches of a flight that are each looked at from their middle: short enough that the cameras' axes hardly turn
/// within them.
///
///     vertices      o------------------o\
///     stretches     |----|----|----|---|-\|      cut at sharp bends of the track
///                                              halved where an axis held at the border turns fast
struct FlightStretches {
  let cameras: [FlyingCamera]
  let path: PatrolPath
  /// The longest stretch (m).
  let step: Double
  /// nil when no camera holds the border.
  let aim: BorderAim?
  /// The probability that covers, in (0, 1].
  let required: Double
  /// How high a place of the path is above the ground (m).
  let height: (PatrolPath.Place) throws -> Double

  /// Stretches are not cut shorter than this (m).
  private static let least = 1.0

  /// All stretches (m), in the order of the path.
  func all() throws -> [Range<Double>] {
    guard let half else { return path.stretches(of: step) }
    let cuts = path.bends(above: half)
    return try path.stretches(of: step).flatMap { stretch in
      let inner = cuts.filter {
        $0 >= stretch.lowerBound + Self.least && $0 <= stretch.upperBound - Self.least
      }
      let edges = [stretch.lowerBound] + inner + [stretch.upperBound]
      return try zip(edges, edges.dropFirst()).flatMap { try divided($0..<$1, half) }
    }
  }

  /// Half of the narrowest field; nil without cameras.
  private var half: Angle? {
    cameras.map { min($0.view.horizontalField, $0.view.verticalField) }.min()
      .map { Angle(radians: $0.radians / 2) }
  }

  /// A stretch halved until no axis turns by more than an angle from either end to the middle of its parts.
  private func divided(_ stretch: Range<Double>, _ half: Angle) throws -> [Range<Double>] {
    let length = stretch.upperBound - stretch.lowerBound
    guard aim != nil, length >= 2 * Self.least else { return [stretch] }
    let middle = stretch.lowerBound + length / 2
    let axes = try [stretch.lowerBound, middle, stretch.upperBound].map { try self.axes(at: $0) }
    let turns = [(0, 1), (1, 2), (0, 2)].flatMap { from, to in
      zip(axes[from], axes[to]).map { $0.separation(from: $1) }
    }
    guard turns.contains(where: { $0 > half }) else { return [stretch] }
    return try divided(stretch.lowerBound..<middle, half) + divided(middle..<stretch.upperBound, half)
  }

  /// Where the cameras that hold the border point at a chainage (m), seen on the way there.
  private func axes(at chainage: Double) throws -> [Axis] {
    guard let aim else { return [] }
    let place = path.place(at: chainage)
    return try cameras.filter { $0.direction == .border }.map { camera in
      let held = try aim.axis(
        of: camera, at: place.coordinate, height: height(place), track: place.track,
        range: camera.furthestRange(required: required))
      return held ?? Axis(azimuth: place.track, depression: camera.view.depression)
    }
  }
}
