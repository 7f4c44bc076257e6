/// Which features of a vector source are read, and how: what a scenario says beside a `source`.
public struct LayerQuery: Sendable, Hashable {
  /// The layer to read; nil for the source's only one.
  public var layer: String?
  /// An attribute filter in OGR's SQL; nil for all features.
  public var filter: String?
  /// The coordinate system of a source that has none.
  public var crs: String?

  /// All features of a source's only layer, unless more is said.
  public init(layer: String? = nil, filter: String? = nil, crs: String? = nil) {
    self.layer = layer
    self.filter = filter
    self.crs = crs
  }
}
