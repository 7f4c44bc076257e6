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
  /// Where its figures come from, and which of them are unverified; nil when that is not given.
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

/// The published sets.
extension CriterionSet {
  /// All sets that need no definition, in the order in which they are listed.
  public static let builtIn = [industry, johnson1958, en62676, analytics]

  /// The industry's 1.5, 6 and 12 pixels across the critical dimension.
  public static let industry = CriterionSet(
    name: "industry", source: "FLIR TN-0002; the tables of Hikvision and Viewsheen agree",
    detection: .cycles(0.75), recognition: .cycles(3), identification: .cycles(6))

  /// Johnson's own figures.
  public static let johnson1958 = CriterionSet(
    name: "johnson-1958", edition: "1958", source: "J. Johnson, Analysis of image forming systems, 1958",
    detection: .cycles(1), recognition: .cycles(4), identification: .cycles(6.4))

  /// The levels detect, recognise and identify of the standard for video surveillance.
  ///
  /// Its edition of 2025 replaced the levels.
  public static let en62676 = CriterionSet(
    name: "en-62676-4", edition: "2015",
    source: "EN 62676-4:2015; 125 px/m verified, 25 and 250 unverified; that they mean a probability of 0.5 "
      + "is an assumption",
    detection: .pixelsPerMetre(25), recognition: .pixelsPerMetre(125), identification: .pixelsPerMetre(250))

  /// What automatic alarms need: some 6 pixels across the target to detect it. Recognition and identification, which
  /// are for people to do, are the industry's.
  public static let analytics = CriterionSet(
    name: "analytics",
    source: "Axis, thermal cameras (white paper): analytics need about 6 pixels across the target",
    detection: .cycles(3), recognition: .cycles(3), identification: .cycles(6))

  /// The set that a camera of a band is judged by unless its user says otherwise.
  public static func usual(for band: Band) -> CriterionSet { band.isThermal ? industry : en62676 }
}

/// The probability of doing the task at a range that the geometric laws give: every published range table is
/// one of 50 % (Johnson 1958; FLIR TN-0002), in clear air.
public let geometricRangeProbability = 0.5

/// Below this probability a sensor is not asked about a place at all: an assumption that bounds how far a run
/// looks.
///
/// A hundred sensors that are left out so miss together what one of 63 % sees, 1 - 0.99^100; scenarios hold
/// few such neighbours.
public let negligibleProbability = 0.01
