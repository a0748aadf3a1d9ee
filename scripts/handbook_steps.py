"""What the handbook tells one to do, step by step, each in a window that stands open."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import TARGET, opens_pdf, press, save, see, take
from tests.browser.known import PLAN


def to_plan(page: Page) -> None:
    """From the start of the admin to the plan's page."""
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="Det du arbetar med")).to_be_visible()
    press(page, "Planer", within="#content-main")
    press(page, "Handlingsplan mot våldsbejakande extremism")
    see(page, "Arbetsversionen", "Planens delar")


def edit_section(page: Page) -> None:
    """A sentence more in a section."""
    press(page, "Handlingsplanens fokus", within=".overview")
    page.locator(".ProseMirror[contenteditable=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Rutinerna ses över varje år.")
    page.get_by_label("Anledning till ändringen").fill("Önskemål från förvaltningarna")
    page.mouse.move(0, 0)
    take(page, "avsnitt", page.locator(".field-body"), page.locator(".field-change_reason"))
    save(page)
    see(page, "1 ändring sedan version 1.")


def edit_activity(page: Page) -> None:
    """Another schedule of an activity, in the table of its level."""
    press(page, "Nivå: Främjande arbete riktat till alla i Ljungby kommun")
    rows = page.locator("#activity_rows-group, #activities-group").first
    cell(page, "Sunnerboskoj").fill("Varje sommar")
    page.get_by_label("Anledning till ändringen").fill("Lägret blev årligt")
    shown = page.locator("tr.form-row.has_original")
    take(page, "aktivitet", page.locator(".field-change_reason"), rows.locator("h2"), shown.nth(2))
    save(page)
    see(page, "2 ändringar sedan version 1.")


def cell(page: Page, activity: str) -> Locator:
    """The field with an activity's schedule."""
    row = page.locator("tr.has_original").filter(has=page.get_by_text(activity, exact=True).first)
    return row.locator(".field-schedule textarea").first


def set_schedule(page: Page, activity: str, schedule: str) -> None:
    """Another schedule, from the plan's page and back."""
    press(page, "Nivå: Främjande arbete riktat till alla i Ljungby kommun")
    cell(page, activity).fill(schedule)
    save(page)


def edit_group(page: Page) -> None:
    """A group's text in the registry, changed by mistake."""
    page.goto("/admin/")
    press(page, "Grupper och nätverk", within="#content-main")
    press(page, "Skolsamverkan")
    page.get_by_label("Deltagare").fill("Rektorer")
    save(page)
    to_plan(page)
    see(page, "3 ändringar sedan version 1.")


def restore_group(page: Page) -> None:
    """The group's text goes back to what it was, from the history."""
    press(page, "Historik")
    entries = page.locator(".history__entry")
    expect(entries.first).to_contain_text("Skolsamverkan")
    take(page, "historik", page.locator("h1"), entries.nth(1))
    first = entries.filter(has_text="Lades till: grupp/nätverk ”Skolsamverkan”")
    while not first.count():
        press(page, "Äldre ändringar")
    first.get_by_role("button", name="Återställ till detta läge").click()
    see(page, "”Skolsamverkan” är återställd.")
    to_plan(page)
    see(page, "2 ändringar sedan version 1.")


def plan_decision(page: Page) -> None:
    """What is known of the decision, which the approver then gets filled in."""
    page.get_by_text("Underlag för nästa beslut", exact=True).first.click()
    page.get_by_role("button", name="Lägg till ytterligare Underlag för nästa beslut").click()
    form = page.locator("#planned_decision-0")
    form.get_by_label("Gäller från").fill("2026-11-23")
    form.get_by_label("Fastställd av").fill("Kommunledningsgrupp")
    form.get_by_label("Revideras senast").fill("2028-11-23")
    take(page, "underlag", page.locator("#planned_decision-group"))
    save(page)
    to_plan(page)


def compare(page: Page) -> None:
    """How the working copy differs, and the draft as a PDF and as readers would see it."""
    press(page, "Visa ändringar")
    see(page, "Ändringar i arbetsversionen", "Varje sommar")
    take(page, "andringar", page.locator("main"), most=900)
    press(page, "Redigera planen")
    opens_pdf(page, "Hämta utkast som PDF")
    press(page, "Läs arbetsversionen")
    see(page, "Arbetsversion – gäller inte")
    to_plan(page)


def propose(page: Page, note: str) -> None:
    """Send the working copy for decision."""
    press(page, "Skicka för beslut")
    page.get_by_label("Vad har ändrats, och varför?").fill(note)
    if not (TARGET / "skicka.png").exists():
        take(page, "skicka", page.locator("h1"), page.locator(".submit-row"))
    page.get_by_role("button", name="Skicka för beslut", exact=True).click()
    see(page, "Arbetsversionen är skickad för beslut.")


def send_back(page: Page) -> None:
    """The approver wants something more."""
    to_plan(page)
    press(page, "Lämna tillbaka förslaget")
    page.get_by_label("Vad behöver göras?").fill("Framtidsdagens tidsplan behöver en månad.")
    page.get_by_role("button", name="Lämna tillbaka", exact=True).click()
    see(page, "Förslaget är tillbakalämnat.")


def adopt(page: Page, valid_from: str, review_by: str) -> None:
    """The approver compares, fills in the decision and adopts."""
    to_plan(page)
    press(page, "Fastställ en ny version")
    press(page, "jämför ord för ord")
    see(page, "Varje år i oktober" if valid_from < "2027" else "Arbetsversionen")
    page.go_back()
    page.get_by_label("Fastställd av").fill("Kommunledningsgrupp")
    page.get_by_label("Gäller från").fill(valid_from)
    page.get_by_label("Revideras senast").fill(review_by)
    page.get_by_label("Beslutsdatum").fill("2026-11-23")
    page.get_by_label("Paragraf").fill("§ 41")
    if not (TARGET / "faststall.png").exists():
        take(page, "faststall", page.locator("h1"), page.locator(".submit-row"))
    page.get_by_role("button", name="Fastställ versionen", exact=True).click()
    see(page, "är fastställd och gäller från", "Diarienummer saknas i beslutet.")


def read(page: Page) -> None:
    """What readers see once version 2 counts, and the proof of it."""
    page.goto(f"/planer/{PLAN}/")
    see(page, "Giltig version 2 · gäller från 2026-11-23")
    take(page, "lasarna", page.locator(".masthead"), page.locator(".cover"), most=620)
    opens_pdf(page, "Hämta PDF-kopia")
    press(page, "Versioner")
    see(page, "Version 1", "Version 2", "Kontrolltal")
    number = page.locator(".version .num").first.inner_text()
    press(page, "Gäller min utskrift?")
    page.get_by_label("Kontrolltal").fill(number)
    page.get_by_role("button", name="Kontrollera").click()
    see(page, "Ja, kopian gäller")


def correct(page: Page) -> None:
    """The paragraph was written down wrong."""
    to_plan(page)
    press(page, "Rätta en uppgift om beslutet")
    page.get_by_label("Uppgift").select_option(label="Paragraf")
    page.get_by_label("Ska vara").fill("§ 14")
    page.get_by_label("Vi skrev in något annat än vad som står i protokollet").check()
    page.get_by_label("Diarienummer").fill("KS 2026/117")
    page.get_by_label("Varför rättas den?").fill("Omkastade siffror.")
    page.get_by_role("button", name="Skriv in rättelsen").click()
    see(page, "Rättelsen är inskriven.", "som väntar på att bekräftas")


def confirm(page: Page) -> None:
    """Another has looked in the minutes."""
    page.goto("/admin/")
    press(page, re.compile("^Läs rättelsen, och bekräfta eller avslå den"))
    see(page, "Enligt KS 2026/117.")
    page.get_by_role("button", name="Bekräfta rättelsen").click()
    see(page, "Paragraf är rättad för version 2.")


def reword(page: Page) -> None:
    """A schedule is more than wording, and is refused; a mended word is proposed."""
    to_plan(page)
    set_schedule(page, "Inflytandedagar", "Varje termin")
    press(page, "Föreslå en redaktionell ändring")
    see(page, "Tidsplanen är ändrad i aktiviteten ”Inflytandedagar” (”Årligen” → ”Varje termin”).")
    take(page, "redaktionell", page.locator("h1"), page.locator(".wording"))
    to_plan(page)
    set_schedule(page, "Inflytandedagar", "Årligen")
    press(page, "Definition av våldsbejakande extremism", within=".overview")
    page.locator(".ProseMirror[contenteditable=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowLeft")  # the full stop
    page.keyboard.type(" att ha")
    save(page)
    press(page, "Föreslå en redaktionell ändring")
    page.get_by_label("Vad är rättat, och varför?").fill("Två ord saknades.")
    page.get_by_role("button", name="Skicka för godkännande").click()
    see(page, "Ändringen är skickad för godkännande.")


def amend(page: Page) -> None:
    """Another person reads every changed word, and approves."""
    to_plan(page)
    press(page, "Godkänn den redaktionella ändringen")
    see(page, "”tillåtna.” blir ”tillåtna att ha.”")
    page.get_by_role("button", name="Godkänn ändringen").click()
    see(page, "Version 2.1 gäller från i dag.")


def review(page: Page) -> None:
    """The plan still holds."""
    to_plan(page)
    press(page, "Aktualitetspröva")
    for outcome in ("Aktuell utan ändring", "Ska revideras", "Ska upphävas"):
        expect(page.get_by_label(outcome)).to_be_visible()
    page.get_by_label("Aktuell utan ändring").check()
    page.get_by_label("Prövad av").fill("Säkerhetssamordnaren")
    page.get_by_label("Revideras senast").fill("2028-11-24")
    page.get_by_label("Anteckning").fill("Lägesbilden är oförändrad.")
    take(page, "prova", page.locator("h1"), page.locator(".submit-row"))
    page.get_by_role("button", name="Spara prövningen").click()
    see(page, "Planen är aktuell. Den ska revideras senast 2028-11-24.")


def reset(page: Page) -> None:
    """The working copy goes back to the version in force, and the step is undone."""
    to_plan(page)
    set_schedule(page, "Framtidsdag", "Vart tredje år")
    press(page, "Återställ arbetsversionen till version 2.1")
    see(page, "En ändring sedan version 2.1 tas bort:")
    page.get_by_label("Anledning").fill("Tidsplanen står fast")
    page.get_by_role("button", name="Återställ arbetsversionen").click()
    see(page, "Arbetsversionen är återställd till version 2.1.", "Inga ändringar")
    press(page, "Ångra", within=".messagelist")
    page.get_by_role("button", name="Återställ arbetsversionen").click()
    see(page, "1 ändring sedan version 2.1.")


def look_back(page: Page) -> None:
    """The trail, the working copy at a moment, the plan on a day, the certificate, the calendar."""
    opens_pdf(page, "Intyg till protokollet")
    press(page, "Händelser", within=".object-tools")
    see(page, "Version 2.1: redaktionell ändring", "Aktualitetsprövning: aktuell utan ändring")
    take(page, "handelser", page.locator("main"), most=900)
    press(page, re.compile("^En viss tid"))
    page.get_by_label("Dag och klockslag").fill("2026-11-23T09:30:00")
    page.get_by_role("button", name="Visa arbetsversionen").click()
    see(page, "Så såg arbetsversionen ut 2026-11-23 klockan 09:30")
    page.goto(f"/planer/{PLAN}/versioner/")
    page.get_by_label("Så stod dokumentet den dagen").fill("2026-11-22")
    page.get_by_role("button", name="Visa dagen").click()
    see(page, "Så stod dokumentet 2026-11-22", "Sidan visar version 1")
    page.goto(f"/planer/{PLAN}/versioner/")
    press(page, "Allt som har hänt med dokumentet")
    see(page, "Paragraf rättad för version 2")
    page.goto("/")
    expect(page.get_by_role("link", name="kalendern")).to_be_visible()
