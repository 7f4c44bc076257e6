public import Coverage
import Foundation
public import GeoCore
import Scenario

/// The files of a run that a result is read back from.
public enum ResultFiles {
  /// The name of the file of the border's pieces.
  public static let border = "border.geojson"
  /// The name of the file of gaps.
  public static let gaps = "gaps.geojson"
  /// The name of the file of the resolved plan.
  public static let plan = "plan.yaml"
  /// The name of the file of all layers.
  public static let geoPackage = "karaula.gpkg"
  /// The name of QGIS's project.
  public static let project = "karaula.qgs"
  /// The name of the picture of patrols in time.
  public static let diagram = "patrols.svg"
  /// The name of the file of sensors.
  public static let sensors = "sensors.geojson"
  /// The name of the file of figures.
  public static let summary = "summary.json"

  /// The result that a run wrote.
  ///
  /// - Parameters:
  ///   - border: the bytes of `border.geojson`.
  ///   - sensors: the bytes of `sensors.geojson`.
  ///   - summary: the bytes of `summary.json`.
  ///   - plan: the bytes of `plan.yaml`.
  ///   - folder: the folder's name, for messages.
  ///   - distance: the geodesic distance (m) between two places.
  /// - Throws: `InputError` of kind badData that names the file and what is wrong in it.
  public static func result(
    border: [UInt8], sensors: [UInt8], summary: [UInt8], plan: [UInt8], folder: String,
    distance: @escaping (Coordinate, Coordinate) -> Double
  ) throws -> BorderResult {
    let pieces = ResultBorder(file: "\(folder)/\(self.border)", distance: distance)
    let lines = try ResultBorder.lines(decoding: border, file: pieces.file)
    let document = try decoded(SummaryDocument.self, from: summary, file: "\(folder)/\(self.summary)")
    let sites = try PlaceLayers(decoding: sensors, file: "\(folder)/\(self.sensors)").points(of: "site")
    let places = Dictionary(sites.map { ($0.id, $0.place) }) { first, _ in first }
    let scenario = try ScenarioDocument(
      yaml: String(decoding: plan, as: UTF8.self), file: "\(folder)/\(self.plan)"
    ).scenario()
    let settings = SensorSettings.texts(of: sites, patrols: document.patrols, in: scenario)
    return BorderResult(
      parts: try pieces.parts(of: lines), pieces: try pieces.pieces(of: lines),
      sensors: document.shares.map {
        .init(
          id: $0.id, at: places[$0.id], coveredLength: $0.coveredLength, soleLength: $0.soleLength,
          settings: settings[$0.id])
      },
      requiredProbability: document.figures.requiredProbability,
      isMarginKnown: lines.contains { $0.properties.marginal != nil }, cellSize: document.figures.cellSize,
      told: (document.figures.length, document.figures.coveredLength))
  }

  /// A value of a file.
  static func decoded<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], file: String
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw fault(file, "is not what a run writes: \(error.place)")
    }
  }

  static func fault(_ file: String, _ problem: String) -> InputError {
    InputError(
      .badData, at: .init(file: file), problem,
      fix: "give a folder that `karaula run --out` wrote, or run `karaula run SCENARIO --out DIR` again")
  }
}

extension DecodingError {
  /// Where and what is wrong, on one line.
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context): "\(Self.path(context.codingPath + [key])) is missing"
    case .typeMismatch(let type, let context):
      "\(Self.path(context.codingPath)) is no \(Self.name(of: type))"
    case .valueNotFound(let type, let context):
      "\(Self.path(context.codingPath)) is null where a \(Self.name(of: type)) must stand"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "it is not JSON" : "\(Self.path(context.codingPath)) cannot be read"
    @unknown default: "it cannot be read"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    let path = keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is Double.Type, is Int.Type: "number"
    case is String.Type: "text"
    case is Bool.Type: "truth value"
    case is any Collection.Type: "list"
    default: "object"
    }
  }
}
