/// Which layers of a vector source are read.
public enum LayerChoice: Sendable, Hashable {
  /// The only one that can hold what is wanted.
  case only
  /// The one of that name; a fault where the name fits several.
  case named(String)
  /// Those of exactly these names, in this order; at least one.
  case listed([String])
  /// All that can hold what is wanted, in the source's order.
  case all

  /// How all layers are asked for.
  public static let allMark = "*"

  /// The choice that a single text writes.
  public init(named name: String) { self = name == Self.allMark ? .all : .named(name) }

  /// The choice that an option makes which may be given several times, or not at all.
  public init(options names: [String]) {
    switch names.count {
    case 0: self = .only
    case 1: self.init(named: names[0])
    default: self = .listed(names)
    }
  }
}

/// Which features of a vector source are read, and how: what a scenario says beside a `source`.
public struct LayerQuery: Sendable, Hashable {
  /// The layers to read.
  public var layers: LayerChoice
  /// An attribute filter in OGR's SQL; nil for all features.
  public var filter: String?
  /// The coordinate system of the source, whatever it says itself; nil for its own.
  public var crs: String?
  /// Where a scenario says it.
  public var crsPlace = WrittenPlace()
  /// The encoding of a source's texts that does not say it, such as CP1251; nil for what the source says, else UTF-8.
  public var encoding: String?
  /// The columns that hold the places of a table's points; nil for the source's geometries, else for columns whose names
  /// say it.
  public var places: PlaceNames?
  /// How the keys that say it start, such as `route_`: for messages.
  public var keyPrefix = ""
  /// The columns to read keys from, by key; an empty one keeps the key from being read at all.
  public var columns: [String: String] = [:]
  /// The values of keys for rows that have none, by key.
  public var defaults: [String: String] = [:]

  /// The names of the columns of a point's coordinates.
  public struct PlaceNames: Sendable, Hashable {
    /// The column of longitudes or eastings.
    public var x: String
    /// The column of latitudes or northings.
    public var y: String

    /// The columns of those names.
    public init(x: String, y: String) {
      self.x = x
      self.y = y
    }
  }

  /// All features of a source's only layer, unless more is said.
  public init(
    layers: LayerChoice = .only, filter: String? = nil, crs: String? = nil, encoding: String? = nil,
    places: PlaceNames? = nil
  ) {
    self.layers = layers
    self.filter = filter
    self.crs = crs
    self.encoding = encoding
    self.places = places
  }
}
