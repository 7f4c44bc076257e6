import CPROJ
import GeoCore
import Synchronization

/// The vertical axis of a coordinate system that is compound or has three dimensions.
struct VerticalAxis: Sendable {
  /// The unit of its coordinates.
  let unit: LengthUnit
  /// Whether it counts depths.
  let isDownward: Bool

  /// Those of systems that were asked for: PROJ takes milliseconds to tell, and each task opens all rasters.
  private static let known = Mutex<[String: VerticalAxis?]>([:])

  /// The axis of a system; nil for one without.
  ///
  /// - Parameter system: WKT, or what else PROJ takes for a coordinate system.
  static func of(_ system: String) -> VerticalAxis? {
    if let known = known.withLock({ $0[system] }) { return known }
    let axis = VerticalAxis(system)
    known.withLock { $0[system] = .some(axis) }
    return axis
  }

  private init?(_ system: String) {
    let context = unsafe proj_context_create()
    defer { unsafe proj_context_destroy(context) }
    unsafe proj_log_level(context, PJ_LOG_NONE)
    guard var crs = unsafe proj_create(context, system) else { return nil }
    defer { unsafe proj_destroy(crs) }
    while let inner = unsafe Self.inner(of: crs, context) {
      unsafe proj_destroy(crs)
      unsafe crs = inner
    }
    guard let axes = unsafe proj_crs_get_coordinate_system(context, crs) else { return nil }
    defer { unsafe proj_destroy(axes) }
    let isVertical = unsafe proj_get_type(crs) == PJ_TYPE_VERTICAL_CRS
    let count = unsafe proj_cs_get_axis_count(context, axes)
    guard isVertical || count == Self.space else { return nil }
    var direction: UnsafePointer<CChar>?
    var name: UnsafePointer<CChar>?
    var metres = 0.0
    guard
      unsafe proj_cs_get_axis_info(
        context, axes, isVertical ? 0 : Self.space - 1, nil, nil, &direction, &metres, &name, nil, nil) != 0,
      metres > 0, metres.isFinite
    else { return nil }
    unit = LengthUnit(unsafe name.map { unsafe String(cString: $0) } ?? "\(metres) m", metres: metres)
    isDownward = unsafe direction.map { unsafe String(cString: $0) } == "down"
  }

  private static let space: Int32 = 3

  /// The system that a bound one is bound from, or the vertical part of a compound one; nil for any other.
  private static func inner(of crs: OpaquePointer, _ context: OpaquePointer?) -> OpaquePointer? {
    switch unsafe proj_get_type(crs) {
    case PJ_TYPE_BOUND_CRS: unsafe proj_get_source_crs(context, crs)
    case PJ_TYPE_COMPOUND_CRS: unsafe proj_crs_get_sub_crs(context, crs, 1)
    default: nil
    }
  }
}

extension LengthUnit {
  /// The unit that a raster's name for it means: one that users may name, or one of the EPSG's, such as Clarke's foot.
  init?(inFile name: String) {
    if let unit = LengthUnit(named: name) {
      self = unit
      return
    }
    let context = unsafe proj_context_create()
    defer { unsafe proj_context_destroy(context) }
    var count: Int32 = 0
    guard let units = unsafe proj_get_units_from_database(context, "EPSG", "linear", 1, &count) else {
      return nil
    }
    defer { unsafe proj_unit_list_destroy(units) }
    let wanted = Self.plain(name)
    for index in 0..<Int(count) {
      guard let unit = unsafe units[index]?.pointee, let text = unsafe unit.name else { continue }
      guard unsafe Self.plain(String(cString: text)) == wanted, unsafe unit.conv_factor > 0 else { continue }
      self.init(name, metres: unsafe unit.conv_factor)
      return
    }
    return nil
  }
}
