import CGDAL
import Foundation
import GeoCore

/// One raster of a mosaic: an open dataset, its grid and its system.
///
/// A class, since arrays hold no noncopyable values; it never leaves the task that opened it.
@safe
final class RasterMember {
  let path: String
  /// The raster, the gaps of a virtual one marked.
  let dataset: Dataset
  /// The band that is read.
  let band: ValueBand
  let columns: Int
  let rows: Int
  let geoTransform: GeoTransform
  /// The WKT of its coordinate system, with heights if it has some.
  let crs: String
  /// How its coordinates are placed on Earth.
  let system: EarthSystem
  /// What a whole turn adds to x; nil for a system whose coordinates are no longitudes.
  let turn: Double?
  private let content: RasterContent
  private let query: RasterQuery
  private let zeros: ZeroCells?

  /// Opens a raster.
  ///
  /// - Parameters:
  ///   - path: anything GDAL opens.
  ///   - content: what its cells mean.
  ///   - query: which band is read, and what its values mean where the raster does not say so.
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0; nil when nobody asks.
  init(
    opening path: String, content: RasterContent, query: RasterQuery, notes: InputNotes,
    zeros: ZeroCells? = nil
  ) throws {
    let dataset = try Dataset(opening: path, as: .raster, notes: notes)
    self.path = path
    self.content = content
    self.query = query
    self.zeros = zeros
    columns = Int(unsafe GDALGetRasterXSize(dataset.handle))
    rows = Int(unsafe GDALGetRasterYSize(dataset.handle))
    let choice = try BandChoice(of: dataset, path: path, content: content, wanted: query.band, notes: notes)
    geoTransform = try unsafe Self.geoTransform(of: dataset.handle, path)
    let own = unsafe dataset.telling { unsafe GDALGetSpatialRef(dataset.handle) }
    let input = SystemOfInput(
      path: path, named: query.crs,
      remedy: "name it with `crs: EPSG:...` \(content.crsPlace), or assign it with gdal_edit.py -a_srs",
      notes: notes)
    let reference = try unsafe input.reference(own: own)
    crs = try reference.wellKnownText()
    turn = reference.turn
    let corners = [(0, 0), (columns, 0), (0, rows), (columns, rows)].map { [geoTransform] in
      geoTransform.coordinates(column: Double($0.0), row: Double($0.1))
    }
    system = try input.system(reference) { PlaneBox(around: corners) }
    // A system that is named without heights leaves those that the raster says.
    let heights =
      unsafe VerticalAxis.of(crs) == nil
      ? own.flatMap { try? unsafe SpatialReference(copying: $0).wellKnownText() } ?? crs : crs
    let unit = try Self.unit(of: choice, dataset, path: path, heights, content, or: query.unit, notes)
    self.dataset = try VirtualGaps.marked(dataset, path: path, notes: notes)
    band = ValueBand(choice, unit: unit, marked: self.dataset, query: query)
    try checkMask()
  }

  private static func geoTransform(of dataset: GDALDatasetH, _ path: String) throws -> GeoTransform {
    var coefficients = [Double](repeating: 0, count: 6)
    guard unsafe GDALGetGeoTransform(dataset, &coefficients) == CE_None else {
      throw InputError(
        .badData, at: .init(file: path), "has no geotransform, so nobody knows where it lies",
        fix: "give it one with gdal_translate -a_ullr")
    }
    let geoTransform = GeoTransform(coefficients: coefficients)
    guard isSensible(geoTransform) else {
      throw InputError(
        .badData, at: .init(file: path), "has a degenerate geotransform \(coefficients)",
        fix: "give it a place and a cell size with gdal_edit.py -a_ullr")
    }
    return geoTransform
  }

  /// Whether a geotransform's numbers are finite, and its cells of a size that can be worked with: no system has units
  /// in which a cell or a distance on Earth is beyond these bounds.
  private static func isSensible(_ geoTransform: GeoTransform) -> Bool {
    geoTransform.coefficients.allSatisfy { abs($0) <= furthest }
      && abs(geoTransform.determinant) >= finest * finest
  }

  /// No coordinate lies further from its origin (units of any system).
  private static let furthest = 1e12
  /// No cell's side is shorter than this (units of any system).
  private static let finest = 1e-12

  /// Throws when a mask beside the file does not count: GDAL passes over one that it cannot read.
  private func checkMask() throws {
    let isAsked = unsafe CPLGetConfigOption(GDALRuntime.foldersOption, nil) == nil
    guard isAsked, !path.hasPrefix("/vsi"), !band.hasOwnMask else { return }
    let mask = path + ".msk"
    guard FileManager.default.fileExists(atPath: mask) else { return }
    throw InputError(
      .badData, at: .init(file: mask), "cannot be read as the mask of \(path)",
      fix: "mend it, or move it away when it is not wanted")
  }

  private static func unit(
    of choice: BandChoice, _ dataset: borrowing Dataset, path: String, _ crs: String,
    _ content: RasterContent,
    or wanted: LengthUnit?, _ notes: InputNotes
  ) throws -> LengthUnit {
    guard content != .codes else { return .metre }
    let name = unsafe GDALGetRasterUnitType(GDALGetRasterBand(dataset.handle, choice.number))
    return try HeightUnit(
      path: path, content: content, bandUnit: unsafe name.map { unsafe String(cString: $0) } ?? "",
      axis: VerticalAxis.of(crs)
    ).unit(or: wanted, notes: notes)
  }

  /// The window of all its cells.
  var extent: CellWindow { CellWindow(rows: 0..<rows, columns: 0..<columns) }

  /// The cell that holds a point of the raster's own system; nil outside it.
  func cell(atX x: Double, y: Double) -> Cell? {
    geoTransform.cell(atX: x, y: y, columns: columns, rows: rows, turn: turn)
  }
}

extension RasterMember {
  /// The values of a window of the raster's own cells, which lies within it, in metres unless they are codes.
  ///
  /// Cells that hold no number, or an infinite one, are void.
  ///
  /// - Throws: `InputError` when it cannot be read, or holds a value that its content does not allow.
  func values(of window: CellWindow) throws -> Raster {
    LibraryNoise.silenceThread()
    var raster = Raster(window: window, cells: try numbers(of: window, in: band.number))
    let mask = band.hasMask ? try flags(of: window) : []
    let alpha = try band.alpha.map { try numbers(of: window, in: $0) } ?? []
    var reading = ZeroCells.Reading(of: window)
    let plain = mask.isEmpty && alpha.isEmpty ? plainNumbers : nil
    for row in window.rows {
      let first = window.index(of: Cell(row: row, column: window.columns.lowerBound))
      let numbers = raster.cells[first..<(first + window.columns.count)]
      if let plain, let hasZeros = plain.hasZeros(numbers) {
        reading.add(row: row, columns: window.columns, zerosAmong: hasZeros ? numbers : [])
        continue
      }
      for (index, column) in zip(first..., window.columns) {
        let number = raster.cells[index]
        let isVoid =
          !number.isFinite || band.voidNumbers.contains(number) || (!mask.isEmpty && mask[index] == 0)
          || (!alpha.isEmpty && alpha[index] == 0)
        let value = isVoid ? 0 : band.value(of: number)
        raster.voids[isVoid: index] = isVoid
        raster.cells[index] = value
        if !isVoid {
          guard content.allows(value, query) else {
            throw impossible(number, value, at: Cell(row: row, column: column))
          }
          reading.add(row: row, column: column, isZero: number == 0)
        }
      }
    }
    zeros?.add(reading, of: path)
    return raster
  }

  /// The stored numbers that are values as they are; nil where each must be looked at.
  private var plainNumbers: PlainNumbers? {
    guard content == .elevations, band.isPlain, band.voidNumbers.count <= 1 else { return nil }
    return PlainNumbers(within: query.elevations, except: band.voidNumbers.first)
  }

  private func numbers(of window: CellWindow, in band: Int32) throws -> [Float] {
    try unsafe read(GDALGetRasterBand(dataset.handle, band), window, GDT_Float32)
  }

  private func flags(of window: CellWindow) throws -> [UInt8] {
    try unsafe read(GDALGetMaskBand(GDALGetRasterBand(dataset.handle, band.number)), window, GDT_Byte)
  }

  private func read<Value: BitwiseCopyable>(
    _ band: GDALRasterBandH?, _ window: CellWindow, _ type: GDALDataType
  ) throws -> [Value] {
    let (width, height) = (Int32(window.columns.count), Int32(window.rows.count))
    do {
      return try unsafe [Value](unsafeUninitializedCapacity: window.count) { values, count in
        try checkingGDAL(tellingTo: dataset.warnings) {
          unsafe GDALRasterIO(
            band, GF_Read, Int32(window.columns.lowerBound), Int32(window.rows.lowerBound), width, height,
            values.baseAddress, width, height, type, 0, 0)
        }
        count = window.count
      }
    } catch let error as GDALError {
      throw InputError(
        .missingInput, at: .init(file: path), "cannot be read: \(error)",
        fix: "check the file, or the network when it is remote")
    }
  }

  private func impossible(_ number: Float, _ value: Float, at cell: Cell) -> InputError {
    let stored = number.plain
    let meant = value == number ? "" : " (\(value.plain) m)"
    let nodata = "`nodata_value: \(stored)` \(content.place(orOption: "--nodata-value"))"
    let remedy =
      content == .elevations
      ? "; where it is ground or sea floor, widen what is taken for ground with `valid_range_m: [LOW, HIGH]`"
        + " below `terrain` or with --valid-range" : ""
    return InputError(
      .badData, at: .init(file: path),
      "holds \(stored)\(meant) at row \(cell.row), column \(cell.column): \(content.rule(query))",
      fix: "where it marks cells without data, say so with \(nodata), or gdal_edit.py -a_nodata \(stored)"
        + remedy)
  }
}
