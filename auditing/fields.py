"""Form fields for days: what every form that asks for one uses."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from document import days


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def within(day: date) -> None:
    """Raises `ValidationError` for a day beyond those that the program counts with."""
    if days.is_outside(day):
        raise ValidationError(days.OUTSIDE)


class DayField(forms.DateField):
    """A day that the program can count with."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid": "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-01-31."}
        errors = said | kwargs.pop("error_messages", {})
        super().__init__(validators=[within], error_messages=errors, **kwargs)


class PeriodField(DayField):
    """A day that a period begins or ends with; empty for no limit."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
