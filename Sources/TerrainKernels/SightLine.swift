/// A line from an eye to a target's top, and what rises above it.
///
/// With heights relative to the eye, a crossing at step i of m blocks when
///
///     (z0 (m - r) + z1 r) / m - c D^2 (i / m)^2 > (i / m) (rise - c D^2)
///
/// which is, multiplied by m^2, m (z0 (m - r) + z1 r - i rise) + c D^2 i (m - i) > 0.
struct SightLine {
  /// The eye's elevation (m).
  let eye: Double
  /// The target's top less the eye (m), without curvature.
  let rise: Double
  /// The drop c D^2 at the target (m).
  let drop: Double

  /// Whether any of the crossings rises above the line.
  func isBlocked(at crossings: GridCrossings, by ground: Span<Float>) -> Bool {
    for crossing in crossings where isBelow(crossing, of: crossings.steps, on: ground) {
      return true
    }
    return false
  }

  /// Whether any of the crossings rises above the line, or gives weight to a void that blocks.
  ///
  /// - Parameters:
  ///   - voids: other than 0 where the post is void.
  ///   - voidsBlock: whether a crossing beside a void blocks; else it never does.
  func isBlocked(
    at crossings: GridCrossings, by ground: Span<Float>, voids: Span<UInt8>, voidsBlock: Bool
  ) -> Bool {
    for crossing in crossings {
      let touchesVoid = voids[crossing.near] | voids[crossing.far] != 0
      if touchesVoid ? voidsBlock : isBelow(crossing, of: crossings.steps, on: ground) { return true }
    }
    return false
  }

  /// How far the ground rises above the line at a crossing of m steps, times m^2 (m); negative below it.
  func scaledExcess(at crossing: GridCrossings.Element, of steps: Int, on ground: Span<Float>) -> Double {
    scaledExcess(
      atStep: crossing.step, of: steps, remainder: crossing.remainder, near: ground[crossing.near],
      far: ground[crossing.far])
  }

  /// The same at step i of m between two posts of which the ground (m) and the far one's weight, in parts of m, are given.
  func scaledExcess(atStep step: Int, of steps: Int, remainder: Int, near: Float, far: Float) -> Double {
    let near = Double(near) - eye
    let far = Double(far) - eye
    let interpolated = near * Double(steps - remainder) + far * Double(remainder)
    let excess = Double(steps) * (interpolated - Double(step) * rise)
    return excess + drop * Double(step * (steps - step))
  }

  /// Whether the line passes strictly below the ground at a crossing.
  private func isBelow(
    _ crossing: GridCrossings.Element, of steps: Int, on ground: Span<Float>
  ) -> Bool {
    scaledExcess(at: crossing, of: steps, on: ground) > 0
  }
}
