/// The report's looks and the little it does by itself.
enum HTMLStyle {
  /// The style sheet: flexible widths, a page of A4 when printed.
  static let css = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 64rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #222; background: #fff; }
    h1 { font-size: 1.8rem; line-height: 1.2; margin: .5rem 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #0072B2; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
    .figures div { border: 1px solid #ccc; border-radius: .4rem; padding: .6rem .8rem; }
    .figures dt { color: #555; font-size: .85rem; }
    .figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; }
    .figures small { display: block; font-size: .8rem; font-weight: 400; color: #555; }
    figure { margin: 0; }
    svg { display: block; width: 100%; height: auto; }
    svg.map { max-height: min(90vh, 60rem); }
    figcaption { font-size: .85rem; margin: .4rem 0; }
    .key { white-space: nowrap; margin-right: .8em; }
    .swatch { display: inline-block; width: 1.6em; height: .5em; margin: 0 .3em .1em 0; print-color-adjust: exact; }
    .wide { overflow-x: auto; }
    .wide > svg:not(.map) { min-width: 40rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .5rem 0 1rem; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd; }
    td.long { min-width: 14rem; overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.number { text-align: right; white-space: normal; }
    th[scope=row] { text-align: left; }
    th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; text-decoration: underline dotted; }
    .missed { border-left: .4rem solid #D55E00; padding-left: .6rem; }
    .met { border-left: .4rem solid #0072B2; padding-left: .6rem; }
    footer { margin-top: 2rem; font-size: .85rem; color: #555; }
    @media print {
      @page { size: A4; margin: 15mm; }
      html { font-size: 9pt; }
      body { max-width: none; padding: 0; }
      h2 { break-after: avoid; }
      figure, tr, .figures div { break-inside: avoid; }
      .wide { overflow: visible; }
      .wide > svg, .wide > svg.map { min-width: 0 !important; }
      td.long { min-width: 0; }
      svg.map { max-height: 125mm; }
      caption, thead { break-after: avoid; }
      th button { text-decoration: none; }
    }
    """

  /// The script: a click on a column's head sorts the table, a second one the other way round. Without it nothing is lost.
  ///
  /// It holds no character that XML would want escaped.
  static let script = """
    document.querySelectorAll('table.sortable').forEach(function (table) {
      var body = table.tBodies[0];
      var key = function (row, column) {
        var cell = row.cells[column], sort = cell.dataset.sort;
        return sort === undefined ? cell.textContent : sort === '' ? -Infinity : Number(sort);
      };
      Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = head.textContent;
        head.replaceChildren(button);
        button.addEventListener('click', function () {
          var sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
          Array.from(table.tHead.rows[0].cells).forEach(function (other) { other.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
          Array.from(body.rows).sort(function (first, second) {
            var a = key(first, column), b = key(second, column);
            if (typeof a === 'string') { return sign * a.localeCompare(b); }
            return a === b ? 0 : Math.max(a, b) === a ? sign : -sign;
          }).forEach(function (row) { body.appendChild(row); });
        });
      });
    });
    """
}
