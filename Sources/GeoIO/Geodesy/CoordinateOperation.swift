import GeoCore

/// How coordinates of a system are brought to WGS 84, where they are on another datum.
struct CoordinateOperation: Sendable, Hashable {
  /// The names of its datum shifts as EPSG has them, such as `MGI 1901 to WGS 84 (15)`.
  var name: String
  /// How far its results may be off (m), as EPSG states it; nil when nobody states it.
  var accuracy: Double?
  /// Its PROJ string, from the system's axes to latitude and longitude in degrees.
  var pipeline: String
  /// Where it is meant for; nil when nobody says it.
  var area: GeographicBox?
  /// What that area is called.
  var areaName: String

  /// What the shift of a system is called that gives one itself, by +towgs84 or +nadgrids.
  static let ownShift = "the datum shift that it gives itself"

  /// A length of the order of metres, to the decimetre.
  static func metres(_ length: Double) -> String {
    let tenths = (length * 10).rounded() / 10
    return "\(Int(exactly: tenths).map(String.init) ?? "\(tenths)") m"
  }
}

extension GeographicBox {
  /// The share of this box that lies in another, in [0, 1].
  ///
  /// - Parameter margin: how much wider the other is taken to be on each side (degrees).
  func share(in other: GeographicBox, margin: Double) -> Double {
    let otherEast = other.east < other.west ? other.east + 360 : other.east
    let widths = [-360.0, 0, 360].map { turn in
      Self.share(west...east, of: (other.west + turn - margin)...(otherEast + turn + margin))
    }
    return (widths.max() ?? 0)
      * Self.share(south...north, of: (other.south - margin)...(other.north + margin))
  }

  /// The share of a stretch that lies in another; of a single point 1 or 0.
  private static func share(_ stretch: ClosedRange<Double>, of other: ClosedRange<Double>) -> Double {
    let both = stretch.clamped(to: other)
    guard stretch.overlaps(other) else { return 0 }
    let length = stretch.upperBound - stretch.lowerBound
    return length > 0 ? (both.upperBound - both.lowerBound) / length : 1
  }

  /// The box with so much more on every side (degrees), within the Earth's latitudes.
  func grown(by degrees: Double) -> GeographicBox {
    GeographicBox(
      west: west - degrees, south: max(south - degrees, -90), east: east + degrees,
      north: min(north + degrees, 90))
  }

  /// Its size (square degrees).
  var size: Double { ((east - west) + (east < west ? 360 : 0)) * (north - south) }
}

extension CoordinateOperation {
  /// Whether it shifts nothing.
  var isNull: Bool {
    keepsLatitudes || !["+proj=helmert", "gridshift", "+proj=molodensky"].contains { pipeline.contains($0) }
  }

  /// Whether latitudes are taken over from one ellipsoid to the other as they are, as +nadgrids=@null says.
  var keepsLatitudes: Bool { pipeline.contains("+grids=@null") }

  /// Whether it needs the files of grids.
  var usesGrids: Bool { pipeline.contains("grids=") && !keepsLatitudes }

  /// Whether its accuracy is better than another's, by at least a length (m).
  func isMoreAccurate(than other: CoordinateOperation?, by gain: Double = 0) -> Bool {
    guard let accuracy else { return other == nil }
    let limit = (other?.accuracy ?? .infinity) - gain
    return gain > 0 ? accuracy <= limit : accuracy < limit
  }
}

/// What a user writes to name a coordinate system, checked before anything is read.
public enum CoordinateSystemName {
  /// Why a text names no coordinate system; nil when it names one.
  public static func fault(in text: String) -> String? {
    do {
      _ = try SpatialReference(text)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// What may be written.
  public static let forms = SystemText.forms
}
