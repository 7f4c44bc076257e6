import GeoCore

/// A map to print on A3, across or upright as the border lies: with title, conditions, legend, scale, coordinates and sources.
struct PrintedMap {
  /// What the map shows at least.
  let extent: PlaneExtent
  /// The same by longitude and latitude.
  let degrees: GeographicBox
  /// The layers that the legend explains.
  let legend: XMLElement

  /// The layout's name.
  private static let name = "Map, A3"
  /// Dots per inch of an export.
  private static let resolution = 300
  /// The sides of A3 (mm), ISO 216.
  private static let sides = (longer: 420.0, shorter: 297.0)
  /// The page's division (mm): a head, the map with a column beside it, a foot.
  private static let (margin, head, foot, column, gap) = (8.0, 24.0, 10.0, 66.0, 4.0)

  /// Whether the border is higher than wide, and so the page.
  private var isUpright: Bool { extent.height > extent.width }

  private var page: LayoutItem.Frame {
    let (longer, shorter) = Self.sides
    return .init(x: 0, y: 0, width: isUpright ? shorter : longer, height: isUpright ? longer : shorter)
  }

  /// The map's frame: all of the page that nothing else needs.
  private var mapFrame: LayoutItem.Frame {
    let page = self.page
    return .init(
      x: Self.margin, y: Self.head, width: page.width - Self.column - Self.gap - 2 * Self.margin,
      height: page.height - Self.head - Self.foot)
  }

  /// A place in the column beside the map.
  ///
  /// - Parameters:
  ///   - y: from the map's top (mm).
  ///   - height: in mm.
  private func beside(_ y: Double, _ height: Double) -> LayoutItem.Frame {
    .init(
      x: mapFrame.x + mapFrame.width + Self.gap, y: mapFrame.y + y, width: Self.column, height: height)
  }

  /// The layout as a project has it.
  var xml: XMLElement {
    let (page, frame) = (self.page, mapFrame)
    let width = page.width - 2 * Self.margin
    let items = [
      map,
      MapLegend(frame: beside(58, frame.height - 90), map: map.id, tree: legend).item,
      MapScale(frame: beside(frame.height - 26, 14), map: map.id).item,
      NorthArrow(
        frame: .init(x: frame.x + frame.width - 16, y: frame.y + 4, width: 12, height: 16), map: map.id
      ).item,
      LayoutLabel(id: "title", "[% @project_title %]", size: 20, isBold: true)
        .item(in: .init(x: Self.margin, y: 5, width: width, height: 9)),
      LayoutLabel(id: "figures", "[% @karaula_figures %]", size: 12)
        .item(in: .init(x: Self.margin, y: 14, width: width, height: 8)),
      LayoutLabel(id: "conditions", "[% @karaula_conditions %]", size: 9).item(in: beside(0, 56)),
      LayoutLabel(id: "denominator", Self.scale, size: 11, isBold: true).item(
        in: beside(frame.height - 10, 8)),
      LayoutLabel(id: "attribution", Self.sources, size: 7).item(
        in: .init(x: Self.margin, y: page.height - Self.foot + 1, width: width - 30, height: 7)),
      LayoutLabel(id: "date", "[% format_date(now(), 'yyyy-MM-dd') %]", size: 7, isAtRight: true).item(
        in: .init(x: page.width - Self.margin - 30, y: page.height - Self.foot + 1, width: 30, height: 7)),
    ]
    return XMLElement(
      "Layout", ["name": Self.name, "units": "mm", "printResolution": "\(Self.resolution)"],
      [XMLElement("PageCollection", [:], [QMLSymbol.paper, sheet.xml(level: 0)])]
        + items.enumerated().map { $1.xml(level: $0 + 1) })
  }

  /// The map's scale as it is, should somebody change it.
  private static let scale =
    "Scale 1 : [% format_number(map_get(item_variables('map'), 'map_scale'), 0) %] on A3"

  /// Whom to credit for the data, and OpenStreetMap when its map is switched on.
  private static let sources = """
    [% @karaula_attribution || if(array_contains(map_get(item_variables('map'), 'map_layer_ids'), \
    '\(ProjectLayer.id(of: ProjectLayer.openStreetMapName))'), ' Background: \u{A9} OpenStreetMap contributors', '') %]
    """

  private var sheet: LayoutItem {
    LayoutItem(id: "page", kind: .page, frame: page, attributes: [:], content: [QMLSymbol.paper])
  }

  private var map: LayoutItem {
    let frame = mapFrame
    let denominator = RoundScale.denominator(
      for: (extent.width, extent.height), in: (frame.width, frame.height))
    let shown = extent.sized(
      width: frame.width / RoundScale.millimetresPerMetre * denominator,
      height: frame.height / RoundScale.millimetresPerMetre * denominator)
    return LayoutItem(
      id: "map", kind: .map, frame: frame, isFramed: true,
      attributes: ["keepLayerSet": "false", "followPreset": "false"],
      content: [
        XMLElement("Extent", shown.bounds), XMLElement("LayerSet"),
        MapGrid(degrees: max(degrees.north - degrees.south, degrees.east - degrees.west)).xml,
      ])
  }
}

extension QMLSymbol {
  /// White paper.
  fileprivate static let paper = XMLElement(
    written: QMLSymbol.fill(.white, border: .white, width: 0).xml(named: ""))
}

extension GeographicBox {
  /// The least box around places, of which there is one at least; degrees of longitude run on over the antimeridian.
  init(around places: [Coordinate]) {
    let first = places.first?.longitude ?? 0
    let east = places.map { first + ($0.longitude - first).remainder(dividingBy: 360) }
    let north = places.map(\.latitude)
    self.init(
      west: east.min() ?? 0, south: north.min() ?? 0, east: east.max() ?? 0, north: north.max() ?? 0)
  }
}
