import CGDAL
import GeoCore
import Synchronization

/// A coordinate system whose places on Earth are known: the system, and the operation that brings its coordinates to
/// WGS 84.
///
/// All transformations of the program are made from two of these, so that none rests on a guess.
struct EarthSystem: Sendable, Hashable {
  /// Its WKT, or another text that defines it, without heights.
  let text: String
  /// How its coordinates are brought to WGS 84.
  let choice: OperationChoice
  /// Whether its coordinates are longitude and latitude.
  let isGeographic: Bool

  /// Longitude and latitude on WGS 84.
  static let wgs84 = EarthSystem(text: "EPSG:4326", choice: OperationChoice(), isGeographic: true)

  private init(text: String, choice: OperationChoice, isGeographic: Bool) {
    self.text = text
    self.choice = choice
    self.isGeographic = isGeographic
  }

  /// A plane on WGS 84, such as a lattice's.
  ///
  /// - Parameter projection: its PROJ string, whose datum is WGS 84.
  init(planeOnWGS84 projection: String) {
    self.init(text: projection, choice: OperationChoice(), isGeographic: false)
  }

  /// Finds how the coordinates of a system are brought to WGS 84.
  ///
  /// - Parameters:
  ///   - reference: the system.
  ///   - extent: where coordinates lie, in the system; asked for when the operation hangs on it, nil when not known.
  /// - Complexity: milliseconds the first time; what was found is kept.
  /// - Throws: `SystemFault`, and `GDALError` when PROJ fails.
  init(_ reference: borrowing SpatialReference, within extent: () -> PlaneBox?) throws {
    guard unsafe OSRIsGeocentric(reference.handle) == 0 else { throw SystemFault.geocentric }
    let flat = try reference.horizontal()
    let text = try flat.wellKnownText()
    if let choice = try Self.kept.choice(for: text, { try OperationSearch(text).choiceAnywhere() }) {
      self.init(text: text, choice: choice, isGeographic: flat.isGeographic)
      return
    }
    guard SystemHint.balkanZone(of: flat) == nil || !SystemHint.isOnMGI(flat) else {
      throw SystemFault.ballpark(datum: SystemHint.mgi)
    }
    let box = extent()
    let area = box?.area(in: flat)
    let choice = try Self.kept.choice(for: text + " within \(area.map { "\($0)" } ?? "its area")") {
      try OperationSearch(text).choice(in: area) { operation in
        guard operation.usesGrids, let box else { return true }
        return try box.isCarried(by: operation, from: flat)
      }
    }
    self.init(text: text, choice: choice ?? OperationChoice(), isGeographic: flat.isGeographic)
  }

  /// The pipeline from its axes to a plane on WGS 84, as GDAL's programs take it; nil when it is on WGS 84 itself, and
  /// they find the conversion themselves.
  ///
  /// - Parameter projection: the plane's PROJ string.
  func pipeline(toPlane projection: String) -> String? {
    guard let operation = choice.operation else { return nil }
    let step = "+step "
    let shift = operation.pipeline.replacing("+proj=pipeline ", with: "")
    return "+proj=pipeline " + (shift.hasPrefix(step) ? shift : step + shift)
      + " \(step)+proj=axisswap +order=2,1 \(step)+proj=unitconvert +xy_in=deg +xy_out=rad \(step)\(projection)"
  }

  private static let kept = KeptChoices()
}

/// What was found for systems, shared by all tasks, as a search costs milliseconds.
private final class KeptChoices: Sendable {
  private let known = Mutex<[String: Result<OperationChoice?, SystemFault>]>([:])
  /// More systems and areas than any scenario has; then all are searched again.
  private static let most = 1_000

  /// What is known under a key, found when it is not.
  func choice(for key: String, _ find: () throws -> OperationChoice?) throws -> OperationChoice? {
    if let result = known.withLock({ $0[key] }) { return try result.get() }
    let result: Result<OperationChoice?, SystemFault>
    do {
      result = .success(try find())
    } catch let fault as SystemFault {
      result = .failure(fault)
    }
    known.withLock { choices in
      if choices.count >= Self.most { choices = [:] }
      choices[key] = result
    }
    return try result.get()
  }
}
