import GeoCore

/// How cameras stand somewhere: what their own figures leave open.
struct MountSettings {
  /// How messages name it, such as `site P1`.
  var name: String
  /// The direction of the sector's middle, clockwise from true north; nil when not told.
  var azimuth: Angle?
  /// The field of regard, in (0, 360] degrees.
  var sector: Angle
  /// The slant range below which nothing is seen (m), at least 0.
  var minRange: Double
  /// The lowest and the highest elevation angle of the head.
  var tiltLimits: ClosedRange<Angle>
  /// A fault of what stands there, of a problem and a remedy.
  var fault: (String, String) -> InputError

  init(
    name: String, azimuth: Angle?, sector: Angle, minRange: Double, tiltLimits: ClosedRange<Angle>,
    fault: @escaping (String, String) -> InputError
  ) {
    self.name = name
    self.azimuth = azimuth
    self.sector = sector
    self.minRange = minRange
    self.tiltLimits = tiltLimits
    self.fault = fault
  }

  /// How a type's cameras stand at a site.
  init(_ type: EquipmentType, at site: Site) {
    self.init(
      name: "site \(site.id)", azimuth: site.azimuth, sector: site.sector ?? type.sector,
      minRange: site.minRange ?? type.minRange, tiltLimits: type.tiltLimits
    ) { site.fault("", $0, fix: $1) }
  }
}
