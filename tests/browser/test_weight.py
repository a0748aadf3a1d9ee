"""The plan page is light, and stands still while it loads."""

import gzip

from tests.browser import browser as browsing
from tests.browser.known import PLAN

ADDRESS = f"/planer/{PLAN}/"
#: Bytes of HTML, CSS, JavaScript and drawings, compressed as the server sends them.
BUDGET = 60 * 1024
#: Files of a first visit: the page, its style sheet, scripts, typefaces and drawings.
FILES = 15
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 400);
})"""


def test_the_plan_page_weighs_little(visit):
    page = visit()
    weights = {}
    page.on("response", lambda response: weights.setdefault(response.url, response))

    page.goto(ADDRESS, wait_until="networkidle")

    sizes = {
        url.removeprefix(page.url): len(gzip.compress(response.body()))
        for url, response in weights.items()
        if response.request.resource_type != "font"
    }
    assert sum(sizes.values()) <= BUDGET, sizes


def test_a_first_visit_asks_for_few_files(visit):
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(ADDRESS, wait_until="networkidle")

    assert len(asked) <= FILES, asked
    assert len([url for url in asked if url.endswith(".css")]) == 1


def test_no_more_than_two_typefaces_are_fetched_ahead(visit):
    page = visit()

    page.goto(ADDRESS)

    assert page.locator('link[rel="preload"][as="font"]').count() in (1, 2)


def test_nothing_moves_while_the_typefaces_arrive(visit):
    page = visit(browsing.PHONE)

    def late(route):
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/*.woff2", late)
    page.goto(ADDRESS)
    page.evaluate("document.fonts.ready.then(() => true)")

    assert page.evaluate(SHIFTS) < 0.005


def test_the_title_and_what_is_valid_are_painted_without_javascript(visit):
    page = visit(browsing.PHONE, java_script_enabled=False)

    page.goto(ADDRESS)

    for part in (".validity__main", "h1"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] < browsing.PHONE[1]
