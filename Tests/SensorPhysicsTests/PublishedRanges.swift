import GeoCore
import SensorPhysics
import Testing

/// A row of a vendor's range table.
struct PublishedRow: Sendable, CustomTestStringConvertible {
  /// How far a computed range may lie from the published one.
  enum Tolerance: Sendable {
    /// A share of the published range.
    case share(Double)
    /// Vendors round small figures: 1 m or 2 %, whichever is larger.
    case rounded

    func allows(_ error: Double, of published: Double) -> Bool {
      switch self {
      case .share(let share): error.magnitude <= share * published
      case .rounded: error.magnitude <= max(1, 0.02 * published)
      }
    }
  }

  let name: String
  let optics: Optics
  let target: Target
  /// Detection, recognition, identification (m).
  let published: [Double]
  /// One for each of the three.
  let tolerances: [Tolerance]

  var testDescription: String { name }
}

extension PublishedRow {
  /// Hikvision DS-2TD8166 quick-start guide, p. 14: by focal length, detection within 0.3 %.
  private static func hikvision(
    _ focal: Double, _ pitch: Double, _ published: [Double], target: Target = .person
  ) -> PublishedRow {
    PublishedRow(
      name: "Hikvision \(focal) mm, \(pitch) um",
      optics: Optics(focalLength: focal / 1000, pitch: pitch / 1_000_000), target: target,
      published: published, tolerances: [.share(0.003), .rounded, .rounded])
  }

  /// Viewsheen "thermal imaging camera module detection range formula": detection within 2 %; the rest is
  /// rounded down, 8 %.
  private static func viewsheen(_ focal: Double, _ published: [Double]) -> PublishedRow {
    PublishedRow(
      name: "Viewsheen \(focal) mm", optics: Optics(focalLength: focal / 1000, pitch: 17e-6), target: .person,
      published: published, tolerances: [.share(0.02), .share(0.08), .share(0.08)])
  }

  /// FLIR "Thermal Security Camera Range Data" (2021): by field of view, detection within 0.5 %.
  private static func flir(
    _ name: String, _ hfov: Double, _ published: [Double], target: Target = .person
  ) -> PublishedRow {
    PublishedRow(
      name: "FLIR \(name)",
      optics: Optics(pixels: .init(width: 640, height: 480), hfov: Angle(degrees: hfov)), target: target,
      published: published, tolerances: [.share(0.005), .rounded, .rounded])
  }

  /// Every row.
  static let all = person + vehicle

  static let person: [PublishedRow] = [
    hikvision(75, 17, [2206, 551, 276]), hikvision(100, 17, [2941, 735, 368]),
    hikvision(150, 17, [4412, 1103, 551]), hikvision(75, 25, [1500, 375, 188]),
    hikvision(100, 25, [2000, 500, 250]), hikvision(150, 25, [3000, 750, 375]),
    viewsheen(19, [550, 130, 65]), viewsheen(25, [735, 180, 90]), viewsheen(35, [1030, 252, 126]),
    viewsheen(75, [2200, 550, 275]), viewsheen(150, [4410, 1100, 550]),
    flir("FC-690", 90, [204, 51, 25]), flir("FC-669", 69, [266, 66, 33]), flir("FC-644", 44, [417, 104, 52]),
    flir("FC-632", 32, [573, 143, 72]), flir("FC-625", 25, [734, 183, 92]),
    flir("FC-617", 17, [1079, 270, 135]),
    flir("F-612", 12, [1528, 382, 191]), flir("FC-610", 10, [1833, 458, 229]),
    flir("FB-650", 50, [367, 92, 46]),
    flir("FB-632", 32, [573, 143, 72]), flir("FB-618", 18, [1019, 255, 127]),
  ]

  static let vehicle: [PublishedRow] = [
    hikvision(75, 17, [6765, 1691, 846], target: .vehicle),
    hikvision(100, 17, [9020, 2255, 1127], target: .vehicle),
    flir("FC-617", 17, [3307, 827, 413], target: .vehicle),
    flir("FC-644", 44, [1278, 319, 160], target: .vehicle),
  ]
}
