/// How much of a target a camera must resolve before an observer does a task on it: a named, published
/// choice.
public struct CriterionSet: Sendable, Hashable {
  /// What a task needs for success in half of the trials.
  public enum Need: Sendable, Hashable {
    /// Resolved cycles across the target's critical dimension, N50, above 0.
    case cycles(Double)
    /// Pixels per metre on the target (1/m), above 0, whatever the target's size.
    case pixelsPerMetre(Double)

    /// The same as a number that grows with the need (cycles, or pixels per metre).
    public var amount: Double {
      switch self {
      case .cycles(let amount), .pixelsPerMetre(let amount): amount
      }
    }
  }

  /// The name that scenarios give it.
  public var name: String
  /// The edition of the document it comes from; nil when there is none.
  public var edition: String?
  /// Where its figures come from, and which of them are unverified; nil when that is not told.
  public var source: String?
  /// What detection needs.
  public var detection: Need
  /// What recognition needs.
  public var recognition: Need
  /// What identification needs.
  public var identification: Need

  /// A set of those figures.
  public init(
    name: String, edition: String? = nil, source: String? = nil, detection: Need, recognition: Need,
    identification: Need
  ) {
    self.name = name
    self.edition = edition
    self.source = source
    self.detection = detection
    self.recognition = recognition
    self.identification = identification
  }

  /// What a range by this set means, in words: a sentence without its end.
  public var meaning: String {
    self == .analytics
      ? "at its range an automatic alarm has an even chance to detect; a watcher who looks at the right place has an even "
        + "chance to recognise and to identify"
      : "at its range a watcher who looks at the right place has an even chance"
  }

  /// What a task needs.
  public func need(for task: DiscriminationTask) -> Need {
    switch task {
    case .detection: detection
    case .recognition: recognition
    case .identification: identification
    }
  }

  /// Resolved cycles across the target's critical dimension for success in half of the trials, N50, above 0.
  ///
  /// A cycle is two pixels, so that pixels per metre come to ppm x critical dimension / 2 cycles.
  public func cycles(for task: DiscriminationTask, target: Target) -> Double {
    switch need(for: task) {
    case .cycles(let cycles): cycles
    case .pixelsPerMetre(let density): density * target.criticalDimension / pixelsPerCycle
    }
  }

  /// The largest stretch of the target that one pixel may cover (m), above 0: k of the range law R = k x
  /// resolution.
  public func metresPerPixel(for task: DiscriminationTask, target: Target) -> Double {
    switch need(for: task) {
    case .cycles(let cycles): target.criticalDimension / (pixelsPerCycle * cycles)
    case .pixelsPerMetre(let density): 1 / density
    }
  }
}

/// Pixels that show one cycle, a bright and a dark bar (Nyquist's limit).
let pixelsPerCycle = 2.0
