"""What is more than wording between two texts, each in a Swedish line. Pure."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from document.editorial.meaning import BINDING, amount, opposites, replaced, sentences
from document.editorial.order import crossings, sequences
from document.editorial.spelling import opcodes, respelled
from document.editorial.weighed import Weighed, differences, quoted
from document.editorial.words import named, read

_RULES = (sequences, crossings, opposites, replaced, sentences)


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text as it was and as it became. `where` is where it stands: ”i syftet med …”.

    `decided` is what to say when it is a text that the decision stands behind whole, and any word is more
    than spelling: ”Ansvarig är ändrad”. `links` are the targets of the links in the texts, in order.
    """

    where: str
    before: str
    after: str
    decided: str = ""
    links: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()))


def judge(texts: TextPair, own_names: Container[str] = ()) -> Iterator[str]:
    """A line for each thing that is more than wording; none for wording alone.

    `own_names` are names of the plan's own organisation, which may come and go.
    """
    yield from _links(texts)
    if texts.before == texts.after:
        return
    before, after = named(read(texts.before, own_names), read(texts.after, own_names))
    if not before or not after:
        if before or after:
            what = "borttagen" if before else "tillagd"
            yield f"Texten {quoted(before or after)} är {what} {texts.where}."
        return
    both = Weighed(texts.where, respelled(before, after), after)
    if texts.decided:
        yield from _decided(texts.decided, both)
        return
    lines = [line for rule in _RULES for line in rule(both)]
    yield from dict.fromkeys(lines or amount(both))


def _links(texts: TextPair) -> Iterator[str]:
    """Each link that came, went or leads to another target."""
    for old, new in differences(*texts.links):
        gone, come = (f"”{' '.join(targets)}”" for targets in (old, new))
        if not old:
            yield f"En länk till {come} är tillagd {texts.where}."
        elif not new:
            yield f"Länken till {gone} är borttagen {texts.where}."
        else:
            yield f"En länk leder till {come} i stället för {gone} {texts.where}."


def _decided(opening: str, both: Weighed) -> Iterator[str]:
    """Any word but one that binds others together."""
    old, new = (
        [word for word in side if word.key != BINDING] for side in (both.before, both.after)
    )
    words = [
        f"{quoted(old[i1:i2]) or 'inget'} → {quoted(new[j1:j2]) or 'inget'}"
        for tag, i1, i2, j1, j2 in opcodes(old, new)
        if tag != "equal"
    ]
    if words:
        yield f"{opening} {both.where} ({', '.join(words)})."
