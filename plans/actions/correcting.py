"""What the record of a decision says is wrong: one person enters a correction, and another confirms it."""

from datetime import date
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from document import missing
from document.corrections import (
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
    assess_correction,
)
from document.decision import FACTS
from document.rules import Version
from plans import access
from plans.actions.holding import held
from plans.actions.proposing import is_own
from plans.actions.recording import record
from plans.actions.refusing import OVERTAKEN, Refused, refuse_if
from plans.models import Event, Plan, Revision
from plans.reading.versions import Versions

#: The two kinds: our entry differed from the minutes, or the minutes themselves were corrected.
type Kind = type[RegisterCorrected] | type[DecisionCorrected]

NO_LONGER = "Rättelsen väntar inte längre. Läs om sidan."


def unconfirmed(plan: Plan) -> list[Event]:
    """The corrections that wait to be confirmed, the oldest first."""
    return plan.events.all().unconfirmed().get(plan.pk, [])


def may_confirm(entered: Event, by: User | None) -> bool:
    """Whether somebody may confirm a correction: another than who entered it, or the setting allows it."""
    may = by is None or access.may_adopt(by)
    return may and (settings.OWN_APPROVAL or not is_own(entered, by))


def may_refuse(entered: Event, by: User | None) -> bool:
    """Whether somebody may refuse a correction, or take it back as their own."""
    return by is None or access.may_adopt(by) or (access.may_prepare(by) and is_own(entered, by))


def drafted(
    revision: Revision, found: Versions, kind: Kind, *, field: str, now: str, **said: Any
) -> RegisterCorrected | DecisionCorrected:
    """The correction of a fact that would be entered; `said` are its other fields.

    A fact that editorial revisions take over is corrected for the version that they are of, and so for all.
    """
    about = Version(revision.number, revision.minor if FACTS[field].own else 0)
    was = getattr(found.decision(found.labelled(about.label) or revision), field)
    told: dict[str, Any] = {
        name: each.strip() if isinstance(each, str) else each for name, each in said.items()
    }
    return kind(
        number=about.number,
        minor=about.minor,
        field=field,
        was=str(was or ""),
        now=now.strip(),
        **told,
    )


def enter_correction(
    *,
    revision: Revision,
    by: User | None,
    kind: Kind,
    field: str,
    now: str,
    reason: str,
    paragraph: str = "",
    registry_number: str = "",
    on: date | None = None,
    **instance: Any,
) -> Event:
    """Enter that a fact in a version's record should say something else. It does not count yet.

    `now` is the right text, a day as YYYY-MM-DD; empty when it is not known after all. `paragraph` and
    `registry_number` are where the minutes say so. A `DecisionCorrected` also has `corrected_by` and
    `corrected_on`. Raises `PermissionDenied` when `by` may not, and `Refused` when something is missing, when
    the record could not read so, or when the same fact waits already.
    """
    access.authorise(by, access.may_prepare, "skriva in rättelser")
    if field not in FACTS:
        raise Refused.because("Välj vilken uppgift som ska rättas.", "field")
    plan = revision.plan
    with transaction.atomic():
        found = held(plan)
        said = {"reason": reason, "paragraph": paragraph, "registry_number": registry_number}
        correction = drafted(revision, found, kind, field=field, now=now, **said, **instance)
        _refuse_unless_fit(correction, found, on=on or timezone.localdate())
        waiting = [entered_by(each).correction for each in unconfirmed(plan)]
        if any((each.version, each.field) == (correction.version, field) for each in waiting):
            raise Refused.because(
                "En rättelse av den uppgiften väntar redan på att bekräftas.", "field"
            )
        entered = CorrectionEntered(
            number=correction.number, minor=correction.minor, correction=correction
        )
        return record(entered, plan=plan, revision=_of(plan, correction), by=by)


def confirm_correction(
    *, entered: Event, by: User | None, head: str | None = None, on: date | None = None
) -> Event:
    """Confirm a correction that waits: from now on the record reads so, also of days gone by.

    Nobody confirms their own, unless the setting `OWN_APPROVAL` allows it; the ledger then says so. `head` is
    the newest decision that was seen. Raises `PermissionDenied` when `by` may not decide, and `Refused` when
    it no longer waits, when the record cannot read so by now, or when another decision came between.
    """
    access.authorise(by, access.may_adopt, "bekräfta rättelser")
    if not may_confirm(entered, by):
        raise Refused.because("Du har själv skrivit in rättelsen. Någon annan måste bekräfta den.")
    plan, own, day = entered.plan, is_own(entered, by), on or timezone.localdate()
    with transaction.atomic():
        found = held(plan, head)
        correction = _still(plan, entered).correction
        _refuse_unless_fit(correction, found, on=day)
        correction = msgspec.structs.replace(correction, entered=entered.digest, own=own, day=day)
        return record(correction, plan=plan, revision=_of(plan, correction), by=by)


def refuse_correction(*, entered: Event, by: User | None, comment: str) -> Event:
    """Refuse a correction that waits, or take back one's own: it never counts, and can be entered anew.

    `comment` says why. Raises `PermissionDenied` when `by` may neither decide nor has entered it, and
    `Refused` when it no longer waits.
    """
    if not may_refuse(entered, by):
        raise PermissionDenied("Du har inte rätt att avslå rättelsen.")
    if not comment.strip():
        raise Refused.because(missing.REFUSED_WHY, "comment")
    plan = entered.plan
    with transaction.atomic():
        held(plan)
        waiting = _still(plan, entered)
        refused = CorrectionRefused(
            number=waiting.number,
            minor=waiting.minor,
            entered=entered.digest,
            comment=comment.strip(),
            own=is_own(entered, by),
        )
        return record(refused, plan=plan, revision=_of(plan, waiting), by=by)


def _refuse_unless_fit(
    correction: RegisterCorrected | DecisionCorrected, found: Versions, *, on: date
) -> None:
    corrected = found.labelled(correction.version.label)
    if corrected is None:
        raise Refused.because(OVERTAKEN)
    among = found.kept(on)
    refuse_if(assess_correction(correction, corrected.decision, among=among, on=on))


def _of(plan: Plan, about: Any) -> Revision:
    return plan.revisions.without_content().get(number=about.number, minor=about.minor)


def _still(plan: Plan, entered: Event) -> CorrectionEntered:
    """What waits. Raises `Refused` when it was confirmed, refused or taken back meanwhile."""
    if entered not in unconfirmed(plan):
        raise Refused.because(NO_LONGER)
    return entered_by(entered)


def entered_by(entered: Event) -> CorrectionEntered:
    """What an event says that entered a correction. Raises `TypeError` for any other."""
    if not isinstance(entered.value, CorrectionEntered):
        raise TypeError(f"{entered} is no correction that was entered")
    return entered.value
