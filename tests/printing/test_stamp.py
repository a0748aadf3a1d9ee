"""The stamp: what a copy says on its day, drawn on an archive file."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest
from PIL import ImageChops

from document.rules import COPY_RULE, State
from printing.drawing import Run
from printing.face import Face
from printing.frame import LABEL_ROOM, SIZE
from printing.marks import LABELS, Marks, marks
from printing.stamp import LABEL_PADDING, NotStampable, stamp
from printing.tagged import Tagged, tagged
from tests.printing import samples
from tests.printing.paper import boxes, codes, picture
from tests.printing.reading import pages, run

MILLIMETRE = 72 / 25.4


def of(**given: Any) -> Marks:
    defaults = {"slug": "handlingsplan-mot-valdsbejakande-extremism"}
    edition = samples.edition(samples.ljungby(), **(defaults | given))
    return marks(edition, printed_on=samples.PRINTED_ON, public_url="https://intranat.example")


IN_FORCE = of()
REPLACED = of(state=State.SUPERSEDED, replaced_by="2", replaced_on=date(2026, 10, 1))
DRAFT = of(state=None, number=None, digest="")


@pytest.fixture(scope="module")
def copy(ljungby: bytes) -> bytes:
    return stamp(ljungby, IN_FORCE)


@pytest.fixture(scope="module")
def unread(draft: bytes) -> bytes:
    return stamp(draft, DRAFT)


@pytest.fixture(scope="module")
def small() -> bytes:
    return samples.printed(samples.plan())


def foot(pdf: bytes, page: int = 0) -> str:
    return " ".join(word.text for word in boxes(pdf)[page] if word.band == "foot")


def head(pdf: bytes) -> str:
    return " ".join(word.text for word in boxes(pdf)[0] if word.band == "head")


def statement(pdf: bytes) -> str:
    """The last paragraph of the cover, as read out by poppler."""
    read = run("pdfinfo", pdf, "-struct-text").decode()
    cover = re.split(r"^  (?=\S)", read, flags=re.MULTILINE)[1]
    lines = cover.rpartition("    P (block)\n")[2].splitlines()
    return "".join(line.strip().strip('"') for line in lines).strip()


# What it says


def test_every_page_says_what_the_copy_is(copy: bytes) -> None:
    for number in range(len(pages(copy))):
        assert foot(copy, number) == (
            f"{COPY_RULE} Version 1 · utskriven 2026-11-22 · gällande · "
            "revidering försenad sedan 2019-01-01 Kontrolltal 0fdc d467 6079 Giltig version: "
            f"{IN_FORCE.address} Kontrollera kopian: "
            + IN_FORCE.check.replace("/kopia/", "/kopia/ ")
        )


def test_a_version_that_counts_has_no_label(copy: bytes) -> None:
    title = "Handlingsplan mot våldsbejakande extremism"
    assert head(copy) == f"{title} · Version 1 Sida 1 av 8"


@pytest.mark.parametrize("state", [state for state in State if LABELS[state]])
def test_one_that_does_not_count_says_so_in_the_head(ljungby: bytes, state: State) -> None:
    assert LABELS[state] in head(stamp(ljungby, of(state=state)))


@pytest.mark.parametrize("label", LABELS.values())
def test_a_label_fits_into_the_room_that_the_head_leaves_it(label: str) -> None:
    assert Run(label, Face.BOLD).width(SIZE) + 2 * LABEL_PADDING <= LABEL_ROOM


def test_one_that_was_replaced_says_by_which_and_when(ljungby: bytes) -> None:
    assert "· ersatt av version 2 den 2026-10-01 Kontrolltal" in foot(stamp(ljungby, REPLACED))


@pytest.mark.parametrize("given", [IN_FORCE, REPLACED, DRAFT])
def test_the_cover_says_the_same_to_those_who_listen(small: bytes, given: Marks) -> None:
    said = statement(stamp(small, given))
    wanted = [COPY_RULE, f"{given.version} · utskriven 2026-11-22", *given.status]
    wanted += [f"Kontrolltal {given.seal}"] if given.seal else []
    assert all(part in said for part in (*wanted, given.address, given.check))


# To assistive technology


def test_the_statement_is_all_that_the_stamp_adds_to_what_is_read_out(small: bytes) -> None:
    pdf = stamp(small, REPLACED)
    before, after = (
        run("pdfinfo", each, "-struct-text").decode().splitlines() for each in (small, pdf)
    )
    (added,) = [line for line in after if line not in before]
    assert added.strip().strip('"').strip() == statement(pdf)


def test_the_structure_stays_as_it_was(ljungby_tagged: Tagged, copy: bytes) -> None:
    assert tagged(copy) == ljungby_tagged


def test_the_pages_themselves_are_not_touched(ljungby: bytes, copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(ljungby)) as before, pikepdf.open(io.BytesIO(copy)) as after:
        for old, new in zip(before.pages, after.pages, strict=True):
            parts = [[part.read_bytes() for part in page.obj.Contents] for page in (old, new)]
            assert parts[0] == parts[1]


# The code


def test_the_code_on_every_page_leads_to_the_check(copy: bytes) -> None:
    for number in range(1, len(pages(copy)) + 1):
        assert [code.text for code in codes(copy, number)] == [IN_FORCE.check]


@pytest.mark.parametrize("slug", ["a", "plan-for-trygghet", "x" * 80])
@pytest.mark.parametrize("site", ["http://a.se", "https://" + "intranatet." * 6 + "example"])
def test_the_code_can_be_read_from_a_plain_print_however_long_the_address_is(
    ljungby: bytes, slug: str, site: str
) -> None:
    given = marks(
        samples.edition(samples.ljungby(), slug=slug, number=123),
        printed_on=samples.PRINTED_ON,
        public_url=site,
    )
    (code,) = codes(stamp(ljungby, given))
    assert code.text == given.check
    assert code.right - code.left > 17.4 * MILLIMETRE
    assert 4 * MILLIMETRE < code.left < 26 * MILLIMETRE


def test_the_address_beside_the_code_is_that_of_the_code(ljungby: bytes) -> None:
    pdf = stamp(ljungby, of(slug="x" * 80))
    (code,) = codes(pdf)
    assert foot(pdf).partition("Kontrollera kopian: ")[2].replace(" ", "") == code.text


# A draft


def test_a_draft_says_so_in_words_on_every_page(unread: bytes) -> None:
    for number, page in enumerate(boxes(unread)):
        head = [word.text for word in page if word.band == "head"]
        assert "UTKAST – gäller inte" in " ".join(head)
        assert foot(unread, number) == (
            f"{COPY_RULE} Arbetsversion · utskriven 2026-11-22 · UTKAST – gäller inte"
        )


def test_a_draft_has_no_code_and_no_address(unread: bytes) -> None:
    assert codes(unread) == []
    assert "http" not in "".join(pages(unread))


def test_the_draft_mark_reaches_across_the_page(draft: bytes, unread: bytes) -> None:
    without, marked = (picture(pdf, page=3, dots=72) for pdf in (draft, unread))
    text = (0, 85, 595, 725)
    box = ImageChops.difference(without.crop(text), marked.crop(text)).getbbox()
    assert box
    left, top, right, bottom = box
    assert right - left > 400
    assert bottom - top > 400


def test_the_draft_mark_lies_under_the_text(unread: bytes) -> None:
    with pikepdf.open(io.BytesIO(unread)) as pdf:
        assert all(b"/LpGround Do" in page.obj.Contents[0].read_bytes() for page in pdf.pages)


def test_a_version_has_no_draft_mark(copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert pdf.Root.LpHooks.Ground.read_bytes() == b""


# The file


def test_equal_marks_give_equal_bytes(ljungby: bytes, copy: bytes) -> None:
    assert stamp(ljungby, IN_FORCE) == copy


def test_another_day_gives_another_copy(ljungby: bytes, copy: bytes) -> None:
    assert stamp(ljungby, replace(IN_FORCE, printed_on=date(2026, 11, 23))) != copy


def test_a_copy_can_be_stamped_anew(ljungby: bytes, copy: bytes) -> None:
    again = stamp(stamp(copy, DRAFT), REPLACED)
    assert pages(again) == pages(stamp(ljungby, REPLACED))
    with pikepdf.open(io.BytesIO(again)) as pdf:
        assert pdf.Root.LpHooks.Ground.read_bytes() == b""


@pytest.mark.parametrize("hooks", [None, pikepdf.Dictionary(Version=2)])
def test_a_file_without_the_hooks_is_refused(hooks: pikepdf.Dictionary | None) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if hooks is not None:
            pdf.Root.LpHooks = hooks
        pdf.save(out)
    with pytest.raises(NotStampable, match="version 1"):
        stamp(out.getvalue(), IN_FORCE)
