// swift-tools-version: 6.2
import PackageDescription

/// The settings every Karaula target is built with: Swift 6 language mode comes with the tools version.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The kernels once more for newer processors, without fused operations, so that every level gives the same
/// bits. Only kernels are built so: the program itself runs on any processor.
func level(_ name: String) -> [SwiftSetting] {
  #if arch(x86_64)
    let flags = ["-Xcc", "-march=" + name, "-Xcc", "-ffp-contract=off", "-Xcc", "-fno-math-errno"]
    return [.unsafeFlags(flags)]
  #else
    return []
  #endif
}

/// What computes cell by cell is optimised in debug builds, too: tests would else wait minutes for its loops.
let loops: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The program carries the Swift libraries in itself, so that it runs where there is no Swift.
///
/// The modules are compiled against the shared libraries, so what else the static ones need is named here.
let carriesSwift: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib"]
      + [
        "Foundation", "FoundationInternationalization", "FoundationEssentials", "CoreFoundation",
        "_FoundationICU", "_FoundationCollections", "_FoundationCShims",
      ].map { "-l" + $0 },
    .when(platforms: [.linux], configuration: .release))
]

/// The commit that is built, with a plus sign where files have been changed since; empty outside a checkout.
let commit =
  Context.gitInformation.map { $0.currentCommit.prefix(12) + ($0.hasUncommittedChanges ? "+" : "") } ?? ""

let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "karaula",
  products: [
    .library(name: "Workbench", targets: ["Workbench"]),
    .executable(name: "viewshed-benchmark", targets: ["ViewshedBenchmark"]),
    .executable(name: "crossings-benchmark", targets: ["CrossingsBenchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"]), .brew(["gdal"])]),
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CSIMDShims"),
    .target(name: "CSystemShims", cSettings: [.define("KARAULA_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "GeoCore", dependencies: [real], swiftSettings: loops),
    .target(name: "SweepRings", swiftSettings: loops),
    .target(
      name: "SweepKernels", dependencies: ["SweepRings", "CSIMDShims"], swiftSettings: loops),
    .target(
      name: "SweepKernelsAVX2", dependencies: ["SweepRings", "CSIMDShims"],
      swiftSettings: loops + level("x86-64-v3")),
    .target(
      name: "SweepKernelsAVX512", dependencies: ["SweepRings", "CSIMDShims"],
      swiftSettings: loops + level("x86-64-v4")),
    .target(
      name: "TerrainKernels",
      dependencies: [
        "GeoCore", "CSIMDShims", "SweepRings", "SweepKernels", "SweepKernelsAVX2", "SweepKernelsAVX512",
      ],
      swiftSettings: loops),
    .target(name: "PatrolMotion", dependencies: ["GeoCore", real], swiftSettings: loops),
    .target(name: "RadioLinks", dependencies: ["GeoCore", real], swiftSettings: loops),
    .target(name: "SensorPhysics", dependencies: ["GeoCore", real], swiftSettings: loops),
    .target(
      name: "Scenario", dependencies: ["GeoCore", "SensorPhysics", "PatrolMotion", "RadioLinks", yams],
      resources: [.embedInCode("catalogue.yaml")], swiftSettings: strict),
    .target(
      name: "Coverage",
      dependencies: ["GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks"],
      swiftSettings: loops),
    .target(
      name: "Planner",
      dependencies: ["GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage"],
      swiftSettings: loops),
    .target(name: "Placement", dependencies: [real], swiftSettings: loops),
    .target(name: "Crossings", dependencies: ["GeoCore", real], swiftSettings: loops),
    .target(
      name: "Reports",
      dependencies: ["GeoCore", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage", "Scenario"],
      swiftSettings: strict),
    .target(
      name: "Workbench",
      dependencies: [
        "GeoCore", "GeoIO", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage",
        "Scenario", "Planner", "Placement", "Crossings", "Reports", "CSystemShims", real,
      ], swiftSettings: strict),
    .executableTarget(
      name: "karaula",
      dependencies: [
        "Workbench", "GeoCore", "GeoIO", "TerrainKernels", "SensorPhysics", "Coverage", "Scenario",
        "Placement",
        "Reports", arguments, logging,
      ], resources: [.embedInCode("Resources/qgis-plugin")], swiftSettings: strict,
      linkerSettings: carriesSwift),
    .target(
      name: "GeoIO", dependencies: ["GeoCore", "CGDAL", "CPROJ", "CCrypto", "CSystemShims"],
      swiftSettings: strict),
    .executableTarget(
      name: "ViewshedBenchmark", dependencies: ["GeoCore", "TerrainKernels", "CGDAL", arguments],
      path: "Sources/Benchmarks/ViewshedBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "CrossingsBenchmark", dependencies: ["GeoCore", "Crossings", arguments],
      path: "Sources/Benchmarks/CrossingsBenchmark", swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["GeoCore", "Coverage"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "GeoCoreTests", dependencies: ["GeoCore", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CrossingsTests", dependencies: ["Crossings", "GeoCore"], swiftSettings: strict),
    .testTarget(
      name: "GeoIOTests", dependencies: ["GeoIO", "GeoCore", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "KaraulaTests", dependencies: ["karaula", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "PlacementTests", dependencies: ["Placement", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CoverageTests",
      dependencies: ["Coverage", "SensorPhysics", "PatrolMotion", "GeoIO", "GeoCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PlannerTests",
      dependencies: [
        "Planner", "Coverage", "SensorPhysics", "PatrolMotion", "RadioLinks", "GeoIO", "GeoCore",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Scenario", "Coverage", "SensorPhysics", "PatrolMotion", "RadioLinks", "GeoCore",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "TerrainKernelsTests", dependencies: ["TerrainKernels", "GeoCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SensorPhysicsTests", dependencies: ["SensorPhysics", "GeoCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PatrolMotionTests", dependencies: ["PatrolMotion", "GeoCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RadioLinksTests", dependencies: ["RadioLinks", "GeoCore", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests",
      dependencies: ["Scenario", "SensorPhysics", "PatrolMotion", "RadioLinks", "GeoCore", "TestSupport"],
      swiftSettings: strict),
  ]
)

// Builds for a purpose of their own, which the environment names.
switch Context.environment["KARAULA_BUILD"] {
case "fuzzing":
  // libFuzzer brings its own main: only `swift build --sanitize=fuzzer` links this.
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: ["GeoCore", "GeoIO", "Scenario"], path: "Tests/Fuzzing",
      swiftSettings: strict))
case "sanitizers":
  // What computes and what reads, without the command line: built in half the time.
  var kept: Set<String> = []
  var rest = ["TerrainKernelsTests", "CoverageTests", "PlannerTests", "GeoIOTests"]
  while let name = rest.popLast() {
    guard kept.insert(name).inserted, let target = package.targets.first(where: { $0.name == name }) else {
      continue
    }
    for case .byNameItem(let other, _) in target.dependencies { rest.append(other) }
  }
  package.products = []
  package.targets.removeAll { !kept.contains($0.name) }
default: break
}
