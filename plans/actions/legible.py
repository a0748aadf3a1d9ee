"""What would make the paper say something else than the screen stops a decision, before it is printed."""

from django.conf import settings

from document import swedish
from document.assessing import Problem
from document.edition import Edition


def unprintable(edition: Edition) -> list[Problem]:
    """A line for each place with characters that the print's typefaces can not draw."""
    from printing import characters  # noqa: PLC0415 - fontTools and pikepdf are slow to import

    found = characters.unprintable(edition, organisation=settings.ORGANISATION)
    return [Problem(_line(place, each)) for place, each in found]


def _line(place: str, letters: list[str]) -> str:
    named = swedish.listed([f"”{each}” ({_codes(each)})" for each in letters])
    noun = "Tecknet" if len(letters) == 1 else "Tecknen"
    what = f"{noun} {named} {place} finns inte i utskriftens typsnitt."
    return (
        f"{what} På papper skulle det stå något annat än på skärmen. Skriv det på ett annat sätt."
    )


def _codes(letter: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in letter)
