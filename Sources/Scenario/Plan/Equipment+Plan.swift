import GeoCore
import SensorPhysics

extension EquipmentType {
  /// The type as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(EquipmentKeys.description, text: summary)
    map.add(EquipmentKeys.assumptions, text: assumptions)
    map.add(EquipmentKeys.mastHeight, number: mastHeight)
    map.add(EquipmentKeys.sector, angle: sector)
    map.add(EquipmentKeys.minRange, number: minRange)
    map.add(EquipmentKeys.cameras, .list(cameras.map(\.plan)))
    map.add(EquipmentKeys.cost, number: cost)
    return map.node
  }
}

extension Camera {
  /// The camera as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(CameraKeys.name, text: name)
    map.add(CameraKeys.band, text: band.rawValue)
    map.add(CameraKeys.focalLength, number: optics.focalLength)
    map.add(CameraKeys.pitch, number: optics.pitch)
    map.add(
      CameraKeys.pixels,
      optics.pixels.map { .list([.number(Double($0.width)), .number(Double($0.height))]) })
    map.add(CameraKeys.hfov, angle: optics.hfov)
    map.add(CameraKeys.vfov, angle: optics.vfov)
    map.add(CameraKeys.netd, number: netd)
    map.add(CameraKeys.nightFactor, number: nightFactor)
    map.add(CameraKeys.pan, angle: pan)
    map.add(CameraKeys.scanPeriod, number: scanPeriod)
    map.add(CameraKeys.minRange, number: minRange)
    map.add(CameraKeys.maxRange, number: maxRange)
    map.add(CameraKeys.detectionRange, number: detectionRange)
    return map.node
  }
}
