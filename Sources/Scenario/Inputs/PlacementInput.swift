public import GeoCore

/// What a scenario says of equipment that is still to be placed.
public struct PlacementInput: Sendable, Hashable {
  /// Places where equipment may stand.
  public struct Candidates: Sendable, Hashable {
    /// Where the places come from.
    public enum Origin: Sendable, Hashable {
      /// The highest ground of each square of a side (m), so far (m) inside and outside the border.
      case made(inside: Double, outside: Double, spacing: Double)
      /// The points of a layer.
      case layer(SiteLayer)
    }

    /// The types that may stand there.
    public var types: [String]
    /// Where the places come from.
    public var origin: Origin
    /// Where it stands in the scenario.
    public var place: InputError.Place
  }

  /// What a metre of border counts where the border's lines have some attributes.
  public struct Weight: Sendable, Hashable {
    /// The attributes, all of them.
    public var attributes: [AttributeMatch]
    /// What a metre counts, at least 0.
    public var weight: Double
  }

  /// What there is to be most of.
  public enum Objective: String, Sendable, Hashable, CaseIterable {
    case coveredLength = "covered_length_m"
    case expectedDetection = "expected_detection"
    case backup
  }

  /// How sensors together cover.
  public enum Law: String, Sendable, Hashable, CaseIterable {
    case run, single
  }

  /// Where what may stand; at least one.
  public var candidates: [Candidates]
  /// Layers of polygons in which nothing may stand.
  public var exclude: [SiteLayer]
  /// How many directions are tried, at least 1.
  public var azimuths: Int
  /// How many of each type, in the scenario's order; nil for any number.
  public var counts: [(type: String, count: Int)]? {
    get { countedTypes.map { $0.map { ($0.type, $0.count) } } }
    set { countedTypes = newValue.map { $0.map { Count(type: $0.type, count: $0.count) } } }
  }
  /// What all may cost together (EUR); nil for anything.
  public var budget: Double?
  /// What a metre counts; the first that fits holds.
  public var weights: [Weight]
  /// What there is to be most of.
  public var objective: Objective
  /// What a second sensor counts under the objective backup, in [0, 1].
  public var beta: Double
  /// How sensors together cover.
  public var law: Law
  /// Where it stands in the scenario.
  public var place: InputError.Place

  /// The sources of all its layers.
  public var sources: [SourcePath] {
    candidates.compactMap { if case .layer(let layer) = $0.origin { layer.source } else { nil } }
      + exclude.map(\.source)
  }

  private var countedTypes: [Count]?

  private struct Count: Sendable, Hashable {
    var type: String
    var count: Int
  }

  init(
    candidates: [Candidates], exclude: [SiteLayer], azimuths: Int, counts: [(type: String, count: Int)]?,
    budget: Double?, weights: [Weight], objective: Objective, beta: Double, law: Law,
    place: InputError.Place
  ) {
    self.candidates = candidates
    self.exclude = exclude
    self.azimuths = azimuths
    self.budget = budget
    self.weights = weights
    self.objective = objective
    self.beta = beta
    self.law = law
    self.place = place
    countedTypes = counts.map { $0.map { Count(type: $0.type, count: $0.count) } }
  }

  /// What a metre of a source line counts.
  ///
  /// - Parameters:
  ///   - row: the line's row in the border's attributes.
  ///   - border: the line that the row is of.
  public func weight(ofRow row: Int, in border: BorderLine) -> Double {
    weights.first { weight in
      weight.attributes.allSatisfy { match in
        border.columns.firstIndex { $0.name == match.attribute }.map {
          match.holds(of: border.attributes[row][$0])
        } ?? false
      }
    }?.weight ?? 1
  }
}
