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
    self = try Site(RowValues(row), at: row.coordinate.wrapped, attributes: Self.freeValues(of: row))
    if let fault = row.coordinate.fault {
      throw InputError(.badData, at: place, "site \(id): \(fault.problem)", fix: fault.remedy)
    }
  }

  /// The attributes of a row.
  static func freeValues(of row: some LayerRow) throws -> [String: AttributeValue] {
    if let values = row.freeValues { return values }
    let known = SiteKeys.inline.map(\.name) + resultColumns
    return try RowValues(row).attributes(SiteKeys.attributes)
      .merging(row.attributes(besides: known)) { $1 }
  }
}

extension LayerRow {
  /// The columns that are no key's; a list of texts comes as one.
  func attributes(besides known: [String]) -> [String: AttributeValue] {
    let known = Set(known)
    return attributes.filter { !known.contains($0.key) }.mapValues { value in
      guard case .json(let text) = value, let node = try? YAMLNode.parse(text, file: place),
        case .list(let items) = node.content
      else { return value }
      let texts = items.compactMap { item in
        if case .scalar(let text, isQuoted: true) = item.content { text } else { nil as String? }
      }
      return texts.count == items.count ? .textList(texts) : value
    }
  }
}
