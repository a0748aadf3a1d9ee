"""What was entered differs from the minutes: one person enters what is right, and another confirms it."""

from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import APPROVER, EDITOR, PLAN

EDIT = "/admin/plans/plan/1/"


def test_a_last_day_is_corrected_by_two_people(browser, fresh):
    with browsing.visit(browser, fresh) as page:
        log_in(page, EDITOR)
        page.goto(EDIT)
        page.get_by_role("link", name="Rätta en uppgift om beslutet").click()
        fill_in(page, "3027-12-31")
        expect(page.locator(".errornote")).to_be_visible()
        expect(page.get_by_label("Ska vara")).to_have_value("3027-12-31")
        fill_in(page, "2026-12-31")
        expect(page.locator(".messagelist")).to_contain_text("Rättelsen är inskriven.")
        expect(page.locator(".standing").first).to_contain_text("som väntar på att bekräftas")
        page.goto(f"/planer/{PLAN}/versioner/")
        expect(page.locator("body")).not_to_contain_text("Registerrättelse")
        assert page.problems == []
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        page.goto("/admin/")
        page.get_by_role("link", name="Läs rättelsen, och bekräfta eller avslå den.").click()
        expect(page.get_by_label("det ska stå 2026-12-31")).to_be_checked()
        expect(page.locator(".leads-to")).to_contain_text("till och med 31 december 2026.")
        page.get_by_role("button", name="Bekräfta rättelsen").click()
        expect(page.locator(".messagelist")).to_contain_text("Uppgiften ”Gäller till” är rättad")
        page.goto(f"/planer/{PLAN}/versioner/")
        expect(page.locator(".version").first).to_contain_text(
            "det stod ingen uppgift, det ska stå 2026-12-31. Enligt § 41. Raden hade fallit bort."
        )
        page.goto(f"/planer/{PLAN}/")
        expect(page.locator(".validity")).to_contain_text("Gäller till och med 2026-12-31")
        assert page.problems == []


def fill_in(page, day):
    """The coordinator says what the minutes say, and where."""
    page.get_by_label("Uppgift").select_option(label="Gäller till")
    page.get_by_label("Ska vara").fill(day)
    page.get_by_label("Vi skrev in något annat än vad som står i protokollet").check()
    page.get_by_label("Paragraf").fill("§ 41")
    page.get_by_label("Varför rättas den?").fill("Raden hade fallit bort.")
    page.get_by_role("button", name="Skriv in rättelsen").click()
