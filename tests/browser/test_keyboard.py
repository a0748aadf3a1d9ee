"""The keyboard alone: everything is reached, in sight, with a focus that is seen."""

import pytest

from tests.browser import browser as browsing
from tests.browser.known import PLAN

ADDRESS = f"/planer/{PLAN}/"
#: What can be pressed or filled in, and is shown. Of radio buttons the keyboard stops at one.
INTERACTIVE = """() => {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary');
  const shown = [...all].filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled
    && e.type !== 'hidden' && !(e.type === 'radio' && !e.checked));
  shown.forEach((e, index) => e.dataset.stop = index);
  return shown.length;
}"""
#: The element that has the focus, whether an outline is seen on it, and whether something lies over it.
FOCUSED = """() => {
  const e = document.activeElement;
  const seen = [e, e.nextElementSibling].filter(Boolean).some((each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = e.getClientRects()[0] ?? e.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return {
    stop: e.dataset.stop ?? null,
    what: `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 40)}`,
    seen,
    covered: !top || !(e.contains(top) || top.contains(e)),
  };
}"""


def walk(page):
    """Every stop of the tabulator key, from the top until it leaves the page."""
    count = page.evaluate(INTERACTIVE)
    stops = []
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["stop"] is None or stop["stop"] in {each["stop"] for each in stops}:
            break
        stops.append(stop)
    return count, stops


@pytest.mark.parametrize("size", [browsing.DESKTOP, browsing.PHONE])
def test_the_tabulator_reaches_everything_on_the_plan_page(visit, size):
    page = visit(size, reduced_motion="reduce")
    page.goto(ADDRESS)

    count, stops = walk(page)

    assert [int(stop["stop"]) for stop in stops] == list(range(count))


def test_the_focus_is_seen_and_never_covered_on_any_page(visit, pages):
    page = visit(browsing.PHONE, reduced_motion="reduce")
    found = {}

    for address in pages["public"]:
        page.goto(address)
        _, stops = walk(page)
        found[address] = [stop["what"] for stop in stops if not stop["seen"] or stop["covered"]]

    assert not browsing.told(found), browsing.told(found)


def test_the_first_stop_leads_past_the_menu(visit):
    page = visit()
    page.goto(ADDRESS)

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_the_folded_contents_open_and_close_from_the_keyboard(visit):
    page = visit(browsing.PHONE)
    page.goto(ADDRESS)
    folded = page.locator("details.docnav--phone")

    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert folded.locator("a").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert not folded.locator("a").first.is_visible()
    assert "#" in page.url
