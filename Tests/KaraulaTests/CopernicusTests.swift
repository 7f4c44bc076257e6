import Foundation
import Testing

/// Public tiles, as a server on the loopback has them under their published names.
@Suite(.timeLimit(.minutes(60))) struct CopernicusTests {
  private static let tile = "Copernicus_DSM_COG_10_N41_00_E022_00_DEM"

  /// A folder with the tile at 41 N, 22 E, and a scenario over it.
  private func workspace(
    border: String = "[[22.42, 41.45], [22.48, 41.45]]", site: String = "22.45, 41.445", more: String = ""
  )
    async throws -> Workspace
  {
    let scenario = Samples.scenario(
      terrain: "dem: copernicus-glo30",
      sites: ["{id: A, type: thermal-camera, at: [\(site)], azimuth_deg: 0}"], more: more)
    let workspace = try Workspace([
      Samples.scenarioName: scenario, Samples.borderName: Samples.collection("LineString", border),
      "dem.asc": Samples.grid(cellSize: 0.01), "dem.prj": Samples.wgs84,
    ])
    let made = try await Program.shell(
      "mkdir -p tiles/\(Self.tile) && gdal_translate -q -of COG -ot Float32 dem.asc tiles/\(Self.tile)/\(Self.tile).tif",
      in: workspace)
    #expect(made.status == 0, "\(made.talk)")
    return workspace
  }

  private func run(_ workspace: Workspace, from base: String) async throws -> Outcome {
    try await Program.run(
      ["run", Samples.scenarioName, "--out", "out"], in: workspace, environment: ["KARAULA_GLO30_URL": base])
  }

  @Test("public tiles are opened by their published names", arguments: ["", "/"])
  func published(end: String) async throws {
    let workspace = try await workspace()
    let server = try await LoopbackServer.ofTiles(in: workspace)
    defer { server.stop() }
    let outcome = try await run(workspace, from: server.base + end)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.errorLines.isEmpty)
    #expect(outcome.warnings.count == 2, "only what comes of a dsm: \(outcome.talk)")
    #expect(outcome.warnings.last?.contains("the result is an upper bound under trees") == true)
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    #expect(summary.noTerrainDataM == 0)
    #expect(summary.coveredLengthM > 0)
    #expect(
      String(decoding: try workspace.bytes("out/summary.json"), as: UTF8.self).contains(
        "Copernicus WorldDEM-30"))
  }

  @Test("a neighbouring tile that is not published is a warning that names it, and its border is unknown")
  func missingNeighbour() async throws {
    let workspace = try await workspace(border: "[[21.95, 41.45], [22.05, 41.45]]", site: "22.01, 41.445")
    let server = try await LoopbackServer.ofTiles(in: workspace)
    defer { server.stop() }
    let outcome = try await run(workspace, from: server.base)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let named = outcome.warnings.filter { $0.contains("Copernicus_DSM_COG_10_N41_00_E021_00_DEM") }
    #expect(named.count == 1, "\(outcome.talk)")
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    #expect(summary.noTerrainDataM + summary.assumedGroundM > 0.04 * 83_570)
    #expect(summary.warnings.contains { $0.contains("E021_00_DEM") })
  }

  @Test("the tiles under links are asked for, however far from the border")
  func links() async throws {
    let centres = """
      centres:
        - {id: L, level: local, at: [22.8, 41.445]}
        - {id: R, level: regional, at: [23.2, 41.445]}
      """
    let workspace = try await workspace(more: centres)
    let server = try await LoopbackServer.ofTiles(in: workspace)
    defer { server.stop() }
    let outcome = try await run(workspace, from: server.base)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.warnings.contains { $0.contains("Copernicus_DSM_COG_10_N41_00_E023_00_DEM") })
    #expect(outcome.warnings.contains { $0.contains("centre R stands where no ground is known") })
    let links = try workspace.value(SensorCollection.self, "out/sensors.geojson").all("link")
    #expect(links.map(\.pathClear).count == 2)
    #expect(links.first?.clearanceM != nil)
  }

  @Test("a border without any published tile is refused")
  func noTile() async throws {
    let workspace = try await workspace(border: "[[25.42, 41.45], [25.48, 41.45]]", site: "25.45, 41.445")
    let server = try await LoopbackServer.ofTiles(in: workspace)
    defer { server.stop() }
    let outcome = try await run(workspace, from: server.base)
    expectRefusal(outcome, workspace, "scenario.yaml:3:16: ", server.base)
  }

  @Test("a server in trouble is told, not taken for sea")
  func serverError() async throws {
    let workspace = try await workspace()
    let server = try await LoopbackServer.ofTiles(in: workspace)
    defer { server.stop() }
    let outcome = try await run(workspace, from: server.base + "/error")
    expectRefusal(
      outcome, workspace, "\(server.base)/error/\(Self.tile)/\(Self.tile).tif: ", "500", "KARAULA_GLO30_URL")
  }

  /// Port 1 (tcpmux) is closed on any machine of today; the other's number looks like the code of a missing file.
  @Test("a server that does not answer is told", arguments: [1, 40_404])
  func closedPort(port: Int) async throws {
    let workspace = try await workspace()
    let base = "http://127.0.0.1:\(port)"
    let outcome = try await run(workspace, from: base)
    expectRefusal(
      outcome, workspace, "\(base)/\(Self.tile)/\(Self.tile).tif: ", "KARAULA_GLO30_URL")
  }

  @Test("Ctrl-C is heard while a server keeps silent")
  func interruptedWait() async throws {
    let workspace = try await workspace()
    let silence =
      "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True); "
    let server = try await LoopbackServer(
      [
        "python3", "-c",
        silence + "c = s.accept(); open('asked', 'w').close(); import time; time.sleep(3600)",
      ],
      in: workspace)
    defer { server.stop() }
    let program = try Program.start(
      ["run", Samples.scenarioName, "--out", "out"], in: workspace,
      environment: ["KARAULA_GLO30_URL": server.base])
    // From here on it waits for an answer that never comes. Without the interrupt it would end with 66.
    while !FileManager.default.fileExists(atPath: workspace.file("asked").path()) {
      try #require(program.isRunning)
      try await Task.sleep(for: .milliseconds(20))
    }
    program.interrupt()
    let outcome = try await program.outcome()
    #expect(outcome.status == 130)
    #expect(workspace.files(below: "out").isEmpty)
  }

  private func expectRefusal(
    _ outcome: Outcome, _ workspace: Workspace, _ words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == 66, sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(outcome.errorLines.count == 1, "\(outcome.talk)", sourceLocation: sourceLocation)
    let line = outcome.errorLines.first ?? ""
    #expect(line.hasPrefix("karaula: "), sourceLocation: sourceLocation)
    for word in words { #expect(line.contains(word), sourceLocation: sourceLocation) }
    #expect(workspace.files(below: "out").isEmpty, sourceLocation: sourceLocation)
  }
}
