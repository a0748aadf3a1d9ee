"""Plans' adopted versions as folders of files, for an archive.

`docs/archive-export.md` is what an archivist reads of it. Writes nothing to the database: what was done is
in the `ExportReport`, and what is to be told of an export elsewhere is told from there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from archiving import folder, packages
from archiving.folder import Unwritable
from archiving.packages import Package
from document.event_kinds import Trait
from plans import plugs
from plans.management.progress import Show
from plans.models import Plan, Revision
from plans.verify import check, check_ledger

__all__ = ["ExportReport", "Unwritable", "export"]


@dataclass(slots=True)
class ExportReport:
    """What an export did: the folders it added, how many it found there, and what is wrong, in Swedish."""

    added: list[str] = field(default_factory=list)
    present: int = 0
    problems: list[str] = field(default_factory=list)


class _Withheld(Exception):
    """A package that is not exported as things stand: why, line by line."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


#: A package's path, and how to make it: when it is its turn, since its files are large.
type _PackageStep = tuple[str, Callable[[], Package]]


def export(plans: Iterable[Plan], *, to: Path, show: Show) -> ExportReport:
    """Write to a folder what is not there yet of these plans; what is there is compared and left.

    Each package is whole or not there at all. What cannot be exported, or differs from what is there, is a
    problem in the report, and the rest is exported. Raises `Unwritable` when the folder or the disk refuses.
    """
    report = ExportReport()
    with folder.held(to):
        steps = [step for plan in plans for step in _steps(plan, report)]
        for done, (path, make) in enumerate(steps):
            show(done, len(steps), path)
            try:
                _put(make(), to, report)
            except _Withheld as withheld:
                report.problems += withheld.lines
        show(len(steps), len(steps), "")
    return report


def _put(package: Package, to: Path, report: ExportReport) -> None:
    differences = folder.differences(to, package)
    if differences is None:
        folder.write(to, package)
        report.added.append(package.path)
    elif differences:
        raise _Withheld(*differences)
    else:
        report.present += 1


def _steps(plan: Plan, report: ExportReport) -> Iterator[_PackageStep]:
    """The packages of a plan; none when a file is missing, or its ledger does not hold."""
    if problems := _missing(plan) or [f"Inget är uttaget. {each}" for each in check_ledger(plan)]:
        report.problems += problems
        return
    previous = None
    revisions = plan.revisions.select_related("plan").as_recorded()
    for revision in revisions.without_content():
        yield packages.version_path(revision), partial(_version, revision.pk, previous)
        previous = revision.pk
    events = plan.events.whose(Trait.APART).select_related("plan", "revision")
    for event in events.order_by("number"):
        yield packages.event_path(event), partial(packages.of_event, event)
    for give in plugs.EXPORTS:
        for each in give(plan):
            yield packages.export_path(plan, each), partial(packages.of_export, plan, each)


def _missing(plan: Plan) -> list[str]:
    lacking = plan.revisions.filter(archive_file__isnull=True).order_by("number", "minor")
    return [
        f"{plan.slug} version {revision.label} saknar arkivfil. Kör manage.py archive först."
        for revision in lacking.without_content()
    ]


def _version(key: int, before: int | None) -> Package:
    revision = Revision.objects.select_related("plan").get(pk=key)
    previous = Revision.objects.get(pk=before) if before else None
    if findings := [f"Inte uttagen. {each}" for each in check(revision, previous)]:
        raise _Withheld(*findings)
    return packages.of_version(revision, previous)
