import Testing

@Suite("Import table")
struct ImportTableTests {
  @Test("Every module imports only what the table allows")
  func sources() throws {
    let table = ImportTable.karaula
    for module in try SourceTree.modules() {
      #expect(
        table.allowed[module] != nil,
        "\(module) is not in the import table: add it here and in geodata/manual/architecture.md")
      for file in try SourceTree.files(of: module) {
        for violation in table.violations(in: file.text, file: file.path, module: module) {
          Issue.record("\(violation)")
        }
      }
    }
  }

  @Test("A folder without Swift and C, as the Python package's, is no module")
  func otherLanguages() throws {
    #expect(try !SourceTree.isModule("Python"))
    #expect(try SourceTree.isModule("CGDAL") && SourceTree.isModule("GeoCore"))
  }

  @Test("GDAL and PROJ have one importer, YAML another; benchmarks measure GDAL")
  func soleImporters() {
    #expect(ImportTable.karaula.importers(of: "CGDAL") == ["GeoIO", "Benchmarks"])
    #expect(ImportTable.karaula.importers(of: "CPROJ") == ["GeoIO"])
    #expect(ImportTable.karaula.importers(of: "Yams") == ["Scenario"])
  }

  @Test("The modules that compute do without the system", arguments: ["Foundation", "Glibc", "Dispatch"])
  func pureModules(system: String) {
    let pure: Set = [
      "GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage", "Placement",
      "Crossings", "Planner",
    ]
    #expect(ImportTable.karaula.importers(of: system).isDisjoint(with: pure))
  }

  @Test("Only the command line parses arguments and logs", arguments: ["ArgumentParser", "Logging"])
  func commandLine(library: String) {
    #expect(ImportTable.karaula.importers(of: library).isSubset(of: ["karaula", "Benchmarks"]))
  }

  @Test(
    "A forbidden import is found however it is written",
    arguments: [
      "import Foundation", "  import Foundation", "public import Foundation",
      "@preconcurrency import Foundation",
      "@testable private import Foundation", "@_spi(Inner) import Foundation", "import func Foundation.exp",
      "import Foundation  // for exp",
    ])
  func writings(statement: String) throws {
    let source = "// A kernel.\nimport GeoCore\n\(statement)\nlet important = 1\n"
    let found = ImportTable.karaula.violations(in: source, file: "Kernel.swift", module: "TerrainKernels")
    let violation = try #require(found.first)
    #expect(found.count == 1)
    #expect(
      "\(violation)"
        == "Kernel.swift:3: TerrainKernels imports Foundation; it may import "
        + "CSIMDShims, GeoCore, SweepKernels, SweepKernelsAVX2, SweepKernelsAVX512, SweepRings")
  }

  @Test("Allowed imports and what only looks like one pass")
  func allowed() {
    let source = "public import GeoCore\nimport Synchronization\n// import Foundation\nlet imports = 1\n"
    #expect(ImportTable.karaula.violations(in: source, file: "A.swift", module: "TerrainKernels").isEmpty)
  }

  @Test("The manual's page on the architecture has a row for every module")
  func manual() throws {
    let missing = try Set(SourceTree.modules()).subtracting(SourceTree.namesInManual())
    #expect(missing.isEmpty, "no row in the manual's table: \(missing.sorted())")
  }
}
