/// The report's looks.
enum HTMLStyle {
  /// The style sheet: flexible widths, sheets of A4 when printed.
  static let css: Markup = "\(screen)\n\(map)\n\(paper)"

  private static let screen: Markup = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 92rem; padding: 1rem; font: 1rem/1.45 system-ui, sans-serif; color: #222; background: #fff; }
    h1 { font-size: 1.8rem; line-height: 1.2; margin: .5rem 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; margin: 1.6rem 0 .5rem; border-bottom: 2px solid #0072B2; }
    header p { margin: .3rem 0; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: .8rem 0; }
    .figures div { border: 1px solid #ccc; border-radius: .4rem; padding: .5rem .7rem; }
    .figures dt { color: #555; font-size: .85rem; }
    .figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; }
    .figures small { display: block; font-size: .8rem; font-weight: 400; color: #555; }
    .overview section h2 { margin-top: 1rem; }
    figure { margin: 0; }
    svg { display: block; width: 100%; height: auto; }
    figcaption, .note { font-size: .85rem; margin: .4rem 0; color: #444; }
    .advice { padding-left: 1.4rem; margin: .4rem 0; }
    .advice li { margin: .3rem 0; padding: .1rem .3rem; }
    .advice strong { display: inline-block; }
    .key { white-space: nowrap; margin-right: .8em; display: inline-block; }
    .swatch { display: inline-block; width: 1.6em; height: .45em; margin: 0 .4em .12em 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .swatch.thick { height: .65em; margin-bottom: 0; }
    .swatch.marginal { background: repeating-linear-gradient(90deg, #0072B2 0 4px, #fff 4px 7px); }
    .swatch.area { height: .9em; width: 1.2em; margin-bottom: -.1em; border: 1px solid #bbb; }
    .swatch.enough { background: #80b8d8; }
    .swatch.weak { background: #cde7f6; }
    .swatch.void { background: repeating-linear-gradient(135deg, #777 0 1.5px, #eee 1.5px 5px); }
    .swatch.route { border-top: 2px dashed #222; height: 0; margin-bottom: .25em; }
    .swatch.link { border-top: 2px dotted #222; height: 0; margin-bottom: .25em; }
    svg.symbol { display: inline-block; width: 1.1em; height: 1.1em; margin: 0 .3em -.2em 0; }
    .wide { overflow-x: auto; }
    .wide.scrolls { border-right: 3px dotted #0072B2; }
    .wide.scrolls::before { content: "\\2194  scrolls sideways"; display: block; position: sticky; left: 0; font-size: .8rem; color: #0072B2; }
    .wide > svg { min-width: 40rem; }
    table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: .5rem 0 1rem; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .22rem .8rem .22rem 0; border-bottom: 1px solid #ddd; }
    td small, li small { color: #555; }
    td small { display: block; }
    td.place { white-space: nowrap; }
    td.long { min-width: 13rem; overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.number { text-align: right; white-space: normal; }
    th[scope=row] { text-align: left; white-space: nowrap; }
    th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; text-decoration: underline dotted; }
    tr[data-for], li[data-for] { cursor: pointer; }
    tr[data-for]:hover, li[data-for]:hover { background: #f2f7fb; }
    tr.chosen, li.chosen { background: #fff3c4; outline: 2px solid #222; }
    .missed { border-left: .4rem solid #D55E00; padding-left: .6rem; }
    .met { border-left: .4rem solid #0072B2; padding-left: .6rem; }
    .paper { display: none; }
    footer { margin-top: 2rem; font-size: .85rem; color: #555; }
    footer p { margin: .2rem 0; }
    @media (min-width: 64rem) {
      .overview.tall { display: grid; grid-template-columns: minmax(24rem, 42%) minmax(0, 1fr); gap: 1.5rem; }
      .overview.tall section[aria-labelledby=map-heading] { position: sticky; top: 0; align-self: start; }
      .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem; }
    }
    """

  private static let map: Markup = """
    .map-frame { position: relative; }
    svg.map { max-height: 82vh; aspect-ratio: var(--ratio); user-select: none; -webkit-user-select: none; touch-action: pan-y; cursor: grab; }
    svg.map.zoomed { touch-action: none; }
    svg.map.dragged { cursor: grabbing; }
    svg.map path, svg.map circle, svg.map rect { vector-effect: non-scaling-stroke; }
    .backdrop, .seen { image-rendering: auto; pointer-events: none; }
    .seen { image-rendering: pixelated; }
    .field, .swath { stroke-width: .7; stroke-opacity: .7; pointer-events: none; }
    .link { stroke-width: 1; stroke-dasharray: 1.5 3; }
    .route { stroke-width: 1.3; stroke-dasharray: 6 4; }
    .border { pointer-events: none; }
    .marks path { stroke: #000; stroke-opacity: 0; stroke-width: 14; cursor: pointer; pointer-events: stroke; }
    .marks path:hover { stroke-opacity: .25; }
    .marks path.chosen { stroke-opacity: .45; }
    .marks rect { fill: #000; fill-opacity: 0; cursor: pointer; }
    .marks rect:hover { fill-opacity: .12; }
    .marks rect.chosen { fill-opacity: .25; stroke: #000; stroke-width: 1.5; }
    .symbols path { stroke-width: 1.3; cursor: pointer; }
    .symbols [data-linked=no], .symbols .removed { fill: #fff; stroke: #222; }
    .symbols .removed { stroke-dasharray: 2 2; }
    .symbols .chosen { fill: #F0E442; stroke: #000; stroke-width: 2; }
    .label { font-size: 12px; stroke: #fff; stroke-width: 3px; paint-order: stroke; fill: #222; pointer-events: none; font-weight: 600; }
    .label.number { fill: #7a3200; }
    .label.kilometre { font-weight: 400; font-size: 11px; fill: #444; }
    .label.name { font-size: 14px; font-style: italic; font-weight: 400; letter-spacing: .12em; fill: #333; }
    .label.waits { display: none; }
    .halo { stroke: #fff; stroke-width: 3px; paint-order: stroke; }
    #furniture { pointer-events: none; }
    #furniture text { font-size: calc(12px * var(--s, 1)); paint-order: stroke; stroke: #fff; stroke-width: 3px; }
    .graticule text { font-size: calc(10px * var(--s, 1)); fill: #444; }
    .zoom { position: absolute; top: .5rem; left: .5rem; display: flex; flex-direction: column; gap: .25rem; }
    .zoom button { width: 2.1rem; height: 2.1rem; font-size: 1.2rem; line-height: 1; border: 1px solid #666; border-radius: .3rem; background: #fffffff0; cursor: pointer; }
    #readout { display: block; min-height: 1.5em; font-size: .88rem; padding: .15rem 0; color: #222; }
    .before { stroke-width: 1.2; }
    """

  private static let paper: Markup = """
    @media print {
      @page { size: A4; margin: 16mm 15mm 12mm; }
      html { font-size: 8pt; }
      body { max-width: none; padding: 0; line-height: 1.3; }
      h1 { font-size: 15pt; margin: 0; }
      h2 { break-after: avoid; font-size: 10pt; margin: 2mm 0 .5mm; border-bottom-width: 1px; }
      .figures { gap: 1.5mm; margin: 1.5mm 0; grid-template-columns: repeat(auto-fit, minmax(23mm, 1fr)); }
      .figures div { padding: 1mm 1.5mm; }
      .figures dd { font-size: 11pt; }
      .figures dt, .figures small { font-size: 6.5pt; }
      .overview section[aria-labelledby=map-heading] { break-after: page; }
      section[aria-labelledby=figures] h2, section[aria-labelledby=map-heading] h2 { display: none; }
      svg.map { width: var(--paper); max-width: none; max-height: none; margin: 0 auto; }
      .zoom, #readout, .screen, .wide.scrolls::before { display: none !important; }
      .paper { display: inline; font-weight: 600; }
      p.paper { display: block; font-weight: 400; margin: 0; }
      figure, tr, li, .figures div { break-inside: avoid; }
      .wide { overflow: visible; border: 0 !important; }
      .wide > svg { min-width: 0 !important; }
      #time + figure svg, #along + figure svg { max-height: 40mm; }
      table { font-size: 6pt; line-height: 1.15; margin: 0 0 1.5mm; }
      caption { padding: 0; }
      th, td { padding: .04mm 2mm .04mm 0; }
      td.long { min-width: 0; }
      td small { display: none; }
      td.place, td.number { white-space: nowrap; overflow-wrap: normal; }
      .pair { display: block; }
      td { overflow-wrap: anywhere; }
      caption, thead { break-after: avoid; }
      th button { text-decoration: none; }
      details:not([open]) { display: none; }
      footer { margin-top: 1mm; font-size: 7pt; }
      footer p { display: inline; }
    }
    """
}
