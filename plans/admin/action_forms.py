"""The forms of what is done to a plan besides editing it: proposed, sent back, revised, reviewed.

Each asks for what an action of `plans.actions` needs, and performs it.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from auditing.fields import DayField
from document import content, missing
from document.assessing import Problem
from document.doubting import doubtful_review
from document.events import Outcome
from plans import actions
from plans.actions.proposing import rewords
from plans.actions.refusing import OVERTAKEN
from plans.admin import draft
from plans.admin.forms import DecisionForm, LongText
from plans.admin.wording import Wording, wording
from plans.compose import compose
from plans.models import Plan
from plans.reading import outcome
from plans.reading.versions import versions
from plans.reading.waiting import standing_of


def asked_for(plan: Plan, outcome: Outcome) -> str:
    """What the review says that asks for just this; empty when none does."""
    review = standing_of(plan, on=timezone.localdate()).asked
    return review.note if review and review.outcome is outcome else ""


class PlanActionForm(DecisionForm):
    """The form of an action on a plan."""

    #: Whether the working copy is sent, or sealed, by it.
    is_about_text = False

    def __init__(self, data: Any, *, plan: Plan) -> None:
        super().__init__(data, initial=self.initial_for(plan))

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """What the form holds from the start."""
        return {}

    def leads_to(self, plan: Plan) -> str:
        """What it leads to as it is filled in, in sentences; empty as long as that is not known."""
        return ""

    def problems(self, plan: Plan) -> Iterable[Problem]:
        """What stands in the way as far as it is filled in, beside what is wrong with the fields alone."""
        return ()

    def questions(self, plan: Plan) -> Iterable[str]:
        """What looks wrong in what is filled in, to be confirmed before it counts. Only on a valid form."""
        return ()

    def wording(self, plan: Plan) -> Wording | None:
        """Every changed word, where that is what it is about."""
        return None

    def perform(self, plan: Plan, by: User) -> str:
        """Do it, and say in Swedish what was done. Raises `Refused`."""
        raise NotImplementedError


class OnTopForm(PlanActionForm):
    """Decides on top of the newest decision that the page knows of, and of no other."""

    head = forms.CharField(widget=forms.HiddenInput, required=False)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The newest decision."""
        return super().initial_for(plan) | {"head": plan.events.all().head()}


class AnswerForm(PlanActionForm):
    """Closes the proposal that the page shows."""

    proposal = forms.CharField(widget=forms.HiddenInput)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The proposal that the page shows."""
        waiting = actions.proposal(plan)
        return super().initial_for(plan) | {"proposal": waiting.digest if waiting else "inget"}


class ProposeForm(PlanActionForm):
    """Sends the working copy for decision."""

    is_about_text = True

    note = forms.CharField(
        label="Vad har ändrats, och varför?",
        widget=LongText,
        help_text="Beslutsfattaren läser det här först. Det sparas i planens liggare.",
        error_messages={"required": missing.PROPOSED_WHY},
    )
    expected = forms.CharField(widget=forms.HiddenInput)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """What a review that asks for a revision says, and the digest of what the page shows."""
        note = asked_for(plan, Outcome.REVISE)
        return {"note": note, "expected": content.digest(compose(plan))}

    def questions(self, plan: Plan) -> Iterable[str]:
        """Whether what says nothing new is to be decided on."""
        return draft.doubts(plan, standing_of(plan, on=timezone.localdate()))

    def perform(self, plan: Plan, by: User) -> str:
        """Propose."""
        given = self.cleaned_data
        actions.propose(plan=plan, by=by, note=given["note"], expected=given["expected"])
        return "Arbetsversionen är skickad för beslut. Ändras den nu måste den skickas på nytt."


def amended(plan: Plan) -> str:
    """What an editorial revision of today leads to."""
    found = versions(plan.slug)
    return outcome.of_amendment(found, on=timezone.localdate()) if found else ""


class RewordForm(PlanActionForm):
    """Proposes an editorial revision."""

    is_about_text = True

    note = forms.CharField(
        label="Vad är rättat, och varför?",
        widget=LongText,
        help_text="Läsarna ser det i listan över versioner.",
        error_messages={"required": "Skriv vad som är rättat och varför."},
    )
    expected = forms.CharField(widget=forms.HiddenInput)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The digest of what the page shows."""
        return {"expected": content.digest(compose(plan))}

    def wording(self, plan: Plan) -> Wording:
        """What is proposed."""
        return wording(plan)

    def leads_to(self, plan: Plan) -> str:
        """That it waits, and which version it would make today."""
        said = amended(plan)
        waits = "Ändringen väntar tills någon annan har godkänt den."
        return f"{waits} Godkänns den i dag: {said}" if said else ""

    def perform(self, plan: Plan, by: User) -> str:
        """Propose it."""
        actions.propose(plan=plan, by=by, editorial=True, **self.given)
        return "Ändringen är skickad för godkännande. Ändras arbetsversionen nu måste den skickas på nytt."


class AmendForm(AnswerForm, OnTopForm):
    """Approves an editorial revision that another has proposed."""

    is_about_text = True

    expected = forms.CharField(widget=forms.HiddenInput)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """The digest of what the page shows too."""
        return super().initial_for(plan) | {"expected": content.digest(compose(plan))}

    def wording(self, plan: Plan) -> Wording:
        """What is approved."""
        waiting = actions.proposal(plan)
        return wording(plan, rewords=rewords(waiting) if waiting else "")

    def leads_to(self, plan: Plan) -> str:
        """Which version it makes, and what that one takes over."""
        return amended(plan)

    def perform(self, plan: Plan, by: User) -> str:
        """Seal it."""
        given = self.given
        waiting = actions.proposal(plan)
        if waiting is None or waiting.digest != given.pop("proposal"):
            raise actions.Refused.because(OVERTAKEN)
        revision = actions.amend(plan=plan, by=by, proposal=waiting, **given)
        return f"Ändringen är godkänd. Version {revision.label} gäller från i dag."


class ReturnForm(AnswerForm):
    """Sends a proposal back."""

    comment = forms.CharField(
        label="Vad behöver göras?",
        widget=LongText,
        help_text="Den som lämnade förslaget får din kommentar.",
        error_messages={"required": missing.RETURNED_WHY},
    )

    def perform(self, plan: Plan, by: User) -> str:
        """Send back."""
        given = self.cleaned_data
        actions.send_back(
            plan=plan, by=by, comment=given["comment"], proposal_digest=given["proposal"]
        )
        return "Förslaget är tillbakalämnat."


class TakeBackForm(AnswerForm):
    """Takes a proposal back."""

    note = forms.CharField(
        label="Varför dras det tillbaka?",
        widget=LongText,
        required=False,
        help_text="Frivilligt. De som skulle ha beslutat får läsa det.",
    )

    def perform(self, plan: Plan, by: User) -> str:
        """Take it back."""
        given = self.cleaned_data
        actions.take_back(plan=plan, by=by, note=given["note"], proposal_digest=given["proposal"])
        return "Förslaget är tillbakadraget. Arbetsversionen är kvar som den var."


class ReviewForm(OnTopForm):
    """Records a review."""

    outcome = forms.ChoiceField(
        label="Vad kom ni fram till?",
        choices=[(each.value, each.words.capitalize()) for each in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": "Välj vad prövningen kom fram till."},
    )
    reviewed_by = forms.CharField(
        label="Prövad av",
        help_text="Den roll eller instans som har prövat planen, till exempel Säkerhetssamordnaren.",
        error_messages={"required": missing.REVIEWED_BY},
    )
    day = DayField(label="Dag för prövningen")
    review_by = DayField(
        label="Revideras senast",
        required=False,
        help_text="Bara när planen är aktuell utan ändring: den nya sista dagen för revidering.",
    )
    note = forms.CharField(label="Anteckning", widget=LongText, required=False)

    def initial_for(self, plan: Plan) -> dict[str, Any]:
        """Today."""
        return super().initial_for(plan) | {"day": timezone.localdate()}

    def leads_to(self, plan: Plan) -> str:
        """What the deadline becomes, and what is asked for."""
        found, chosen = versions(plan.slug), self.known("outcome")
        if found is None:
            return ""
        today, until = timezone.localdate(), self.known("review_by")
        return outcome.of_review(found, Outcome(chosen) if chosen else None, until, on=today)

    def questions(self, plan: Plan) -> Iterable[str]:
        """About days that look wrong."""
        day, until = self.cleaned_data["day"], self.cleaned_data["review_by"]
        return doubtful_review(day, until, on=timezone.localdate())

    def problems(self, plan: Plan) -> Iterable[Problem]:
        """What the rules say of it. The new deadline is judged once the day of the review is known."""
        day, today = self.known("day"), timezone.localdate()
        found = actions.review_problems(
            versions(plan.slug),
            outcome=self.known("outcome") or "",
            reviewed_by=self.known("reviewed_by") or "",
            day=day or today,
            review_by=self.known("review_by"),
            on=today,
        )
        return [each for each in found if day or each.field != "review_by"]

    def perform(self, plan: Plan, by: User) -> str:
        """Record it."""
        given = self.cleaned_data
        found = Outcome(given["outcome"])
        actions.review(
            plan=plan,
            by=by,
            outcome=found,
            reviewed_by=given["reviewed_by"],
            day=given["day"],
            note=given["note"],
            review_by=given["review_by"],
            head=given["head"],
        )
        return {
            Outcome.CURRENT: f"Planen är aktuell. Den ska revideras senast {given['review_by']}.",
            Outcome.REVISE: "Prövningen är sparad. Ändra i arbetsversionen och skicka den för beslut.",
            Outcome.REPEAL: "Prövningen är sparad. Planen upphävs genom ett beslut.",
        }[found]
