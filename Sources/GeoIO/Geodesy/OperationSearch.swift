import CPROJ
import GeoCore

/// Asks PROJ for the operations that bring the coordinates of a system to another.
struct OperationSearch {
  let context: ProjContext
  let wkt: String

  /// An operation that PROJ found.
  struct Found {
    /// What it does.
    var operation: CoordinateOperation
    /// Whether a datum shift in it is a guess that there is none.
    var isBallpark: Bool
    /// Whether it shifts the datum at all.
    var shiftsDatum: Bool
    /// The files of grids that it needs and that are not installed.
    var missingGrids: [String]
    /// Whether PROJ can write it as a pipeline.
    var isUsable: Bool

    /// Whether it can be carried out here.
    var isReady: Bool { isUsable && !isBallpark && missingGrids.isEmpty }
  }

  /// What a search lets in.
  struct Terms {
    /// Where coordinates lie; nil for the area that the system is meant for.
    var area: GeographicBox?
    /// Whether ballpark operations count.
    var allowsBallpark = false
    /// Whether operations may lead over other systems.
    var leadsOverOthers = true
  }

  /// Searches from the system of a WKT.
  ///
  /// - Throws: `GDALError` when PROJ has no memory.
  init(_ wkt: String) throws {
    context = try ProjContext()
    self.wkt = wkt
  }

  /// The operations to the system of a code, those that PROJ holds for the best first.
  ///
  /// - Complexity: 0.1 to 150 ms, as the registry is searched.
  /// - Throws: `GDALError` when PROJ does not know one of the systems.
  func operations(to code: String, _ terms: Terms) throws -> [Found] {
    let source = try context.object(wkt)
    let target = try context.object(code)
    guard let factory = unsafe proj_create_operation_factory_context(context.handle, nil) else {
      throw context.error
    }
    defer { unsafe proj_operation_factory_context_destroy(factory) }
    unsafe set(terms, of: factory)
    guard let list = unsafe proj_create_operations(context.handle, source.handle, target.handle, factory)
    else { throw context.error }
    defer { unsafe proj_list_destroy(list) }
    return (0..<(unsafe proj_list_get_count(list))).compactMap { index -> Found? in
      guard let item = unsafe ProjObject(owning: proj_list_get(context.handle, list, index), in: context)
      else { return nil }
      return found(item)
    }
  }

  private func set(_ terms: Terms, of factory: OpaquePointer) {
    let handle = unsafe context.handle
    unsafe proj_operation_factory_context_set_spatial_criterion(
      handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      handle, factory, PROJ_GRID_AVAILABILITY_IGNORED)
    unsafe proj_operation_factory_context_set_allow_ballpark_transformations(
      handle, factory, terms.allowsBallpark ? 1 : 0)
    if !terms.leadsOverOthers {
      unsafe proj_operation_factory_context_set_allow_use_intermediate_crs(
        handle, factory, PROJ_INTERMEDIATE_CRS_USE_NEVER)
    }
    guard let area = terms.area else { return }
    unsafe proj_operation_factory_context_set_area_of_interest(
      handle, factory, Self.turned(area.west), area.south, Self.turned(area.east), area.north)
  }

  /// A longitude within [-180, 180].
  private static func turned(_ longitude: Double) -> Double {
    abs(longitude) > 180 ? longitude - 360 * (longitude > 0 ? 1 : -1) : longitude
  }

  private func found(_ item: borrowing ProjObject) -> Found {
    let handle = unsafe context.handle
    let shifts = datumShifts(of: item)
    let pipeline = unsafe proj_as_proj_string(handle, item.handle, PJ_PROJ_5, nil)
    let accuracy = unsafe proj_coordoperation_get_accuracy(handle, item.handle)
    let area = areaOfUse(of: item)
    return Found(
      operation: CoordinateOperation(
        name: shifts.joined(separator: " + "), accuracy: accuracy >= 0 ? accuracy : nil,
        pipeline: unsafe pipeline.map { unsafe String(cString: $0) } ?? "", area: area?.box,
        areaName: area?.name ?? ""),
      isBallpark: unsafe proj_coordoperation_has_ballpark_transformation(handle, item.handle) != 0,
      shiftsDatum: !shifts.isEmpty, missingGrids: missingGrids(of: item),
      isUsable: unsafe pipeline != nil)
  }

  /// The names of an operation's steps that shift the datum: neither projections nor other forms of coordinates.
  private func datumShifts(of item: borrowing ProjObject) -> [String] {
    switch unsafe proj_get_type(item.handle) {
    case PJ_TYPE_TRANSFORMATION, PJ_TYPE_OTHER_COORDINATE_OPERATION:
      return item.name.hasPrefix(Self.nothing) ? [] : [item.name]
    case PJ_TYPE_CONCATENATED_OPERATION:
      let count = unsafe proj_concatoperation_get_step_count(context.handle, item.handle)
      return (0..<count).flatMap { index -> [String] in
        let step = unsafe proj_concatoperation_get_step(context.handle, item.handle, index)
        guard let object = unsafe ProjObject(owning: step, in: context) else { return [] }
        return datumShifts(of: object)
      }
    default: return []
    }
  }

  /// How PROJ calls a step between two forms of one system.
  private static let nothing = "Null geographic offset"

  private func missingGrids(of item: borrowing ProjObject) -> [String] {
    (0..<(unsafe proj_coordoperation_get_grid_used_count(context.handle, item.handle))).compactMap { index in
      var name: UnsafePointer<CChar>?
      var isAvailable: Int32 = 0
      guard
        unsafe proj_coordoperation_get_grid_used(
          context.handle, item.handle, index, &name, nil, nil, nil, nil, nil, &isAvailable) != 0,
        let name = unsafe name
      else { return nil }
      let text = unsafe String(cString: name)
      // A grid that may be missing starts with @; @null shifts nothing.
      return isAvailable == 0 && !text.hasPrefix("@") ? text : nil
    }
  }

  private func areaOfUse(of item: borrowing ProjObject) -> (box: GeographicBox, name: String)? {
    var box = GeographicBox(west: 0, south: 0, east: 0, north: 0)
    var name: UnsafePointer<CChar>?
    let isKnown = unsafe proj_get_area_of_use(
      context.handle, item.handle, &box.west, &box.south, &box.east, &box.north, &name)
    // PROJ marks edges that it does not know by -1000.
    guard isKnown != 0, box.west >= -360 else { return nil }
    return (box, unsafe name.map { unsafe String(cString: $0) } ?? "")
  }
}
