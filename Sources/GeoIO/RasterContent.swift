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
  var crsPlace: String {
    self == .elevations ? "below `terrain` or with --dem-crs" : "beside its `source`"
  }

  /// Throws for the first value of a raster that cannot be meant.
  func check(_ raster: Raster, path: String) throws {
    guard self != .elevations,
      let index = raster.cells.indices.first(where: {
        !raster.voids[isVoid: $0] && !allows(raster.cells[$0])
      })
    else { return }
    let found = raster.cells[index]
    let value = Int(exactly: found).map(String.init) ?? "\(found)"
    let width = raster.window.columns.count
    let row = raster.window.rows.lowerBound + index / width
    let column = raster.window.columns.lowerBound + index % width
    throw InputError(
      .badData, at: .init(file: path), "holds \(value) at row \(row), column \(column): \(rule)",
      fix: "correct it, or declare it as nodata with gdal_edit.py -a_nodata \(value)")
  }

  private func allows(_ value: Float) -> Bool {
    switch self {
    case .elevations: true
    case .heights: (0...Float(tallestCover)).contains(value)
    case .codes: value == value.rounded()
    }
  }

  private var rule: String {
    switch self {
    case .elevations: "an elevation is a number"
    case .heights: "a height of vegetation or buildings is at least 0 and at most \(Int(tallestCover)) m"
    case .codes: "a code of land cover is a whole number"
    }
  }
}
