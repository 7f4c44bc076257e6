import RadioLinks
import GeoCore
import SensorPhysics

extension EquipmentType {
  /// The type as the plan writes it, as a text; equal types are equal texts.
  public var definition: String { (try? plan.serialized()) ?? "" }

  /// The type as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    // All it takes from the class stands below; it is named for what maps draw.
    map.add(EquipmentKeys.extends, text: catalogueClass)
    map.add(EquipmentKeys.kind, text: kind.rawValue)
    map.add(EquipmentKeys.description, text: summary)
    map.add(EquipmentKeys.role, text: role)
    map.add(EquipmentKeys.programmeCount, integer: programmeCount)
    map.add(EquipmentKeys.assumptions, text: assumptions)
    map.add(EquipmentKeys.mastHeight, number: mastHeight)
    map.add(EquipmentKeys.antennaHeight, number: antennaHeight)
    map.add(EquipmentKeys.sector, angle: sector)
    map.add(EquipmentKeys.minRange, number: minRange)
    let tilts = [tiltLimits.lowerBound, tiltLimits.upperBound]
    map.add(EquipmentKeys.tiltLimits, .list(tilts.map { .number($0.writtenDegrees) }))
    map.add(EquipmentKeys.cameras, cameras.isEmpty ? nil : .list(cameras.map(\.plan)))
    map.add(EquipmentKeys.cost, number: cost)
    movement.write(into: &map)
    centre.write(into: &map)
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
    map.add(CameraKeys.criteria, text: criteria?.name)
    map.add(CameraKeys.tilt, angle: tilt)
    map.add(CameraKeys.depression, angle: gimbal?.depression)
    if let gimbal, gimbal.direction == .border {
      map.add(CameraKeys.leastDepression, angle: gimbal.leastDepression)
      map.add(CameraKeys.mostDepression, angle: gimbal.mostDepression)
    }
    map.add(CameraKeys.azimuth, gimbal?.direction.plan)
    return map.node
  }
}

extension Gimbal.Direction {
  /// The direction as the plan writes it.
  fileprivate var plan: YAMLNode {
    if case .track(let angle) = self { return .number(angle.writtenDegrees) }
    return .text(CameraKeys.azimuthWords.first { $0.direction == self }?.word ?? "")
  }
}

extension Movement {
  fileprivate func write(into map: inout PlanMapping) {
    map.add(EquipmentKeys.speed, number: speed)
    map.add(EquipmentKeys.endurance, number: endurance)
    map.add(EquipmentKeys.turnaround, number: turnaround)
    map.add(EquipmentKeys.flightHeight, number: height)
    map.add(EquipmentKeys.halts, sensesAtHalts ? .flag(true) : nil)
  }
}

extension CentreFigures {
  fileprivate func write(into map: inout PlanMapping) {
    map.add(EquipmentKeys.level, text: level?.rawValue)
    if let link {
      var radio = PlanMapping()
      radio.add(EquipmentKeys.frequency, number: link.frequency)
      radio.add(EquipmentKeys.linkRange, number: link.maxRange)
      map.add(EquipmentKeys.link, radio.node)
    }
    map.add(EquipmentKeys.capacity, integer: capacity)
  }
}

extension CriterionSet {
  /// The set as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(CriterionKeys.edition, text: edition)
    map.add(CriterionKeys.source, text: source)
    for keys in CriterionKeys.needs {
      switch need(for: keys.task) {
      case .cycles(let cycles): map.add(keys.cycles, number: cycles)
      case .pixelsPerMetre(let density): map.add(keys.density, number: density)
      }
    }
    return map.node
  }
}

extension [Band: CriterionSet] {
  /// The set of each band as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    for (band, key) in zip(Band.allCases, CriterionKeys.byBand) { map.add(key, text: self[band]?.name) }
    return map.node
  }
}

extension PhysicsAssumptions {
  /// The assumptions as the plan writes them, all of them.
  var plan: YAMLNode {
    var map = PlanMapping()
    for entry in AssumptionKeys.entries { map.add(entry.key, number: self[keyPath: entry.number]) }
    return map.node
  }
}
