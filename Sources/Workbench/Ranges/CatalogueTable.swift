import Foundation
import GeoCore
public import Reports
public import Scenario

/// The catalogue as text: a table of the classes, then the figures and assumptions of each.
public enum CatalogueTable: Sendable {
  /// The widest line (letters).
  private static let width = 100
  private static let indent = "  "

  /// The text of some classes, ending in a line break.
  public static func text(of classes: [EquipmentType]) -> String {
    let rows = [["id", "count", "role", "class"]] + classes.map(row)
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
      return (cells + [row[3]]).joined(separator: indent)
    }
    return (table + classes.flatMap { [""] + details($0) }).map { $0 + "\n" }.joined()
  }

  private static func row(_ type: EquipmentType) -> [String] {
    [type.name, type.programmeCount.map(String.init) ?? "-", type.role ?? "", type.summary ?? ""]
  }

  private static func details(_ type: EquipmentType) -> [String] {
    let figures = [standing(type), moving(type.movement), centre(type.centre)].flatMap { $0 }
    return [type.name]
      + wrapped(figures.joined(separator: ", "))
      + type.cameras.flatMap { wrapped($0.figures) }
      + (type.assumptions.map { wrapped("assumptions: \($0)") } ?? [])
  }

  private static func standing(_ type: EquipmentType) -> [String] {
    var figures: [String] = []
    if type.mastHeight > 0 { figures.append(String(format: "mast %g m", type.mastHeight)) }
    guard !type.cameras.isEmpty, type.kind != .aircraft else { return figures }
    figures.append(String(format: "sector %g degrees", type.sector.degrees))
    figures.append(
      String(
        format: "tilt %g to %g degrees", type.tiltLimits.lowerBound.degrees,
        type.tiltLimits.upperBound.degrees))
    return figures
  }

  private static func moving(_ movement: Movement) -> [String] {
    let figures = [
      movement.speed.map { String(format: "%g m/s", $0) },
      movement.height.map { String(format: "%g m above the ground", $0) },
      movement.endurance.map { String(format: "%g s under way", $0) },
      movement.turnaround.map { String(format: "%g s in between", $0) },
      movement.sensesAtHalts ? "senses at halts" : nil,
    ]
    return figures.compactMap { $0 }
  }

  private static func centre(_ centre: CentreFigures) -> [String] {
    let figures = [
      centre.link.map { String(format: "%g GHz over %g km", $0.frequency / 1e9, $0.maxRange.kilometres) },
      centre.capacity.map { "takes \($0) sensors" },
    ]
    return figures.compactMap { $0 }
  }

  /// The text in indented lines, broken at spaces.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append((lines.isEmpty ? indent : indent + indent) + word)
      }
    }
    return lines
  }
}

extension JSONValue {
  /// A scenario's value.
  public init(_ value: PlainValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .number(let number): self = Int(exactly: number).map(JSONValue.integer) ?? .number(number)
    case .flag(let flag): self = .boolean(flag)
    case .list(let items): self = .list(items.map(JSONValue.init))
    case .mapping(let pairs):
      self = .object(Dictionary(pairs.map { ($0.key, JSONValue($0.value)) }) { first, _ in first })
    }
  }
}
