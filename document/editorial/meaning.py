"""Words that carry meaning: opposites, other words, sentences, and how many. Pure; Swedish lines."""

from collections.abc import Iterator
from itertools import islice

from document.editorial.spelling import opcodes, opposed, poles, related, turned
from document.editorial.weighed import Weighed, brief, first_unlike, keys, quoted
from document.editorial.words import WEIGHTY, Word

#: A paragraph may have this many words changed; one in so many if that is more; never more than the last.
MOST_WORDS, ONE_IN, MOST_EVER = 2, 10, 50
#: With more pairs of words that went and came, `amount` stops the text, and the pairs are not weighed.
MOST_PAIRS = MOST_EVER**2
#: Changes with no more words between them are one.
_APART = 1
#: A word that binds others together, and may come and go.
BINDING = "och"


def opposites(both: Weighed) -> Iterator[str]:
    """A word that went while its opposite came, or opposites that changed places."""
    if _is_rewritten(both):
        return
    gone, come = both.gone, both.come
    turns = (
        f"”{old.shown}” har blivit ”{new.shown}” {both.where}."
        for old in both.before
        if old.key in gone
        for new in both.after
        if new.key in come and (opposed(old.key, new.key) or turned(old.key, new.key))
    )
    yield from islice(turns, 1)
    sides = [
        [(word.shown, pole) for word in words for pole in sorted(poles(word.key))]
        for words in (both.before, both.after)
    ]
    for axis in sorted({pole[0] for side in sides for _, pole in side}):
        old, new = ([(shown, at) for shown, (on, at) in side if on == axis] for side in sides)
        was, became = ([at for _, at in side] for side in (old, new))
        if was != became and sorted(was) == sorted(became):
            at = first_unlike(was, became)
            yield f"”{new[at][0]}” står nu före ”{old[at][0]}” {both.where}."
            return


def _is_rewritten(both: Weighed) -> bool:
    return both.gone.total() * both.come.total() > MOST_PAIRS


def replaced(both: Weighed) -> Iterator[str]:
    """Another word where one stood, not known to mean the same; and one that came or went in a list."""
    gone, come = both.gone, both.come
    for before, after in () if _is_rewritten(both) else _stretches(both):
        old = [word for word in before if word.key in gone and word.weighs and not word.marks]
        new = [word for word in after if word.key in come and word.weighs and not word.marks]
        lost = [word for word in old if not any(related(word.key, each.key) for each in new)]
        gained = [word for word in new if not any(related(word.key, each.key) for each in old)]
        if lost and gained:
            yield f"”{lost[0].shown}” har blivit ”{gained[0].shown}” {both.where}."
        elif gained and _is_list(after):
            yield f"”{gained[0].shown}” är tillagt i en uppräkning {both.where}."
        elif lost and _is_list(before):
            yield f"”{lost[0].shown}” är borttaget ur en uppräkning {both.where}."


def _is_list(words: list[Word]) -> bool:
    return any(word.is_listed or word.key == BINDING for word in words)


def _stretches(both: Weighed) -> Iterator[tuple[list[Word], list[Word]]]:
    """The stretches that differ; those with hardly a word between them are one."""
    before, after = list[Word](), list[Word]()
    for tag, i1, i2, j1, j2 in opcodes(both.before, both.after):
        if tag != "equal":
            before += both.before[i1:i2]
            after += both.after[j1:j2]
        elif i2 - i1 > _APART:
            yield before, after
            before, after = [], []
    yield before, after


def sentences(both: Weighed) -> Iterator[str]:
    """A whole sentence that came or went, in a text of several."""
    for words, surplus, what in (
        (both.after, both.come, "tillagd"),
        (both.before, both.gone, "borttagen"),
    ):
        count = words[-1].sentence + 1
        for number in range(count if count > 1 else 0):
            sentence = [word for word in words if word.sentence == number]
            unknown = sum(word.key in surplus for word in sentence)
            if len(sentence) > 1 and 2 * unknown > len(sentence):
                yield f"Meningen {quoted(sentence)} är {what} {both.where}."


def amount(both: Weighed) -> Iterator[str]:
    """All that the text was, or too many of its words."""
    kept = keys(both.before) & keys(both.after)
    weighty = [word.key for word in both.before if len(word.key) >= WEIGHTY]
    if not any(key in kept for key in weighty or keys(both.before)):
        old, new = (
            brief(" ".join(word.shown for word in side)) for side in (both.before, both.after)
        )
        yield f"Hela texten är utbytt {both.where} (”{old}” → ”{new}”)."
        return
    gone, come = both.gone, both.come
    del gone[BINDING], come[BINDING]
    changed = max(gone.total(), come.total()) + _moves(both)
    if changed > min(max(MOST_WORDS, len(both.before) / ONE_IN), MOST_EVER):
        unknown = [word for word in both.after if word.key in come]
        unknown += [word for word in both.before if word.key in gone]
        first = (unknown or both.after)[0].shown
        yield (
            f"{changed} ord är ändrade {both.where}, av {len(both.before)} som stod där: högst en"
            f" tiondel, eller två, får vara det (det första är ”{first}”)."
        )


def _moves(both: Weighed) -> int:
    """How many stretches of words stand in another place than they did."""
    gone = both.gone
    return sum(
        any(word.key not in gone for word in both.before[i1:i2])
        for tag, i1, i2, _, _ in opcodes(both.before, both.after)
        if tag in {"delete", "replace"}
    )
