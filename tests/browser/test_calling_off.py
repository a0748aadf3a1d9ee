"""A year that was typed wrong: the version is called off, and a new decision begins before another."""

from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import APPROVER, EDITOR, PLAN

EDIT = "/admin/plans/plan/1/"


def test_a_version_with_a_mistyped_year_is_called_off(browser, fresh):
    send(browser, fresh)
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        adopt(page, "2207-01-01", "2208-12-31")
        page.get_by_role("link", name="Återkalla en kommande version").click()
        expect(page.locator(".leads-to")).to_contain_text("börjar inte gälla 1 januari 2207.")
        page.get_by_label("Återkallad av").fill("Socialnämnden")
        page.get_by_label("Varför återkallas den?").fill("Fel år i protokollet.")
        page.get_by_role("button", name="Återkalla versionen").click()
        expect(page.locator(".doubts")).to_contain_text("Har den instansen rätt att återkalla")
        page.get_by_role("button", name="Återkalla versionen").click()
        expect(page.locator(".messagelist")).to_contain_text("Version 2 är återkallad")
        page.goto(f"/planer/{PLAN}/versioner/")
        expect(page.locator(".version").first).to_contain_text("Fel år i protokollet.")
        page.goto(f"/planer/{PLAN}/")
        expect(page.locator(".validity")).not_to_contain_text("Version 2")
        assert page.problems == []


def test_it_is_asked_what_becomes_of_a_version_to_come(browser, fresh):
    send(browser, fresh)
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        adopt(page, "2027-06-01", "2029-06-01")
    send(browser, fresh)
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        page.goto(f"{EDIT}faststall/")
        page.get_by_label("Version 2 återkallas").check()
        adopt(page, "2027-01-01", "2029-01-01")
        page.goto(f"/planer/{PLAN}/versioner/")
        expect(page.locator(".version").nth(1)).to_contain_text("Version 3 fastställdes i stället.")
        assert page.problems == []


def send(browser, site):
    """The coordinator sends the working copy for decision."""
    with browsing.visit(browser, site) as page:
        log_in(page, EDITOR)
        page.goto(f"{EDIT}skicka/")
        page.get_by_label("Vad har ändrats, och varför?").fill("Planen är prövad.")
        press(page, "Skicka för beslut")
        expect(page.locator(".messagelist")).to_contain_text("skickad för beslut")


def adopt(page, start, review_by):
    """The approver fills in the decision and adopts, and confirms what is asked about."""
    if not page.url.endswith("/faststall/"):
        page.goto(f"{EDIT}faststall/")
    page.get_by_label("Fastställd av").fill("Kommunledningsgrupp")
    page.get_by_label("Gäller från").fill(start)
    page.get_by_label("Revideras senast").fill(review_by)
    expect(page.locator(".leads-to")).to_contain_text("Den ska revideras senast")
    press(page, "Fastställ versionen")
    expect(page.locator(".messagelist")).to_contain_text(f"fastställd och gäller från {start}")


def press(page, words):
    """Press a button, and again if what looks wrong is asked about."""
    answered = page.locator(".messagelist, .doubts")
    page.get_by_role("button", name=words).click()
    expect(answered.first).to_be_visible()
    if page.locator(".doubts").count():
        page.get_by_role("button", name=words).click()
