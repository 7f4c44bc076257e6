public import Coverage
import Foundation
import GeoCore
import PatrolMotion
public import RadioLinks
public import Scenario
import SensorPhysics

/// One of the two results of a comparison, as far as its page tells of it: read from a folder, or of a run.
public struct ComparedSide: Sendable {
  /// What the user calls it.
  public let name: String
  let summary: SummaryDocument
  let sites: [PlaceLayers.Point]
  let symbols: [String: EquipmentSymbol]
  let inside: BorderSide

  /// A result that a run wrote.
  ///
  /// - Parameter bytes: the bytes of a file of that name.
  /// - Throws: what `bytes` throws; `InputError` of kind badData that names the file and what is wrong in it.
  public init(folder: String, bytes: (_ name: String) throws -> [UInt8]) throws {
    name = folder
    let plan = String(decoding: try bytes(ResultFiles.plan), as: UTF8.self)
    let scenario = try ScenarioDocument(yaml: plan, file: "\(folder)/\(ResultFiles.plan)").scenario()
    summary = try ResultFiles.decoded(
      SummaryDocument.self, from: bytes(ResultFiles.summary), file: "\(folder)/\(ResultFiles.summary)")
    sites = try PlaceLayers(
      decoding: bytes(ResultFiles.sensors), file: "\(folder)/\(ResultFiles.sensors)"
    ).points(of: "site")
    inside = scenario.border.inside
    symbols = Self.symbols(of: sites, in: scenario)
  }

  /// The result of a run that wrote nothing.
  ///
  /// - Parameters:
  ///   - summary: the figures of the run, but for what is told of its files.
  ///   - patrols: in the assessment's order.
  public init(
    name: String, of assessment: Assessment, in scenario: Scenario, summary: Summary, links: LinkStatus,
    patrols: [PatrolFacts]
  ) {
    self.name = name
    self.summary = summary.document(of: assessment, links: links, patrols: patrols)
    sites = assessment.sensors.map {
      .init(id: $0.id, place: $0.coordinate, facts: .init(id: $0.id, kind: "site", type: $0.type))
    }
    inside = scenario.border.inside
    symbols = Self.symbols(of: sites, in: scenario)
  }

  private static func symbols(of sites: [PlaceLayers.Point], in scenario: Scenario) -> [String:
    EquipmentSymbol]
  {
    let types = sites.compactMap(\.facts.type)
    return Dictionary(types.map { ($0, EquipmentSymbol(scenario.equipmentType(named: $0))) }) { first, _ in
      first
    }
  }
}

/// What a user sets of sensors and patrols but their places, for comparisons: equal settings are equal texts.
public enum SensorSettings {
  /// The settings of a run's sensors and patrols by their ids.
  public static func texts(
    of assessment: Assessment, in scenario: Scenario, patrols: [PatrolFacts]
  ) -> [String: String] {
    let sensors = assessment.sensors.map { sensor in
      let cameras = sensor.fields.map { field in
        camera(
          azimuth: field.sector.degrees < 360 ? field.azimuth.degrees.millimetres : nil,
          sector: field.sector.degrees.millimetres, minRange: field.minRange.millimetres)
      }
      return (sensor.id, text(sensor.type, sensor.mastHeight, cameras, in: scenario))
    }
    let moving = patrols.map { patrol in
      (
        patrol.id,
        patrolText(
          patrol.type, patrol.schedule?.aircraft, lapTime: patrol.schedule?.lapTime.millimetres, in: scenario)
      )
    }
    return Dictionary(sensors + moving) { first, _ in first }
  }

  /// The settings of the sensors and patrols of a folder's files.
  static func texts(
    of sites: [PlaceLayers.Point], patrols: [SummaryPatrol], in scenario: Scenario
  ) -> [String: String] {
    let sensors = sites.map { site in
      let cameras = (site.facts.cameras ?? []).map {
        camera(azimuth: $0.azimuth, sector: $0.sector ?? 0, minRange: $0.minRange ?? 0)
      }
      return (site.id, text(site.facts.type ?? "", site.facts.mastHeight ?? 0, cameras, in: scenario))
    }
    let moving = patrols.map { patrol in
      (
        patrol.share.id,
        patrolText(
          patrol.share.type, patrol.schedule?.aircraft, lapTime: patrol.schedule?.lapTime, in: scenario)
      )
    }
    return Dictionary(sensors + moving) { first, _ in first }
  }

  private static func camera(azimuth: Double?, sector: Double, minRange: Double) -> String {
    "\(azimuth.map { "\($0)" } ?? "all round") \(sector) \(minRange)"
  }

  private static func text(_ type: String, _ mast: Double, _ cameras: [String], in scenario: Scenario)
    -> String
  {
    ([type, "\(mast)"] + cameras + [definition(of: type, in: scenario)]).joined(separator: "\n")
  }

  private static func patrolText(
    _ type: String, _ aircraft: Int?, lapTime: Double?, in scenario: Scenario
  ) -> String {
    let facts = [type, aircraft.map(String.init) ?? "", lapTime.map { "\($0)" } ?? ""]
    return (facts + [definition(of: type, in: scenario)]).joined(separator: "\n")
  }

  private static func definition(of type: String, in scenario: Scenario) -> String {
    scenario.equipmentType(named: type)?.definition ?? ""
  }
}
