/// A rectangle of longitudes and latitudes (degrees); where it runs over the antimeridian its east is over 180.
public struct GeographicBox: Sendable, Hashable {
  /// Its western edge.
  public var west: Double
  /// Its southern edge.
  public var south: Double
  /// Its eastern edge.
  public var east: Double
  /// Its northern edge.
  public var north: Double

  /// A box of those edges.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }
}
