"""What several of the admin's forms share."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from auditing.fields import DayField
from document.assessing import Problem
from document.content import canonical, sha256
from document.decision import FACTS


class LongText(forms.Textarea):
    """Text of a few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})


def fact_field(name: str, **other: Any) -> forms.Field:
    """The field for a fact of a decision, as the table of facts says, but for what is said here."""
    fact = FACTS[name]
    kind: type[forms.Field] = DayField if fact.is_day else forms.CharField
    said: dict[str, Any] = {
        "label": fact.label,
        "required": bool(fact.required),
        "help_text": fact.help,
    }
    return kind(**(said | other))


class Asking:
    """A form that asks about what its field `confirmed` has not confirmed, before it is done.

    `doubts` are what it asks about when it is shown again. Sending the same once more confirms them.
    """

    doubts: tuple[str, ...] = ()
    data: Any
    cleaned_data: dict[str, Any]

    def asks(self, doubts: Iterable[str]) -> bool:
        """Whether there are doubts that were not confirmed, which the form then shows. Only when valid."""
        found = tuple(doubts)
        token = sha256(canonical(found))
        if not found or self.cleaned_data["confirmed"] == token:
            return False
        self.doubts = found
        self.data = dict(self.data.items()) | {"confirmed": token}
        return True


class DecisionForm(Asking, forms.Form):
    """A form that shows why an action is refused, and asks about what looks wrong before it is done.

    `once` is made when the form is shown and stays the same however often it is sent: `plans.admin.sending`.
    """

    use_required_attribute = False
    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)
    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages=dict.fromkeys(("required", "invalid"), "Läs om sidan och försök igen."),
    )

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in. Only on a valid form."""
        own = DecisionForm.base_fields
        return {name: self.cleaned_data[name] for name in self.fields if name not in own}

    def known(self, name: str) -> Any:
        """What a field says by now, from the start or as it was filled in; None when it says nothing."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get(name)
        return self.initial.get(name)

    def show(self, problems: Iterable[Problem]) -> None:
        """Show each problem at the field it concerns, unless that already says what is wrong with it."""
        for problem in problems:
            field = problem.field if problem.field in self.fields else None
            if field not in self.errors:
                self.add_error(field, problem.message)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was filled in with; None when it is only shown."""
    return request.POST if request.method == "POST" else None
