"""The filter of activities exchanges the tables where they stand."""

import re

from playwright.sync_api import expect

from tests.browser.known import PLAN

ADDRESS = f"/planer/{PLAN}/"
ONE, ALL = re.compile(r"Visar 1 av \d+ aktiviteter"), re.compile(r"Visar alla \d+ aktiviteter")
MARK = "document.body.dataset.kept = 'yes'"


def test_a_choice_is_answered_in_place_and_its_address_can_be_shared(visit):
    page = visit()
    page.goto(ADDRESS)
    page.evaluate(MARK)
    choice = page.get_by_label("Ansvarig", exact=True)
    choice.focus()

    choice.select_option(label="Samordnare")

    status = page.locator("form.filter ~ .filter__result [role=status]")
    expect(status).to_have_text(ONE)
    expect(page).to_have_url(re.compile(r"/\?ansvarig=Samordnare$"))
    expect(page.locator(".acts tbody tr")).to_have_count(1)
    expect(choice).to_be_focused()
    assert page.locator("body[data-kept]").count() == 1


def test_going_back_shows_what_was_shown_before(visit):
    page = visit()
    page.goto(ADDRESS)
    page.get_by_label("Ansvarig", exact=True).select_option(label="Samordnare")
    count = page.locator("p.filter__count")
    expect(count).to_have_text(ONE)

    page.go_back()

    expect(count).to_have_text(ALL)
    expect(page.get_by_label("Ansvarig", exact=True)).to_have_value("")


def test_without_javascript_the_form_is_sent_and_keeps_the_place(visit):
    page = visit(java_script_enabled=False)
    page.goto(ADDRESS)
    page.get_by_label("Ansvarig", exact=True).select_option(label="Samordnare")

    page.locator("form.filter").get_by_role("button", name="Visa").click()

    expect(page).to_have_url(re.compile(r"/\?ansvarig=Samordnare#sida:urval$"))
    expect(page.locator(".acts tbody tr")).to_have_count(1)
