"""The pictures of docs/handbok.md, taken on a walk through everything that it tells one to do.

Each step is looked for by the words that the handbook quotes; one that does not work stops the walk. The site
is what `make run` gives a newcomer, in a database that is thrown away, on days that never change. Run it by
`make handbook`.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from scripts.handbook_steps import (
    adopt,
    amend,
    compare,
    confirm,
    correct,
    edit_activity,
    edit_group,
    edit_section,
    look_back,
    plan_decision,
    propose,
    read,
    reset,
    restore_group,
    review,
    reword,
    send_back,
    set_schedule,
    to_plan,
)
from tests.browser import browser as browsing
from tests.browser import server
from tests.browser.hands import TARGET, Walk, press, see, take
from tests.browser.known import PLAN

COORDINATOR, APPROVER = "samordnare", "beslutsfattare"
THE_DAY, THE_NEXT_DAY = "2026-11-23", "2026-11-24"


def main() -> int:
    """Walk the whole way, and say what was taken."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    with (
        tempfile.TemporaryDirectory(prefix="plan-handbook-") as folder,
        browsing.launch() as browser,
    ):
        server.begin(Path(folder), moment=datetime(2026, 11, 20, 8))  # noqa: DTZ001 - made local
        walk = Walk(browser, Path(folder))
        the_main_way(walk)
        the_day_after(walk)
        the_last_day(walk)
    taken = sorted(TARGET.glob("*.png"))
    size = sum(each.stat().st_size for each in taken) // 1024
    where = TARGET.relative_to(browsing.ROOT)
    sys.stdout.write(f"Handboken stämmer. {len(taken)} bilder, {size} kB, finns i {where}/\n")
    return 0


def the_main_way(walk: Walk) -> None:
    """Edit, send for decision, get it back, send it again, adopt."""
    with walk.at(f"{THE_DAY} 09:00", COORDINATOR) as page:
        to_plan(page)
        take(page, "planens-sida", page.locator("h1"), page.locator(".overview"))
        edit_section(page)
        edit_activity(page)
        edit_group(page)
        restore_group(page)
        plan_decision(page)
        compare(page)
        propose(page, "Aktiviteten Sunnerboskoj fortsätter varje sommar. Rutinerna ses över.")
    with walk.at(f"{THE_DAY} 10:30", APPROVER) as page:
        send_back(page)
    with walk.at(f"{THE_DAY} 13:00", COORDINATOR) as page:
        to_plan(page)
        see(page, "Tillbakalämnad", "Framtidsdagens tidsplan behöver en månad.")
        take(page, "tillbakalamnad", page.locator(".standing").first)
        set_schedule(page, "Framtidsdag", "Varje år i oktober")
        propose(page, "Framtidsdagen hålls i oktober. I övrigt som förra gången.")
    with walk.at(f"{THE_DAY} 14:00") as page:
        page.goto(f"/planer/{PLAN}/")
        see(page, "Giltig version 1", "Revidering försenad")
    with walk.at(f"{THE_DAY} 15:00", APPROVER) as page:
        adopt(page, "2026-11-23", "2028-11-23")
    with walk.at(f"{THE_DAY} 16:00") as page:
        read(page)


def the_day_after(walk: Walk) -> None:
    """Correct the record, revise editorially, review, look at the trail, put back."""
    with walk.at(f"{THE_NEXT_DAY} 08:00", COORDINATOR) as page:
        correct(page)
    with walk.at(f"{THE_NEXT_DAY} 08:30", APPROVER) as page:
        confirm(page)
    with walk.at(f"{THE_NEXT_DAY} 09:00", COORDINATOR) as page:
        reword(page)
    with walk.at(f"{THE_NEXT_DAY} 10:00", APPROVER) as page:
        amend(page)
    with walk.at(f"{THE_NEXT_DAY} 11:00", COORDINATOR) as page:
        review(page)
        look_back(page)
        reset(page)


def the_last_day(walk: Walk) -> None:
    """A version to come, and the end of the plan."""
    with walk.at(f"{THE_NEXT_DAY} 13:00", COORDINATOR) as page:
        to_plan(page)
        propose(page, "Framtidsdagen hålls mer sällan.")
    with walk.at(f"{THE_NEXT_DAY} 14:00", APPROVER) as page:
        adopt(page, "2027-01-01", "2028-12-31")
        page.goto(f"/planer/{PLAN}/")
        see(page, "Version 3 är fastställd och börjar gälla 2027-01-01", "Giltig version 2.1")
        to_plan(page)
        press(page, "Upphäv planen")
        page.get_by_label("Upphävd av").fill("Kommunledningsgrupp")
        page.get_by_label("Upphävd från").fill("2027-03-01")
        page.get_by_role("button", name="Upphäv planen").click()
        see(page, "Planen är upphävd från 2027-03-01.")
    with walk.at("2027-03-01 09:00") as page:
        page.goto(f"/planer/{PLAN}/")
        see(page, "upphävt sedan 2027-03-01")


if __name__ == "__main__":
    sys.exit(main())
