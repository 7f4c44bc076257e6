import SensorPhysics

/// The keys of a criterion set, and of `criteria` by band.
enum CriterionKeys {
  /// The two ways to say what a task needs.
  struct Needs: Sendable {
    let task: DiscriminationTask
    let cycles: Key
    let density: Key

    init(_ task: DiscriminationTask) {
      self.task = task
      cycles = Key(
        "\(task.rawValue)_cycles", .number(.factor, .one),
        "resolved cycles across the critical dimension for \(task.rawValue) in half of the trials")
      density = Key(
        "\(task.rawValue)_px_per_m", .number(.factor, .one),
        "pixels per metre on the target for \(task.rawValue) in half of the trials")
    }
  }

  static let edition = Key("edition", .text, "the edition of the document that it is from")
  static let source = Key("source", .text, "where its figures come from")
  static let needs = DiscriminationTask.allCases.map(Needs.init)

  static let all = [edition, source] + needs.flatMap { [$0.cycles, $0.density] }

  /// A key for each band.
  static let byBand = Band.allCases.map { band in
    Key(
      band.rawValue, .text, "the criterion set of \(band.rawValue) cameras",
      fallback: CriterionSet.usual(for: band).name)
  }
}
