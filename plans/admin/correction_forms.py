"""The forms of corrections: entered by one person, confirmed by another, refused or taken back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from auditing.fields import DayField
from document import missing
from document.corrections import Correction, DecisionCorrected, RegisterCorrected
from document.decision import FACTS
from document.doubting import doubtful_decision
from document.events import kind
from plans import actions
from plans.actions.correcting import NO_LONGER, drafted, entered_by
from plans.admin.action_forms import OnTopForm, PlanActionForm
from plans.admin.ending_forms import OfVersionForm
from plans.admin.forms import LongText, fact_field
from plans.models import Event, Plan, Revision
from plans.reading import outcome
from plans.reading.versions import Versions, versions

KINDS = {kind(each): each for each in (RegisterCorrected, DecisionCorrected)}
#: What only a correction by the instance has.
_OF_INSTANCE = ("corrected_by", "corrected_on")


class CorrectForm(OfVersionForm):
    """Enters a correction of what the record of a decision says."""

    field = forms.ChoiceField(
        label="Uppgift", choices=[(name, fact.label) for name, fact in FACTS.items()]
    )
    now = forms.CharField(
        label="Ska vara",
        required=False,
        help_text="En dag skrivs som ÅÅÅÅ-MM-DD. Tomt betyder att uppgiften inte är känd.",
    )
    kind = forms.ChoiceField(
        label="Vad var fel?",
        choices=[
            (kind(RegisterCorrected), "Vi skrev in något annat än vad som står i protokollet"),
            (
                kind(DecisionCorrected),
                "Det stod fel i protokollet, och instansen har rättat sitt beslut",
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Välj vad som var fel."},
    )
    corrected_by = forms.CharField(
        label="Rättat av",
        required=False,
        help_text="Bara när instansen har rättat sitt beslut: den som fattade det.",
    )
    corrected_on = DayField(
        label="Rättat den",
        required=False,
        help_text="Bara när instansen har rättat sitt beslut.",
    )
    paragraph = fact_field(
        "paragraph", help_text="Där det rätta står i protokollet, till exempel § 12."
    )
    registry_number = fact_field(
        "registry_number", help_text="Ange paragrafen, diarienumret eller båda."
    )
    reason = forms.CharField(
        label="Varför rättas den?",
        widget=LongText,
        help_text="Läsarna ser det i listan över händelser.",
        error_messages={"required": missing.CORRECTED_WHY},
    )

    @staticmethod
    def offered(found: Versions) -> Iterable[Revision]:
        """All of them."""
        return found.revisions

    def clean_now(self) -> str:
        """The right text. Raises `ValidationError` for what is no day that the program counts with."""
        now: str = self.cleaned_data["now"].strip()
        fact = FACTS.get(self.cleaned_data.get("field", ""))
        is_day = fact is not None and fact.is_day and bool(now)
        return str(DayField().clean(now)) if is_day else now

    def clean(self) -> dict[str, Any]:
        """All that is wrong is told at once, and what belongs to the other kind is not passed over."""
        given = self.cleaned_data
        if given.get("kind") == kind(RegisterCorrected):
            for name in filter(given.get, _OF_INSTANCE):
                self.add_error(name, "Fylls bara i när instansen har rättat sitt beslut.")
        if given.get("kind") == kind(DecisionCorrected) and not given.get("corrected_by"):
            self.add_error("corrected_by", missing.CORRECTED_BY)
        if not (given.get("paragraph") or given.get("registry_number")):
            self.add_error("paragraph", missing.MINUTES)
        return given

    def correction(self) -> RegisterCorrected | DecisionCorrected:
        """What would be entered. Only on a valid form."""
        if self.found is None:
            raise ValueError("a plan without versions has no record to correct")
        said = self._said()
        return drafted(said.pop("version"), self.found, said.pop("kind"), **said)

    def _said(self) -> dict[str, Any]:
        said = self.given | {"kind": KINDS[self.cleaned_data["kind"]]}
        if said["kind"] is RegisterCorrected:
            said = {name: each for name, each in said.items() if name not in _OF_INSTANCE}
        return said

    def leads_to(self, plan: Plan) -> str:
        """That it waits, and what will count once it is confirmed."""
        waits = "Rättelsen väntar tills någon annan har bekräftat den."
        if not (self.found and self.is_bound and self.is_valid()):
            return waits
        said = outcome.of_correction(self.found, self.correction(), on=timezone.localdate())
        return f"{waits} Sedan: {said}"

    def questions(self, plan: Plan) -> Iterable[str]:
        """What looks wrong, and whether it was the instance that decided."""
        if self.found:
            yield from doubts(self.found, self.correction())

    def perform(self, plan: Plan, by: User) -> str:
        """Enter it."""
        said = self._said()
        actions.enter_correction(revision=said.pop("version"), by=by, **said)
        return "Rättelsen är inskriven. Den gäller när någon annan har bekräftat den."


def doubts(found: Versions, correction: Correction) -> Iterable[str]:
    """What looks wrong in a record as it would be corrected and did not before, and in who corrects it."""
    label, today = correction.version.label, timezone.localdate()
    before, after = found.labelled(label), found.corrected(correction).labelled(label)
    if before is None or after is None:
        return
    brought_in = found.life.was_brought_in(before.version)
    asked = [
        list(doubtful_decision(label, each.decision, on=today, brought_in=brought_in))
        for each in (before, after)
    ]
    yield from (each for each in asked[1] if each not in asked[0])
    if isinstance(correction, DecisionCorrected):
        decided, instance = before.adopted_by, correction.corrected_by
        if instance.casefold() != decided.casefold():
            yield (
                f"Version {label} fastställdes av {decided} men beslutet rättas av {instance}. "
                "Är det samma instans?"
            )


class CorrectionAnswerForm(PlanActionForm):
    """An answer to a correction that waits."""

    entered = forms.ChoiceField(
        label="Rättelse",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Välj en rättelse.",
            "invalid_choice": NO_LONGER,
        },
    )

    def __init__(self, data: Any, *, plan: Plan) -> None:
        self.waiting = {each.digest: each for each in actions.unconfirmed(plan)}
        super().__init__(data, plan=plan)
        field: Any = self.fields["entered"]
        field.help_text = "" if self.waiting else "Ingen rättelse väntar."
        field.choices = [(digest, said(each)) for digest, each in self.waiting.items()]

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The one that has waited longest."""
        return super().initial_for(plan) | {"entered": next(iter(self.waiting), "")}


def said(entered: Event) -> str:
    """A correction that waits, in words."""
    waits = entered_by(entered)
    correction = waits.correction
    by = f" av {entered.recorded_by}" if entered.recorded_by else ""
    instance = getattr(correction, "corrected_by", "")
    return (
        f"{correction.words}, version {waits.version.label}. {correction.change}. "
        f"Enligt {correction.minutes}{instance and f', rättat av {instance}'}. {correction.reason} "
        f"Inskriven {timezone.localtime(entered.recorded_at):%Y-%m-%d}{by}."
    )


class ConfirmCorrectionForm(CorrectionAnswerForm, OnTopForm):
    """Confirms a correction that another has entered."""

    def _chosen(self) -> Correction | None:
        entered = self.waiting.get(self.known("entered") or "")
        return entered_by(entered).correction if entered else None

    def leads_to(self, plan: Plan) -> str:
        """What counts then."""
        found, correction = versions(plan.slug), self._chosen()
        if not (found and correction):
            return ""
        return outcome.of_correction(found, correction, on=timezone.localdate())

    def questions(self, plan: Plan) -> Iterable[str]:
        """What looks wrong."""
        found, correction = versions(plan.slug), self._chosen()
        return doubts(found, correction) if found and correction else ()

    def perform(self, plan: Plan, by: User) -> str:
        """Confirm it."""
        given = self.cleaned_data
        event = actions.confirm_correction(
            entered=self.waiting[given["entered"]], by=by, head=given["head"]
        )
        corrected: Any = event.value
        return (
            f"Uppgiften ”{corrected.fact.label}” är rättad för version {corrected.version.label}. "
            "Det som stod före finns kvar i liggaren."
        )


class RefuseCorrectionForm(CorrectionAnswerForm):
    """Refuses a correction, or takes back one's own."""

    comment = forms.CharField(
        label="Varför ska den inte gälla?",
        widget=LongText,
        error_messages={"required": missing.REFUSED_WHY},
    )

    def perform(self, plan: Plan, by: User) -> str:
        """Refuse it, or take it back."""
        given = self.cleaned_data
        entered = self.waiting[given["entered"]]
        event = actions.refuse_correction(entered=entered, by=by, comment=given["comment"])
        own = getattr(event.value, "own", False)
        return f"Rättelsen är {'tillbakadragen' if own else 'avslagen'}. Uppgiften står kvar."
