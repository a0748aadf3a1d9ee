"""What a form asks for is done once, however often the form is sent.

A double click, the Back button and an answer that was lost all send a form again. The mark that it was given
when it was shown stands in the plan's ledger beside what came of it (`plans.models.Event.once`).
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from document.assessing import Problem
from plans import actions, ledger
from plans.actions.refusing import OVERTAKEN
from plans.admin.forms import DecisionForm
from plans.models import Event, Plan
from plans.reading.entries import story_of

#: Sent along when it is only asked what a form would lead to (`static/js/leadsto.js`): then nothing is done.
LOOK = "look"


def _none() -> Iterable[Any]:
    return ()


def once(
    request: HttpRequest,
    plan: Plan,
    form: DecisionForm,
    *,
    act: Callable[[], str],
    problems: Callable[[], Iterable[Problem]] = _none,
    questions: Callable[[], Iterable[str]] = _none,
) -> HttpResponse | None:
    """Do what a form asks for, and go on to the plan's page, which says what was done.

    `act` does it and gives the words; what it refuses is shown in the form. `problems` are what it would
    refuse as far as the form is filled in, so that all that is wrong is told at once, and then `questions`
    are asked. None when the form is to be shown. A form that was sent before leads where it did then, and
    nothing is done: also when both arrive at once, or when by now its answers are no longer allowed.
    """
    if not form.is_bound:
        return None
    form.full_clean()
    if LOOK in request.POST:
        return None
    said = None if _earlier(plan, form) else _done(plan, form, act, problems, questions)
    if said is not None:
        messages.success(request, said)
        return _to(plan)
    earlier = _earlier(plan, form)  # looked for anew: the other may have come first meanwhile
    return _again(request, plan, earlier) if earlier else None


def _done(
    plan: Plan,
    form: DecisionForm,
    act: Callable[[], str],
    problems: Callable[[], Iterable[Problem]],
    questions: Callable[[], Iterable[str]],
) -> str | None:
    """Do it, and say what was done; None when it was not, and the form says why."""
    form.show([Problem(OVERTAKEN)] if _is_overtaken(plan, form) else problems())
    if form.errors or form.asks(questions()):
        return None
    try:
        with ledger.marked(form.cleaned_data["once"]):
            return act()
    except actions.Refused as refused:
        form.show(refused.problems)
    except IntegrityError:
        if not _earlier(plan, form):
            raise
    return None


def _is_overtaken(plan: Plan, form: DecisionForm) -> bool:
    """Whether a form rests on another decision than the newest: then it says nothing of how things stand."""
    return "head" in form.fields and form.cleaned_data.get("head") != plan.events.all().head()


def _earlier(plan: Plan, form: DecisionForm) -> Event | None:
    """What came of the form when it was sent before."""
    mark: Any = form.cleaned_data.get("once")
    return plan.events.filter(once=mark).first() if mark else None


def _again(request: HttpRequest, plan: Plan, earlier: Event) -> HttpResponse:
    when = timezone.localtime(earlier.recorded_at)
    messages.info(
        request,
        f"Det här är redan gjort, {when:%Y-%m-%d %H:%M}: {story_of(earlier.value).title}. "
        "Inget nytt är sparat.",
    )
    return _to(plan)


def _to(plan: Plan) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:plans_plan_change", args=[plan.pk]))
