import Foundation

/// A raster's cells as `gdal_translate` reads them.
struct GridCells: Equatable {
  /// A cell: its centre's coordinates and its value.
  struct Cell: Equatable {
    let x: Double
    let y: Double
    let value: Double
  }

  /// Row by row, in the file's order.
  let rows: [[Cell]]

  /// The values, row by row.
  var values: [[Double]] { rows.map { $0.map(\.value) } }

  /// All cells.
  var all: [Cell] { rows.flatMap { $0 } }

  /// The value of the cell whose centre is nearest to a point.
  func value(x: Double, y: Double) -> Double? {
    all.min { hypot($0.x - x, $0.y - y) < hypot($1.x - x, $1.y - y) }?.value
  }
}

extension Workspace {
  /// Runs one of GDAL's programs, the outside judges of what the program writes.
  func tool(_ arguments: String...) async throws -> String {
    let outcome = try await RunningProgram(URL(filePath: "/usr/bin/env"), arguments, in: folder).outcome()
    guard outcome.status == 0 else { throw ToolFailure(command: arguments, talk: outcome.talk) }
    return outcome.text
  }

  /// The cells of a raster.
  func cells(_ name: String) async throws -> GridCells {
    let text = try await tool("gdal_translate", "-q", "-of", "XYZ", name, "/vsistdout/")
    var rows: [[GridCells.Cell]] = []
    for line in text.split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      let cell = GridCells.Cell(x: numbers[0], y: numbers[1], value: numbers[2])
      if rows.last?.last?.y == cell.y { rows[rows.count - 1].append(cell) } else { rows.append([cell]) }
    }
    return GridCells(rows: rows)
  }

  /// The metadata of a raster, as gdalinfo tells it.
  func metadata(_ name: String) async throws -> [String: String] {
    var items: [String: String] = [:]
    for line in try await tool("gdalinfo", name).split(separator: "\n") where line.hasPrefix("  KARAULA_") {
      let parts = line.split(separator: "=", maxSplits: 1)
      items[parts[0].trimmingCharacters(in: .whitespaces)] = String(parts[1])
    }
    return items
  }
}

/// A program that failed.
struct ToolFailure: Error {
  let command: [String]
  let talk: String
}
