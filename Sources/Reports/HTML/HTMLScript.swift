/// The little that a page does by itself; without it nothing is lost: tables that are sorted, rows and marks that point at
/// each other, a map that pans and zooms.
enum HTMLScript {
  /// The script; it asks for nothing outside the page.
  static let text: Markup =
    "(function () {\n'use strict';\n\(tables)\n\(pointing)\n\(HTMLMapScript.text)\n}());"

  private static let tables: Markup = """
    const every = (selector, root = document) => Array.from(root.querySelectorAll(selector));

    // A click on a column's head sorts the table, a second one the other way round.
    every('table.sortable').forEach(table => {
      const body = table.tBodies[0];
      const heads = Array.from(table.tHead.rows[0].cells);
      const key = (row, column) => {
        const sort = row.cells[column].dataset.sort;
        return sort === undefined ? row.cells[column].textContent : sort === '' ? -Infinity : Number(sort);
      };
      heads.forEach((head, column) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = head.textContent;
        head.replaceChildren(button);
        button.addEventListener('click', () => {
          const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
          heads.forEach(other => other.removeAttribute('aria-sort'));
          head.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
          Array.from(body.rows).sort((first, second) => {
            const a = key(first, column), b = key(second, column);
            if (typeof a === 'string') { return sign * a.localeCompare(b); }
            return a === b ? 0 : a > b ? sign : -sign;
          }).forEach(row => body.appendChild(row));
        });
      });
    });

    // What is wider than its place says that it scrolls.
    const tellScrolling = () => every('.wide').forEach(wide =>
      wide.classList.toggle('scrolls', wide.scrollWidth > wide.clientWidth + 1));
    window.addEventListener('resize', tellScrolling);
    tellScrolling();
    """

  private static let pointing: Markup = """
    const readout = document.getElementById('readout');
    const say = text => { if (readout) { readout.textContent = text; } };
    const things = key => every('[data-for="' + key + '"]');
    const isMark = thing => thing.closest('svg') !== null;
    let map = null;

    // Marks what a row, or a mark on map or profile, stands for wherever it is drawn.
    const choose = (key, chooser) => {
      every('.chosen').forEach(thing => thing.classList.remove('chosen'));
      const chosen = things(key);
      chosen.forEach(thing => thing.classList.add('chosen'));
      const mark = chosen.find(thing => thing.closest('#map'));
      if (mark) {
        say(mark.querySelector('title').textContent);
        if (map && !chooser.closest('#map')) { map.show(mark, !isMark(chooser)); }
      }
      const row = chosen.find(thing => thing.tagName === 'TR' || thing.tagName === 'tr');
      if (row && isMark(chooser) && window.matchMedia('(min-width: 64rem)').matches) {
        row.scrollIntoView({block: 'nearest'});
      }
    };
    every('tr[data-for], li[data-for]').forEach(row => {
      row.tabIndex = 0;
      row.addEventListener('keydown', event => {
        if (event.key === 'Enter') { choose(row.dataset.for, row); }
      });
    });
    document.addEventListener('click', event => {
      const thing = event.target.closest('[data-for]');
      if (thing && !(map && map.wasDragged())) { choose(thing.dataset.for, thing); }
    });
    """
}
