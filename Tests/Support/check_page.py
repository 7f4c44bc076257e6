#!/usr/bin/env python3
"""Uses a page as a reader would, in a real Chromium: points, clicks, pans, zooms, on a desktop, a phone and paper.

    python3 Tests/Support/check_page.py PAGE.html [--marks gap|change]

PAGE is a report.html or a comparison.html. Fails when a row and its marks do not point at each other, the map does not pan
or zoom, labels cover each other, anything is wider than a phone, or the browser has a fault to tell.
"""
import argparse
import sys

from chromium import Page

DESKTOP = (1280, 900)
PHONE = (390, 844)

# What a page tells about itself, by JavaScript.
VIEW = "(() => { const box = document.getElementById('map').viewBox.baseVal; return [box.x, box.y, box.width, box.height]; })()"
MIDDLE = """(selector => {
  const element = document.querySelector(selector);
  element.scrollIntoView({block: 'center'});
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
})"""
CHOSEN = "Array.from(document.querySelectorAll('.chosen')).map(e => [e.tagName.toLowerCase(), e.dataset.for, (e.closest('svg') || {}).id || ''])"
OVERLAPS = """(() => {
  const shown = Array.from(document.querySelectorAll('#map .label')).filter(e => !e.classList.contains('waits'));
  const boxes = shown.map(e => [e.textContent, e.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([name, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    // Letters have room above and below them.
    if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom) { found.push(name + ' and ' + other); }
  }));
  return [shown.length, found];
})()"""
# A point of a mark that the pointer meets: half-way along its line.
ON_MARK = """(key => {
  const mark = document.querySelector('#map path[data-for="' + key + '"]');
  const matrix = mark.getScreenCTM();
  for (let share = 0.5; share < 1; share += 0.07) {
    const at = mark.getPointAtLength(mark.getTotalLength() * share).matrixTransform(matrix);
    const hit = document.elementFromPoint(at.x, at.y);
    if (hit && hit.closest('[data-for="' + key + '"]')) { return [at.x, at.y]; }
  }
  return null;
})"""


def expect(holds, fault):
    if not holds:
        sys.exit(f"check_page: {fault}")


def chosen(page, key):
    """Where the thing of a key is marked."""
    return {(tag, svg) for tag, found, svg in page.value(CHOSEN) if found == key}


def check_desktop(page, path, kind):
    page.open(path)
    key = page.value(f"document.querySelector('tr[data-for^=\"{kind}-\"]').dataset.for")
    page.click(*page.value(f"{MIDDLE}('tr[data-for=\"{key}\"] td')"))
    places = chosen(page, key)
    expect(("tr", "") in places, f"the row of {key} is not marked")
    expect(("path", "map") in places, f"{key} is not marked on the map: {places}")
    expect(("rect", "profile") in places, f"{key} is not marked on the profile")
    expect(page.value("document.getElementById('readout').textContent") != "", "nothing is read of what was clicked")
    whole = page.value("document.getElementById('map').viewBox.baseVal.width")
    page.value("document.querySelector('.zoom button[aria-label=\"Show all\"]').click()")
    home = page.value(VIEW)
    expect(home[2] >= whole, "the map does not show all")
    check_map(page, home, kind)
    check_profile(page, kind)


def check_map(page, home, kind):
    count, overlaps = page.value(OVERLAPS)
    expect(count > 0, "the map has no label")
    expect(not overlaps, f"labels cover each other: {overlaps}")
    x, y = page.value(f"{MIDDLE}('#map')")
    page.wheel(x, y, -200)
    near = page.value(VIEW)
    expect(near[2] < home[2], "the wheel with Ctrl does not zoom in")
    page.value("document.querySelector('.zoom button[aria-label=\"Zoom in\"]').click()")
    nearer = page.value(VIEW)
    expect(nearer[2] < near[2], "the button does not zoom in")
    more, overlaps = page.value(OVERLAPS)
    expect(not overlaps, f"labels cover each other when zoomed: {overlaps}")
    page.drag((x, y), (x - 60, y - 40))
    moved = page.value(VIEW)
    expect(moved[0] > nearer[0] and moved[1] > nearer[1], f"the map does not follow the pointer: {nearer} {moved}")
    page.value("document.querySelector('.zoom button[aria-label=\"Show all\"]').click()")
    expect(page.value(VIEW) == home, "the map does not show all again")
    key = page.value(f"document.querySelector('tr[data-for^=\"{kind}-\"]').dataset.for")
    page.value(f"{MIDDLE}('#map')")
    at = page.value(f"{ON_MARK}('{key}')")
    expect(at, f"no pointer meets {key} on the map")
    page.click(*at)
    expect(("tr", "") in chosen(page, key), f"a click on the map does not mark the row of {key}")


def check_profile(page, kind):
    key = page.value(f"""Array.from(document.querySelectorAll('#profile rect[data-for^="{kind}-"]'))
      .sort((a, b) => b.width.baseVal.value - a.width.baseVal.value)[0].dataset.for""")
    page.click(*page.value(f"""{MIDDLE}('#profile rect[data-for="{key}"]')"""))
    places = chosen(page, key)
    expect(("tr", "") in places and ("path", "map") in places, f"a click on the profile does not mark {key}")


def check_phone(page, path):
    page.open(path)
    width = page.value("document.documentElement.scrollWidth")
    expect(width <= PHONE[0], f"the page is {width} pixels wide on a phone of {PHONE[0]}")
    silent = page.value("""Array.from(document.querySelectorAll('.wide'))
      .filter(e => e.scrollWidth > e.clientWidth + 1 && !e.classList.contains('scrolls')).length""")
    expect(silent == 0, "something scrolls sideways and does not say so")
    count, overlaps = page.value(OVERLAPS)
    expect(not overlaps, f"labels cover each other on a phone: {overlaps}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page")
    parser.add_argument("--marks", default="gap")
    arguments = parser.parse_args()
    with Page(*DESKTOP) as page:
        check_desktop(page, arguments.page, arguments.marks)
        page.resize(*PHONE, is_phone=True)
        check_phone(page, arguments.page)
        # Two asked once more, so that what the browser still had to tell has arrived.
        page.value("new Promise(done => setTimeout(done, 200))")
        expect(not page.faults, f"the browser tells of faults: {page.faults}")
        elsewhere = [url for url in page.requests if not url.startswith(("file:", "data:"))]
        expect(not elsewhere, f"the page asks for {elsewhere}")
    print(f"{arguments.page}: rows, map and profile point at each other; nothing is wider than a phone")


main()
