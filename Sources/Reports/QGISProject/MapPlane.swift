public import GeoCore

/// The plane that a project's map is drawn on.
public enum MapPlane {
  /// Degrees are rounded to a hundredth, as a centre need not be exact.
  private static let steps = 100.0

  /// The coordinate system of a border's map as a PROJ string on WGS 84.
  ///
  /// The lattice's own where there is one zone, so that cells are upright squares. Where there are more, it is
  /// Lambert's azimuthal equal-area plane around the border's middle, which knows no antimeridian: its scale is
  /// off by (d / 2R)^2 / 2 at a distance d from there, 0.3 % at 1000 km.
  public static func projection(of border: BorderLine, on lattices: [Lattice]) -> String {
    if lattices.count == 1 { return lattices[0].projection }
    let vertices = border.parts.flatMap(\.vertices)
    return "+proj=laea +lat_0=\(middle(of: vertices.map(\.latitude))) "
      + "+lon_0=\(middle(of: vertices.map(\.longitude))) +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
  }

  private static func middle(of degrees: [Double]) -> Double {
    let least = degrees.min() ?? 0
    let most = degrees.max() ?? 0
    return ((least + most) / 2 * steps).rounded() / steps
  }
}
