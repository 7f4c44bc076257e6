import Coverage
import GeoIO
import Planner
import Reports

/// The names of the files that runs write into a folder.
enum RunFiles: Sendable {
  /// Those of every run.
  private static let always: Set = [
    ResultFiles.gaps, ResultFiles.border, ResultFiles.sensors, ResultFiles.geoPackage, ResultFiles.project,
    ResultFiles.summary, ReportPage.name, ResultFiles.plan,
  ]

  /// Whether a run may write, or remove, a file of that name.
  static func isWritten(_ name: String) -> Bool { always.contains(name) || isOfSomeRuns(name) }

  /// Whether a run may write a file of that name, or not.
  static func isOfSomeRuns(_ name: String) -> Bool {
    let names =
      /(coverage(-[1-9][0-9]*)?\.(tif|qml)|hillshade(-[1-9][0-9]*)?\.tif|patrols\.svg|windows\.csv|losses\.json)/
    return name.wholeMatch(of: names) != nil
  }

  /// The same for a path in the folder of a run of all variants.
  ///
  /// - Parameter variants: the names of the folders in it that take a result each.
  static func isOfSomeRuns(_ path: String, in variants: [String]) -> Bool {
    let steps = path.split(separator: "/").map(String.init)
    return steps.count == 2 && variants.contains(steps[0]) && isOfSomeRuns(steps[1])
  }
}

/// Which pieces of border the passes of patrols are told for: all, or the one at a chainage.
public enum WindowChoice: Sendable {
  case all
  /// The piece of a part (from 1) that holds a chainage (m).
  case at(Double, part: Int)

  /// `all`, a chainage such as `12500`, or a part and a chainage such as `2:12500`.
  public init?(argument: String) {
    if argument == "all" {
      self = .all
      return
    }
    let numbers = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = numbers.last, let chainage = Double(last), chainage >= 0, chainage.isFinite,
      numbers.count <= 2
    else { return nil }
    guard numbers.count == 2 else {
      self = .at(chainage, part: 1)
      return
    }
    guard let part = Int(numbers[0]), part >= 1 else { return nil }
    self = .at(chainage, part: part)
  }

  /// Writes `windows.csv`.
  func write(_ assessment: Assessment, runID: RunID, to folder: OutputFolder) throws {
    let text = WindowReport.text(of: assessment, runID: runID.text) { piece in
      switch self {
      case .all: true
      case .at(let chainage, let part): piece.part == part - 1 && piece.chainage.contains(chainage)
      }
    }
    try folder.write(Array(text.utf8), to: "windows.csv")
  }
}

/// A band of coverage.tif: its name and unit, and where its values stand in a tile of the map.
struct MapBand: Sendable {
  let band: CoverageFile.Band
  let values: @Sendable (MapTile) -> [Float]

  /// The bands, in the file's order.
  static let all = [
    MapBand(band: .init("probability")) { $0.probability },
    MapBand(band: .init("overlap")) { $0.overlap },
    MapBand(band: .init("max_revisit_s", unit: "s")) { filled($0.maxRevisit) },
    MapBand(band: .init("minimum_visible_height_m", unit: "m")) { filled($0.visibleHeight) },
  ]

  /// Nodata where there is no value.
  private static func filled(_ values: [Float?]) -> [Float] {
    values.map { $0 ?? Float(CoverageFile.nodata) }
  }
}
