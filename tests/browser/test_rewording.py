"""A mended word: the coordinator proposes it, another person reads every changed word and approves it."""

from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import APPROVER, EDITOR, PLAN

EDIT = "/admin/plans/plan/1/"


def test_a_mended_word_is_approved_by_a_second_person_whom_readers_read_of(browser, fresh):
    with browsing.visit(browser, fresh) as page:
        log_in(page, EDITOR)
        review(page)
        mend(page)
        propose(page)
        expect(page.get_by_role("main")).to_contain_text("Redaktionell ändring föreslagen")
        assert page.problems == []
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        approve(page)
        page.goto(f"/planer/{PLAN}/")
        approved = f"utan nytt beslut, godkänd av {APPROVER}"
        expect(page.locator(".cover")).to_contain_text(approved)
        page.goto(f"/planer/{PLAN}/versioner/")
        expect(page.locator(".version").first).to_contain_text(f"{approved}: Ett ord saknades.")
        assert page.problems == []


def test_what_is_more_than_wording_is_shown_before_anything_is_sent(browser, fresh):
    with browsing.visit(browser, fresh) as page:
        log_in(page, EDITOR)
        review(page)
        mend(page, "Varje år i oktober", field="schedule")
        page.get_by_role("link", name="Föreslå en redaktionell ändring").click()
        expect(page.locator(".errornote")).to_contain_text("Tidsplanen är ändrad i aktiviteten")
        page.get_by_role("link", name="Skicka arbetsversionen för beslut i stället").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Skicka för beslut")
        assert page.problems == []


def review(page):
    """The plan is late, and is found to hold."""
    page.goto(f"{EDIT}prova/")
    page.get_by_label("Aktuell utan ändring").check()
    page.get_by_label("Prövad av").fill("Säkerhetssamordnaren")
    page.get_by_label("Revideras senast").fill("2028-11-01")
    page.get_by_role("button", name="Spara prövningen").click()
    expect(page.locator(".messagelist")).to_contain_text("Planen är aktuell.")


def mend(page, text="", *, field="purpose"):
    """The coordinator changes the first activity: its purpose gets another ending and a word, or a text."""
    page.goto(EDIT)
    page.locator(".overview li li").filter(has_text="Nivå:").first.get_by_role("link").click()
    cell = page.locator(f"[name=activities-0-{field}]")
    cell.fill(text or "Öka förståelsen kring vad en demokrati innebär")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".standing__words")).to_contain_text("1 ändring sedan version 1.")


def propose(page):
    """What was changed is shown, and sent to be approved."""
    page.get_by_role("link", name="Föreslå en redaktionell ändring").click()
    expect(page.locator(".wording ins")).to_have_text(["tillagt: förståelsen", "tillagt: en"])
    page.get_by_label("Vad är rättat, och varför?").fill("Ett ord saknades.")
    page.get_by_role("button", name="Skicka för godkännande").click()
    expect(page.locator(".messagelist")).to_contain_text("skickad för godkännande")


def approve(page):
    """Another person reads every changed word, and approves."""
    page.locator(".desk").get_by_role("link", name="Läs varje ändrat ord").click()
    expect(page.locator(".wording ins")).to_have_text(["tillagt: förståelsen", "tillagt: en"])
    words = ["”förståelse” blir ”förståelsen” (bara stavning)", "”en” läggs till"]
    expect(page.locator(".wording li")).to_have_text(words)
    page.get_by_role("button", name="Godkänn ändringen").click()
    expect(page.locator(".messagelist")).to_contain_text("Version 1.1 gäller från i dag.")
