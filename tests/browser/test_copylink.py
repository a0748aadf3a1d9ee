"""A link to a section is copied when it is used, and the page says so."""

from playwright.sync_api import expect

from tests.browser.known import PLAN

ADDRESS = f"/planer/{PLAN}/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_the_address_is_copied_and_followed_and_that_is_said(visit):
    page = visit(permissions=CLIPBOARD)
    page.goto(ADDRESS)
    link = page.locator("main a.anchor").nth(1)

    link.click()

    expect(page.get_by_role("status").filter(has_text="Länken är kopierad")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith(link.get_attribute("href"))


def test_it_is_said_for_a_moment_only(visit):
    page = visit(permissions=CLIPBOARD)
    page.clock.install()
    page.goto(ADDRESS)
    page.locator("main a.anchor").first.click()
    page.clock.run_for(1000)
    expect(page.locator(".copied")).to_have_text("Länken är kopierad")

    page.clock.run_for(4000)

    expect(page.locator(".copied")).to_be_empty()


def test_nothing_is_said_when_nothing_was_copied(visit):
    page = visit()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(ADDRESS)
    link = page.locator("main a.anchor").first

    link.click()
    page.wait_for_timeout(300)

    assert page.url.endswith(link.get_attribute("href"))
    expect(page.locator(".copied")).to_be_empty()


def test_without_javascript_it_is_a_link(visit):
    page = visit(java_script_enabled=False)
    page.goto(ADDRESS)
    link = page.locator("main a.anchor").first

    link.click()

    assert page.url.endswith(link.get_attribute("href"))
