"""The form that turns the working copy into a version: the decision's fields, and a last look."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from itertools import chain
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from document import assessing, content, swedish
from document.decision import ASKED, FACTS, Decision
from document.doubting import doubtful_decision
from document.edition import Edition
from document.events import Proposed
from document.standing import Proposal
from plans import access, actions
from plans.actions.adopting import next_number
from plans.actions.proposing import OWN_PROPOSAL, is_own
from plans.actions.refusing import CHANGED_SINCE_PROPOSED, OVERTAKEN
from plans.admin import draft, sending
from plans.admin.ending_forms import undone_by
from plans.admin.forms import DecisionForm, fact_field, posted
from plans.admin.last_look import last_look
from plans.models import Event, Plan, Revision
from plans.reading.outcome import of_adoption
from plans.reading.proposals import breaking
from plans.reading.standing import lines
from plans.reading.versions import Versions, versions
from plans.reading.waiting import standing_of


class AdoptForm(DecisionForm):
    """The decision, on the content whose digest is `expected` and on top of the decision `head`."""

    expected = forms.CharField(widget=forms.HiddenInput)
    head = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, initial: dict[str, Any], found: Versions | None) -> None:
        super().__init__(data, initial=initial)
        self.found = found
        facts: dict[str, forms.Field] = {fact.name: fact_field(fact.name) for fact in ASKED}
        met = self._met(facts["valid_from"])
        self.fields = facts | ({"coming": _becoming(met)} if met else {}) | self.fields

    def _met(self, field: forms.Field) -> list[Revision]:
        """The versions to come that this one begins before; all of them while its first day is not known."""
        today = timezone.localdate()
        try:
            given = self.data["valid_from"] if self.is_bound else self.initial["valid_from"]
            start = field.clean(given)
        except (KeyError, ValidationError):
            start = None
        coming = self.found.upcoming(today) if self.found else []
        return assessing.met(start or date.min, coming, on=today)

    @property
    def coming(self) -> str:
        """What becomes of the versions to come, if it is asked."""
        return self.known("coming") or ""

    def decision(self) -> Decision:
        """What is filled in by now; without what is not."""
        known = {name: self.known(name) for name in FACTS}
        return Decision(**{name: value for name, value in known.items() if value})

    def leads_to(self, label: str) -> str:
        """What it leads to as it is filled in."""
        on = timezone.localdate()
        return of_adoption(self.found, label, self.decision(), coming=self.coming, on=on)

    def problems(self) -> Iterable[assessing.Problem]:
        """What stands in the way of the decision as far as it is filled in."""
        today = timezone.localdate()
        among = self.found.kept(today) if self.found else ()
        return assessing.assess(self.decision(), among=among, on=today, coming=self.coming).problems

    def questions(self, label: str) -> Iterable[str]:
        """About days that look wrong, and whether the instance may call off what another decided.

        Only on a valid form. A plan's first version may have been decided long ago.
        """
        yield from doubtful_decision(
            label, self.decision(), on=timezone.localdate(), brought_in=self.found is None
        )
        if self.found and self.coming == assessing.CALL_OFF:
            for each in self._met(self.fields["valid_from"]):
                yield from undone_by(self.found, each, self.cleaned_data["adopted_by"])


def _becoming(met: list[Revision]) -> forms.Field:
    """The question what becomes of versions to come."""
    labels = swedish.listed([each.label for each in met])
    starts = swedish.listed([swedish.written(each.valid_from) for each in met])
    return forms.ChoiceField(
        label="Vad händer med den kommande versionen?"
        if len(met) == 1
        else "Vad händer med de kommande versionerna?",
        help_text="Svara om den nya versionen ska börja gälla före den.",
        choices=[
            (assessing.CALL_OFF, f"Version {labels} återkallas"),
            (assessing.KEEP, f"Version {labels} börjar ändå gälla {starts}"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


def view(request: HttpRequest, plan: Plan, site: dict[str, Any]) -> HttpResponse:
    """Show the form with what is known of the decision, or adopt and go back to the plan."""
    access.authorise(request.user, access.may_adopt, "registrera beslut och fastställa versioner")
    edition = draft.edition(plan, on=timezone.localdate())
    waiting, standing = actions.proposal(plan), standing_of(plan, on=edition.on)
    found = versions(plan.slug)
    form = AdoptForm(posted(request), initial=_initial(plan, edition, found), found=found)
    label = str(next_number(plan, found.revisions[0] if found else None))
    done = sending.once(
        request,
        plan,
        form,
        problems=form.problems,
        questions=lambda: chain(draft.doubts(plan, standing), form.questions(label)),
        act=lambda: _adopt(request, plan, form, waiting),
    )
    if done:
        return done
    context = {
        **site,
        **_proposed(standing.proposal, waiting, request.user),
        "title": f"Fastställ version {label}",
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "may_be_unknown": swedish.listed([fact.noun for fact in ASKED if fact.warned], "eller"),
        "changes": draft.changes(plan, standing.compared),
        "lines": lines(standing),
        "begun": found.begun(edition.on) if found else None,
        "outcome": form.leads_to(label),
        **last_look(request, replace(edition, decision=form.decision()), is_decided=True),
    }
    return TemplateResponse(request, "admin/plans/plan/adopt.html", context)


def _proposed(proposal: Proposal | None, waiting: Event | None, user: Any) -> dict[str, Any]:
    """What the page says of the proposal that waits, and whether this user may decide on it."""
    is_whole, rewords = proposal is not None and proposal.is_whole, proposal and proposal.rewords
    own = is_own(waiting, user)
    return {
        "waiting": waiting,
        "unchanged": is_whole,
        "breach": proposal and proposal.breach,
        "breaking": breaking(waiting) if waiting and not is_whole else (),
        "is_own": own,
        "own_is_allowed": settings.OWN_APPROVAL,
        "own_is_refused": OWN_PROPOSAL,
        "rewords": rewords,
        "may_decide": is_whole and not rewords and (settings.OWN_APPROVAL or not own),
    }


def _initial(plan: Plan, edition: Edition, found: Versions | None) -> dict[str, Any]:
    """What is planned, and what the decision before makes likely: never a day or a paragraph."""
    decision = asdict(edition.decision)
    current = found.in_force(edition.on) if found else None
    decision["replaces"] = decision["replaces"] or (current and f"Version {current.label}")
    decision["adopted_by"] = decision["adopted_by"] or (found and found.decided_by)
    seen = {"expected": content.digest(edition.content), "head": plan.events.all().head()}
    return decision | seen


def _adopt(request: HttpRequest, plan: Plan, form: AdoptForm, waiting: Event | None) -> str:
    """Adopt what was proposed, and say what was done. Raises `Refused`."""
    if waiting is None:
        raise actions.Refused.because(OVERTAKEN)
    decision = form.decision()
    proposed = waiting.value
    if not isinstance(proposed, Proposed) or form.cleaned_data["expected"] != proposed.content:
        raise actions.Refused.because(CHANGED_SINCE_PROPOSED)
    revision = actions.adopt(
        plan=plan,
        by=request.user,  # type: ignore[arg-type]
        decision=decision,
        expected=proposed.content,
        head=form.cleaned_data["head"],
        proposal=waiting,
        coming=form.coming,
    )
    today = timezone.localdate()
    for warning in assessing.assess(decision, among=(), on=today).warnings:
        messages.warning(request, warning.message)
    return (
        f"Beslutet av {revision.adopted_by} är registrerat. "
        f"Version {revision.label} är fastställd och gäller från {revision.valid_from}."
    )
