public import GeoCore

extension Site {
  /// The site of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline site; columns of other names are kept as attributes.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public init(row: PointRow) throws {
    place = InputError.Place(file: row.place)
    path = ""
    let columns = RowColumns(row: row)
    id = try columns.text(SiteKeys.id)
    type = try columns.text(SiteKeys.type)
    coordinate = row.coordinate
    azimuth = try columns.number(SiteKeys.azimuth).map(Angle.init(azimuthDegrees:))
    sector = try columns.number(SiteKeys.sector).map(Angle.init(degrees:))
    mastHeight = try columns.number(SiteKeys.mastHeight)
    minRange = try columns.number(SiteKeys.minRange)
    let known = Set(SiteKeys.inline.map(\.name))
    attributes = row.attributes.filter { !known.contains($0.key) }
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "site \(id): \(fault.problem)", fix: fault.remedy)
    }
  }
}
