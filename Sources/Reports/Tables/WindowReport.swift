import PatrolMotion
public import Coverage
import GeoCore
import SensorPhysics

/// The passes of patrols over the border as a compact table: one line a pass and piece, comma-separated.
public enum WindowReport {
  private static let header = "part,from_m,to_m,patrol,aircraft,start_s,end_s,probability,\(RunMark.key)"

  /// The table's text, ending in a line break; pieces by part and chainage, passes by patrol, aircraft and time.
  ///
  /// - Parameters:
  ///   - runID: the run's, which each line ends with.
  ///   - isWanted: which pieces are told.
  public static func text(
    of assessment: Assessment, runID: String, where isWanted: (BorderPiece) -> Bool
  ) -> String {
    var lines = [header]
    for (index, piece) in assessment.pieces.enumerated() where isWanted(piece) {
      for pass in assessment.passes[index] ?? [] {
        let fields: [String] = [
          "\(piece.part + 1)", "\(piece.chainage.lowerBound.millimetres)",
          "\(piece.chainage.upperBound.millimetres)", assessment.patrolIDs[pass.patrol].inCSV,
          "\(pass.aircraft + 1)", "\(pass.window.start)", "\(pass.window.end)",
          "\(pass.window.probability.millionths)", runID,
        ]
        lines.append(fields.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
