"""What those concerned are told of an event: what they must know, and the way on."""

from functools import singledispatch

from django.utils import timezone

from document.corrections import (
    Correction,
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
)
from document.events import (
    Adopted,
    Annulled,
    BroughtIn,
    CalledOff,
    Happening,
    Outcome,
    Proposed,
    Repealed,
    Returned,
    Reviewed,
    TakenBack,
)
from plans.mailing import said
from plans.mailing.letter import Letter, Link, Quote
from plans.models import Event

_TO_COORDINATORS = "Du får mejlet för att du samordnar styrdokument eller har lämnat förslaget."
_TO_DECIDERS_TOO = "Du får mejlet för att du samordnar, fastställer eller upphäver styrdokument."


@singledispatch
def letter(what: Happening, event: Event) -> Letter:  # noqa: ARG001 - the others use it
    """What those concerned are told; each type that is mailed has its own letter (`letter.register`)."""
    raise TypeError(f"no letter for {what}")


@letter.register
def _(what: Proposed, event: Event) -> Letter:
    if what.rewords:
        return _to_be_approved(what, event)
    return Letter(
        subject=f"För beslut: {event.plan.title}",
        paragraphs=(
            f"Ett förslag till ny version av {event.plan.title} väntar på beslut.{said.by(event)}",
        ),
        quote=Quote("Vad har ändrats, och varför?", what.note),
        ending="Fastställ förslaget, eller lämna tillbaka det med en kommentar.",
        links=(
            Link("Läs ändringarna ord för ord", said.to_admin("changes", event)),
            Link("Gå till beslutet", said.to_admin("adopt", event)),
        ),
        why="Du får mejlet för att du kan fastställa styrdokument.",
    )


def _to_be_approved(what: Proposed, event: Event) -> Letter:
    version = f"{event.plan.title}, version {what.rewords}"
    return Letter(
        subject=f"Att godkänna: redaktionell ändring av {event.plan.title}",
        paragraphs=(
            f"En redaktionell ändring av {version} väntar på godkännande.{said.by(event)}",
        ),
        quote=Quote("Vad är rättat, och varför?", what.note),
        ending="Godkänn ändringen, eller lämna tillbaka den med en kommentar.",
        links=(Link("Läs varje ändrat ord", said.to_admin("amend", event)),),
        why="Du får mejlet för att du kan godkänna redaktionella ändringar.",
    )


@letter.register
def _(what: Returned, event: Event) -> Letter:
    return Letter(
        subject=f"Tillbaka från beslut: {event.plan.title}",
        paragraphs=(
            f"Förslaget till ny version av {event.plan.title} behöver ändras före beslut.{said.by(event)}",
        ),
        quote=Quote("Det här behöver göras", what.comment),
        ending="Ändra i arbetsversionen och skicka den för beslut igen.",
        links=(Link("Öppna arbetsversionen", said.to_admin("change", event)),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: TakenBack, event: Event) -> Letter:
    return Letter(
        subject=f"Tillbakadraget: {event.plan.title}",
        paragraphs=(
            f"Förslaget till ny version av {event.plan.title} väntar inte längre på svar.{said.by(event)}",
        ),
        quote=Quote("Varför?", what.note) if what.note else None,
        links=(Link("Öppna arbetsversionen", said.to_admin("change", event)),),
        why="Du får mejlet för att du kan fastställa styrdokument eller har lämnat förslaget.",
    )


@letter.register
def _(what: Adopted, event: Event) -> Letter:
    if event.revision is None:
        raise ValueError("an adoption without a version")
    title, decision, version = said.title(event), event.revision.decision, what.version.label
    if what.minor:
        sentence = (
            f"{title} är rättad i version {version}. Bara ordalydelsen är ändrad, utan nytt beslut. "
            f"Ändringen är godkänd av {what.approved_by}."
        )
    else:
        sentence = f"Version {version} av {title} är fastställd av {decision.adopted_by}."
    return Letter(
        subject=f"{'Rättad' if what.minor else 'Fastställd'}: {title}, version {version}",
        paragraphs=(sentence, f"Den gäller {said.valid(decision)}.", *said.called_off(what, event)),
        quote=Quote("Vad är rättat, och varför?", what.reason) if what.minor else None,
        links=(Link(f"Läs version {version}", event.revision.get_absolute_url()),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: BroughtIn, event: Event) -> Letter:
    if event.revision is None:
        raise ValueError("a version that was read in without a version")
    title, decision, version = said.title(event), event.revision.decision, what.version.label
    on = f" {decision.adopted_on}" if decision.adopted_on else ", vilken dag är inte känt"
    return Letter(
        subject=f"Inläst: {title}, version {version}",
        paragraphs=(
            f"Version {version} av {title} är inläst. Den är fastställd av {decision.adopted_by}{on}.",
            f"Den gäller {said.valid(decision)}.",
        ),
        links=(Link(f"Läs version {version}", event.revision.get_absolute_url()),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: Repealed, event: Event) -> Letter:
    title = said.title(event)
    return Letter(
        subject=f"Upphävd: {title}",
        paragraphs=(
            f"{title} är upphävd av {what.repealed_by}.",
            f"Från och med {what.day} gäller ingen version. Alla versioner finns kvar att läsa.",
        ),
        quote=Quote("Meddelande till läsarna", what.note) if what.note else None,
        links=(Link("Läs om upphävandet", event.plan.get_absolute_url()),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: CalledOff, event: Event) -> Letter:
    title, label = said.title(event), what.version.label
    return Letter(
        subject=f"Återkallad: {title}, version {label}",
        paragraphs=(
            f"Version {label} av {title} är återkallad av {what.called_off_by} och börjar inte gälla.",
            said.counting(event, what.day),
        ),
        quote=Quote("Varför?", what.note),
        links=(Link("Läs om dokumentets versioner", said.to_versions(event)),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: Annulled, event: Event) -> Letter:
    title, label = said.title(event), what.version.label
    counts = f"version {what.instead}" if what.instead else "ingen version"
    return Letter(
        subject=f"Upphävd av domstol: {title}, version {label}",
        paragraphs=(
            f"{what.annulled_by} har upphävt beslutet om version {label} av {title}.",
            f"Från och med {what.day} gäller {counts} i stället.",
        ),
        quote=Quote("Meddelande till läsarna", what.note) if what.note else None,
        links=(Link("Läs om dokumentets versioner", said.to_versions(event)),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: Reviewed, event: Event) -> Letter:
    title = said.title(event)
    to_plan = Link("Öppna dokumentet", event.plan.get_absolute_url())
    to_work = Link("Öppna arbetsversionen", said.to_admin("change", event))
    verdict, links = {
        Outcome.CURRENT: (
            f"Den är aktuell utan ändring och ska revideras senast {what.review_by}.",
            (to_plan,),
        ),
        Outcome.REVISE: (
            "Den ska revideras. Dagen för revidering ligger kvar tills en ny version är fastställd.",
            (to_work, to_plan),
        ),
        Outcome.REPEAL: (
            "Den ska upphävas. Den gäller tills det är beslutat, och dagen för revidering ligger kvar.",
            (to_work, to_plan),
        ),
    }[what.outcome]
    return Letter(
        subject=f"Aktualitetsprövad: {title}",
        paragraphs=(
            f"Version {what.version.label} av {title} prövades {what.day} av {what.reviewed_by}.",
            verdict,
        ),
        quote=Quote("Anteckning", what.note) if what.note else None,
        links=links,
        why=_TO_DECIDERS_TOO if what.asks_for_repeal else _TO_COORDINATORS,
    )


@letter.register(RegisterCorrected)
@letter.register(DecisionCorrected)
def _(what: Correction, event: Event) -> Letter:
    title, label = said.title(event), what.version.label
    counts = (said.counting(event, timezone.localdate()),) if what.fact.counts else ()
    return Letter(
        subject=f"{what.words}: {title}, version {label}",
        paragraphs=(
            f"En uppgift om beslutet är rättad för version {label} av {title}.",
            f"{what.change}. Det rätta står i {what.minutes}.",
            *counts,
        ),
        quote=Quote("Varför?", what.reason),
        links=(Link("Läs om dokumentets versioner", said.to_versions(event)),),
        why=_TO_COORDINATORS,
    )


@letter.register
def _(what: CorrectionEntered, event: Event) -> Letter:
    title, correction = said.title(event), what.correction
    return Letter(
        subject=f"Att bekräfta: rättelse av {title}, version {what.version.label}",
        paragraphs=(
            f"En rättelse av en uppgift om beslutet väntar på att bekräftas.{said.by(event)}",
            f"{correction.words}. {correction.change}. Det rätta står i {correction.minutes}.",
        ),
        quote=Quote("Varför?", correction.reason),
        ending="Jämför med protokollet, och bekräfta eller avslå rättelsen.",
        links=(Link("Gå till rättelsen", said.to_admin("confirm_correction", event)),),
        why="Du får mejlet för att du kan fastställa styrdokument.",
    )


@letter.register
def _(what: CorrectionRefused, event: Event) -> Letter:
    title, done = said.title(event), "tillbakadragen" if what.own else "avslagen"
    return Letter(
        subject=f"Rättelse {done}: {title}, version {what.version.label}",
        paragraphs=(f"En rättelse för version {what.version.label} av {title} är {done}.",),
        quote=Quote("Varför?", what.comment),
        links=(Link("Öppna planen", said.to_admin("change", event)),),
        why=_TO_COORDINATORS,
    )
