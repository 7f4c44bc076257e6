/// The geometric range law: how far the camera does a task on a target in clear air.
extension Camera {
  /// The slant range (m) at which the task succeeds with `geometricRangeProbability`, at least 0.
  ///
  /// Thermal: R = (critical dimension / pixels across) x resolution (FLIR TN-0002), with resolution N_h /
  /// HFOV or f / pitch. Visible: R = N_h / (2 ppm tan(HFOV/2)) (EN 62676-4), whatever the target's size. A
  /// published detection range takes the place of the law's for a person and is scaled to other tasks and
  /// targets as the law scales. At night the range is multiplied by the night factor; the cap comes last.
  ///
  /// These are ceilings: haze, rain and a small temperature difference only shorten them.
  ///
  /// - Returns: nil when neither the optics nor a published range tell it.
  public func range(for task: DiscriminationTask, target: Target, light: Light) -> Double? {
    guard let ceiling = clearRange(for: task, target: target) else { return nil }
    let lit = light == .night ? ceiling * nightFactor : ceiling
    return maxRange.map { min(lit, $0) } ?? lit
  }

  /// The range (m) by day, without a cap.
  private func clearRange(for task: DiscriminationTask, target: Target) -> Double? {
    let needed = metresPerPixel(for: task, target: target)
    if let detectionRange {
      return detectionRange * (needed / metresPerPixel(for: .detection, target: .person))
    }
    return optics.resolution(in: band).map { needed * $0 }
  }

  /// The largest stretch of the target that one pixel may cover (m), k of the range law.
  private func metresPerPixel(for task: DiscriminationTask, target: Target) -> Double {
    band.isThermal ? target.criticalDimension / task.pixelsAcross : 1 / task.pixelsPerMetre
  }
}
