"""Every page, form and list says of a plan what its one standing says, and nothing else."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from document.rules import State
from document.standing import Standing
from organisation.roles import Role
from plans.reading.calendar import occasions
from plans.reading.waiting import standing_of
from tests import factories
from tests.pages import Page
from tests.plans.one_standing import LIVES, NOTE, day

pytestmark = pytest.mark.django_db

DAY = r"(\d{4}-\d\d-\d\d)"
#: How sentences on the working side say it, with the day or the word that is told.
SENTENCES = {
    "late": f"Revideringen är försenad sedan {DAY}",
    "soon": f"Ska revideras senast {DAY}",
    "expiring": rf"Gäller till och med {DAY} \(",
    "lapsed": f"Dokumentet löpte ut {DAY}",
    "ending": rf"Version \S+ upphävs {DAY}",
    "asked": r"Aktualitetsprövningen \S+ (ska \w+)",
    "sent": "(skickades för beslut)",
    "reworded": r"redaktionell ändring av version 1 (föreslogs)",
    "broken": "(är brutet)",
    "returned": "(lämnades tillbaka)",
    "correcting": "(som väntar på att bekräftas)",
}
COMING = {"coming": rf"Version \S+ är fastställd och börjar gälla {DAY}"}
#: How the words of a list say it.
WORDS = {
    "late": r"\[(Revidering försenad)\]",
    "soon": r"\[(Revideras snart)\]",
    "expiring": r"\[(Löper snart ut)\]",
    "lapsed": r"\[(Ny version saknas)\]",
    "ending": r"\[(Upphävs)\]",
    "asked": r"\[(Ska revideras|Ska upphävas)\]",
    "coming": r"\[(Ny version på väg)\]",
}
DRAFTS = {
    "sent": r"\[(Skickad för beslut)\]",
    "reworded": r"\[(Redaktionell ändring föreslagen)\]",
    "broken": r"\[(Bruten, behöver skickas igen)\]",
    "returned": r"\[(Tillbakalämnad)\]",
    "correcting": r"\[(Rättelse väntar)\]",
}
#: Says that it is so, and not from when.
YES = "ja"


def expected(found: Standing) -> dict[str, str]:
    """What there is to say, and the day of it."""
    proposal = found.proposal
    facts = {
        "state": found.state and found.state.word,
        "late": found.days_overdue and found.review_by,
        "soon": found.is_soon and found.review_by,
        "expiring": found.is_expiring and found.last_day,
        "lapsed": found.is_lapsed and found.last_day,
        "ending": found.is_ending and found.repeal.day,
        "asked": found.asked and found.asked.outcome.words,
        "coming": found.coming and found.coming[0].valid_from,
        "sent": proposal and proposal.is_whole and not proposal.rewords,
        "reworded": proposal and proposal.is_whole and proposal.rewords,
        "broken": proposal and proposal.is_broken,
        "returned": proposal and proposal.is_returned,
        "correcting": bool(found.corrections),
    }
    return {name: str(value) for name, value in facts.items() if value}


def read(text: str, patterns: dict[str, str]) -> dict[str, str]:
    """What a text says, by the patterns that know how it says it."""
    found = {name: re.search(pattern, text) for name, pattern in patterns.items()}
    return {name: match[1] for name, match in found.items() if match}


def agree(text: str, patterns: dict[str, str], facts: dict[str, str]) -> None:
    """A text says what is so, of what its patterns know, and nothing else; where it gives a day, that one."""
    said = read(text, patterns)
    assert said.keys() == facts.keys() & patterns.keys(), text
    days = {name: value for name, value in said.items() if re.fullmatch(DAY, value)}
    assert days.items() <= facts.items(), text


def browse(role: Role | None = None) -> Client:
    client = Client()
    if role:
        client.force_login(factories.user(role))
    return client


def page(address: str, role: Role | None = None) -> Page:
    response = browse(role).get(address)
    assert response.status_code == 200
    return Page(response.content.decode())


def by_id(found: Page, name: str) -> str:
    return " ".join(each.text for each in found.elements if each["id"] == name)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def bracketed(words: list[str]) -> str:
    return "".join(f"[{each}]" for each in words)


@pytest.fixture(params=LIVES)
def plan(request):
    return LIVES[request.param]()


def test_every_surface_says_what_the_one_standing_says(plan):
    found = standing_of(plan, on=day(0))
    facts = expected(found)

    on_the_admins_pages(plan, facts)
    if found.version is None:
        assert browse().get(plan.get_absolute_url()).status_code == 404
        assert plan.title not in page("/").main
        return
    in_the_banner(plan, found, facts)
    in_the_register(facts)
    in_the_calendar(found, facts)
    on_a_copy(found)


def on_the_admins_pages(plan, facts):
    change = page(reverse("admin:plans_plan_change", args=[plan.pk]), Role.COORDINATOR)
    decide = page(reverse("admin:plans_plan_adopt", args=[plan.pk]), Role.APPROVER)
    for shown in (change, decide):
        lines = [each.text for each in shown.all("ul", "standing__lines")]
        agree(plain(" ".join(lines)).replace(":", ""), SENTENCES | COMING, facts)
        assert (facts.get("state") or "arbetsversion") in lines[0].split(".")[0].lower()

    desk = page(reverse("admin:index"), Role.COORDINATOR).all("section", "desk")[0].text
    waits = facts.keys() - {"state", "coming", "ending"}
    assert not waits or plan.title in desk
    is_there = facts if plan.title in desk else {}  # what only ends is there when it soon does
    agree(plain(desk).replace(":", ""), SENTENCES, is_there)

    row = page(reverse("admin:plans_plan_changelist"), Role.APPROVER).one("td", "field-stands")
    agree(bracketed(row.text.split(" · ")), WORDS | DRAFTS, facts)


def in_the_banner(plan, found, facts):
    shown = page(plan.get_absolute_url())
    banner = plain(shown.one("section", "validity").text)
    own = {
        "late": f"Revidering försenad sedan {DAY}",
        "soon": f"Ska revideras senast {DAY}",
        "expiring": f"Löper ut {DAY}",
        "lapsed": "(Ny version saknas)",
        "ending": f"upphävs {DAY}",
        "asked": r"Aktualitetsprövad \S+ (ska \w+)",
    }
    coming = COMING if found.current else {}
    agree(banner.replace(":", ""), own | coming, facts)
    words = {
        State.IN_FORCE: "Giltig version",
        State.UPCOMING: "Kommande version",
        State.EXPIRED: "har upphört",
        State.REPEALED: "är upphävt",
        State.CALLED_OFF: "är återkallad",
        State.ANNULLED: "av domstol",
    }
    assert [state for state, said in words.items() if said in banner] == [found.state]
    assert NOTE not in shown.html


def in_the_register(facts):
    shown = page("/")
    entry = shown.one("li", "register__item")
    tags = [each.text for each in shown.all("span", "tag") if entry in each.parents]
    agree(bracketed(tags), WORDS, facts)
    assert tags[0].lower() == facts["state"]

    marks = {
        "late": f"Skulle ha reviderats {DAY}",
        "soon": f"Revideras senast {DAY}",
        "expiring": f"Löper ut .* Gäller till och med {DAY}",
        "lapsed": f"Ny version saknas .* Gällde till och med {DAY}",
    }
    agree(plain(by_id(shown, "ses-over")), marks, facts)
    agree(plain(by_id(shown, "beslutat")), {"ending": f"Gäller inte från {DAY}"}, facts)
    assert NOTE not in shown.html


def in_the_calendar(found, facts):
    told = [(each.summary.split(":")[0], each.day) for each in occasions(on=day(0))]
    words = {
        "late": "Försenad revidering",
        "lapsed": "Gäller inte längre",
        "coming": "Börjar gälla",
    }
    if found.state is State.UPCOMING:
        del words["coming"]  # the one that stands for the plan is told as well
    said = {name: YES for name, word in words.items() if word in dict(told)}
    assert said.keys() == facts.keys() & words.keys()
    ahead = {when for word, when in told if word == "Upphävs" and when > day(0)}
    assert ahead == ({date.fromisoformat(facts["ending"])} if "ending" in facts else set())


def on_a_copy(found):
    revision = found.version
    address = f"/kopia/{revision.plan.slug}/{revision.label}/{revision.digest[:12]}/"
    shown = page(address)
    words = {
        State.IN_FORCE: "Ja, kopian gäller",
        State.UPCOMING: "gäller inte än",
        State.EXPIRED: "har upphört",
        State.REPEALED: "är upphävt",
        State.CALLED_OFF: "är återkallad",
        State.ANNULLED: "av domstol",
    }
    assert words[found.state] in shown.one("h1").text
    late = {"late": f"Revidering försenad sedan {DAY}"}
    agree(shown.main, late, expected(found))
