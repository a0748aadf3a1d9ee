"""Does every seal hold, and does history tell the same story?

Two witnesses must agree on every version: the sealed JSON with its chain of digests, and the content
composed again from simple-history as it was at the moment of sealing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from plans import content, triggers
from plans.compose import compose
from plans.models import Plan, Revision


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: which version (empty for the whole database) and what, in Swedish."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def verify() -> Iterator[tuple[str, list[Finding]]]:
    """Check everything, one name and its findings at a time: the database first, then each version."""
    yield "databasens skydd", list(_unprotected())
    for plan in Plan.objects.order_by("slug"):
        previous = None
        for revision in plan.revisions.order_by("number").iterator(chunk_size=20):
            yield f"{plan.slug} version {revision.number}", list(check(revision, previous))
            previous = revision


def check(revision: Revision, previous: Revision | None) -> Iterator[Finding]:
    """What does not hold in one version, given the one before it."""
    where = f"{revision.plan.slug} version {revision.number}"
    if content.sha256(revision.content) != revision.content_digest:
        yield Finding(where, "innehållet stämmer inte med sitt kontrolltal.")
    if revision.seal() != revision.digest:
        yield Finding(where, "beslutet eller innehållet stämmer inte med förseglingen.")
    if revision.previous_digest != (previous.digest if previous else ""):
        yield Finding(where, "kedjan till föregående version är bruten.")
    if previous and revision.number != previous.number + 1:
        yield Finding(where, f"version {previous.number + 1} saknas före den här.")
    if _from_history(revision) != revision.content:
        yield Finding(where, "ändringshistoriken ger ett annat innehåll än det förseglade.")


def _from_history(revision: Revision) -> str:
    """The content that history gives; empty when history cannot give one."""
    try:
        return content.canonical(compose(revision.plan, at=revision.sealed_at))
    except (Plan.DoesNotExist, KeyError):
        return ""


def _unprotected() -> Iterator[Finding]:
    for name in triggers.missing(connection):
        yield Finding("", f"Databasen skyddar inte fastställda versioner: {name} saknas.")
