"""Form fields that several of the admin's forms share."""

from django import forms


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LongText(forms.Textarea):
    """Text of a few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})
