import Foundation
import GeoCore
import SensorPhysics

extension Camera {
  /// The camera in one line, such as `thermal: lwir, 150 mm, 17 um, 640x480`.
  var figures: String {
    func length(_ metres: Double?, _ unit: Double, _ symbol: String) -> String? {
      metres.map { String(format: "%g ", $0 * unit) + symbol }
    }
    func degrees(_ name: String, _ value: Double?) -> String? {
      value.map { name + String(format: " %g degrees", $0) }
    }
    let parts = [
      band.rawValue, length(optics.focalLength, 1e3, "mm"), length(optics.pitch, 1e6, "um"),
      optics.pixels.map { "\($0.width)x\($0.height)" }, degrees("HFOV", optics.hfov?.degrees),
      degrees("VFOV", optics.vfov?.degrees), detectionRange.map { String(format: "detection %g m", $0) },
      band.isThermal ? nil : String(format: "night factor %g", nightFactor),
      netd.map { String(format: "NETD %g mK", $0 * 1e3) }, degrees("depression", gimbal?.depression.degrees),
    ]
    return "\(name): " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}
