import CGDAL
import Foundation
import GeoCore

/// Whole commands, from their start to their file, beside GDAL's on the same DEM: what a person at a terminal waits for.
struct WholeCommands {
  /// The DEM.
  let dem: String
  /// Paths of karaula, such as of one before a change and of one after it.
  let programs: [String]
  /// How often each command runs, in turns.
  let repetitions: Int

  /// One piece of work, by each program.
  private struct Work {
    let name: String
    /// GDAL's command and its arguments; nil where GDAL has none.
    let peer: (name: String, arguments: [String])?
    /// karaula's arguments.
    let arguments: [String]
  }

  private static let observers = 1_000
  /// How far each of many observers looks (m).
  private static let shortRange = 4_400
  /// The factor that stands for a refraction of 0.13 in gdal_viewshed.
  private static let gdalCurvature = "0.87"

  /// Runs all and gives a table in Markdown: medians of seconds, and of the ratios to GDAL's command turn by turn.
  ///
  /// - Throws: `BenchmarkError` when a program is missing or fails.
  func table() throws -> String {
    let folder = try ScratchFolder()
    var table = Table(["work", "program", "processor s", "wall s", "x GDAL's processor", "x GDAL's wall"])
    for work in try works(in: folder) {
      let commands = try work.peer.map { [try (Self.program($0.name), $0.arguments)] } ?? []
      let all = commands + (try programs.map { (try Self.program($0), work.arguments) })
      let laps = try turns(of: all)
      for (index, command) in all.enumerated() {
        let peer = work.peer == nil || index == 0 ? nil : laps[0]
        table.add([
          work.name, command.0.lastPathComponent, Self.median(laps[index], .processor).text(3),
          Self.median(laps[index], .wall).text(3), Self.ratio(laps[index], to: peer, .processor),
          Self.ratio(laps[index], to: peer, .wall),
        ])
      }
    }
    return """
      ## Whole commands

      From start to file, \(repetitions) turns of each after one that does not count. Ratios are medians of those turn by \
      turn.

      \(table.text)
      """
  }

  private func turns(of commands: [(URL, [String])]) throws -> [[Lap]] {
    var laps = [[Lap]](repeating: [], count: commands.count)
    for turn in 0...repetitions {
      for (index, command) in commands.enumerated() {
        let lap = try Lap.ofChildren(cells: 0) { try Tool.run(command.0, command.1) }
        // The first one fills the system's caches.
        if turn > 0 { laps[index].append(lap) }
      }
    }
    return laps
  }

  private static func median(_ laps: [Lap], _ clock: Clock) -> Double {
    Spread(laps.map { $0.seconds(clock) }).median
  }

  private static func ratio(_ laps: [Lap], to peer: [Lap]?, _ clock: Clock) -> String {
    guard let peer else { return "-" }
    return Spread(zip(laps, peer).map { $0.seconds(clock) / $1.seconds(clock) }).median.text(2)
  }

  private static func program(_ name: String) throws -> URL {
    if name.contains("/") { return URL(filePath: name) }
    guard let program = Tool.find(name) else { throw BenchmarkError("\(name) is not on the PATH") }
    return program
  }

  private func works(in folder: ScratchFolder) throws -> [Work] {
    let ground = try Ground(of: dem)
    let result = folder.path("result.tif")
    let (x, y) = ground.place(0.5, 0.5)
    func single(_ name: String, _ range: Int, _ more: [String] = [], gdal mode: String = "NORMAL") -> Work {
      Work(
        name: name,
        peer: (
          "gdal_viewshed",
          [
            "-q", "-om", mode, "-oz", "2", "-tz", "1.8", "-md", "\(range)", "-cc", Self.gdalCurvature,
            "-ox", "\(x)", "-oy", "\(y)", dem, result,
          ]
        ),
        arguments: [
          "viewshed", "--dem", dem, "--observer", "\(x),\(y)", "--max-range", "\(range)", "-o", result,
        ] + more)
    }
    let layer = folder.path("observers.csv")
    try ground.writeObservers(Self.observers, to: layer)
    return [
      Work(name: "start", peer: ("gdalinfo", ["--version"]), arguments: ["--version"]),
      single("viewshed, 5 km", 5_000), single("viewshed, 15 km", 15_000), single("viewshed, 30 km", 30_000),
      single("heights, 30 km", 30_000, ["--mode", "height"], gdal: "GROUND"),
      single("heights, fast, 30 km", 30_000, ["--mode", "height", "--engine", "fast"], gdal: "GROUND"),
      Work(
        name: "count of \(Self.observers) observers, \(Self.shortRange) m", peer: nil,
        arguments: [
          "viewshed", "--dem", dem, "--observers", layer, "--observers-x", "x", "--observers-y", "y", "--crs",
          ground.system, "--max-range", "\(Self.shortRange)", "-o", result,
        ]),
    ]
  }
}

/// Where a DEM lies.
private struct Ground {
  /// Its coordinate system's WKT.
  let system: String
  private let map: GeoTransform
  private let columns: Double
  private let rows: Double

  init(of path: String) throws {
    guard let dataset = unsafe GDALOpen(path, GA_ReadOnly) else {
      throw BenchmarkError("\(path) cannot be opened")
    }
    defer { unsafe GDALClose(dataset) }
    var coefficients = [Double](repeating: 0, count: 6)
    guard unsafe GDALGetGeoTransform(dataset, &coefficients) == CE_None else {
      throw BenchmarkError("\(path) has no geotransform")
    }
    map = GeoTransform(coefficients: coefficients)
    (columns, rows) = unsafe (Double(GDALGetRasterXSize(dataset)), Double(GDALGetRasterYSize(dataset)))
    system = unsafe GDALGetProjectionRef(dataset).map { unsafe String(cString: $0) } ?? ""
  }

  /// The point at a share of the way from west to east and from north to south.
  func place(_ east: Double, _ south: Double) -> (x: Double, y: Double) {
    map.coordinates(column: columns * east, row: rows * south)
  }

  /// Writes a table of observers, evenly scattered, the same ones every time.
  func writeObservers(_ count: Int, to path: String) throws {
    // Multiples of two irrational numbers fill a square evenly (Roberts 2018, the R2 sequence).
    let (first, second) = (0.754_877_666_246_693, 0.569_840_290_998_053)
    let lines = (1...count).map { number in
      let east = (Double(number) * first).truncatingRemainder(dividingBy: 1)
      let south = (Double(number) * second).truncatingRemainder(dividingBy: 1)
      let (x, y) = place(east, south)
      return "\(number),\(x),\(y)\n"
    }
    try ("id,x,y\n" + lines.joined()).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
