import ArgumentParser
import Coverage
import GeoIO
import Reports

/// Which pieces of border the passes of patrols are told for: all, or the one at a chainage.
enum WindowChoice: ExpressibleByArgument {
  case all
  /// The piece of a part (from 1) that holds a chainage (m).
  case at(Double, part: Int)

  /// `all`, a chainage such as `12500`, or a part and a chainage such as `2:12500`.
  init?(argument: String) {
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
  func write(_ assessment: Assessment, to folder: OutputFolder) throws {
    let text = WindowReport.text(of: assessment) { piece in
      switch self {
      case .all: true
      case .at(let chainage, let part): piece.part == part - 1 && piece.chainage.contains(chainage)
      }
    }
    try folder.write(Array(text.utf8), to: "windows.csv")
  }
}
