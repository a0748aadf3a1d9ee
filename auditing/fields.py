"""Form fields for days: what the admin's forms share."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

#: Days that can be asked about: those around them have no midnight that a database can tell.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeriodField(forms.DateField):
    """A day that a period begins or ends with; empty for no limit."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        between = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        super().__init__(required=False, validators=between, **kwargs)
