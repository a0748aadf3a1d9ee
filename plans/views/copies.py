"""Does this paper still count? Where the QR code of a printed copy leads."""

import re

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from document import text
from document.edition import SHORT_DIGEST
from plans import reading
from plans.models import Revision

_SPACES = re.compile(r"[\s\-–.]+")


class FindForm(forms.Form):
    """The number that stands on every page of a copy, typed by hand."""

    use_required_attribute = False

    kontrolltal = forms.CharField(
        label="Kontrolltal",
        help_text="Tolv tecken i grupper om fyra. De står längst ner på varje sida av kopian.",
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        ),
        error_messages={
            "required": "Skriv kontrolltalet som står på kopian.",
            "max_length": "Ett kontrolltal är tolv tecken, siffror och bokstäverna a till f.",
        },
    )

    def clean_kontrolltal(self) -> str:
        """The characters without spaces. Raises `ValidationError` when they cannot be a digest's."""
        characters = _SPACES.sub("", self.cleaned_data["kontrolltal"]).lower()
        if not re.fullmatch(rf"[0-9a-f]{{{SHORT_DIGEST},64}}", characters):
            raise forms.ValidationError(
                "Ett kontrolltal är tolv tecken, siffror och bokstäverna a till f."
            )
        return characters


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Asks for the number on a copy, and leads to the answer."""
    form = FindForm(request.GET if "kontrolltal" in request.GET else None)
    if form.is_valid():
        digest = form.cleaned_data["kontrolltal"]
        known = Revision.objects.select_related("plan").only("plan__slug", "number", "minor")
        revision = known.filter(digest__startswith=digest).first()
        if revision is None:
            return _answer(request, reading.Answer())
        shown = digest[:SHORT_DIGEST]
        return redirect("plans:copy-check", revision.plan.slug, revision.label, shown)
    return render(request, "plans/copy_find.html", {"form": form})


@require_safe
def check(request: HttpRequest, slug: str, label: str, digest: str) -> HttpResponse:
    """Whether the copy counts today. An unknown copy is answered alike, whatever is wrong with it."""
    versions, today = reading.versions(slug), timezone.localdate()
    printed_on = text.day(request.GET.get("utskriven", ""))
    answer = reading.answer(versions, label, digest, on=today, printed_on=printed_on)
    return _answer(request, answer)


def _answer(request: HttpRequest, answer: reading.Answer) -> HttpResponse:
    status = 200 if answer.edition else 404
    response = render(request, "plans/copy.html", {"answer": answer}, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
