"""Every page there is: reachable, without errors, for every eye and at every size."""

import pytest

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import ADMINISTRATOR, APPROVER, AUDITOR, CONTRIBUTOR, EDITOR

#: Elements whose text is cut off, and elements that stick out of the window.
CUT = """() => {
  const out = [];
  const name = (e) => e.tagName.toLowerCase() + (e.className?.baseVal ?? e.className).replace(/^| +/g, '.');
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) out.push(`sidan är ${root.scrollWidth} px bred`);
  for (const e of document.body.querySelectorAll('*')) {
    if (e.closest('.vh, svg, .prose--wide, thead')) continue;
    const style = getComputedStyle(e);
    if (['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      out.push(`${name(e)}: ${e.scrollWidth} i ${e.clientWidth} px`);
    const box = e.getBoundingClientRect();
    if (box.width && box.right > innerWidth + 1 && out.length < 8)
      out.push(`${name(e)} når ${Math.round(box.right)} px`);
  }
  return out;
}"""
#: The gallery shows the same component many times, so its landmarks have the same name.
EXPECTED = {("/komponenter/", "landmark-unique")}
#: Larger text, and everything that can be unfolded unfolded.
OPEN = """(size) => {
  document.documentElement.style.fontSize = size;
  document.querySelectorAll('details').forEach((each) => each.open = true);
}"""
#: Parts of the admin's own pages that the project adds.
ADDED = [".standing", ".overview", ".history", ".adopt", ".log"]


def test_a_link_leads_to_every_address_there_is(pages):
    assert pages["unmet"] == []


def test_no_page_complains_to_the_console(visit, pages):
    page = visit()

    for address in pages["public"]:
        page.goto(address)


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", browsing.DESKTOP), ("dark", browsing.PHONE)]
)
def test_axe_finds_nothing_on_any_page(visit, pages, scheme, size):
    page = visit(size, color_scheme=scheme, bypass_csp=True)
    found = {}

    for address in pages["public"]:
        page.goto(address)
        found[address] = browsing.axe(page)

    assert not browsing.told(found), browsing.told(found)


@pytest.mark.parametrize(("width", "text"), [(320, 200), (1280, 200)])
def test_nothing_is_cut_off_in_a_narrow_window_or_with_large_text(visit, pages, width, text):
    page = visit((width, 640))
    found = {}

    def look(addresses):
        for address in addresses:
            page.goto(address)
            page.evaluate(OPEN, f"{text}%")
            found[address] = page.evaluate(CUT)

    look(pages["public"])
    log_in(page, EDITOR)
    look(pages["ours"])

    assert not browsing.told(found), browsing.told(found)


def test_no_page_of_the_admin_complains_to_the_console(visit, pages):
    page = visit()
    log_in(page, EDITOR)

    for address in (*pages["ours"], *pages["admin"]):
        assert page.goto(address).status == 200


def test_axe_finds_nothing_in_what_is_added_to_the_admin(visit, pages):
    page = visit(bypass_csp=True)
    log_in(page, EDITOR)
    found = {}

    for address in pages["ours"]:
        page.goto(address)
        lines = browsing.axe(page)
        found[address] = [line for line in lines if (address, line.split(":")[0]) not in EXPECTED]
    for address in pages["admin"]:
        page.goto(address)
        if parts := [part for part in ADDED if page.locator(part).count()]:
            found[address] = browsing.axe(page, parts)

    assert not browsing.told(found), browsing.told(found)


@pytest.mark.parametrize("name", [APPROVER, EDITOR])
def test_nothing_goes_wrong_on_the_forms_of_decisions(visit, pages, name):
    page = visit(browsing.PHONE, bypass_csp=True)
    log_in(page, name)
    found = {}

    for address in pages["acts"][name]:
        page.goto(address)
        found[address] = browsing.axe(page, [".adopt"])

    assert not browsing.told(found), browsing.told(found)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (CONTRIBUTOR, browsing.PHONE),
        (AUDITOR, browsing.DESKTOP),
        (ADMINISTRATOR, browsing.PHONE),
        pytest.param(CONTRIBUTOR, browsing.DESKTOP, marks=pytest.mark.thorough),
        pytest.param(AUDITOR, browsing.PHONE, marks=pytest.mark.thorough),
        pytest.param(ADMINISTRATOR, browsing.DESKTOP, marks=pytest.mark.thorough),
    ],
)
def test_nothing_goes_wrong_on_the_pages_of_a_role(visit, pages, name, size):
    page = visit(size, bypass_csp=True)
    log_in(page, name)
    found = {}

    for address in pages["roles"][name]:
        assert page.goto(address).status == 200
        if parts := [part for part in ADDED if page.locator(part).count()]:
            found[address] = browsing.axe(page, parts)

    assert not browsing.told(found), browsing.told(found)
