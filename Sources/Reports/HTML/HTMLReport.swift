import Foundation
public import GeoCore
import Scenario
import SensorPhysics

/// A result as one page for readers without a GIS: no other file, no network, equal results equal bytes.
///
/// It is made of nothing but the files of a run, so that it can be made again from them.
public struct HTMLReport {
  let scenario: Scenario
  let summary: SummaryDocument
  let gaps: [ReportGap]
  let lines: [ResultBorder.Line]
  let places: PlaceLayers
  let picture: MapPicture
  let strokes: BorderStrokes
  /// The picture of patrols in time; nil when there are none.
  let diagram: Markup?

  /// A report of a run's files.
  ///
  /// - Parameters:
  ///   - folder: the folder's name, for messages.
  ///   - bytes: the bytes of a file of that name.
  /// - Throws: what `bytes` throws; `InputError` of kind badData that names the file and what is wrong in it.
  public init(folder: String, bytes: (_ name: String) throws -> [UInt8]) throws {
    func path(_ name: String) -> String { "\(folder)/\(name)" }
    func text(_ name: String) throws -> String {
      guard let text = String(validating: try bytes(name), as: UTF8.self) else {
        throw ResultFiles.fault(path(name), "is not UTF-8 text")
      }
      return text
    }
    // The plan's variants were not run.
    let scenario = try ScenarioDocument(yaml: text(ResultFiles.plan), file: path(ResultFiles.plan)).scenario()
    self.scenario = scenario
    summary = try ResultFiles.decoded(
      SummaryDocument.self, from: bytes(ResultFiles.summary), file: path(ResultFiles.summary))
    for name in summary.hillshades + summary.maps where name.isEmpty || name.contains("/") {
      throw ResultFiles.fault(
        path(ResultFiles.summary), "hillshades: '\(name)' is no name of a file beside it")
    }
    gaps = try ReportGap.all(decoding: bytes(ResultFiles.gaps), file: path(ResultFiles.gaps))
    lines = try ResultBorder.lines(decoding: bytes(ResultFiles.border), file: path(ResultFiles.border))
    places = try PlaceLayers(
      decoding: bytes(ResultFiles.sensors), file: path(ResultFiles.sensors), task: scenario.task)
    strokes = BorderStrokes(of: lines)
    picture = MapPicture(
      strokes: strokes.strokes, marks: Self.marks(of: gaps), places: places,
      landmarks: MapLandmarks(of: lines.map(\.stretch), outsideIsLeft: !scenario.border.inside.isLeft),
      symbol: { EquipmentSymbol($0.flatMap(scenario.equipmentType(named:))) },
      projection: MapProjection(showing: lines.flatMap(\.geometry.places), and: places.mustBeSeen))
    diagram =
      try summary.patrols.isEmpty
      ? nil : RebuiltDiagram(RunMark.unmarked(xml: text(ResultFiles.diagram)))?.svg
    guard summary.patrols.isEmpty || diagram != nil else {
      throw ResultFiles.fault(path(ResultFiles.diagram), "is not an SVG picture of patrols in time")
    }
  }

  private static func marks(of gaps: [ReportGap]) -> [MapPicture.Mark] {
    ReportGap.longestFirst(gaps).map { gap in
      MapPicture.Mark(
        key: ReportTables.key(ofGap: gap), kind: "gap", label: gap.properties.id, title: title(of: gap),
        line: gap.geometry.places)
    }
  }

  /// What a pointer reads at a gap.
  private static func title(of gap: ReportGap) -> String {
    let facts = gap.properties
    let nearest = facts.nearestSensor.flatMap { id in
      facts.nearestDistance.map { "nearest \(id), \($0.inWords)" }
    }
    return
      ([
        "\(facts.id): \(facts.length.inKilometres) km, \(facts.cause)", gap.chainage, gap.names.best, nearest,
      ]
      .compactMap(\.self)).joined(separator: "; ")
  }

  /// The names of the terrain's pictures, files of the same folder; none over level ground.
  public var hillshades: [String] { summary.hillshades }

  /// The names of the maps of coverage, files of the same folder; none in results that told of none.
  public var maps: [String] { summary.maps }

  /// From which probability on ground counts as seen well enough.
  public var requiredProbability: Double { summary.figures.requiredProbability }

  /// What ground is drawn as that is seen well enough (0), that is seen less (1), and that is unknown (2): red, green, blue
  /// and opacity, in 0...255.
  public static let groundColours: [(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)] = [
    CausePalette.covered.translucent(120), CausePalette.weak.translucent(90),
    Colour(red: 90, green: 90, blue: 90).translucent(150),
  ].map { ($0.red, $0.green, $0.blue, $0.opacity) }

  /// What the map shows.
  public var mapBox: GeographicBox { picture.projection.box }

  /// The size of a picture below the map (pixels).
  public var backdropSize: (columns: Int, rows: Int) {
    let projection = picture.projection
    let scale = Self.backdropSide / max(projection.width, projection.height)
    return (Int((projection.width * scale).rounded()), Int((projection.height * scale).rounded()))
  }

  /// The longer side of a picture below the map (pixels): sharp on a screen and on A4, and some hundred kilobytes.
  private static let backdropSide = 1400.0

  /// The page.
  ///
  /// - Parameters:
  ///   - backdrop: a JPEG of the relief of what the map's box shows; nil for none.
  ///   - seen: a PNG of what is seen there, and of where the ground is unknown; nil for none.
  public func html(over backdrop: [UInt8]?, seen: [UInt8]? = nil) -> String {
    let name = summary.name + (summary.variant.map { ", variant \($0)" } ?? "")
    return HTMLPage(
      title: "\(name): border coverage", heading: name, runningTitle: "\(name): border coverage",
      runID: summary.runID, introduction: HTMLText.paragraph(introduction),
      sections: sections(over: backdrop, seen), attribution: summary.attribution
    ).html
  }

  private var introduction: String {
    let totals = summary.figures
    let gaps = totals.gapCount == 1 ? "1 gap" : "\(totals.gapCount) gaps"
    return
      "\(totals.coveredFraction.inPercent) of \(totals.length.inWords) are covered, with \(gaps). "
      + "A place counts as covered when the chance of the task (\(scenario.task.rawValue)) on a target there is at least "
      + "\(totals.requiredProbability.probabilityText)."
  }
}

extension ResultBorder.Line {
  /// What landmarks are found along.
  fileprivate var stretch: MapLandmarks.Stretch {
    .init(
      part: properties.part, from: properties.fromM, to: properties.toM, line: geometry.places,
      name: names.best)
  }
}
