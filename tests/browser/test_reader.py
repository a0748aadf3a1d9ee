"""A reader's main way through the site, in every window, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.known import PLAN

TITLE = "Handlingsplan mot våldsbejakande extremism"


def window(size, scripts, **options):
    return pytest.param(
        size, scripts, id=f"{size[0]}px-{'with' if scripts else 'without'}-scripts", **options
    )


@pytest.mark.parametrize(
    ("size", "scripts"),
    [
        window(browsing.PHONE, True),
        window(browsing.TABLET, False),
        window(browsing.DESKTOP, True),
        window(browsing.PHONE, False, marks=pytest.mark.thorough),
        window(browsing.TABLET, True, marks=pytest.mark.thorough),
        window(browsing.DESKTOP, False, marks=pytest.mark.thorough),
    ],
)
def test_a_reader_finds_the_plan_and_all_that_belongs_to_it(visit, size, scripts):
    page = visit(size, java_script_enabled=scripts)

    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=TITLE).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator(".validity")).to_contain_text("Giltig version 2")

    if size[0] < 1024:
        page.locator("summary", has_text="Innehåll").click()
    entry = page.locator(".docnav:visible").get_by_role("link").nth(2)
    section = entry.get_attribute("href").removeprefix("#")
    entry.click()
    expect(page.locator(f'[id="{section}"]')).to_be_in_viewport()

    group = page.locator('table a[href^="/natverk/"]').first
    name = group.inner_text()
    group.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()

    page.get_by_role("link", name="Versioner").first.click()
    expect(page.get_by_role("main")).to_contain_text("Version 1")
    page.locator('main a[href$="/jamfor/1/2/"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jämför version 1 och 2")
    expect(page.locator("ins").first).to_be_visible()

    page.goto(f"/planer/{PLAN}/")
    copy = page.get_by_role("link", name="Hämta PDF-kopia").first
    expect(copy).to_have_attribute("href", re.compile(r"/pdf/$"))


def test_the_comparison_shows_one_version_alone_without_javascript(visit):
    page = visit(java_script_enabled=False)
    page.goto(f"/planer/{PLAN}/jamfor/1/2/")
    page.get_by_role("radio", name="Version 1").check()

    expect(page.locator(".changes ins:visible")).to_have_count(0)
    expect(page.locator(".changes del:visible").first).to_be_visible()


def test_the_contents_mark_the_section_that_is_read(visit):
    page = visit()
    page.goto(f"/planer/{PLAN}/")

    page.locator(".docnav--side a").nth(3).click()

    expect(page.locator(".docnav--side a").nth(3)).to_have_attribute("aria-current", "true")
