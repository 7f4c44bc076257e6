import Foundation
import Testing

/// karaula.qgs opens what the run wrote beside it.
@Suite(.timeLimit(.minutes(60))) struct QGISProjectRunTests {
  /// A result with every kind of feature; the name is awkward on purpose, and an expression to QGIS.
  private static let more = """
    name: "Sector <7> & [% 1 + 1 %]"
    centres:
      - \(LinkSamples.local)
      - \(LinkSamples.regional)
    links: report
    patrols:
      - {id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200, aircraft: 2, endurance_s: 5400, turnaround_s: 1800}
      - {id: M, type: mobile-video-system, posts: [{at: [22.05, 41.045], from_s: 0, to_s: 14400}]}
    variants: {fog: {conditions: {visibility_km: 0.5}}}
    """

  private static func workspace(_ scenario: String = Samples.scenario(more: more)) throws -> Workspace {
    try Workspace(Samples.files(scenario))
  }

  private static func project(
    _ options: String..., to folder: String = "out", in workspace: Workspace
  ) async throws -> XMLTree {
    let outcome = try await Program.run(
      ["run", Samples.scenarioName, "--out", folder] + options, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return try XMLTree(workspace.bytes("\(folder)/karaula.qgs"))
  }

  @Test("the layers stand in their order, once in the tree and once by themselves, the network's one off")
  func layers() async throws {
    let project = try await Self.project(in: Self.workspace())
    let entries = project.elements.filter {
      $0.path == "qgis/layer-tree-group/layer-tree-group/layer-tree-layer"
    }
    let names = [
      "centres", "sites", "posts", "border", "gaps", "links", "routes", "fields", "swaths", "sections",
      "coverage", "hillshade", "openstreetmap",
    ]
    #expect(entries.map { $0.attributes["id"] } == names.map { "karaula_" + $0 })
    #expect(project.texts("qgis/projectlayers/maplayer/id") == names.map { "karaula_" + $0 })
    #expect(
      entries.filter { $0.attributes["checked"] != "Qt::Checked" }.map { $0.attributes["id"] } == [
        "karaula_sections", "karaula_openstreetmap",
      ])
  }

  @Test("under each heading of the printed legend single lines stand first, and nothing that is off is told")
  func legend() async throws {
    let entries = try await Self.project(in: Self.workspace()).elements.filter {
      $0.path == "qgis/Layouts/Layout/LayoutItem/layer-tree-group/layer-tree-group/layer-tree-layer"
    }
    let names = [
      "posts", "centres", "sites", "border", "gaps", "routes", "swaths", "links", "fields", "coverage",
    ]
    #expect(entries.map { $0.attributes["id"] } == names.map { "karaula_" + $0 })
  }

  @Test("a layer without features, which the GeoPackage has not, is not in the project")
  func leftOut() async throws {
    let project = try await Self.project(in: Self.workspace(Samples.scenario()))
    #expect(
      project.texts("qgis/projectlayers/maplayer/id") == [
        "karaula_sites", "karaula_border", "karaula_gaps", "karaula_fields", "karaula_sections",
        "karaula_coverage", "karaula_hillshade", "karaula_openstreetmap",
      ])
  }

  @Test("every file is named by its path from the project, so that the folder can be moved")
  func relativePaths() async throws {
    let workspace = try Self.workspace()
    let project = try await Self.project(in: workspace)
    #expect(project.texts("qgis/properties/Paths/Absolute") == ["false"])
    for source in project.texts("qgis/projectlayers/maplayer/datasource").dropLast() {
      let file = try #require(source.wholeMatch(of: /\.\/([^|]+)(\|layername=\w+)?/)).output.1
      #expect(workspace.file("out/\(file)").isFile, "\(source)")
    }
    let text = String(decoding: try workspace.bytes("out/karaula.qgs"), as: UTF8.self)
    #expect(!text.contains(workspace.folder.path()))
  }

  @Test("each layer of the GeoPackage has its style in the project")
  func styles() async throws {
    let project = try await Self.project(in: Self.workspace())
    let vectors = project.elements.filter {
      $0.path == "qgis/projectlayers/maplayer" && $0.attributes["type"] == "vector"
    }
    #expect(project.elements.count { $0.path == "qgis/projectlayers/maplayer/renderer-v2" } == vectors.count)
    // Pieces of the border have no ids.
    let names = project.texts("qgis/projectlayers/maplayer/previewExpression")
    #expect(names == Array(repeating: #""id""#, count: vectors.count - 1))
    let labelled = vectors.count { $0.attributes["labelsEnabled"] == "1" }
    #expect(labelled == 6)
    #expect(project.elements.count { $0.path == "qgis/projectlayers/maplayer/labeling" } == labelled)
  }

  @Test("the bookmarks are the gaps, the longest first")
  func bookmarks() async throws {
    let workspace = try Self.workspace()
    let project = try await Self.project(in: workspace)
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson").features.map(\.properties)
    let lengths = gaps.map(\.lengthM).sorted(by: >).prefix(20)
    let names = project.elements.filter { $0.path == "qgis/Bookmarks/Bookmark" }
      .compactMap { $0.attributes["name"] }
    #expect(!names.isEmpty)
    #expect(names.count == lengths.count)
    for (name, length) in zip(names, lengths) {
      #expect(name.contains(": \(String(format: "%.2f", length / 1000)) km, "), "\(name)")
    }
  }

  @Test("a bookmark shows its gap: the whole of it, from west to east")
  func bookmarkPlaces() async throws {
    let workspace = try Self.workspace()
    let project = try await Self.project(in: workspace)
    let plane = try #require(project.texts("qgis/projectCrs/spatialrefsys/authid").first)
    #expect(plane == "EPSG:32634")
    // The zone's middle, and the easting that it has there.
    let (meridian, middle) = (21.0, 500_000.0)
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson").features
    let bookmarks = project.elements.filter { $0.path == "qgis/Bookmarks/Bookmark" }
    #expect(!bookmarks.isEmpty)
    for bookmark in bookmarks {
      let number = try #require(bookmark.attributes["id"]?.split(separator: "-").last.flatMap { Int($0) })
      let corners = try #require(bookmark.attributes["extent"]).matches(of: /([-.\d]+) [-.\d]+/)
        .compactMap { Double($0.output.1) }
      let (west, east) = (corners.min() ?? 0, corners.max() ?? 0)
      // On a sphere of the ellipsoid's equator, which is off by under 1 % here.
      let eastings = gaps[number - 1].geometry.lines.joined().map {
        middle + ($0[0] - meridian) * .pi / 180 * 6_378_137 * cos($0[1] * .pi / 180)
      }
      let allowed = 0.01 * (eastings.map { abs($0 - middle) }.max() ?? 0)
      #expect((eastings.min() ?? 0) >= west - allowed, "gap \(number)")
      #expect((eastings.max() ?? 0) <= east + allowed, "gap \(number)")
    }
  }

  @Test("the title names the scenario and the variant, and is no expression to QGIS")
  func title() async throws {
    let workspace = try Self.workspace()
    #expect(try await Self.project(in: workspace).texts("qgis/title") == ["Sector <7> & [% 1 + 1 %]"])
    let fog = try await Self.project("--variant", "fog", to: "fog", in: workspace)
    #expect(fog.texts("qgis/title") == ["Sector <7> & [% 1 + 1 %] (variant fog)"])
    let labels = fog.elements.compactMap { $0.attributes["labelText"] }
    #expect(labels.count == 6)
    #expect(!labels.contains { $0.contains("1 + 1") })
  }

  @Test("any number of threads and a second run give the same bytes")
  func again() async throws {
    let workspace = try Self.workspace()
    _ = try await Self.project("--threads", "1", to: "one", in: workspace)
    _ = try await Self.project("--threads", "4", to: "two", in: workspace)
    for file in ["karaula.qgs", "coverage.qml"] {
      #expect(try workspace.bytes("one/\(file)") == workspace.bytes("two/\(file)"), "\(file)")
    }
  }
}

extension XMLTree {
  /// The texts of the elements of a path.
  fileprivate func texts(_ path: String) -> [String] {
    elements.filter { $0.path == path }.map(\.text)
  }
}
