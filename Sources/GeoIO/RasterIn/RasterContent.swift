import GeoCore

/// What the cells of a raster mean: how they are resampled, named in messages, and which values can be meant.
enum RasterContent {
  /// Metres above a datum.
  case elevations
  /// Metres of vegetation and buildings above the ground.
  case heights
  /// Whole numbers that name kinds of land cover.
  case codes

  /// Codes have no mean.
  var resampling: Warp.Resampling { self == .codes ? .nearest : .bilinear }

  /// What messages call the values.
  var noun: String {
    switch self {
    case .elevations: "elevations"
    case .heights: "heights of vegetation and buildings"
    case .codes: "codes of land cover"
    }
  }

  /// Where the user names the coordinate system of a raster that has none.
  var crsPlace: String { place(orOption: "--dem-crs") }

  /// Where a scenario says more of a raster, and the option by which a command does.
  func place(orOption option: String) -> String {
    self == .elevations ? "below `terrain` or with \(option)" : "beside its `source`"
  }

  /// Whether a value can be meant.
  func allows(_ value: Float, _ query: RasterQuery) -> Bool {
    switch self {
    case .elevations: query.elevations.contains(Double(value))
    case .heights: (0...Float(tallestLandCover)).contains(value)
    case .codes: value == value.rounded()
    }
  }

  /// What makes a value one that can be meant.
  func rule(_ query: RasterQuery) -> String {
    switch self {
    case .elevations:
      "an elevation is from \(query.elevations.lowerBound.plain) to \(query.elevations.upperBound.plain) m"
    case .heights: "a height of vegetation or buildings is at least 0 and at most \(Int(tallestLandCover)) m"
    case .codes: "a code of land cover is a whole number"
    }
  }
}

extension BinaryFloatingPoint where Self: CustomStringConvertible {
  /// The number as people write it: without a fraction when it has none.
  var plain: String { Int(exactly: self).map(String.init) ?? description }
}
