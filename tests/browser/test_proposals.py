"""A proposal that is taken back, and one that an edit of a text that plans share breaks."""

from playwright.sync_api import expect

from tests.browser import browser as browsing
from tests.browser.conftest import log_in
from tests.browser.known import APPROVER, EDITOR
from tests.browser.test_calling_off import EDIT, send


def test_who_sent_a_proposal_takes_it_back(browser, fresh):
    send(browser, fresh)
    with browsing.visit(browser, fresh) as page:
        log_in(page, EDITOR)
        page.goto(EDIT)
        expect(page.locator(".proposed")).to_contain_text("Planen väntar på beslut.")
        page.locator(".proposed").get_by_role("link", name="Dra tillbaka förslaget").click()
        page.get_by_label("Varför dras det tillbaka?").fill("Vi väntar på polisen.")
        page.get_by_role("button", name="Dra tillbaka förslaget").click()
        expect(page.locator(".messagelist")).to_contain_text("Förslaget är tillbakadraget.")
        expect(page.locator(".proposed")).to_have_count(0)
        assert page.problems == []
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        page.goto(f"{EDIT}faststall/")
        expect(page.locator("main")).to_contain_text("Det finns inget förslag att besluta om.")
        assert page.problems == []


def test_a_shared_text_is_asked_about_and_who_decides_is_told_what_broke_the_proposal(
    browser, fresh
):
    send(browser, fresh)
    with browsing.visit(browser, fresh) as page:
        log_in(page, EDITOR)
        page.goto("/admin/networks/network/")
        page.get_by_role("link", name="Skolsamverkan").click()
        expect(page.locator(".standing")).to_contain_text("Texten delas av planer")
        page.get_by_label("Uppdrag").fill("Trygghet i skolan")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator(".doubts")).to_contain_text("Inget är sparat än.")
        expect(page.get_by_label("Uppdrag")).to_have_value("Trygghet i skolan")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator(".messagelist")).to_contain_text("är brutet och behöver skickas igen.")
        assert page.problems == []
    with browsing.visit(browser, fresh) as page:
        log_in(page, APPROVER)
        page.goto(f"{EDIT}faststall/")
        expect(page.locator("main")).to_contain_text("Förslaget är brutet.")
        expect(page.locator("main")).to_contain_text(
            f"Ändrades: grupp/nätverk ”Skolsamverkan”, av {EDITOR}"
        )
        expect(page.get_by_role("button", name="Fastställ versionen")).to_have_count(0)
        assert page.problems == []
