public import GeoCore

/// A scenario to start a plan with, in which nothing is placed yet, as a commented text.
public struct StartingScenario: Sendable, Hashable {
  /// What the plan is called.
  public var name: String
  /// The border's source, as the scenario writes it.
  public var border: String
  /// The source's layers.
  public var layers: LayerChoice
  /// The coordinate system of a source that has none.
  public var crs: String?
  /// The encoding of the texts of a source that does not say it.
  public var encoding: String?
  /// Whether polygons give their rings.
  public var usesRings: Bool
  /// The names of the border's columns.
  public var columns: [String]
  /// The elevations, as the scenario writes them, the finest on top; none for the public tiles.
  public var dems: [String] = []
  /// The side to protect, of a line.
  public var inside = BorderSide.left
  /// Which side that is, for people; empty for what nobody knows.
  public var insideRemark = ""
  /// Which band of the elevations is read, and what its values mean where they do not say so.
  public var demQuery = RasterQuery()
  /// The file with the layers `sites` and `centres`, beside the scenario: a name of letters, digits and points.
  public var placements: String

  /// What a scenario calls the public tiles of elevations.
  public static let publicTiles = TerrainKeys.copernicusGLO30

  /// A scenario with a border and a file of placements, over the public tiles.
  public init(name: String, border: String, columns: [String], placements: String) {
    self.name = name
    self.border = border
    self.columns = columns
    self.placements = placements
    layers = .only
    usesRings = false
  }

  /// The scenario's text.
  ///
  /// - Throws: what the emitter of YAML throws; nothing is known that it cannot write.
  public func yaml() throws -> String {
    """
    # A plan to be filled in. Place sensors as points of the layer `sites` of \(placements) in QGIS, then run it.
    # Lengths are in metres and directions in degrees clockwise from true north; each key's name ends in its unit.
    # What is left out here has a default: `karaula validate` prints them all, `karaula schema` every key there is.

    karaula: 1
    name: \(try Self.scalar(name))

    border:
    \(try borderLines.joined(separator: "\n"))

    terrain:
    \(try terrainLines.joined(separator: "\n"))

    grid:
      # cell_size_m: 60               # the cells of the computation; left out, the terrain's own
      corridor_m: {inside: 3000, outside: 1000}   # the strip along the border that the maps show

    target: person                    # who crosses: person or vehicle
    task: detection                   # what the watch must be able to say: detection, recognition or identification
    required_probability: 0.5         # the probability from which a piece of the border counts as covered
    exposure_s: 300                   # how long a crosser can be observed at the line
    conditions: {light: night}        # day or night; visibility_km and rain_mm_h add weather, left out the air is clear

    # Types of your own; one that is not in the form of `sites` can be added to its list in the layer's properties.
    # equipment:
    #   tall-pillar: {extends: fixed-pillar, mast_height_m: 24}

    # A site has an id and a type; what its other columns leave empty is the type's.
    sites: [{source: \(placements), layer: sites}]

    # Monitoring centres, once there are some: sensors are then looked at for a radio link to one.
    # centres: [{source: \(placements), layer: centres}]

    """
  }

  private var borderLines: [String] {
    get throws {
      var lines = ["  source: \(try Self.scalar(border))"]
      if let layers = layers.plan { lines.append("  layer: \(try Self.line(layers))") }
      if let crs { lines.append("  crs: \(try Self.scalar(crs))") }
      if let encoding { lines.append("  encoding: \(try Self.scalar(encoding))") }
      if usesRings {
        lines.append("  rings: true                       # the rings of polygons are the border")
      }
      lines.append(
        usesRings
          ? "  inside: polygon                   # the side to protect: polygon, or outside for what is around it"
          : "  inside: \(inside.rawValue.padded(to: 26))# the side to protect, walking along the line as it is drawn\(insideRemark)"
      )
      let groups = columns.filter { !BorderInput.reservedGroups.contains($0) }
      if let column = groups.first {
        let known = try groups.map(Self.scalar).joined(separator: ", ")
        lines.append(
          "  # group_by: \(try Self.scalar(column))   # figures for each value of a column, one of: \(known)")
      }
      lines.append(
        "  # attribution: ...                # whom to credit for the data; it is repeated in every result")
      return lines
    }
  }

  private var terrainLines: [String] {
    get throws {
      guard let first = dems.first else {
        return [
          "  dem: \(Self.publicTiles)             # public 30 m tiles, read over the network",
          "  kind: dsm                         # with woods and roofs, from which masts then count",
          "  nodata: fill                      # voids of up to 10 cells are interpolated",
        ]
      }
      var query = PlanMapping()
      demQuery.add(to: &query, demQuery.validRange == nil ? [] : RasterKeys.ofElevations)
      let kind = SurfaceKind(named: first) ?? .terrain
      let written = try dems.map(Self.scalar)
      let dem = written.count == 1 ? written[0] : "[\(written.joined(separator: ", "))]"
      let remark =
        kind == .surface
        ? "by its name with woods and roofs, from which masts then count; dtm: bare ground"
        : "dtm: bare ground; dsm: with woods and roofs, as most radar models are"
      return try ["  dem: \(dem)"] + Self.lines(of: query.node) + [
        "  kind: \(kind.rawValue)                         # \(remark)",
        "  nodata: fill                      # voids of up to 10 cells are interpolated",
        "  # attribution: ...                # whom to credit for the data",
      ]
    }
  }

  /// The lines of a mapping, indented; none of an empty one.
  private static func lines(of node: YAMLNode) throws -> [String] {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else { return [] }
    return try node.serialized().split(whereSeparator: \.isNewline).map { "  \($0)" }
  }

  /// A text as a block mapping holds it, on one line.
  private static func scalar(_ text: String) throws -> String { try line(.text(text)) }

  /// A text, or a list of texts, on one line.
  private static func line(_ node: YAMLNode) throws -> String {
    try String(node.serialized().drop { $0.isNewline }.prefix { !$0.isNewline })
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 1))
  }
}
