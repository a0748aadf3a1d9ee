"""The forms of the decisions that end what is adopted: repealed, called off, annulled by a court."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from auditing.fields import DayField
from document import missing
from document.doubting import doubtful_repeal, may_undo
from document.events import Outcome
from plans import actions
from plans.admin.action_forms import OnTopForm, PlanActionForm, asked_for
from plans.admin.forms import LongText, fact_field
from plans.models import Plan, Revision
from plans.reading import outcome
from plans.reading.versions import Versions, versions


class RepealForm(OnTopForm):
    """Records the decision to repeal."""

    repealed_by = forms.CharField(
        label="Upphävd av",
        help_text="Den instans som har beslutat: den som fastställde planen, eller en över den.",
        error_messages={"required": missing.REPEALED_BY},
    )
    day = DayField(
        label="Upphävd från",
        help_text="Från och med den dagen gäller ingen version.",
        error_messages={"required": missing.REPEALED_FROM},
    )
    repealed_on = fact_field("adopted_on")
    paragraph = fact_field("paragraph")
    registry_number = fact_field("registry_number", help_text="")
    note = forms.CharField(
        label="Meddelande till läsarna",
        widget=LongText,
        required=False,
        help_text="Visas på planens adress, till exempel vad som gäller i stället.",
    )

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """What a review that asks for it says, and who decided last."""
        found, note = versions(plan.slug), asked_for(plan, Outcome.REPEAL)
        by = found.decided_by if found else ""
        return super().initial_for(plan) | {"note": note, "repealed_by": by}

    def leads_to(self, plan: Plan) -> str:
        """What counts until its day, and what never begins."""
        day, found = self.known("day"), versions(plan.slug)
        return outcome.of_repeal(found, day, on=timezone.localdate()) if found and day else ""

    def questions(self, plan: Plan) -> Iterable[str]:
        """About a day that looks wrong."""
        return doubtful_repeal(self.cleaned_data["day"], on=timezone.localdate())

    def perform(self, plan: Plan, by: User) -> str:
        """Repeal."""
        event = actions.repeal(plan=plan, by=by, **self.given)
        return f"Planen är upphävd från {event.day}."


class VersionField(forms.ModelChoiceField):
    """A choice among versions, by their numbers and first days, as their record reads (`found`)."""

    found: Versions | None = None

    def label_from_instance(self, obj: Any) -> str:
        """The version's name in the list."""
        return f"Version {obj.label}, gäller från {self._read(obj).valid_from}"

    def to_python(self, value: Any) -> Any:
        """The version that is chosen."""
        chosen = super().to_python(value)
        return chosen and self._read(chosen)

    def _read(self, chosen: Revision) -> Revision:
        return (self.found and self.found.labelled(chosen.label)) or chosen


class OfVersionForm(PlanActionForm):
    """A decision on one of a plan's versions."""

    version = VersionField(
        label="Version",
        queryset=Revision.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": "Versionen är inte längre möjlig att välja. Läs sidan igen."
        },
    )

    def __init__(self, data: Any, *, plan: Plan) -> None:
        self.found = versions(plan.slug)
        super().__init__(data, plan=plan)
        own = [each.pk for each in self.offered(self.found)] if self.found else []
        chosen = Revision.objects.filter(pk__in=own).newest_first().without_content()
        field: Any = self.fields["version"]
        field.found, field.queryset = self.found, chosen

    @staticmethod
    def offered(found: Versions) -> Iterable[Revision]:
        """The versions that the decision may be about."""
        raise NotImplementedError

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The first that is offered."""
        first = next(iter(self.offered(self.found)), None) if self.found else None
        return super().initial_for(plan) | {"version": first and first.pk}


class CallOffForm(OfVersionForm, OnTopForm):
    """Records that a version to come was called off."""

    called_off_by = forms.CharField(
        label="Återkallad av",
        help_text="Den instans som har beslutat: den som fastställde versionen, eller en över den.",
        error_messages={"required": missing.CALLED_OFF_BY},
    )
    called_off_on = fact_field("adopted_on")
    paragraph = fact_field("paragraph")
    registry_number = fact_field("registry_number", help_text="")
    note = forms.CharField(
        label="Varför återkallas den?",
        widget=LongText,
        help_text="Läsarna ser det i listan över versioner.",
        error_messages={"required": missing.CALLED_OFF_WHY},
    )

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The same, and the instance that decided, which may call it off."""
        by = self.found.decided_by if self.found else ""
        return super().initial_for(plan) | {"called_off_by": by}

    @staticmethod
    def offered(found: Versions) -> Iterable[Revision]:
        """Those that are to come. Editorial revisions go with the version that they are of."""
        return [each for each in found.upcoming(timezone.localdate()) if not each.minor]

    def leads_to(self, plan: Plan) -> str:
        """What counts then, for each version that may be called off, or for the one that is chosen."""
        if self.found is None:
            return ""
        today, chosen = timezone.localdate(), self.known("version") if self.is_bound else None
        coming = [chosen] if chosen else self.offered(self.found)
        return " ".join(outcome.of_calling_off(self.found, each, on=today) for each in coming)

    def questions(self, plan: Plan) -> Iterable[str]:
        """Whether the instance may, when it is another than the one that decided."""
        version, instance = self.cleaned_data["version"], self.cleaned_data["called_off_by"]
        if self.found:
            yield from undone_by(self.found, version, instance)

    def perform(self, plan: Plan, by: User) -> str:
        """Call it off."""
        given = self.given
        revision = given.pop("version")
        actions.call_off(revision=revision, by=by, **given)
        return f"Version {revision.label} är återkallad och börjar inte gälla."


def undone_by(found: Versions, revision: Revision, instance: str) -> Iterable[str]:
    """A question when an instance undoes what another has decided."""
    decided = found.decision(revision).adopted_by
    if not may_undo(instance, decided):
        yield (
            f"Version {revision.label} fastställdes av {decided} men återkallas av {instance}. "
            "Har den instansen rätt att återkalla beslutet?"
        )


class AnnulForm(OfVersionForm, OnTopForm):
    """Records that a court has set a decision aside."""

    annulled_by = forms.CharField(
        label="Upphävd av",
        help_text="Domstolen, till exempel Förvaltningsrätten i Växjö.",
        error_messages={"required": missing.ANNULLED_BY},
    )
    day = DayField(
        label="Upphävd från",
        help_text="Från och med den dagen gäller inte versionen, utan den som gällde före.",
        error_messages={"required": missing.ANNULLED_FROM},
    )
    registry_number = forms.CharField(label="Målnummer", required=False)
    note = forms.CharField(label="Meddelande till läsarna", widget=LongText, required=False)

    @staticmethod
    def offered(found: Versions) -> Iterable[Revision]:
        """Those that a decision stands behind, and that nothing has taken away."""
        return annullable(found)

    def leads_to(self, plan: Plan) -> str:
        """What counts instead."""
        version, day = self.known("version"), self.known("day")
        if not (self.is_bound and self.found and version and day):
            return ""
        return outcome.of_annulment(self.found, version, day, on=timezone.localdate())

    def questions(self, plan: Plan) -> Iterable[str]:
        """The outcome, which depends on both the version and the day, is read before it counts."""
        if said := self.leads_to(plan):
            yield said

    def perform(self, plan: Plan, by: User) -> str:
        """Record it."""
        given = self.given
        revision = given.pop("version")
        event = actions.annul(revision=revision, by=by, **given)
        return f"Version {revision.label} är upphävd av domstol från {event.day}."


def annullable(found: Versions) -> list[Revision]:
    """The versions that a court may set aside: each decision once, the newest first."""
    return [each for each in found.revisions if not each.minor and not found.withdrawal(each)]
