/// A map to print, A3 across: the border with title, legend, scale, north and sources.
struct PrintedMap {
  /// What the map shows at least.
  let extent: PlaneExtent
  /// The layers that the legend explains.
  let legend: XMLElement

  /// The layout's name.
  private static let name = "Map, A3"
  /// Dots per inch of an export.
  private static let resolution = 300
  /// A3 across (mm), ISO 216.
  private static let page = LayoutItem.Frame(x: 0, y: 0, width: 420, height: 297)

  /// The page's division (mm): a head, the map with a column beside it, a foot.
  private enum Places {
    static let title = LayoutItem.Frame(x: 10, y: 8, width: 400, height: 12)
    static let figures = LayoutItem.Frame(x: 10, y: 20, width: 400, height: 8)
    static let map = LayoutItem.Frame(x: 10, y: 31, width: 310, height: 248)
    static let north = LayoutItem.Frame(x: 392, y: 258, width: 18, height: 21)
    static let legend = LayoutItem.Frame(x: 324, y: 29, width: 86, height: 225)
    static let scale = LayoutItem.Frame(x: 325, y: 266, width: 65, height: 13)
    static let attribution = LayoutItem.Frame(x: 10, y: 282, width: 360, height: 10)
    static let date = LayoutItem.Frame(x: 370, y: 282, width: 40, height: 10)
  }

  /// The layout as a project has it.
  var xml: XMLElement {
    let items = [
      map, MapLegend(frame: Places.legend, map: map.id, tree: legend).item,
      MapScale(frame: Places.scale, map: map.id).item, NorthArrow(frame: Places.north, map: map.id).item,
      LayoutLabel(id: "title", "[% @project_title %]", size: 24, isBold: true).item(in: Places.title),
      LayoutLabel(id: "figures", "[% @karaula_figures %]", size: 13).item(in: Places.figures),
      LayoutLabel(id: "attribution", Self.sources, size: 8).item(in: Places.attribution),
      LayoutLabel(id: "date", "[% format_date(now(), 'yyyy-MM-dd') %]", size: 8, isAtRight: true)
        .item(in: Places.date),
    ]
    return XMLElement(
      "Layout", ["name": Self.name, "units": "mm", "printResolution": "\(Self.resolution)"],
      [XMLElement("PageCollection", [:], [QMLSymbol.paper, sheet.xml(level: 0)])]
        + items.enumerated().map { $1.xml(level: $0 + 1) })
  }

  /// Whom to credit for the data, and OpenStreetMap when its map is switched on.
  private static let sources = """
    [% @karaula_attribution || if(array_contains(map_get(item_variables('map'), 'map_layer_ids'), \
    '\(ProjectLayer.id(of: ProjectLayer.openStreetMapName))'), ' Background: \u{A9} OpenStreetMap contributors', '') %]
    """

  private var sheet: LayoutItem {
    LayoutItem(
      id: "page", kind: .page, frame: Self.page, attributes: [:], content: [QMLSymbol.paper])
  }

  private var map: LayoutItem {
    let shown = extent.widened(toAspect: Places.map.width / Places.map.height)
    return LayoutItem(
      id: "map", kind: .map, frame: Places.map, isFramed: true,
      attributes: ["keepLayerSet": "false", "followPreset": "false"],
      content: [XMLElement("Extent", shown.bounds), XMLElement("LayerSet")])
  }
}

extension QMLSymbol {
  /// White paper.
  fileprivate static let paper = XMLElement(
    written: QMLSymbol.fill(.white, border: .white, width: 0).xml(named: ""))
}
