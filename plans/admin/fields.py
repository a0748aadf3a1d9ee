"""Form fields that several of the admin's forms share."""

from django import forms


class LongText(forms.Textarea):
    """Text of a few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})
