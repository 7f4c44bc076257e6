import Coverage
import GeoIO
import Reports
import Scenario
import SensorPhysics

extension ResolvedScenario {
  /// The table of what failures cost; writes `losses.json` when a folder is given.
  func losses(of assessment: Assessment, writingTo folder: OutputFolder?, runID: RunID?) throws -> String {
    let losses = LossAnalysis(
      of: assessment, period: CyclicPeriod(length: scenario.period), exposure: scenario.exposure)
    try folder?.write(LossReport.json(of: losses, in: assessment, runID: runID?.text).file, to: "losses.json")
    return LossReport.text(of: losses, in: assessment)
  }
}
