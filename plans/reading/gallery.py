"""The components that pages are made of, each with a sample: for those who build, and those who order.

A specimen is drawn by the very call that the page shows, so the two cannot part ways. All that the
samples say is made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django import forms

from document import text
from document.content import Activity, ActivityColumns, Fact, Level, PlanContent, canonical
from document.events import Annulled, CalledOff, Happening, Outcome, Repealed, Reviewed
from document.life import Life
from document.rules import State
from document.standing import standing
from plans.models import Plan, Revision
from plans.reading import tables
from plans.reading.document import ContentsLine
from plans.reading.filters import FilterField, Option
from plans.reading.pagination import Pages, Step
from plans.reading.standing import (
    COMING,
    ENDING,
    EXPIRING,
    LAPSED,
    LATE,
    REVIEWS,
    SOON,
    Banner,
    tag,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A component in one state: what is shown above it (or nothing), and what its call is given."""

    label: str
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """A component: its name, when to use it, and how a template calls it.

    One without samples already stands on the gallery's own page, at the place that `stands` tells.
    """

    name: str
    when: str
    call: str
    samples: tuple[Sample, ...] = ()
    stands: str = ""

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"komponent:{text.slug(self.name)}"


def contents(specimens: tuple[Specimen, ...]) -> list[ContentsLine]:
    """The gallery's table of contents."""
    return [ContentsLine(anchor=each.anchor, title=each.name) for each in specimens]


def specimens(*, on: date) -> tuple[Specimen, ...]:
    """Every component, as it looks on a day."""
    return (*_frame(), *_states(on), *_content(), *_forms())


def _frame() -> Iterator[Specimen]:
    yield Specimen(
        name="Sidhuvud och huvudmeny",
        when="Överst på varje sida. Kommer med när sidan bygger på base.html.",
        call='{% include "components/masthead.html" %}',
        stands="Du ser det överst på den här sidan.",
    )
    yield Specimen(
        name="Brödsmulor",
        when="På sidor under en annan. Säger var läsaren är och leder uppåt.",
        call='{% include "components/breadcrumb.html" with here="Komponenter" only %}',
        stands="Du ser dem ovanför sidans rubrik.",
    )
    yield Specimen(
        name="Dokumentnavigering",
        when="Bredvid en text med flera avsnitt. På små skärmar fälls den ihop ovanför texten.",
        call='{% include "components/docnav.html" with contents=contents only %}',
        stands="Du ser den bredvid eller ovanför den här texten.",
    )
    yield Specimen(
        name="Sidfot",
        when="Nederst på varje sida. Kommer med när sidan bygger på base.html.",
        call='{% include "components/footer.html" %}',
        stands="Du ser den nederst på den här sidan.",
    )


def _states(on: date) -> Iterator[Specimen]:
    yield Specimen(
        name="Giltighet",
        when="Före allt annat på en versions sida. Säger vad versionen är i dag.",
        call='{% include "components/validity.html" with banner=banner label=label only %}',
        samples=tuple(_banners(on)),
    )
    tags = [*map(tag, State), LAPSED, LATE, EXPIRING, SOON, *REVIEWS.values(), ENDING, COMING]
    yield Specimen(
        name="Märke",
        when="Ett läge i en lista. Ordet säger allt; färg och ikon hjälper till.",
        call='{% include "components/tag.html" with tag=tag only %}',
        samples=tuple(Sample("", {"tag": tag}) for tag in tags),
    )


def _banners(on: date) -> Iterator[Sample]:
    """Version 2, that began a year ago and need not be revised for two, and what may be said of it."""

    def ahead(days: int) -> date:
        return on + timedelta(days=days)

    def banner(*events: Happening, others: tuple[Revision, ...] = (), **facts: Any) -> Banner:
        days = {"valid_from": ahead(-365), "review_by": ahead(2 * 365)}
        shown = Revision(plan=Plan(slug="exempel"), number=2, content=content, **days | facts)
        versions, life = (shown, *others), Life.of(events)
        edition = shown.edition(versions, on=on, life=life)
        return Banner(edition, standing(versions, life, on=on))

    department = "Kommunledningsförvaltningen"
    content = canonical(PlanContent(title="Exempel", responsible_department=department))
    coming, valid = (
        Revision(number=3, valid_from=ahead(days), review_by=ahead(800)) for days in (20, -20)
    )
    states = {
        "Giltig": banner(),
        "Giltig, revidering försenad": banner(review_by=ahead(-300)),
        "Giltig, revideras snart": banner(review_by=ahead(30)),
        "Giltig, löper snart ut": banner(valid_until=ahead(30)),
        "Giltig, en ny är på väg": banner(others=(coming,)),
        "Kommande": banner(valid_from=ahead(20)),
        "Ersatt": banner(others=(valid,)),
        "Upphörd": banner(valid_until=ahead(-20)),
        **{name: banner(event) for name, event in _decided(ahead(-20), ahead(20)).items()},
        "Arbetsversion": Banner(replace(banner().edition, number=None, state=None)),
    }
    for name, state in states.items():
        yield Sample(name, {"banner": state, "label": f"Giltighet: {name}"})


def _decided(gone: date, ahead: date) -> dict[str, Happening]:
    """What may be decided about version 2, with effect from a day gone by or from one ahead."""
    board, council = "Kommunledningsgrupp", "Kommunfullmäktige"
    return {
        "Giltig, ska revideras": Reviewed(
            number=2, day=gone, outcome=Outcome.REVISE, reviewed_by=board
        ),
        "Giltig, upphävs": Repealed(number=2, day=ahead, repealed_by=board, paragraph="§ 12"),
        "Upphävd": Repealed(number=2, day=gone, repealed_by=board, paragraph="§ 12"),
        "Återkallad": CalledOff(
            number=2, day=gone, called_off_by=council, note="Underlaget var fel."
        ),
        "Upphävd av domstol": Annulled(
            number=2, day=gone, annulled_by="Förvaltningsrätten i Växjö", instead="1"
        ),
    }


def _content() -> Iterator[Specimen]:
    yield Specimen(
        name="Faktalista",
        when="Korta uppgifter med rubrik, som på försättsbladet.",
        call='{% include "components/facts.html" with facts=facts only %}',
        samples=(Sample("", {"facts": FACTS}),),
    )
    yield Specimen(
        name="Tabell",
        when="Aktiviteter och grupper. Blir kort där det är smalt.",
        call='{% include "components/table.html" with table=table only %}',
        samples=(Sample("", {"table": tables.activities(LEVEL, labelled_by="")}),),
    )
    yield Specimen(
        name="Tomt läge",
        when="När det inte finns något att visa. Säger varför, och vad som kommer att stå här.",
        call='{% include "components/empty.html" with title=title text=text only %}',
        samples=(Sample("", {"title": "Inget dokument passar.", "text": "Ta bort ett filter."}),),
    )
    yield Specimen(
        name="Meddelande",
        when="Ett ord till läsaren i texten: en upplysning, ett fel eller en bekräftelse.",
        call='{% include "components/message.html" with tone=tone icon=icon text=text only %}',
        samples=tuple(
            Sample(label, {"tone": tone, "icon": icon, "text": words})
            for label, tone, icon, words in MESSAGES
        ),
    )


def _forms() -> Iterator[Specimen]:
    yield Specimen(
        name="Knapp",
        when="En länk som gör något. En i huvudton på varje sida, de andra tysta.",
        call='{% include "components/button.html" with url=url label=label icon=icon tone=tone only %}',
        samples=tuple(
            Sample(label, {"url": "#komponent:knapp", "label": word, "icon": icon, "tone": tone})
            for label, word, icon, tone in BUTTONS
        ),
    )
    fields = (("Frivilligt", SampleForm()["email"]), ("Med fel", SampleForm({})["message"]))
    yield Specimen(
        name="Formulärfält",
        when="Alla formulär för läsare. Etikett, hjälp och fel hör ihop med fältet.",
        call='{% include "components/field.html" with field=field only %}',
        samples=tuple(Sample(label, {"field": field}) for label, field in fields),
    )
    yield Specimen(
        name="Val i en lista",
        when="Ett filter. Säger vad allt heter, så att ingen undrar vad ett tomt val betyder.",
        call='{% include "components/select.html" with field=field only %}',
        samples=(Sample("", {"field": SELECT}),),
    )
    yield Specimen(
        name="Sidor i en lista",
        when="Under en lista som är för lång för en sida.",
        call='{% include "components/pagination.html" with pages=pages label=label only %}',
        samples=(Sample("", {"pages": PAGES, "label": "Sidor i listan"}),),
    )


class SampleForm(forms.Form):
    """Fields to show."""

    message = forms.CharField(
        label="Vad gäller det?",
        help_text="Skriv en mening eller två.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Skriv vad det gäller."},
    )
    email = forms.EmailField(
        label="Din e-postadress", help_text="Om du vill ha svar.", required=False
    )


FACTS = (
    Fact(label="Gäller från", value="2026-01-01"),
    Fact(label="Gäller för", value="Alla förvaltningar"),
)
LEVEL = Level(
    key="exempel",
    columns=ActivityColumns(name="Aktivitet", target_group="Målgrupp", schedule="Tidsplan"),
    activities=(
        Activity(key="ett", name="Studiedag", target_group="All personal", schedule="Årligen"),
        Activity(key="tva", name="Föreläsning", target_group="Föräldrar"),
    ),
)
MESSAGES = (
    ("Upplysning", "off", "info", "Listan visar bara det som gäller i dag."),
    ("Fel", "late", "late", "Rapporten är inte skickad. Rätta det som är markerat."),
    ("Bekräftelse", "valid", "valid", "Rapporten är skickad."),
)
BUTTONS = (
    ("Huvudton", "Hämta PDF-kopia", "pdf", "primary"),
    ("Tyst", "Versioner", "versions", "quiet"),
)
SELECT: FilterField[None] = FilterField(
    name="exempel",
    label="Målgrupp",
    everything="Alla målgrupper",
    read=lambda _: (),
    order=lambda option: option.label,
    options=(Option("foraldrar", "Föräldrar"), Option("personal", "Personal")),
)
PAGES = Pages(
    steps=tuple(
        Step(number, "#komponent:sidor-i-en-lista", is_here=number == 2)  # noqa: PLR2004
        if number
        else Step(None)
        for number in (1, 2, 3, None, 9)
    ),
    before="#komponent:sidor-i-en-lista",
    after="#komponent:sidor-i-en-lista",
)
