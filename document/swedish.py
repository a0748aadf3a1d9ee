"""Numbers and nouns that agree, for sentences built from counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

NBSP = "\N{NO-BREAK SPACE}"
MONTHS = """
    januari februari mars april maj juni juli augusti september oktober november december
""".split()  # noqa: SIM905 - a list of words reads best as words
_WORDS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()  # noqa: SIM905

#: A word's forms for an en-word, an ett-word and several.
type Forms = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's singular and plural; `neuter` is an ett-word."""

    one: str
    many: str
    neuter: bool = False


def thousands(count: int) -> str:
    """Digits with a no-break space between thousands: 2 883."""
    return f"{count:,}".replace(",", NBSP)


def days(count: int) -> str:
    """So many days: 1 dag, 2 883 dagar."""
    return f"{thousands(count)}{NBSP}{'dag' if count == 1 else 'dagar'}"


def in_words(count: int, one: str) -> str:
    """A number in running text: a word from `one` ("en" or "ett") up to twelve, else digits."""
    if count == 1:
        return one
    return _WORDS[count - 2] if 1 < count <= len(_WORDS) + 1 else thousands(count)


def number(count: int, noun: Noun) -> str:
    """A number in running text that agrees with its noun; none at all is "inga"."""
    return in_words(count, "ett" if noun.neuter else "en") if count else "inga"


def counted(count: int, noun: Noun) -> str:
    """”ett avsnitt”, ”två nivåer”, ”14 aktiviteter”."""
    return f"{number(count, noun)} {noun.one if count == 1 else noun.many}"


def agree(forms: Forms, noun: Noun, count: int = 1) -> str:
    """The form of a word that agrees with a noun."""
    common, neuter, plural = forms
    if count != 1:
        return plural
    return neuter if noun.neuter else common


def listed(words: Sequence[str], conjunction: str = "och") -> str:
    """”a, b och c”."""
    return f" {conjunction} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def written(day: date) -> str:
    """A day as it stands in running text: 1 januari 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def capital(sentence: str) -> str:
    """The sentence with its first letter large; the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
