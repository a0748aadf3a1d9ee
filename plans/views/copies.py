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

#: A digest is so long, and one character may be too many.
LONGEST = 65
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
        characters = _characters(self.cleaned_data["kontrolltal"])
        if not re.fullmatch(rf"[0-9a-f]{{{SHORT_DIGEST},64}}", characters):
            raise forms.ValidationError(
                "Ett kontrolltal är tolv tecken, siffror och bokstäverna a till f."
            )
        return characters


def _characters(typed: str) -> str:
    return _SPACES.sub("", typed).lower()


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Asks for the number on a copy, and leads to the answer.

    What was typed is always given back. One that is nearly a number of ours was probably mistyped, and is
    asked about; only one that is like none of them is warned of.
    """
    asked = "kontrolltal" in request.GET
    form = FindForm(request.GET if asked else None)
    digest = form.cleaned_data["kontrolltal"] if form.is_valid() else ""
    revision = reading.numbered(digest) if digest else None
    if revision:
        shown = digest[:SHORT_DIGEST]
        return redirect("plans:copy-check", revision.plan.slug, revision.label, shown)
    typed = request.GET.get("kontrolltal", "")
    characters = _characters(typed)
    may_be_near = SHORT_DIGEST - 1 <= len(characters) <= LONGEST
    if may_be_near and reading.is_near_miss(characters):
        again = FindForm(initial={"kontrolltal": typed})
        return render(request, "plans/copy_find.html", {"form": again, "is_near": True})
    if digest:
        return _answer(request, reading.Answer(), form)
    return render(request, "plans/copy_find.html", {"form": form})


@require_safe
def check(request: HttpRequest, slug: str, label: str, digest: str) -> HttpResponse:
    """Whether the copy counts today. An unknown copy is answered alike, whatever is wrong with it."""
    versions, today = reading.versions(slug), timezone.localdate()
    printed_on = text.day(request.GET.get("utskriven", ""))
    answer = reading.answer(versions, label, digest, on=today, printed_on=printed_on)
    return _answer(request, answer)


def _answer(
    request: HttpRequest, answer: reading.Answer, form: FindForm | None = None
) -> HttpResponse:
    status = 200 if answer.edition else 404
    context = {"answer": answer, "form": form}
    response = render(request, "plans/copy.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
