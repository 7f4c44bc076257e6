import GeoCore
public import SensorPhysics

extension MonitoringCentre {
  /// The frequency (GHz) to write so that reading it gives the same bits back.
  public var writtenFrequency: Double { Unit.gigahertz.written(frequency) }

  /// The centre as the plan writes it.
  var plan: YAMLNode {
    var link = PlanMapping()
    link.add(CentreKeys.frequency, number: frequency)
    link.add(CentreKeys.maxRange, number: maxRange)
    var map = PlanMapping()
    map.add(SiteKeys.id, text: id)
    map.add(CentreKeys.level, text: level.rawValue)
    map.add(SiteKeys.at, .list([.number(coordinate.longitude), .number(coordinate.latitude)]))
    map.add(CentreKeys.mastHeight, number: mastHeight)
    map.add(CentreKeys.link, link.node)
    map.add(CentreKeys.capacity, integer: capacity)
    map.add(CentreKeys.acceptsSensors, .flag(acceptsSensors))
    return map.node
  }
}
