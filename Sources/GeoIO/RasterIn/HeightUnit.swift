import GeoCore

/// In which unit a raster's heights are: what its band, its vertical axis and the user say of it.
struct HeightUnit {
  let path: String
  let content: RasterContent
  /// What the band says; empty when it says nothing.
  let bandUnit: String
  /// The vertical axis of the raster's coordinate system; nil without one.
  let axis: VerticalAxis?

  /// Units that differ by less than this share are one: 9,000 m in feet of both kinds differ by 2 cm.
  private static let same = 1e-5

  /// The unit, metres when nobody says anything.
  ///
  /// - Parameters:
  ///   - wanted: what the user says, which rules.
  ///   - notes: takes a warning where the file says otherwise.
  /// - Throws: `InputError` for a unit that is not known, two that contradict each other, and depths.
  func unit(or wanted: LengthUnit?, notes: InputNotes) throws -> LengthUnit {
    if let axis, axis.isDownward { throw depths }
    let stated = bandUnit.isEmpty ? nil : LengthUnit(inFile: bandUnit)
    if let wanted {
      let isKnown = bandUnit.isEmpty || stated != nil
      let others = [stated, axis?.unit].compactMap { $0 }.filter { !Self.isSame($0, wanted) }
      if !isKnown || !others.isEmpty {
        notes.add(
          "\(path): its \(content.noun) are taken in \(wanted.symbol), as is asked for; the file says"
            + " \(others.first?.symbol ?? bandUnit.debugDescription)")
      }
      return wanted
    }
    if !bandUnit.isEmpty, stated == nil { throw unknown }
    guard let stated else { return axis?.unit ?? .metre }
    if let axis, !Self.isSame(axis.unit, stated) { throw contradiction(axis.unit) }
    return stated
  }

  private static func isSame(_ first: LengthUnit, _ second: LengthUnit) -> Bool {
    abs(first.metres / second.metres - 1) < same
  }

  private var choices: String {
    "`unit: \(LengthUnit.all.map(\.symbol).joined(separator: " | "))` \(content.place(orOption: "--dem-unit"))"
  }

  private var unknown: InputError {
    InputError(
      .badData, at: .init(file: path),
      "its \(content.noun) are in \(bandUnit.debugDescription), an unknown unit",
      fix: "say which it is with \(choices)")
  }

  private func contradiction(_ other: LengthUnit) -> InputError {
    InputError(
      .badData, at: .init(file: path),
      "its band is in \(bandUnit.debugDescription), the vertical axis of its coordinate system in"
        + " \(other.symbol.debugDescription)", fix: "say which is right with \(choices)")
  }

  private var depths: InputError {
    InputError(
      .badData, at: .init(file: path), "holds depths: the vertical axis of its coordinate system points down",
      fix: "give heights, as gdal_calc.py --calc=-A makes them, in a system whose axis points up")
  }
}
