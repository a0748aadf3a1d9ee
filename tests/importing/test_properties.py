"""Whatever is done to a document, no word of it goes without a trace."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document import content, text
from document.content import Level, Prose
from importing import ImportedPlan, UnreadablePlan, read

from .source import held, letters, seed_text, words

SEED_LINES = seed_text().split("\n")

place = st.integers(min_value=0)


def at(lines, number):
    return number % len(lines)


def drop(lines, number):
    del lines[at(lines, number)]


def double(lines, number):
    index = at(lines, number)
    lines.insert(index, lines[index])


def cut(lines, number):
    """Split a line at a word."""
    index = at(lines, number)
    parts = lines[index].split(" ")
    middle = number % (len(parts) + 1)
    lines[index : index + 1] = [" ".join(parts[:middle]), " ".join(parts[middle:])]


def join(lines, number):
    index = at(lines, number)
    lines[index : index + 2] = [" ".join(lines[index : index + 2])]


def swap(lines, number):
    first, second = at(lines, number), at(lines, number // 7)
    lines[first], lines[second] = lines[second], lines[first]


def swap_words(lines, number):
    index = at(lines, number)
    lines[index] = " ".join(reversed(lines[index].split(" ")))


def respace(old, new):
    def change(lines, number):
        index = at(lines, number)
        lines[index] = lines[index].replace(old, new)

    return change


def put(*added):
    def change(lines, number):
        index = at(lines, number)
        lines[index:index] = added

    return change


CHANGES = [
    drop,
    double,
    cut,
    join,
    swap,
    swap_words,
    respace("\t", "    "),
    respace(" ", "\t"),
    respace(" ", "\N{NO-BREAK SPACE}"),
    respace(" ", "  "),
    put(""),
    put("", "", "", ""),
    put(" "),
    put("\f"),
    put("12"),
    put("Sida 3 av 8"),
    put("• x"),
    put("1. x", "2. y"),
    put("Version:1"),
    put("Antagen av KF, 2 maj 2020, § 3"),
]

changes = st.lists(st.tuples(st.sampled_from(CHANGES), place), min_size=1, max_size=12)


def mutilated(steps, end="\n", space=""):
    lines = list(SEED_LINES)
    for change, number in steps:
        change(lines, number)
        lines = lines or [""]
    return f"{space}{end}".join(lines)


def try_to_read(source):
    """The reading, or None for what is no plan. Any other exception fails the test."""
    try:
        return read(source, organisation="Ljungby kommun")
    except UnreadablePlan:
        return None


def check(reading: ImportedPlan, source: str) -> None:
    assert reading.report.lost == ()
    assert reading.report.invented == ()
    assert content.read(content.canonical(reading.content)) == reading.content
    for block in reading.content.blocks():
        if isinstance(block, Prose):
            assert text.sanitise(block.html) == block.html
        if isinstance(block, Level):
            assert text.sanitise(block.intro) == block.intro
    check_words(reading, source)
    check_keys(reading)


def check_words(reading: ImportedPlan, source: str) -> None:
    """Each long word of the source is in the plan as often, or on a line that the report sets aside,
    or is a label of the cover; counted here, from the content alone.
    """
    aside = {line for _, places in reading.report.account.set_aside.values() for line in places}
    lines = source.replace("\r\n", "\n").split("\n")
    set_aside = words(" ".join(line for number, line in enumerate(lines, 1) if number in aside))
    kept = Counter(letters(word) for word in held(reading).elements())
    wanted = Counter(letters(word) for word in (words(source) - set_aside).elements())
    missing = {word for word in (wanted - kept) if len(word) > 2 and not word.isdigit()}
    assert missing <= RECOGNISED


#: Words of the seed's cover, and of the lines put into it, that stand for a field or for the program.
RECOGNISED = {
    letters(word)
    for word in words(
        "Gäller från: Gäller för: Fastställd av: Utarbetad av: Revideras senast: Version: Version:1 "
        "Dokumentansvarig förvaltning: Antagen Ett utskrivet dokument är alltid en kopia, giltig "
        "version finns alltid på intranätet. KF, maj"
    )
}


def check_keys(reading: ImportedPlan) -> None:
    plan = reading.content
    for parts in (
        plan.sections,
        plan.levels,
        plan.networks,
        [activity for level in plan.levels for activity in level.activities],
    ):
        keys = [part.key for part in parts]
        assert len(keys) == len(set(keys))
        assert all(0 < len(key) <= 60 for key in keys)


@given(changes)
def test_a_mutilated_plan_loses_no_word(steps):
    source = mutilated(steps)
    if reading := try_to_read(source):
        check(reading, source)


@given(changes, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", " ", "\t", "\xa0"]))
def test_line_ends_and_trailing_spaces_lose_no_word(steps, end, space):
    source = mutilated(steps, end, space)
    if reading := try_to_read(source):
        check(reading, source)


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\r\n"), (" ", "\xa0"), ("\n", "  \n"), ("\n", "\n\n"), ("\t", "\t ")]
)
def test_other_white_space_gives_the_same_plan_but_for_gaps(old, new):
    plain, other = read(seed_text()), read(seed_text().replace(old, new))
    assert other.report.lost == ()
    assert held(other) == held(plain)
    assert other.content.levels == plain.content.levels
    assert other.content.networks == plain.content.networks
    assert other.decision == plain.decision


FRAGMENTS = [
    *("", "", " ", "\f", "Innehåll", "Inledning", "1 Mål", "1. Mål", "1.1 Bakgrund", "Mål\t5"),
    *("Aktivitet\tAnsvarig\tX", "Forum\tUppdrag", "a\tb\tc", "\tb", "\t\tc", "Nivå: A"),
    *("• x", "•x", "- y", "–", "•", "1. a", "2. b", "a) c", "å) c", "1.", "Område 1: X"),
    *("Version:1", "Version:", "Gäller från:1 juli 2017", "Gäller från:\t20170701", "Dnr"),
    *("§ 4", "§4", "§:", "§", "Fastställd: KF, 2020-01-01, § 4", "Antagen av: , 2020-01-01"),
    *("Dokumenttyp\tDiarienummer", "Policy\t12", "Sida 3 av 8", "3 (8)", "12", "13"),
    *("Ljungby kommun", "LJUNGBY", "KOMMUN", "Gäller för: Ljungby kommun", "Foo: bar", "x:y"),
    "Ett utskrivet dokument är alltid en kopia,",
    "giltig version finns alltid på intranätet.",
    *("Se figur 1.", "Figur 1 nivå", "En mening som slutar.", "ord utan slut", "Inledning....\t4"),
    *("&lt; <b>&amp;</b>", "\u200b", "\xad", "e\u0301", "…", ":", "http://example.se/"),
]

lines_of = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.text(max_size=8)),
    max_size=40,
).map("\n".join)
words_of = st.lists(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map(" ".join), max_size=25
).map("\n".join)


@given(st.one_of(lines_of, words_of, st.text()), st.sampled_from(["", "Ljungby kommun", "A"]))
def test_any_text_is_read_without_a_loss_or_refused(source, organisation):
    try:
        reading = read(source, organisation=organisation)
    except UnreadablePlan:
        return
    assert (reading.report.lost, reading.report.invented) == ((), ())
    assert content.read(content.canonical(reading.content)) == reading.content
    assert reading.report.lines()


HEAD = "Titel\n\nInledning\n\nText här står.\n\n"

#: Shapes that make a careless reader slow: each is repeated to two sizes, and must grow in proportion.
SHAPES = [
    "a b ",
    "Ab\n\n",
    "a\tb\n",
    "\ta\n",
    "ab\n",
    "....",
    "\n",
    "\f",
    "1\n\n",
    "• a\n",
    "1. a\n",
    "Innehåll\nx\n",
    "Ab....\t1\n",
    "Version\n",
    "Version: 1\n",
    "Inledning\n\n",
    "Aktivitet\tAnsvarig\nåäö\tb\n\tc\n",
    "Sida 3\n\fHej hej\n",
    "Se figur 1. ",
    "a\u0316\u0301",
    "§ ",
]


def seconds(source):
    """CPU time, the least of two runs: a busy machine only ever adds to it."""
    return min(_once(source) for _ in range(2))


def _once(source):
    begun = time.process_time()
    try_to_read(source)
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("front", [True, False], ids=["front", "body"])
def test_the_time_grows_no_faster_than_the_text(shape, front):
    small, large = (
        seconds(repeated + HEAD if front else HEAD + repeated)
        for repeated in (shape * (size // len(shape)) for size in (3_000, 12_000))
    )
    assert large < 12 * max(small, 0.02)
