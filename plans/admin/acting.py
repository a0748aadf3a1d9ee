"""What is done to a plan besides editing it: proposed, sent back, reviewed, repealed, corrected.

Each act has a form on a page of its own, and an action that does it; they share one view and one template.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from auditing.fields import DateInput
from document import content
from document.decision import CORRECTABLE
from document.events import Outcome
from plans import access, actions
from plans.admin.fields import LongText
from plans.compose import compose
from plans.models import Plan, Revision

if TYPE_CHECKING:
    from plans.admin.plan import Standing


def asked_for(plan: Plan, outcome: Outcome) -> str:
    """What the review says that asks for just this; empty when none does."""
    review = actions.asked_for(plan, on=timezone.localdate())
    return review.note if review and review.outcome is outcome else ""


class DecisionForm(forms.Form):
    """A form that shows why an action refused."""

    use_required_attribute = False

    def add_problems(self, refused: actions.Refused) -> None:
        """Show each problem at the field it concerns."""
        for problem in refused.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


class ActForm(DecisionForm):
    """The form of an act."""

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:  # noqa: ARG003 - most need nothing of it
        """What the form holds from the start."""
        return {}

    def act(self, plan: Plan, by: User) -> str:
        """Do it, and say in Swedish what was done. Raises `Refused`."""
        raise NotImplementedError


class ProposeForm(ActForm):
    """Sends the working copy for decision."""

    note = forms.CharField(
        label="Vad har ändrats, och varför?",
        widget=LongText,
        help_text="Beslutsfattaren läser det här först. Det sparas i planens liggare.",
        error_messages={"required": "Skriv vad som har ändrats och varför."},
    )
    expected = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """What a review that asks for a revision says, and the digest of what the page shows."""
        note = asked_for(plan, Outcome.REVISE)
        return {"note": note, "expected": content.digest(compose(plan))}

    def act(self, plan: Plan, by: User) -> str:
        """Propose."""
        given = self.cleaned_data
        actions.propose(plan=plan, by=by, note=given["note"], expected=given["expected"])
        return "Arbetsversionen är skickad för beslut. Ändras den nu måste den skickas på nytt."


class AmendForm(ActForm):
    """Makes an editorial revision."""

    reason = forms.CharField(
        label="Vad är rättat, och varför?",
        widget=LongText,
        help_text="Läsarna ser det i listan över versioner.",
        error_messages={"required": "Skriv vad som är rättat och varför."},
    )
    expected = forms.CharField(widget=forms.HiddenInput)
    head = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """The digest of what the page shows, and the newest decision that it knows of."""
        return {"expected": content.digest(compose(plan)), "head": plan.events.all().head()}

    def act(self, plan: Plan, by: User) -> str:
        """Seal it."""
        revision = actions.amend(plan=plan, by=by, **self.cleaned_data)
        return f"Version {revision.label} gäller från i dag."


class ReturnForm(ActForm):
    """Sends a proposal back."""

    comment = forms.CharField(
        label="Vad behöver göras?",
        widget=LongText,
        help_text="Den som lämnade förslaget får din kommentar.",
        error_messages={"required": "Skriv vad som behöver göras innan planen kan fastställas."},
    )
    proposal = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """The proposal that the page shows."""
        waiting = actions.proposal(plan)
        return {"proposal": waiting.digest if waiting else "inget"}

    def act(self, plan: Plan, by: User) -> str:
        """Send back."""
        given = self.cleaned_data
        actions.send_back(
            plan=plan, by=by, comment=given["comment"], proposal_digest=given["proposal"]
        )
        return "Förslaget är tillbakalämnat."


class ReviewForm(ActForm):
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
        error_messages={"required": "Ange vem som har prövat planen."},
    )
    day = forms.DateField(label="Dag för prövningen", widget=DateInput)
    review_by = forms.DateField(
        label="Revideras senast",
        widget=DateInput,
        required=False,
        help_text="Bara när planen är aktuell utan ändring: den nya sista dagen för revidering.",
    )
    note = forms.CharField(label="Anteckning", widget=LongText, required=False)
    head = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """Today, and the newest decision that the page knows of."""
        return {"day": timezone.localdate(), "head": plan.events.all().head()}

    def act(self, plan: Plan, by: User) -> str:
        """Record it."""
        given = self.cleaned_data
        outcome = Outcome(given["outcome"])
        actions.review(
            plan=plan,
            by=by,
            outcome=outcome,
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
        }[outcome]


class RepealForm(ActForm):
    """Records the decision to repeal."""

    repealed_by = forms.CharField(
        label="Upphävd av",
        help_text="Den instans som har beslutat, till exempel Kommunledningsgrupp.",
        error_messages={"required": "Ange vem som har upphävt planen."},
    )
    day = forms.DateField(
        label="Upphävd från",
        widget=DateInput,
        help_text="Från och med den dagen gäller ingen version.",
        error_messages={"required": "Ange från vilken dag planen är upphävd."},
    )
    repealed_on = forms.DateField(label="Beslutsdatum", widget=DateInput, required=False)
    paragraph = forms.CharField(
        label="Paragraf", required=False, help_text="Paragrafen i protokollet, till exempel § 12."
    )
    registry_number = forms.CharField(label="Diarienummer", required=False)
    note = forms.CharField(
        label="Meddelande till läsarna",
        widget=LongText,
        required=False,
        help_text="Visas på planens adress, till exempel vad som gäller i stället.",
    )
    head = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """What a review that asks for it says, and the newest decision that the page knows of."""
        note = asked_for(plan, Outcome.REPEAL)
        return {"note": note, "head": plan.events.all().head()}

    def act(self, plan: Plan, by: User) -> str:
        """Repeal."""
        event = actions.repeal(plan=plan, by=by, **self.cleaned_data)
        return f"Planen är upphävd från {event.day}."


class VersionField(forms.ModelChoiceField):
    """A choice among versions, by their numbers."""

    def label_from_instance(self, obj: Any) -> str:
        """The version's name in the list."""
        return f"Version {obj.label}"


class CorrectForm(ActForm):
    """Records that a fact in a decision was written down wrong."""

    version = VersionField(label="Version", queryset=Revision.objects.none(), empty_label=None)
    field = forms.ChoiceField(label="Uppgift", choices=list(CORRECTABLE.items()))
    now = forms.CharField(
        label="Ska vara",
        required=False,
        help_text="En dag skrivs som ÅÅÅÅ-MM-DD. Tomt betyder att uppgiften inte är känd.",
    )
    reason = forms.CharField(
        label="Varför rättas den?",
        widget=LongText,
        error_messages={"required": "Skriv varför uppgiften rättas."},
    )

    @classmethod
    def initial_for(cls, plan: Plan) -> dict[str, Any]:
        """The newest version."""
        newest = plan.revisions.newest_first().values_list("pk", flat=True).first()
        return {"version": newest}

    def for_plan(self, plan: Plan) -> "CorrectForm":
        """Offer the plan's own versions, the newest first."""
        choice = self.fields["version"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = plan.revisions.newest_first().without_content()
        return self

    def act(self, plan: Plan, by: User) -> str:
        """Record it."""
        given = self.cleaned_data
        actions.correct(
            revision=given["version"],
            by=by,
            field=given["field"],
            now=given["now"],
            reason=given["reason"],
        )
        return f"{CORRECTABLE[given['field']]} är rättad. Det som stod från början finns kvar i liggaren."


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its address, words, form, and who may."""

    name: str
    path: str
    title: str
    help: str
    button: str
    form: type[ActForm]
    may: Callable[[Any], bool]

    @property
    def url_name(self) -> str:
        """The name of its address."""
        return f"plans_plan_{self.name}"

    @property
    def admin_url(self) -> str:
        """The same, to look it up by."""
        return f"admin:{self.url_name}"


ACTS = (
    Act(
        name="propose",
        path="skicka",
        title="Skicka för beslut",
        help="Arbetsversionen fryses som den är nu. Beslutsfattaren jämför den med den giltiga versionen "
        "och fastställer den eller lämnar tillbaka den.",
        button="Skicka för beslut",
        form=ProposeForm,
        may=access.may_prepare,
    ),
    Act(
        name="amend",
        path="redaktionell",
        title="Gör en redaktionell ändring",
        help="En rättelse av språket, utan nytt beslut: versionen får ett undernummer, som 1.1. Avsnitt, "
        "aktiviteter, ansvariga, tidsplaner, datum och siffror måste vara desamma, och planen får inte vara "
        "försenad.",
        button="Gör ändringen",
        form=AmendForm,
        may=access.may_prepare,
    ),
    Act(
        name="return",
        path="lamna-tillbaka",
        title="Lämna tillbaka förslaget",
        help="Förslaget fastställs inte. Arbetsversionen kan ändras och skickas på nytt.",
        button="Lämna tillbaka",
        form=ReturnForm,
        may=access.may_adopt,
    ),
    Act(
        name="review",
        path="prova",
        title="Aktualitetspröva",
        help="En prövning av om den giltiga versionen fortfarande håller. Bara ”aktuell utan ändring” "
        "flyttar dagen för revidering.",
        button="Spara prövningen",
        form=ReviewForm,
        may=access.may_prepare,
    ),
    Act(
        name="repeal",
        path="upphav",
        title="Upphäv planen",
        help="Planen slutar gälla. Alla versioner finns kvar att läsa, och adressen berättar vad som hände.",
        button="Upphäv planen",
        form=RepealForm,
        may=access.may_adopt,
    ),
    Act(
        name="correct",
        path="ratta",
        title="Rätta en uppgift om beslutet",
        help="Den fastställda versionen ändras inte. Rättelsen blir en egen post i liggaren, och läsarna "
        "ser den rätta uppgiften.",
        button="Spara rättelsen",
        form=CorrectForm,
        may=access.may_prepare,
    ),
)


def view(
    request: HttpRequest, act: Act, plan: Plan, standing: "Standing", site: dict[str, Any]
) -> HttpResponse:
    """Show the form of an act, or do it and go back to the plan."""
    if not act.may(request.user):
        raise PermissionDenied("Du har inte rätt att göra det här.")
    form = act.form(posted(request), initial=act.form.initial_for(plan))
    if isinstance(form, CorrectForm):
        form.for_plan(plan)
    if form.is_bound and form.is_valid() and _done(request, form, plan):
        return HttpResponseRedirect(reverse("admin:plans_plan_change", args=[plan.pk]))
    context = {
        **site,
        "title": act.title,
        "act": act,
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "standing": standing,
        "waiting": actions.proposal(plan),
    }
    return TemplateResponse(request, "admin/plans/plan/act.html", context)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was filled in with; None when it is only shown."""
    return request.POST if request.method == "POST" else None


def _done(request: HttpRequest, form: ActForm, plan: Plan) -> bool:
    try:
        said = form.act(plan, request.user)  # type: ignore[arg-type]
    except actions.Refused as refused:
        form.add_problems(refused)
        return False
    messages.success(request, said)
    return True


def possible(user: Any, plan: Plan, *, on: date) -> list[Act]:
    """What a user may do to a plan as it stands on a day."""
    waiting = actions.proposal(plan) is not None
    adopted = plan.revisions.exists()
    counts = adopted and plan.revisions.in_force(on).exists()
    makes_sense = {
        "propose": True,
        "amend": counts,
        "return": waiting,
        "review": counts,
        "repeal": adopted,
        "correct": adopted,
    }
    return [act for act in ACTS if act.may(user) and makes_sense[act.name]]
