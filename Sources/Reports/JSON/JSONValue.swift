import Foundation
import GeoCore

/// A JSON value, printed by Foundation's encoder with sorted keys, so that equal results are equal bytes.
public indirect enum JSONValue: Sendable, Hashable, Encodable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(_ value: AttributeValue) {
    switch value {
    case .null: self = .null
    case .text(let text), .json(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .real(let number): self = number.isFinite ? .number(number) : .null
    case .boolean(let flag): self = .boolean(flag)
    case .textList(let texts): self = .list(texts.map { .text($0) })
    }
  }

  /// Writes the value itself, without a wrapper.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let flag): try container.encode(flag)
    case .integer(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// The value on one line.
  var text: String { String(decoding: JSONText.line(of: self), as: UTF8.self) }

  /// The value on one line, for files of lines.
  public var line: String { text }

  /// The value as an indented file.
  public var file: [UInt8] { JSONText.file(of: self) }
}

/// How reports write JSON: keys sorted, slashes as they are.
enum JSONText {
  /// A value on one line.
  static func line(of value: some Encodable) -> [UInt8] { bytes(of: value, []) }

  /// A value as an indented file.
  static func file(of value: some Encodable) -> [UInt8] {
    bytes(of: value, .prettyPrinted) + Array("\n".utf8)
  }

  private static func bytes(of value: some Encodable, _ more: JSONEncoder.OutputFormatting) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, more]
    do {
      return try [UInt8](encoder.encode(value))
    } catch {
      preconditionFailure("reports hold finite numbers only: \(error)")
    }
  }
}
