/// The geometric range law: how far the camera does a task on a target in clear air.
extension Camera {
  /// What its tasks need: its own criteria, else those usual for its band.
  public var usedCriteria: CriterionSet { criteria ?? .usual(for: band) }

  /// The slant range (m) at which the task succeeds with `geometricRangeProbability`, at least 0.
  ///
  /// R = k x resolution, k the largest stretch of the target that a pixel may cover. By cycles: k = critical
  /// dimension / (2 N50), with resolution N_h / HFOV or f / pitch (FLIR TN-0002). By pixels per metre: R =
  /// N_h / (2 ppm tan(HFOV/2)) (EN 62676-4), whatever the target's size. A published detection range takes
  /// the place of the law's for a person and is scaled to other tasks and targets as the law scales. At night
  /// the range is multiplied by the night factor; the cap comes last.
  ///
  /// These are ceilings: haze, rain and a small temperature difference only shorten them.
  ///
  /// - Parameter criteria: what the task needs; nil for `usedCriteria`.
  /// - Returns: nil when neither the optics nor a published range tell it.
  public func range(
    for task: DiscriminationTask, target: Target, light: Light, criteria: CriterionSet? = nil
  ) -> Double? {
    geometricRange(for: task, target: target, light: light, criteria: criteria ?? usedCriteria).map {
      min($0, maxRange ?? .infinity)
    }
  }

  /// The range (m) without a cap.
  func geometricRange(
    for task: DiscriminationTask, target: Target, light: Light, criteria: CriterionSet
  ) -> Double? {
    let needed = criteria.metresPerPixel(for: task, target: target)
    let ceiling =
      detectionRange.map { $0 * (needed / criteria.metresPerPixel(for: .detection, target: .person)) }
      ?? optics.resolution(in: band).map { needed * $0 }
    return ceiling.map { light == .night ? $0 * nightFactor : $0 }
  }
}
