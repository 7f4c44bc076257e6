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
    let columns = SiteColumns(row: row)
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

/// The columns of a row, read as an inline site's keys are declared.
private struct SiteColumns {
  let row: PointRow

  func text(_ key: Key) throws -> String {
    switch row.attributes[key.name] ?? .null {
    case .text(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    case .real(let number) where number.isFinite: return YAMLNode.number(number).summary
    default: throw fault(key, expected: "a text")
    }
  }

  func number(_ key: Key) throws -> Double? {
    guard case .number(let interval, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    let number: Double?
    switch row.attributes[key.name] ?? .null {
    case .null, .text(""): return nil
    case .integer(let value): number = Double(value)
    case .real(let value): number = value
    // Text formats such as CSV have no column types.
    case .text(let text): number = Double(text)
    default: number = nil
    }
    guard let number, interval.contains(number) else {
      throw fault(key, expected: interval.description(of: "a number", unit: unit))
    }
    return unit.kept(number)
  }

  private func fault(_ key: Key, expected: String) -> InputError {
    InputError(
      .badData, at: InputError.Place(file: row.place),
      "column \(key.name): expected \(expected), found \(found(key))",
      fix: "fill the column with \(key.summary)")
  }

  private func found(_ key: Key) -> String {
    switch row.attributes[key.name] {
    case nil: "no such column"
    case .null?, .text("")?: "nothing"
    case .text(let text)?, .json(let text)?: text
    case .integer(let number)?: String(number)
    case .real(let number)?: String(number)
    case .boolean(let flag)?: String(flag)
    case .textList(let items)?: "a list of \(items.count)"
    }
  }
}
