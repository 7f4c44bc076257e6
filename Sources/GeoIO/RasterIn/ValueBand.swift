import CGDAL
import GeoCore

/// The band of a raster that holds its values: what turns stored numbers into values, and what marks cells without one.
struct ValueBand {
  /// Its number, from 1.
  let number: Int32
  /// A value is a stored number times this factor, plus `offset`; metres unless values are codes.
  let scale: Double
  /// What is added (m), unless values are codes.
  let offset: Double
  /// The band in which 0 marks a void; nil without one.
  let alpha: Int32?
  /// Whether GDAL's mask of the band marks voids that `voidNumbers` does not.
  let hasMask: Bool
  /// Whether that mask is one of its own, in the file or beside it.
  let hasOwnMask: Bool
  /// Stored numbers that mark voids.
  let voidNumbers: [Float]

  /// Finds the band and looks at it.
  ///
  /// - Parameters:
  ///   - choice: tells which band it is.
  ///   - unit: the unit of its heights.
  ///   - marked: the same raster as it is read, with its gaps marked.
  init(_ choice: BandChoice, unit: LengthUnit, marked: borrowing Dataset, query: RasterQuery) {
    number = choice.number
    alpha = choice.alpha
    var isGiven: Int32 = 0
    let band = unsafe GDALGetRasterBand(marked.handle, number)
    let scale = unsafe GDALGetRasterScale(band, &isGiven)
    self.scale = (isGiven != 0 ? scale : 1) * unit.metres
    let offset = unsafe GDALGetRasterOffset(band, &isGiven)
    self.offset = (isGiven != 0 ? offset : 0) * unit.metres
    let flags = unsafe GDALGetMaskFlags(band)
    hasOwnMask = flags & GMF_PER_DATASET != 0
    let nodata = unsafe GDALGetRasterNoDataValue(band, &isGiven)
    // GDAL lets a mask of its own stand for the nodata that is declared.
    // Of whole numbers that Float holds GDAL's mask marks the nodata alone, as a comparison does.
    let isShort = [GDT_Byte, GDT_Int16, GDT_UInt16].contains(unsafe GDALGetRasterDataType(band))
    let isPlain = isShort && flags == GMF_NODATA && nodata == nodata.rounded() && abs(nodata) <= 65_535
    // GDAL's mask of an alpha band knows only some types, and takes faint cells for voids, too.
    hasMask = flags & GMF_ALL_VALID == 0 && flags & GMF_ALPHA == 0 && !isPlain
    let declared = isGiven != 0 && (flags & GMF_NODATA == 0 || isPlain) ? nodata : nil
    voidNumbers = [declared, query.nodataValue].compactMap { $0.map { Float($0) } }
  }

  /// Whether stored numbers are values as they are.
  var isPlain: Bool { scale == 1 && offset == 0 }

  /// The value of a stored number.
  func value(of number: Float) -> Float { Float(Double(number) * scale + offset) }
}

/// Which band of a raster is read: the one that is asked for, else the first, when it can hold what is wanted.
struct BandChoice {
  let number: Int32
  /// The band that tells which cells are void; nil without one.
  let alpha: Int32?

  /// Looks at a raster's bands.
  ///
  /// - Parameters:
  ///   - wanted: the band that the user names, which may then be one of a picture; nil for the first.
  ///   - notes: takes a warning when there are others.
  /// - Throws: `InputError` when the raster has no such band, or is a picture.
  init(of dataset: borrowing Dataset, path: String, content: RasterContent, wanted: Int?, notes: InputNotes)
    throws
  {
    let bands = try unsafe Self.bands(of: dataset.handle, path, content)
    let key = "`band: N` \(content.place(orOption: "--dem-band"))"
    let number = wanted ?? 1
    guard bands.indices.contains(number - 1) else {
      throw InputError(
        .badData, at: .init(file: path),
        "has \(bands.count == 1 ? "one band" : "\(bands.count) bands"), and band \(number) is asked for",
        fix: "name one of them with \(key)")
    }
    let chosen = bands[number - 1]
    guard chosen.role != .alpha, !chosen.isComplex else {
      throw InputError(
        .badData, at: .init(file: path),
        "band \(number) holds \(chosen.isComplex ? "complex numbers" : "a mask (alpha)"), no \(content.noun)",
        fix: "name another with \(key)")
    }
    let isPicture = chosen.role == .colour || (chosen.role == .palette && content != .codes)
    if wanted == nil, isPicture {
      throw InputError(
        .badData, at: .init(file: path),
        chosen.role == .colour
          ? "is a picture (red, green, blue), no raster of \(content.noun)"
          : "is a picture: its cells are numbers of a palette's colours, no \(content.noun)",
        fix: "give a raster of \(content.noun), or say that a band holds them with \(key)")
    }
    let others = bands.count { $0.role != .alpha }
    if wanted == nil, others > 1 {
      notes.add(
        "\(path): has \(others) bands; band 1 is taken for its \(content.noun): another is named with \(key)")
    }
    self.number = Int32(number)
    alpha = bands.indices.last { bands[$0].role == .alpha }.map { Int32($0 + 1) }
  }

  /// What a band is.
  private struct Band {
    enum Role { case values, palette, colour, alpha }

    let role: Role
    let isComplex: Bool
  }

  private static func bands(of dataset: GDALDatasetH, _ path: String, _ content: RasterContent) throws
    -> [Band]
  {
    let count = unsafe GDALGetRasterCount(dataset)
    guard count > 0 else {
      throw InputError(
        .badData, at: .init(file: path), "has no band\(unsafe parts(of: dataset))",
        fix: "give a raster of \(content.noun)")
    }
    guard unsafe !isLossy(dataset) else {
      throw InputError(
        .badData, at: .init(file: path),
        "is a JPEG picture, which does not keep \(content.noun) as they were",
        fix: "give the raster that it was made from, as GeoTIFF")
    }
    return (1...count).map { number in
      let band = unsafe GDALGetRasterBand(dataset, number)
      let type = unsafe GDALGetRasterDataType(band)
      return Band(
        role: unsafe role(of: band, type), isComplex: GDALDataTypeIsComplex(type) != 0)
    }
  }

  private static func role(of band: GDALRasterBandH?, _ type: GDALDataType) -> Band.Role {
    let hasColours = unsafe GDALGetRasterColorTable(band) != nil
    switch unsafe GDALGetRasterColorInterpretation(band) {
    case GCI_AlphaBand: return .alpha
    case GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_HueBand, GCI_SaturationBand, GCI_LightnessBand,
      GCI_CyanBand, GCI_MagentaBand, GCI_YellowBand, GCI_BlackBand, GCI_YCbCr_YBand, GCI_YCbCr_CbBand,
      GCI_YCbCr_CrBand:
      return .colour
    // Numbers of colours are small; elevations of other types may have colours beside them, to be shown in.
    case _ where hasColours && (type == GDT_Byte || type == GDT_UInt16): return .palette
    default: return .values
    }
  }

  /// Whether a raster is compressed as photographs are.
  private static func isLossy(_ dataset: GDALDatasetH) -> Bool {
    let objects = unsafe [dataset, GDALGetRasterBand(dataset, 1)]
    return unsafe objects.contains { object in
      let text = unsafe GDALGetMetadataItem(object, "COMPRESSION", "IMAGE_STRUCTURE")
      return unsafe text.map { unsafe String(cString: $0) }?.split(separator: " ").contains("JPEG") == true
    }
  }

  /// What a file that holds several rasters says of them, in words; empty for one that does not.
  private static func parts(of dataset: GDALDatasetH) -> String {
    guard let first = unsafe GDALGetMetadataItem(dataset, "SUBDATASET_1_NAME", "SUBDATASETS") else {
      return ""
    }
    return
      " of its own, but holds rasters that are named each by itself, such as \(unsafe String(cString: first))"
  }
}
