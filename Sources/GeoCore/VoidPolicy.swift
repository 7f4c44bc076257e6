/// What a void of the terrain does to a ray of sight.
public enum VoidPolicy: String, Sendable, Hashable, CaseIterable {
  /// A void never blocks.
  case transparent
  /// A void always blocks.
  case block
  /// Voids of up to `fillLimit` cells are interpolated when the terrain is read; larger ones block.
  case fill

  /// The largest void that `fill` interpolates (DEM cells).
  public static let fillLimit = 10
}
