/// How a map of a page pans and zooms, what it tells of a place, and how tables and pictures point at it.
enum HTMLMapScript {
  /// The script, within that of a page.
  static let text: Markup = """
    const makeMap = svg => {
      const base = svg.viewBox.baseVal;
      const home = {x: base.x, y: base.y, width: base.width, height: base.height};
      const facts = svg.dataset;
      const west = Number(facts.west), east = Number(facts.east), north = Number(facts.north), south = Number(facts.south);
      const metres = Number(facts.metres);
      const furniture = svg.querySelector('#furniture');
      const bar = furniture.querySelector('.scale path'), barText = furniture.querySelector('.scale text');
      const graticule = furniture.querySelector('.graticule');
      const closest = 200, dragFrom = 4, margin = 8;
      let view = Object.assign({}, home), dragged = false;
      const measured = every('.label', svg).map(element => {
        element.classList.remove('waits');
        return {element: element, x: Number(element.dataset.x), y: Number(element.dataset.y), name: element.classList.contains('name'),
          length: element.dataset.length ? Number(element.dataset.length) : Infinity, width: element.getComputedTextLength()};
      });
      const symbols = every('.symbols path', svg).map(element => {
        const at = /translate\\(([-\\d.]+)px, ?([-\\d.]+)px\\)/.exec(element.style.transform);
        return {x: Number(at[1]), y: Number(at[2])};
      });
      const unitsPerPixel = () => {
        const box = svg.getBoundingClientRect();
        return Math.max(view.width / Math.max(box.width, 1), view.height / Math.max(box.height, 1));
      };

      // Labels where there is room, the most important first; the rest wait for a larger scale.
      const tries = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, 1], [-1, -1], [1, -1], [-1, 1]];
      const label = k => {
        const width = view.width / k, height = view.height / k;
        const taken = symbols.map(at => {
          const x = (at.x - view.x) / k, y = (at.y - view.y) / k;
          return [x - 8, y - 8, x + 8, y + 8];
        });
        taken.push([0, height - 46, 24 + bar.getBBox().width / k * view.width / home.width, height], [width - 50, 0, width, 76], [0, 0, 48, 124]);
        const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
        measured.forEach(text => {
          const x = (text.x - view.x) / k, y = (text.y - view.y) / k;
          const isInside = x > 0 && y > 0 && x < width && y < height;
          const far = text.name ? [0, 20] : [9, 18];
          let place = null;
          if (isInside && text.length / k >= 10) {
            far.some(distance => tries.some(way => {
              const cx = x + way[0] * (text.width / 2 + distance), cy = y + way[1] * (7 + distance);
              const box = [cx - text.width / 2, cy - 7, cx + text.width / 2, cy + 7];
              if (box[0] < margin || box[1] < margin || box[2] > width - margin || box[3] > height - margin) { return false; }
              if (taken.some(other => meets(box, other))) { return false; }
              taken.push(box);
              place = [cx, cy + 4];
              return true;
            }));
          }
          text.element.classList.toggle('waits', place === null);
          if (place) {
            text.element.style.transform =
              'translate(' + (view.x + place[0] * k) + 'px,' + (view.y + place[1] * k) + 'px) scale(' + k + ')';
          }
        });
      };

      const make = (name, values) => {
        const element = document.createElementNS(svg.namespaceURI, name);
        Object.keys(values).forEach(key => element.setAttribute(key, values[key]));
        return element;
      };
      const steps = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
      const degrees = (value, positive, negative) =>
        Math.abs(Number(value.toFixed(4))) + '\\u00B0 ' + (value < 0 ? negative : positive);
      const longitude = x => west + x / home.width * (east - west);
      const latitude = y => north - y / home.height * (north - south);
      const furnish = () => {
        const share = view.width / home.width;
        furniture.setAttribute('transform', 'translate(' + view.x + ' ' + view.y + ') scale(' + share + ')');
        const limit = 0.3 * view.width * metres;
        let length = 1;
        for (let power = 1; power <= limit; power *= 10) {
          [1, 2, 5].forEach(factor => { if (factor * power <= limit) { length = factor * power; } });
        }
        bar.setAttribute('d', 'M30 ' + (home.height - 30) + 'm0 -6v6h' + length / metres / share + 'v-6');
        barText.textContent = length < 1000 ? length + ' m' : length / 1000 + ' km';
        graticule.replaceChildren();
        const ticks = (low, high, draw) => {
          const step = steps.find(step => (high - low) / step <= 6) || 30;
          for (let tick = Math.ceil(low / step); tick * step <= high; tick += 1) { draw(tick * step); }
        };
        const tick = (path, x, y, text) => {
          graticule.append(make('path', {d: path}), Object.assign(make('text', {x: x, y: y}), {textContent: text}));
        };
        ticks(longitude(view.x), longitude(view.x + view.width), value => {
          const x = ((value - west) / (east - west) * home.width - view.x) / share;
          tick('M' + x + ' 0v8M' + x + ' ' + home.height + 'v-8', x + 3, home.height - 3, degrees(value - 360 * Math.round(value / 360), 'E', 'W'));
        });
        ticks(latitude(view.y + view.height), latitude(view.y), value => {
          const y = ((north - value) / (north - south) * home.height - view.y) / share;
          tick('M0 ' + y + 'h8M' + home.width + ' ' + y + 'h-8', 3, y - 3, degrees(value, 'N', 'S'));
        });
      };

      const draw = scale => {
        const k = scale || unitsPerPixel();
        svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '));
        svg.style.setProperty('--k', k);
        svg.style.setProperty('--s', k * home.width / view.width);
        svg.classList.toggle('zoomed', view.width < home.width * 0.999);
        furnish();
        label(k);
      };
      const look = (x, y, width) => {
        const wide = Math.min(Math.max(width, home.width / closest), home.width);
        const high = wide * home.height / home.width;
        view = {
          x: Math.min(Math.max(x, home.x), home.x + home.width - wide),
          y: Math.min(Math.max(y, home.y), home.y + home.height - high), width: wide, height: high,
        };
        draw();
      };
      const zoom = (factor, x, y) => {
        const width = Math.min(Math.max(view.width / factor, home.width / closest), home.width);
        const share = width / view.width;
        look(x - (x - view.x) * share, y - (y - view.y) * share, width);
      };
      const place = event => {
        const box = svg.getBoundingClientRect(), k = unitsPerPixel();
        const left = box.left + (box.width - view.width / k) / 2, top = box.top + (box.height - view.height / k) / 2;
        return {x: view.x + (event.clientX - left) * k, y: view.y + (event.clientY - top) * k};
      };

      const pointers = new Map();
      svg.addEventListener('pointerdown', event => {
        if (pointers.size === 0) { dragged = false; }
        pointers.set(event.pointerId, {x: event.clientX, y: event.clientY});
      });
      svg.addEventListener('pointermove', event => {
        const last = pointers.get(event.pointerId);
        if (!last) {
          const mark = event.target.closest('#map [data-for]'), at = place(event);
          say(mark ? mark.querySelector('title').textContent
            : degrees(latitude(at.y), 'N', 'S') + '  ' + degrees(longitude(at.x), 'E', 'W'));
          return;
        }
        const next = {x: event.clientX, y: event.clientY}, k = unitsPerPixel();
        if (pointers.size === 1) {
          if (!dragged && Math.hypot(next.x - last.x, next.y - last.y) < dragFrom) { return; }
          dragged = true;
          svg.classList.add('dragged');
          svg.setPointerCapture(event.pointerId);
          look(view.x - (next.x - last.x) * k, view.y - (next.y - last.y) * k, view.width);
        } else {
          const other = Array.from(pointers.entries()).find(entry => entry[0] !== event.pointerId)[1];
          const before = Math.hypot(last.x - other.x, last.y - other.y), after = Math.hypot(next.x - other.x, next.y - other.y);
          const middle = place({clientX: (next.x + other.x) / 2, clientY: (next.y + other.y) / 2});
          dragged = true;
          if (before > 0) { zoom(after / before, middle.x, middle.y); }
        }
        pointers.set(event.pointerId, next);
      });
      const release = event => {
        pointers.delete(event.pointerId);
        svg.classList.remove('dragged');
      };
      ['pointerup', 'pointercancel'].forEach(kind => svg.addEventListener(kind, release));
      svg.addEventListener('wheel', event => {
        if (!event.ctrlKey && !event.metaKey) { say('Ctrl and the wheel, or a double click, zoom the map.'); return; }
        event.preventDefault();
        const at = place(event);
        zoom(event.deltaY < 0 ? 1.4 : 1 / 1.4, at.x, at.y);
      }, {passive: false});
      svg.addEventListener('dblclick', event => {
        const at = place(event);
        zoom(2, at.x, at.y);
      });
      svg.tabIndex = 0;
      svg.addEventListener('keydown', event => {
        const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
        const middle = {x: view.x + view.width / 2, y: view.y + view.height / 2};
        if (event.key === '+') { zoom(2, middle.x, middle.y); }
        else if (event.key === '-') { zoom(0.5, middle.x, middle.y); }
        else if (way && view.width < home.width) { look(view.x + way[0] * view.width / 6, view.y + way[1] * view.height / 6, view.width); }
        else { return; }
        event.preventDefault();
      });

      const buttons = document.createElement('div');
      buttons.className = 'zoom';
      [['+', 'Zoom in', 2], ['\\u2212', 'Zoom out', 0.5], ['\\u25A1', 'Show all', 0]].forEach(entry => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = entry[0];
        button.title = entry[1];
        button.setAttribute('aria-label', entry[1]);
        button.addEventListener('click', () => entry[2] === 0 ? look(home.x, home.y, home.width)
          : zoom(entry[2], view.x + view.width / 2, view.y + view.height / 2));
        buttons.append(button);
      });
      svg.parentNode.append(buttons);

      window.addEventListener('resize', () => draw());
      window.addEventListener('beforeprint', () => {
        view = Object.assign({}, home);
        draw(home.width / (Number(facts.paper) * 96 / 25.4));
      });
      window.addEventListener('afterprint', () => draw());
      draw();
      return {
        wasDragged: () => dragged,
        // Brings a mark into view; from a row of a table the map comes into view, too.
        show: (mark, scrolls) => {
          const symbol = /translate\\(([-\\d.]+)px, ?([-\\d.]+)px\\)/.exec(mark.style.transform);
          const box = mark.getBBox();
          const at = symbol ? {x: Number(symbol[1]), y: Number(symbol[2]), size: home.width / 8}
            : {x: box.x + box.width / 2, y: box.y + box.height / 2, size: Math.max(box.width, box.height * home.width / home.height)};
          const width = Math.max(at.size * 3, home.width / 12);
          look(at.x - width / 2, at.y - width * home.height / home.width / 2, width);
          if (scrolls) { svg.scrollIntoView({block: 'nearest'}); }
        },
      };
    };
    const svg = document.getElementById('map');
    if (svg) { map = makeMap(svg); }
    """
}
