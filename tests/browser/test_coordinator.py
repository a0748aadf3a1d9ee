"""From a changed activity to a new version on the start page: the main way of those who work on a plan."""

import re

from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import APPROVER, EDITOR, TODAY


def test_an_edited_activity_becomes_version_2(browser, fresh):
    with browsing.visit(browser, fresh) as page:
        edit(page)
        assert page.problems == []
    with browsing.visit(browser, fresh) as page:
        adopt(page)
        page.goto("/")
        expect(page.get_by_role("main")).to_contain_text("Version 2")
        assert page.problems == []


def edit(page):
    """The coordinator gives the first activity another schedule, says why, and sends it for decision."""
    log_in(page, EDITOR)
    page.locator(".model-plan th a").click()
    page.locator("#result_list tbody th a").click()
    expect(page.locator(".standing__words")).to_contain_text("Inga ändringar sedan version 1.")
    level = page.locator(".overview li li").filter(has_text="Nivå:").first
    level.get_by_role("link").click()
    page.locator("[name=activities-0-schedule]").fill("Varje år i oktober")
    page.get_by_label("Anledning till ändringen").fill("Ny termin")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".standing__words")).to_contain_text("1 ändring sedan version 1.")
    page.get_by_role("link", name="Historik").first.click()
    expect(page.locator(".history__entry").first).to_contain_text("Ny termin")
    page.go_back()
    page.get_by_role("link", name="Skicka för beslut").click()
    page.get_by_label("Vad har ändrats, och varför?").fill("Tidsplanen är ny.")
    page.get_by_role("button", name="Skicka för beslut").click()
    expect(page.locator(".messagelist")).to_contain_text("skickad för beslut")


def adopt(page):
    """The approver reads what has changed, fills in the decision and adopts."""
    log_in(page, APPROVER)
    page.locator(".model-plan th a").click()
    page.locator("#result_list tbody th a").click()
    page.get_by_role("link", name="Fastställ en ny version").click()
    expect(page.locator(".standing").first).to_contain_text("1 ändring")
    expect(page.locator(".standing").last).to_contain_text("Tidsplanen är ny.")
    page.get_by_label("Fastställd av").fill("Kommunledningsgrupp")
    page.get_by_label("Gäller från").fill(TODAY.isoformat())
    page.get_by_label("Revideras senast").fill(TODAY.replace(year=TODAY.year + 2).isoformat())
    page.get_by_role("button", name="Fastställ versionen").click()
    expect(page.locator(".messagelist")).to_contain_text(re.compile("Version 2 är fastställd"))
