import SweepRings

/// Traps when a vector of targets, or of the rays beside them, would lie outside its storage.
func checkTargets(_ ring: SweepRing, posts: Int, rays: Int) {
  let first = ring.targets.lowerBound << ring.rayBits / ring.step
  let last = (ring.targets.upperBound + laneCount - 2) << ring.rayBits / ring.step
  precondition(ring.postOrigin + ring.targets.lowerBound >= 0)
  precondition(ring.postOrigin + ring.targets.upperBound + laneCount - 1 <= posts)
  precondition(ring.rayOrigin + first - 1 >= 0)
  precondition(ring.rayOrigin + max(last + 1, first + 2 * laneCount) + 1 < rays)
}

/// Traps when a vector of samples or of rays would lie outside its storage.
func checkSamples(_ ring: SweepRing, posts: Int, rays: Int) {
  let first = ((ring.rays.lowerBound & ~7) * ring.step) >> ring.rayBits
  let last = (ring.rays.upperBound * ring.step) >> ring.rayBits
  // From one post west of the first lane's on, a vector beyond two posts east of the last.
  precondition(min(ring.postOrigin, ring.postOriginBehind) + first - 1 >= 0)
  precondition(max(ring.postOrigin, ring.postOriginBehind) + last + 2 + laneCount <= posts)
  precondition(ring.step <= ring.rayCount && ring.rayOrigin & 7 == 0)
  precondition(ring.rayOrigin + (ring.rays.lowerBound & ~7) >= 0)
  precondition(ring.rayOrigin + ring.rays.upperBound + laneCount < rays)
}
