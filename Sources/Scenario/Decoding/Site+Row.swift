public import GeoCore

extension Site {
  /// The columns that a result writes beside those of the site, in order: what it found out about the sensor. They
  /// are no attributes when the layer is read again.
  public static let resultColumns = [
    "kind", "ground_elevation_m", "assumed_ground", "shift_m", "max_range_m", "cameras", "covered_length_m",
    "sole_length_m", "contribution_m", "linked",
  ]

  /// The site of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline site, an empty one is left to the type. `attributes` holds a JSON
  /// object; columns of other names are attributes too, and come before those of the object.
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
    let known = Set(SiteKeys.inline.map(\.name) + Self.resultColumns)
    attributes = try columns.attributes(SiteKeys.attributes)
      .merging(row.attributes.filter { !known.contains($0.key) }) { $1 }
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "site \(id): \(fault.problem)", fix: fault.remedy)
    }
  }
}
