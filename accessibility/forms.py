"""The form by which shortcomings are reported."""

from uuid import UUID, uuid4, uuid5

from django import forms


class FeedbackForm(forms.Form):
    """A report. `webbplats` is hidden from people: only scripts fill it in."""

    #: The browser's own messages would come before ours, which stand at the fields.
    use_required_attribute = False

    message = forms.CharField(
        label="Vad är det som inte fungerar?",
        help_text="Skriv vilken sida det gäller och vad du försökte göra.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": "Beskriv vad som inte fungerar.",
            "max_length": "Beskrivningen får vara högst %(limit_value)d tecken.",
        },
    )
    email = forms.EmailField(
        label="Din e-postadress",
        help_text="Om du vill ha svar. Adressen används bara till det.",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Skriv en e-postadress som namn@exempel.se, eller inget."},
    )
    webbplats = forms.CharField(
        label="Lämna tomt",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    @property
    def mark(self) -> UUID | None:
        """The same for what is sent twice; another one for another report from the same form."""
        given = self.cleaned_data
        return given["once"] and uuid5(given["once"], f"{given['message']}\n{given['email']}")

    @property
    def is_from_a_script(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(self.cleaned_data.get("webbplats"))
