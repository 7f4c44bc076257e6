import Foundation
import GeoCore

/// A flight plan of QGroundControl: JSON, places as [latitude, longitude, height].
struct FlightPlan: Decodable {
  var fileType: String?
  var version: Double?
  var mission: Mission?

  /// What is flown.
  struct Mission: Decodable {
    var version: Double?
    var items: [Item]
    /// Latitude, longitude (degrees) and elevation (m).
    var plannedHomePosition: [Double?]?
  }

  /// A simple item, or a complex one that the ground station turns into simple ones.
  struct Item: Decodable {
    var type: String
    var command: Int?
    var frame: Int?
    var params: [Double?]?
    var complexItemType: String?
    var transects: Transects?

    enum CodingKeys: String, CodingKey {
      case type, command, frame, params, complexItemType
      case transects = "TransectStyleComplexItem"
    }
  }

  /// The stored path of a survey or a corridor.
  struct Transects: Decodable {
    var items: [Item]?
    /// Latitude and longitude (degrees) of the path's vertices.
    var points: [[Double?]]?
    var camera: CameraCalc?
    var followsTerrain: Bool?

    enum CodingKeys: String, CodingKey {
      case items = "Items"
      case followsTerrain = "FollowTerrain"
      case points = "VisualTransectPoints"
      case camera = "CameraCalc"
    }
  }

  /// How high the path is flown.
  struct CameraCalc: Decodable {
    /// Metres.
    var distance: Double?
    var isAboveLaunch: Bool?
    /// What the distance is above, in newer plans: the number of QGroundControl's AltMode.
    var mode: Int?

    enum CodingKeys: String, CodingKey {
      case mode = "DistanceMode"
      case distance = "DistanceToSurface"
      case isAboveLaunch = "DistanceToSurfaceRelative"
    }
  }

  /// What `fileType` says of a plan.
  private static let fileType = "Plan"
  /// The version of plans that is read.
  private static let version = 1.0
  /// The version of missions that is read.
  private static let missionVersion = 2.0

  /// Reads a plan's route.
  ///
  /// - Parameter path: the file's, for messages.
  /// - Throws: `InputError` naming the file and the key or item at fault.
  static func route(from bytes: [UInt8], of path: String) throws -> Route {
    let data = Data(bytes)
    let plan: FlightPlan
    do {
      plan = try JSONDecoder().decode(FlightPlan.self, from: data)
    } catch let error as DecodingError {
      throw InputError(
        .badData, at: .init(file: path), "is not a flight plan: \(error.sentence(about: data))",
        fix: "save it again from QGroundControl")
    }
    let mission = try plan.checkedMission(path)
    var route = MissionRoute()
    for (index, item) in mission.items.enumerated() {
      try item.add(to: &route, name: "mission.items[\(index)]", path)
    }
    return try route.route(of: path, home: mission.home)
  }

  private func checkedMission(_ path: String) throws -> Mission {
    func fault(_ problem: String) -> InputError {
      InputError(.badData, at: .init(file: path), problem, fix: "save it again from QGroundControl")
    }
    guard fileType == Self.fileType else {
      throw fault("fileType: expected \(Self.fileType), found \(fileType ?? "nothing")")
    }
    guard version == Self.version else {
      throw fault("version: expected 1, found \(version.written)")
    }
    guard let mission else {
      throw InputError(
        .badData, at: .init(file: path), "mission: missing, the plan has no route",
        fix: "plan a mission in QGroundControl")
    }
    guard mission.version == Self.missionVersion else {
      throw fault("mission.version: expected 2, found \(mission.version.written)")
    }
    return mission
  }
}

extension FlightPlan.Mission {
  /// Where the plan says that the aircraft starts; the place of zeros is a plan that was never given one.
  fileprivate var home: Coordinate? {
    guard let place = plannedHomePosition, place.count >= 2, let latitude = place[0],
      let longitude = place[1], latitude != 0 || longitude != 0
    else { return nil }
    return Coordinate(longitude: longitude, latitude: latitude)
  }
}

extension DecodingError {
  /// The fault in one line.
  ///
  /// - Parameter data: what was decoded.
  fileprivate func sentence(about data: Data) -> String {
    switch self {
    case .keyNotFound(let key, let context): "\(context.path(to: key)) is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      "\(context.path(to: nil)): expected \(Self.noun(type)), found something else"
    case .dataCorrupted(let context): (Self.syntaxFault(of: data) ?? context.debugDescription).onOneLine
    @unknown default: "\(self)".onOneLine
    }
  }

  /// Where the text stops being JSON, which only the plain parser tells; nil when it is JSON.
  private static func syntaxFault(of data: Data) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: data)
      return nil
    } catch {
      let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      return "not valid JSON" + (detail.map { ": \($0)" } ?? "")
    }
  }

  /// What a value should be, in JSON's words.
  private static func noun(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type, is any BinaryFloatingPoint.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}

extension DecodingError.Context {
  /// The path to the fault, such as `mission.items[3].type`.
  fileprivate func path(to key: (any CodingKey)?) -> String {
    let steps = codingPath + [key].compactMap { $0 }
    let text = steps.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return text.isEmpty ? "the document" : String(text.drop { $0 == "." })
  }
}

extension Double? {
  /// A version as people write it.
  fileprivate var written: String {
    guard let self else { return "nothing" }
    return Int(exactly: self).map(String.init) ?? "\(self)"
  }
}

extension String {
  /// The text without line feeds.
  fileprivate var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
