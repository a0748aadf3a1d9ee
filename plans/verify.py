"""Does every seal hold, and does history tell the same story?

Two witnesses must agree on every version: the sealed JSON with its chain of digests, and the content
composed again from simple-history as it was at the moment of sealing.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db import connection

from document import content, rules
from document.certificate import Finding
from document.corrections import Correction, CorrectionEntered, CorrectionRefused
from document.events import Adopted, Archived, Proposed, kind
from plans import triggers
from plans.compose import compose
from plans.models import ArchiveFile, Event, Plan, Revision
from plans.plug_place import PlugPlace

#: What was checked, by a name in Swedish, and what does not hold.
type Checked = tuple[str, list[Finding]]

#: Checks of a plan that other apps add, of what they keep about it.
CHECKS: PlugPlace[Callable[[Plan], Iterable[Checked]]] = PlugPlace()


def verify() -> Iterator[Checked]:
    """Check everything, one name and its findings at a time: the database, then plan by plan."""
    yield check_protection()
    for plan in Plan.objects.order_by("slug"):
        yield from check_plan(plan)


def check_protection() -> Checked:
    """Does the database still refuse to change what is sealed?"""
    return "databasens skydd", list(_unprotected())


def check_plan(plan: Plan) -> Iterator[Checked]:
    """Check one plan: its versions in order, its ledger, and what other apps keep about it."""
    previous = None
    missing = _missing_versions(plan)
    for revision in plan.revisions.as_recorded().iterator(chunk_size=20):
        where = f"{plan.slug} version {revision.label}"
        found = [Finding(where, missing[revision.pk])] if revision.pk in missing else []
        yield where, [*check(revision, previous), *found]
        previous = revision
    ledger = [*check_ledger(plan), *check_approvals(plan), *check_corrections(plan)]
    yield f"{plan.slug} liggaren", ledger
    for other in CHECKS:
        yield from other(plan)


def check(revision: Revision, previous: Revision | None) -> Iterator[Finding]:
    """What does not hold in one version, given the one before it."""
    where = f"{revision.plan.slug} version {revision.label}"
    if content.sha256(revision.content) != revision.content_digest:
        yield Finding(where, "innehållet stämmer inte med sitt kontrolltal.")
    if revision.seal() != revision.digest:
        yield Finding(where, "beslutet eller innehållet stämmer inte med förseglingen.")
    if revision.previous_digest != (previous.digest if previous else ""):
        yield Finding(where, "kedjan till föregående version är bruten.")
    if _from_history(revision) != revision.content:
        yield Finding(where, "ändringshistoriken ger ett annat innehåll än det förseglade.")


def _missing_versions(plan: Plan) -> dict[int, str]:
    """A line for each version without the one that it follows: 2 follows 1, and 2.2 follows 2.1."""
    versions = {each.version: each.pk for each in plan.revisions.without_content()}
    first = min(versions, default=None)
    return {
        pk: f"version {rules.follows(version).label} saknas, som den följer på."
        for version, pk in versions.items()
        if version != first and rules.follows(version) not in versions
    }


def check_ledger(plan: Plan) -> Iterator[Finding]:
    """What does not hold in a plan's ledger: its chain, the seals and the archive files that it names."""
    where = f"{plan.slug} liggaren"
    seals = {each.version: each.digest for each in plan.revisions.without_content()}
    unnamed = set(seals)
    number, previous = 0, ""
    for event in plan.events.select_related("revision").order_by("number").iterator(chunk_size=100):
        number += 1
        this = f"{where}, händelse {event.number}"
        if event.number != number or event.previous_digest != previous:
            yield Finding(this, "kedjan till föregående händelse är bruten.")
        if event.seal() != event.digest:
            yield Finding(this, "händelsen stämmer inte med förseglingen.")
        number, previous = event.number, event.digest
        yield from _columns_that_differ(event, this)
        happening = event.value
        if isinstance(happening, Adopted):
            unnamed.discard(happening.version)
            if happening.version not in seals:
                yield Finding(this, f"version {happening.version.label} finns inte kvar.")
            elif happening.seal != seals[happening.version]:
                yield Finding(this, f"version {happening.version.label} har en annan försegling.")
        if isinstance(happening, Adopted | Archived) and happening.archive:
            file = ArchiveFile.objects.filter(revision=event.revision_id).first()
            if file is None:
                yield Finding(this, f"arkivfilen för version {happening.version.label} saknas.")
            elif file.sha256 != happening.archive:
                yield Finding(this, f"arkivfilen för version {happening.version.label} är ändrad.")
    for missing in sorted(unnamed):
        yield Finding(where, f"version {missing.label} saknas i liggaren.")


def check_approvals(plan: Plan) -> Iterator[Finding]:
    """What does not hold in how versions were approved: each is what was proposed, and so is who did what."""
    sent: dict[str, tuple[Proposed, str]] = {}
    events = plan.events.of(Proposed, Adopted).select_related("revision")
    for event in events.defer("revision__content").order_by("number"):
        where, happening = f"{plan.slug} liggaren, händelse {event.number}", event.value
        if isinstance(happening, Proposed):
            sent[event.digest] = happening, event.recorded_by
        elif isinstance(happening, Adopted) and (happening.proposal or happening.approved_by):
            proposed, by = sent.get(happening.proposal, (None, ""))
            approved = event.revision and event.revision.content_digest
            if (
                proposed is None
                or proposed.content != approved
                or bool(proposed.rewords) != bool(happening.minor)
            ):
                yield Finding(where, "versionen är inte det förslag som den säger sig vara.")
            elif happening.own != (bool(by) and by == event.recorded_by):
                yield Finding(where, "det stämmer inte vem som lämnade förslaget.")


def check_corrections(plan: Plan) -> Iterator[Finding]:
    """What does not hold in a plan's corrections: each was entered first, and takes two people."""
    waiting: dict[str, tuple[CorrectionEntered, str]] = {}
    for event in plan.events.of(Correction, CorrectionEntered, CorrectionRefused).order_by(
        "number"
    ):
        where, happening = f"{plan.slug} liggaren, händelse {event.number}", event.value
        if isinstance(happening, CorrectionEntered):
            waiting[event.digest] = happening, event.recorded_by
        elif isinstance(happening, Correction | CorrectionRefused):
            entered, by = waiting.pop(happening.entered, (None, ""))
            own = bool(by) and by == event.recorded_by
            if entered is None or (
                isinstance(happening, Correction) and entered.correction != happening.waiting()
            ):
                yield Finding(where, "rättelsen är inte en som var inskriven och väntade.")
            elif happening.own != own:
                yield Finding(where, "det stämmer inte vem som skrev in rättelsen.")


def _columns_that_differ(event: Event, where: str) -> Iterator[Finding]:
    """The columns that repeat parts of the sealed event must say the same as it does."""
    happening = event.value
    version = event.revision.version if event.revision else None
    columns = (event.kind, version, event.day, event.review_by, event.field or None, event.fact_day)
    names = ("version", "day", "review_by", "field", "fact_day")
    if columns != (str(kind(happening)), *(getattr(happening, name, None) for name in names)):
        yield Finding(where, "sökuppgifterna stämmer inte med den förseglade händelsen.")


def _from_history(revision: Revision) -> str:
    """The content that history gives; empty when history cannot give one."""
    try:
        return content.canonical(compose(revision.plan, at=revision.sealed_at))
    except (Plan.DoesNotExist, KeyError):
        return ""


def _unprotected() -> Iterator[Finding]:
    for name in triggers.missing(connection):
        yield Finding("", f"Databasen skyddar inte fastställda versioner: {name} saknas.")
