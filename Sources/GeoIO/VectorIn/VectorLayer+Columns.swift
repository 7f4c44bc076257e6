import CGDAL
import Foundation
import GeoCore

// The columns of a layer and the values in them.
extension VectorLayer {
  /// A column with what OGR knows of it.
  struct Field {
    /// Its place among all fields of the layer.
    let index: Int32
    /// What OGR reads its values as.
    let type: OGRFieldType
    /// What that is more closely.
    let subtype: OGRFieldSubType
    /// The column.
    let column: FeatureTable.Column
  }

  /// The columns of a layer but for those of bytes, which no report can show.
  static func fields(of layer: OGRLayerH, _ texts: LayerTexts) -> [Field] {
    guard let definition = unsafe OGR_L_GetLayerDefn(layer) else { return [] }
    return (0..<(unsafe OGR_FD_GetFieldCount(definition))).compactMap { index in
      guard let field = unsafe OGR_FD_GetFieldDefn(definition, index) else { return nil }
      let (type, subtype) = unsafe (OGR_Fld_GetType(field), OGR_Fld_GetSubType(field))
      guard type != OFTBinary else { return nil }
      let name = unsafe texts.text(OGR_Fld_GetNameRef(field))
      return Field(
        index: index, type: type, subtype: subtype,
        column: FeatureTable.Column(name, kind(of: type, subtype)))
    }
  }

  private static func kind(of type: OGRFieldType, _ subtype: OGRFieldSubType) -> FeatureTable.Column.Kind {
    switch type {
    case OFTInteger, OFTInteger64: subtype == OFSTBoolean ? .boolean : .integer
    case OFTReal: .real
    case OFTDate: .date
    case OFTDateTime: .dateTime
    case OFTTime: .time
    case OFTStringList, OFTIntegerList, OFTInteger64List, OFTRealList: .json
    default: subtype == OFSTJSON ? .json : .text
    }
  }

  /// The value of a feature's column.
  func value(of feature: OGRFeatureH, _ field: Field) -> AttributeValue {
    let index = field.index
    guard unsafe OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .null }
    switch field.type {
    case OFTInteger, OFTInteger64:
      let number = Int(unsafe OGR_F_GetFieldAsInteger64(feature, index))
      return field.subtype == OFSTBoolean ? .boolean(number != 0) : .integer(number)
    case OFTReal: return .real(unsafe OGR_F_GetFieldAsDouble(feature, index))
    case OFTDate, OFTDateTime, OFTTime: return unsafe .text(Self.date(of: feature, field))
    case OFTStringList, OFTIntegerList, OFTInteger64List, OFTRealList:
      return unsafe .json("[" + items(of: feature, field).joined(separator: ",") + "]")
    default:
      let text = unsafe texts.text(OGR_F_GetFieldAsString(feature, index), in: field.column.name)
      // A column of mixed values is one of JSON, its texts without quotes.
      let isWhole = field.column.kind == .json && (text.hasPrefix("{") || text.hasPrefix("["))
      return isWhole ? .json(text) : .text(text)
    }
  }

  /// The items of a list as JSON writes them.
  private func items(of feature: OGRFeatureH, _ field: Field) -> [String] {
    var count: Int32 = 0
    switch field.type {
    case OFTIntegerList:
      let items = unsafe OGR_F_GetFieldAsIntegerList(feature, field.index, &count)
      return unsafe UnsafeBufferPointer(start: items, count: Int(count)).map { "\($0)" }
    case OFTInteger64List:
      let items = unsafe OGR_F_GetFieldAsInteger64List(feature, field.index, &count)
      return unsafe UnsafeBufferPointer(start: items, count: Int(count)).map { "\($0)" }
    case OFTRealList:
      let items = unsafe OGR_F_GetFieldAsDoubleList(feature, field.index, &count)
      return unsafe UnsafeBufferPointer(start: items, count: Int(count)).map {
        $0.isFinite ? "\($0)" : "null"
      }
    default:
      let items = unsafe OGR_F_GetFieldAsStringList(feature, field.index)
      return (0..<Int(unsafe CSLCount(items))).map { index in
        unsafe texts.text(items?[index], in: field.column.name).asJSON
      }
    }
  }
}

// Dates and times in the form of ISO 8601.
extension VectorLayer {
  private static func date(of feature: OGRFeatureH, _ field: Field) -> String {
    var (year, month, day, hour, minute): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
    var second: Float = 0
    var zone: Int32 = 0
    let isRead = unsafe OGR_F_GetFieldAsDateTimeEx(
      feature, field.index, &year, &month, &day, &hour, &minute, &second, &zone)
    // What is no date to GDAL stays the text that the file holds.
    guard isRead != 0 else { return unsafe String(cString: OGR_F_GetFieldAsString(feature, field.index)) }
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    if field.type == OFTDate { return date }
    let thousandths = Int32((Double(second) * 1000).rounded())
    let fraction = thousandths % 1000 == 0 ? "" : "." + padded(thousandths % 1000, 3)
    let time = "\(padded(hour)):\(padded(minute)):\(padded(thousandths / 1000))" + fraction
    return (field.type == OFTTime ? time : date + "T" + time) + offset(zone)
  }

  /// What follows a time of OGR's zone: 100 is that of Greenwich, each step more a quarter of an hour to the east, and 0
  /// and 1 are not known.
  private static func offset(_ zone: Int32) -> String {
    let (greenwich, minutesPerStep): (Int32, Int32) = (100, 15)
    guard zone > 1 else { return "" }
    guard zone != greenwich else { return "Z" }
    let minutes = abs(zone - greenwich) * minutesPerStep
    return (zone < greenwich ? "-" : "+") + "\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  private static func padded(_ number: Int32, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension String {
  /// The text as JSON writes it, with its quotes.
  fileprivate var asJSON: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      preconditionFailure("JSON holds every text: \(error)")
    }
  }
}
