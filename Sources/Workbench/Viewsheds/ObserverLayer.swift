import GeoCore
import GeoIO
import Scenario

/// A number that says how an observer looks: an option of the command, and a column of a layer of observers.
public enum ObserverNumber: String, Sendable, CaseIterable {
  case observerHeight = "observer_height_m"
  case observerElevation = "observer_elevation_m"
  case targetHeight = "target_height_m"
  case minRange = "min_range_m"
  case maxRange = "max_range_m"
  case azimuth = "azimuth_deg"
  case sector = "sector_deg"
  case tilt = "tilt_deg"
  case verticalAngle = "vertical_angle_deg"

  /// The column's name.
  public var column: String { rawValue }

  /// The option's name: the column's without its unit.
  public var option: String { "--" + rawValue.split(separator: "_").dropLast().joined(separator: "-") }

  /// The longest range (m): beyond it a plane with a parabola's drop is no earth.
  static let longestRange = 1e6
  /// The highest that an eye or a target may be (m): a satellite is no observer of this kind.
  static let highest = 1e6
  /// The least width or height of a field (degrees): 17 mm in 1 km.
  private static let narrowest = 1e-3
  /// The lowest elevation of an eye (m): below every sea.
  private static let lowestElevation = -12_000.0

  /// Whether a value makes sense by itself.
  public func allows(_ value: Double) -> Bool {
    switch self {
    case .observerHeight, .targetHeight: (0...Self.highest).contains(value)
    case .observerElevation: (Self.lowestElevation...Self.highest).contains(value)
    case .minRange, .maxRange: (0...Self.longestRange).contains(value)
    case .azimuth: (-360...360).contains(value)
    case .sector: value >= Self.narrowest && value <= 360
    case .tilt: value > -90 && value < 90
    case .verticalAngle: value >= Self.narrowest && value < 180
    }
  }

  /// The values that make sense, in words.
  public var allowed: String {
    switch self {
    case .observerHeight, .targetHeight: "a number of metres from 0 to \(Self.highest.inWholeNumbers)"
    case .observerElevation:
      "a number of metres from \(Self.lowestElevation.inWholeNumbers) to \(Self.highest.inWholeNumbers)"
    case .minRange, .maxRange: "a number of metres from 0 to \(Self.longestRange.inWholeNumbers)"
    case .azimuth: "a number of degrees from -360 to 360"
    case .sector: "a number of degrees above 0, from \(Self.narrowest) on, and at most 360"
    case .tilt: "a number of degrees above -90 and below 90"
    case .verticalAngle: "a number of degrees above 0, from \(Self.narrowest) on, and below 180"
    }
  }
}

/// Observers from a point layer, whose columns say anew what the command's options say.
struct ObserverLayer {
  let path: String
  /// Which of its features, and how.
  let query: LayerQuery
  /// What holds where columns are missing or empty.
  let settings: ObserverSettings
  /// Takes what the user should know.
  let notes: InputNotes

  /// The observers, in the layer's order.
  ///
  /// - Parameter wantsNames: whether each needs a name that a file may have.
  /// - Throws: `InputError` naming the feature and the column at fault.
  func observers(on dem: DEM, voids: VoidPolicy, wantsNames: Bool) throws -> [Observer] {
    let rows = try rows()
    guard !rows.isEmpty else {
      throw InputError(.badData, at: .init(file: path), "has no observers", fix: "give a layer with points")
    }
    guard rows.count <= SightCount.mostObservers else {
      throw InputError(
        .badData, at: .init(file: path), "has \(rows.count) observers, more than \(SightCount.mostObservers)",
        fix: "split the layer")
    }
    var owners: [String: String] = [:]
    return try rows.map { row in
      let place = InputError.Place(file: row.place)
      let observer = try ObserverRow(row: row)
      let name = observer.id ?? String(row.number)
      if wantsNames {
        try Self.checkFileName(name, at: place)
        // Some file systems hold one file for both cases.
        if let owner = owners.updateValue(row.place, forKey: name.lowercased()) {
          throw InputError(
            .badData, at: place, "column id: '\(name)' is also the name of \(owner)",
            fix: "give each observer an id of its own")
        }
      }
      return try Observer(
        id: name, who: "observer \(name)", at: dem.point(of: row.coordinate), on: dem, voids: voids,
        settings: Self.settings(of: observer, or: settings, at: place), source: place)
    }
  }

  private func rows() throws -> [PointRow] {
    var names: Set<String> = []
    return try PointReader(path: path, query: query, notes: notes).layers().filter { !$0.rows.isEmpty }
      .flatMap {
        $0.tellHeights(of: .observer, notes: notes)
        return try $0.matched(to: .observer, query, besides: &names, notes: notes).rows
      }
  }

  /// The longest name that leaves room for an ending in every file system (bytes).
  private static let longestName = 200

  private static func checkFileName(_ name: String, at place: InputError.Place) throws {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar != "/" && scalar != "\\" && scalar.properties.generalCategory != .control
    }
    guard isPlain, !name.hasPrefix("."), name.utf8.count <= longestName else {
      throw InputError(
        .badData, at: place, "column id: \(name.debugDescription) cannot be the name of a file",
        fix: "give an id of letters, digits, dots, dashes and blanks")
    }
  }

  private static func settings(
    of row: ObserverRow, or defaults: ObserverSettings, at place: InputError.Place
  ) throws -> ObserverSettings {
    var own: [ObserverNumber: Double] = [:]
    for number in ObserverNumber.allCases { own[number] = row.numbers[number.column] }
    let settings = defaults.replacing(own)
    let name = { (number: ObserverNumber) in
      own[number] == nil && settings.numbers[number] != nil
        ? number.option : "column \(row.columnNames[number.column] ?? number.column)"
    }
    if let fault = settings.fault(naming: name) {
      throw InputError(.badData, at: place, fault, fix: "mend the feature or the options")
    }
    return settings
  }
}
