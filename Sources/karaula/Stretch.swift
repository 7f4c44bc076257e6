import GeoCore
import GeoIO

/// Tells of planes whose metres are not the ground's.
enum Stretch {
  /// The share beyond which a plane's distances are worth a warning: more than UTM has anywhere in its zones.
  private static let tolerated = 0.005

  /// The warning about a DEM's plane at a cell; nil when it is true to the ground.
  static func warning(at cell: Cell, on dem: DEM) throws -> String? {
    let stretch = try dem.stretch(at: cell)
    guard abs(stretch) > tolerated else { return nil }
    let percent = (abs(stretch) * 1000).rounded() / 10
    let verdict = "\(percent) % \(stretch > 0 ? "longer" : "shorter")"
    return
      "\(dem.path): distances on its projection are \(verdict) than on the ground here,"
      + " and ranges and the earth's curvature count in them; warp it to UTM to mend this"
  }
}
