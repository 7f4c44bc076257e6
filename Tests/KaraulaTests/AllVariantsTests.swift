import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct AllVariantsTests {
  private static let variants = """
    equipment: {priced: {extends: thermal-camera, cost_eur: 50000}}
    patrols: [{id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200}]
    variants:
      fog: {conditions: {visibility_km: 0.5}}
      more: {sites: {add: [{id: B, type: priced, at: [22.06, 41.045], azimuth_deg: 0}]}}
      coarse: {grid: {cell_size_m: 120}}
      alone: {patrols: null}
    matrix: {weather: [base, fog], places: [base, more]}
    """
  private static let names = ["base", "fog", "more", "coarse", "alone", "fog+more"]

  private struct Row: Decodable {
    let variant: String
    let coveredLengthM: Double
    let costEur: Double
    let unpricedCount: Int
  }

  private func workspace() throws -> Workspace {
    try Workspace(Samples.files(Samples.scenario(more: Self.variants)))
  }

  @Test("each variant's folder holds what a run of it alone gives, byte for byte")
  func sameAsAlone() async throws {
    let workspace = try workspace()
    let all = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--out", "all"], in: workspace)
    #expect(all.status == 0, "\(all.talk)")
    for name in Self.names {
      let alone = try await Program.run(
        ["run", "scenario.yaml", "--variant", name, "--out", "alone-\(name)"], in: workspace)
      #expect(alone.status == 0, "\(alone.talk)")
      for file in ["gaps.geojson", "border.geojson", "sensors.geojson", "coverage.tif"] {
        #expect(
          try Data(contentsOf: workspace.file("all/\(name)/\(file)"))
            == Data(contentsOf: workspace.file("alone-\(name)/\(file)")), "\(name)/\(file)")
      }
    }
  }

  @Test("the table and variants.json put the variants side by side")
  func table() async throws {
    let workspace = try workspace()
    let all = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--out", "all"], in: workspace)
    let rows = try workspace.value([Row].self, "all/variants.json")
    #expect(rows.map(\.variant) == Self.names)
    for name in Self.names { #expect(all.text.contains("\n\(name) ")) }
    #expect(rows[1].coveredLengthM < rows[0].coveredLengthM, "fog hurts")
    #expect(rows[2].coveredLengthM >= rows[0].coveredLengthM, "a further camera only adds")
    // The sample's own site and the flight have no price.
    #expect(rows.map(\.costEur) == [0, 0, 50_000, 0, 0, 50_000])
    #expect(rows.map(\.unpricedCount) == [2, 2, 2, 2, 1, 2])
  }

  @Test("without a folder the table stands alone, the variant that covers most first")
  func tableAlone() async throws {
    let workspace = try workspace()
    let before = workspace.files()
    let outcome = try await Program.run(["run", "scenario.yaml", "--all-variants"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let rows = outcome.text.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
    #expect(Set(rows.map { String($0[0]) }) == Set(Self.names))
    let covered = rows.compactMap { Double($0[1]) }
    #expect(covered == covered.sorted(by: >))
    #expect(workspace.files() == before)
  }

  @Test("--keep writes the folders of those variants alone, and figures of all")
  func keep() async throws {
    let workspace = try workspace()
    let outcome = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--keep", "fog", "-o", "all"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try workspace.value([Row].self, "all/variants.json").map(\.variant) == Self.names)
    let folders = Set(workspace.files().filter { $0.hasPrefix("all/") }.map { $0.split(separator: "/")[1] })
    #expect(folders == ["fog", "variants.json"])
  }

  @Test("--keep of no variant, and without a folder, are told")
  func wrongKeep() async throws {
    let workspace = try workspace()
    let unknown = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--keep", "fgo", "--out", "all"], in: workspace)
    #expect(unknown.status != 0 && unknown.talk.contains("fgo"))
    let alone = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--keep", "fog"], in: workspace)
    #expect(alone.status == 64)
  }

  @Test("with --geojson every gap tells its variant")
  func gaps() async throws {
    struct Collection: Decodable {
      struct Feature: Decodable {
        struct Properties: Decodable { let variant: String }
        let properties: Properties
      }
      let features: [Feature]
    }
    let outcome = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--geojson"], in: try workspace())
    #expect(outcome.status == 0, "\(outcome.talk)")
    let gaps = try JSONDecoder().decode(Collection.self, from: Data(outcome.text.utf8))
    let found = Set(gaps.features.map(\.properties.variant))
    #expect(found.isSubset(of: Set(Self.names)) && found.contains("fog"))
  }

  @Test("one variant and all of them exclude each other")
  func exclusive() async throws {
    let outcome = try await Program.run(
      ["run", "scenario.yaml", "--all-variants", "--variant", "fog"], in: try workspace())
    #expect(outcome.status == 64)
  }

  @Test("summary.json names each input with the checksum that sha256sum gives")
  func checksums() async throws {
    struct Summary: Decodable {
      struct Input: Decodable {
        let role: String
        let name: String
        let sha256: String?
      }
      let inputs: [Input]
      let versions: [String: String]
    }
    let workspace = try workspace()
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let summary = try workspace.value(Summary.self, "out/summary.json")
    #expect(Set(summary.versions.keys) == ["karaula", "gdal", "proj"])
    #expect(summary.inputs.map(\.role) == ["scenario", "border", "terrain"])
    for input in summary.inputs {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["sha256sum", workspace.file(input.name).path()]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(input.sha256 == String(said.prefix(64)), "\(input.name)")
    }
  }
}
