"""Heads and feet of the archive file, and the places that wait for the stamp."""

import io

import pikepdf
import pytest

from document.rules import COPY_RULE
from printing import frame
from printing.drawing import TextLine
from printing.tagged import Tagged
from tests.printing import samples
from tests.printing.paper import boxes
from tests.printing.reading import pages

LONG = "Handlingsplan för jämställdhet, mångfald och lika rättigheter i skola och vuxenutbildning"


def said(line: TextLine) -> str:
    return "".join(run.text for run in line).replace("\u00a0", " ").strip()


def head(title: str) -> list[str]:
    return [said(line) for line in frame.head_lines(title, "Version 12")]


def drawn(page: pikepdf.Page) -> dict[str, list[str]]:
    """The hooks that a page draws, and the marks that each stands within."""
    found: dict[str, list[str]] = {}
    marks: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                kind = operands[1].get("/Subtype", operands[1].get("/MCID")) if operands[1:] else ""
                marks.append(f"{operands[0]} {kind}")
            case "EMC":
                marks.pop()
            case "Do" if str(operands[0]).startswith("/Lp"):
                found[str(operands[0])] = list(marks)
    return found


def test_every_page_has_title_version_number_and_the_copy_rule(ljungby: bytes) -> None:
    found = pages(ljungby)
    for number, page in enumerate(found, start=1):
        assert "Handlingsplan mot våldsbejakande extremism · Version 1\n" in page
        assert f"Sida {number} av {len(found)}\n" in page
        assert COPY_RULE in page


def test_a_title_that_fits_stands_on_one_line() -> None:
    assert head("Plan för trygghet") == ["Plan för trygghet · Version 12"]


def test_a_long_title_takes_two_lines() -> None:
    first, second = head(LONG)
    assert f"{first} {second}" == f"{LONG} · Version 12"


@pytest.mark.parametrize("title", [f"{LONG}, {LONG}", "å" * 300])
def test_a_title_that_is_too_long_is_cut_before_the_version(title: str) -> None:
    lines = head(title)
    assert len(lines) == 2
    shown, dots, version = " ".join(lines).partition("…")
    assert title.replace(" ", "").startswith(shown.replace(" ", ""))
    assert (dots, version) == ("…", " · Version 12")


def test_white_space_in_a_title_is_one_space() -> None:
    assert head(" Plan\n\tför  trygghet ") == ["Plan för trygghet · Version 12"]


def test_any_sign_may_stand_in_a_title() -> None:
    pdf = samples.printed(samples.plan(title="Plan för Łódź, 漢字"))
    assert "Plan för Łódź, ?? · Version 1\n" in pages(pdf)[0]


def test_the_catalogue_names_the_hooks_and_their_version(ljungby: bytes) -> None:
    with pikepdf.open(io.BytesIO(ljungby)) as pdf:
        hooks = pdf.Root.LpHooks
        assert set(hooks) == {"/Version", "/Ground", "/Stamp", "/Foot", "/Statement"}
        assert hooks.Version == 1
        for page in pdf.pages:
            forms = page.resources.XObject
            for name in ("Ground", "Stamp", "Foot", "Statement"):
                assert forms[f"/Lp{name}"].objgen == hooks[f"/{name}"].objgen


@pytest.mark.parametrize("name", ["ljungby", "stress"])
def test_every_page_draws_the_hooks_as_artifacts(name: str, request: pytest.FixtureRequest) -> None:
    with pikepdf.open(io.BytesIO(request.getfixturevalue(name))) as pdf:
        for page in list(pdf.pages)[1:]:
            assert drawn(page) == {
                "/LpGround": ["/Artifact /Watermark"],
                "/LpStamp": ["/Artifact /Footer"],
                "/LpFoot": ["/Artifact /Footer"],
            }


def test_the_cover_ends_in_a_paragraph_for_the_statement(ljungby: bytes) -> None:
    with pikepdf.open(io.BytesIO(ljungby)) as pdf:
        cover = pdf.Root.StructTreeRoot.K[0].K[0]
        paragraph = cover.K[-1]
        assert paragraph.S == pikepdf.Name.P
        assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
        hooks = drawn(pdf.pages[0])
        assert hooks["/LpStatement"] == [f"/P {paragraph.K}"]
        assert "/LpFoot" not in hooks


def test_nothing_of_head_and_foot_is_outside_artifacts(ljungby_tagged: Tagged) -> None:
    assert not ljungby_tagged.loose
    assert "Sida" not in ljungby_tagged.root.text


@pytest.mark.parametrize("name", ["ljungby", "stress"])
def test_the_bands_are_kept_free_of_text(name: str, request: pytest.FixtureRequest) -> None:
    for page in boxes(request.getfixturevalue(name)):
        assert all(word.band for word in page)
        foot = [word.text for word in page if word.band == "foot"]
        assert " ".join(foot) == COPY_RULE
        assert [word.text for word in page if word.band == "head"][-4::2] == ["Sida", "av"]


def test_a_plan_without_sections_is_dressed_too() -> None:
    (only,) = pages(samples.printed(samples.plan()))
    assert "Sida 1 av 1\n" in only
